/**
 * What will be sold, as far as the open opportunities tell: by month or quarter, colleague, team and company, beside what is
 * to be sold. Reads {@code fact_*} and {@code dim_*} views.
 */
@ApplicationModule
@NullMarked
package peyvand.analytical.forecast;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
