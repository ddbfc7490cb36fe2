/** What came of sales, told from the star schema. Everything counts only what its reader may see. */
@ApplicationModule(allowedDependencies = {"domain", "db", "analytical.statistic"})
@NullMarked
package peyvand.analytical.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
