package peyvand.web.form;

import org.jspecify.annotations.Nullable;

/** Addresses as people write them down, with or without the scheme. */
public final class WebAddress {

    private static final String PLAIN = "(?i)(https?://)?[\\p{L}\\p{N}.-]+\\.[\\p{L}]{2,}(:\\d+)?([/?#]\\S*)?";

    private WebAddress() {}

    /** Where a text leads. @return null unless it is plainly a web address */
    public static @Nullable String href(@Nullable String text) {
        if (text == null || !text.matches(PLAIN)) {
            return null;
        }
        return text.matches("(?i)https?://.*") ? text : "https://" + text;
    }
}
