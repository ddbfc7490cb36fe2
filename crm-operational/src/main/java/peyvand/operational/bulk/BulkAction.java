package peyvand.operational.bulk;

import org.jspecify.annotations.Nullable;
import peyvand.domain.Right;

/**
 * Something that can be done with many records.
 *
 * @param right that its single counterpart needs
 * @param value how what is set by it is typed; null where nothing is
 */
public record BulkAction(String name, Right right, @Nullable Value value) {

    /** How a value is typed. */
    public enum Value {
        TEXT,
        TAG,
        COUNTRY,
        CATEGORY,
        DAY,
        COLLEAGUE,
        TIER,
        DISQUALIFY_REASON,
        STAGE,
        LOSS_REASON,
        DAYS,
        TASK
    }
}
