/**
 * Groups of customers that are like each other, found by k-means, and names for them that stay. Plain arithmetic over arrays,
 * without Spring or SQL.
 */
@ApplicationModule(allowedDependencies = {"analytical.rfm", "analytical.statistic"})
@NullMarked
package peyvand.analytical.cluster;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
