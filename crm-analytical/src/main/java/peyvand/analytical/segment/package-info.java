/**
 * Customers described by rules: which belong to a segment, since when, and why. Reads the star schema; owns {@code segment*};
 * offers {@code dim_segment_member} and the port {@link peyvand.domain.SegmentMembership}.
 */
@ApplicationModule(
        allowedDependencies = {
            "domain",
            "db",
            "analytical.insight",
            "analytical.lifecycle",
            "analytical.rfm",
            "analytical.statistic"
        })
@NullMarked
package peyvand.analytical.segment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
