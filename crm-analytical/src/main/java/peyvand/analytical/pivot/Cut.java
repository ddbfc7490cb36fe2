package peyvand.analytical.pivot;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a dimension: one key, all but some, or all.
 *
 * @param key null: any
 * @param but none of these
 */
public record Cut(@Nullable String key, List<String> but) {

    public static final Cut ALL = new Cut(null, List.of());

    private static final int MOST = Question.MOST_ROWS;

    public Cut {
        but = List.copyOf(but);
    }

    public static Cut of(String key) {
        return new Cut(key, List.of());
    }

    public static Cut allBut(List<String> keys) {
        return new Cut(null, keys);
    }

    /** @throws IllegalArgumentException for what can be no part of this dimension */
    void check(@Nullable Dimension dimension) {
        boolean empty = key == null && but.isEmpty();
        if (but.size() > MOST || (dimension == null && !empty)) {
            throw new IllegalArgumentException("not a part of " + dimension);
        }
        if (dimension != null
                && ((key != null && !dimension.admits(key)) || !but.stream().allMatch(dimension::admits))) {
            throw new IllegalArgumentException("not a part of " + dimension);
        }
    }
}
