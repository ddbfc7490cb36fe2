package peyvand.analytical.likeness;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was learned of a segment that is a target.
 *
 * @param outcome null: nothing was learned yet
 * @param members of how many, beside how many others
 * @param auc of a member and another, how often the member is held for more alike; null: not measured
 */
public record LikenessTarget(
        @Nullable Outcome outcome,
        @Nullable Instant reckonedAt,
        int members,
        int others,
        @Nullable Double auc,
        @Nullable Double low,
        @Nullable Double high) {

    /** What came of learning. */
    public enum Outcome {
        TOLD,
        /** Too little to learn from. */
        FEW,
        /** Facts do not surely tell members from others. */
        NO_BETTER
    }
}
