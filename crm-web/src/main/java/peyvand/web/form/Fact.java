package peyvand.web.form;

import org.jspecify.annotations.Nullable;

/**
 * One field of a record as it stands on its page.
 *
 * @param label null: a message names it
 */
public record Fact(
        String name,
        String text,
        @Nullable String href,
        @Nullable String label) {

    public Fact(String name, String text, @Nullable String href) {
        this(name, text, href, null);
    }

    public String labelKey() {
        return "field." + name;
    }
}
