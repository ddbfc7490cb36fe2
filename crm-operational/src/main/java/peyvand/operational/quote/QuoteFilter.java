package peyvand.operational.quote;

import org.jspecify.annotations.Nullable;
import peyvand.domain.StaffId;

/**
 * Which quotes a list shows; null means any.
 *
 * @param text the beginning of a number
 * @param state as it is read: a sent quote that is no longer valid has expired
 * @param owner whose quote it is
 */
public record QuoteFilter(
        @Nullable String text,
        @Nullable QuoteState state,
        @Nullable StaffId owner) {

    public static final QuoteFilter NONE = new QuoteFilter(null, null, null);

    boolean isNone() {
        return equals(NONE);
    }
}
