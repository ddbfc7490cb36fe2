/**
 * How lately, how often and for how much customers have bought: what it comes to, how they stand by it among each other, and
 * how much of all they bring. Plain arithmetic over columns, without Spring or SQL.
 */
@ApplicationModule(allowedDependencies = {"analytical.statistic"})
@NullMarked
package peyvand.analytical.rfm;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
