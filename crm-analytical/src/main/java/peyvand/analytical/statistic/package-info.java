/** What several analyses reckon with: plain arithmetic, without Spring or SQL. */
@ApplicationModule
@NullMarked
package peyvand.analytical.statistic;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
