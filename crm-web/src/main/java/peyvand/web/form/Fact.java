package peyvand.web.form;

import org.jspecify.annotations.Nullable;

/** One field of a record as it stands on its page. */
public record Fact(String name, String text, @Nullable String href) {

    public String labelKey() {
        return "field." + name;
    }
}
