/**
 * How likely an open opportunity is to be won, learned from those that were decided. Reads the star schema, and
 * of {@code opportunity} only which have changed. Owns {@code chance_*} and {@code opportunity_chance}; offers
 * {@code fact_chance}.
 */
@ApplicationModule(allowedDependencies = {"domain", "db", "analytical.statistic"})
@NullMarked
package peyvand.analytical.chance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
