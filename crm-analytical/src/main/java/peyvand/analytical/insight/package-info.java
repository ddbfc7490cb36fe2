/**
 * What the analysis says of each customer, and its runs: they read what was bought, reckon, and put all results in place at
 * once. Owns {@code analysis_*}, {@code customer_insight}, {@code insight_*} and {@code stage_*}.
 */
@ApplicationModule
@NullMarked
package peyvand.analytical.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
