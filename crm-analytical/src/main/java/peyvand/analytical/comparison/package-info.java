/**
 * Two groups of customers side by side: two segments, or one and everybody else. Reads the star schema and who belongs to
 * segments; owns no tables. What it reads is bounded: of many customers some are drawn.
 */
@ApplicationModule(
        allowedDependencies = {
            "domain",
            "db",
            "analytical.basket",
            "analytical.lifecycle",
            "analytical.rfm",
            "analytical.segment",
            "analytical.statistic"
        })
@NullMarked
package peyvand.analytical.comparison;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
