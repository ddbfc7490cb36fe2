package peyvand.analytical.quality;

import java.time.Instant;

/**
 * A measure that was taken.
 *
 * @param total the records looked at
 * @param affected those of them that are concerned
 */
public record Measurement(QualityMeasure measure, long total, long affected, Instant measuredAt) {

    /** In percent, rounded, but not 0 where there is any and not 100 where there is one that is fine. */
    public int percent() {
        if (affected == 0 || affected == total) {
            return affected == 0 ? 0 : 100;
        }
        return (int) Math.min(99, Math.max(1, Math.round(100.0 * affected / total)));
    }
}
