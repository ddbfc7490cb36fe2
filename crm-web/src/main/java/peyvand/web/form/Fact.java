package peyvand.web.form;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One field of a record as it stands on its page.
 *
 * @param label null: a message names it
 * @param links what stands there instead of the text, one beneath the other
 */
public record Fact(
        String name,
        String text,
        @Nullable String href,
        @Nullable String label,
        List<Link> links) {

    /** @param href null where the text leads nowhere */
    public record Link(String text, @Nullable String href) {}

    public Fact(String name, String text, @Nullable String href, @Nullable String label) {
        this(name, text, href, label, List.of());
    }

    public Fact(String name, String text, @Nullable String href) {
        this(name, text, href, null);
    }

    /** A field of several addresses of the web. */
    public static Fact ofAddresses(String name, List<String> addresses) {
        return new Fact(
                name,
                "",
                null,
                null,
                addresses.stream()
                        .map(text -> new Link(text, WebAddress.href(text)))
                        .toList());
    }

    public boolean plain() {
        return href == null && links.isEmpty();
    }

    public boolean listed() {
        return !links.isEmpty();
    }

    public String labelKey() {
        return "field." + name;
    }
}
