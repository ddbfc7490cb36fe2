package peyvand.domain;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A place in a sorted list: after (or, going backward, before) the row with this sort value and id. Its text form is
 * what page links carry.
 */
public record Cursor(boolean backward, String value, long id) {

    private static final int LONGEST = 2_000;

    public String encode() {
        String text = (backward ? "b" : "f") + id + ":" + value;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @return the cursor of a page link; null when there is none
     * @throws IllegalArgumentException when the text is no cursor
     */
    public static @Nullable Cursor decode(@Nullable String encoded) {
        if (encoded == null || encoded.isEmpty()) {
            return null;
        }
        if (encoded.length() > LONGEST) {
            throw new IllegalArgumentException("cursor");
        }
        String text = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
        int colon = text.indexOf(':');
        if (colon < 2 || (text.charAt(0) != 'b' && text.charAt(0) != 'f') || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("cursor");
        }
        return new Cursor(text.charAt(0) == 'b', text.substring(colon + 1), Long.parseLong(text, 1, colon, 10));
    }
}
