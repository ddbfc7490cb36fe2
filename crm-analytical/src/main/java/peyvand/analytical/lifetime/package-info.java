/**
 * What customers will still buy: models of purchases and of leaving, of the value of a purchase, and of both together over a
 * time to come; how well they foretell what they have not seen, and which of them is used. Plain arithmetic over arrays,
 * without Spring or SQL.
 */
@ApplicationModule(allowedDependencies = "analytical.statistic")
@NullMarked
package peyvand.analytical.lifetime;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
