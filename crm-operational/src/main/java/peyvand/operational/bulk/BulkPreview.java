package peyvand.operational.bulk;

import java.util.List;

/**
 * What a change would do.
 *
 * @param changed so many would be changed
 * @param already so many are so already
 * @param impossible so many cannot be changed, for they are archived or of another kind
 * @param sample what some of those to be changed are called
 * @param shares how those to be changed are shared out, the most first; none where nobody asks
 * @param more whether the list has more than can be changed at once, which then stay as they are
 */
public record BulkPreview(
        int changed, int already, int impossible, List<String> sample, List<Share> shares, boolean more) {

    /** So many go to one. */
    public record Share(String name, int number) {}

    public BulkPreview {
        sample = List.copyOf(sample);
        shares = List.copyOf(shares);
    }

    public int found() {
        return changed + already + impossible;
    }
}
