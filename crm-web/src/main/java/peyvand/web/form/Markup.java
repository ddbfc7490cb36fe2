package peyvand.web.form;

import static org.unbescape.html.HtmlEscape.escapeHtml4Xml;

import org.jspecify.annotations.Nullable;
import peyvand.web.form.Field.Choice;

/** Writes HTML for what stands on pages hundreds of times. Values and texts are escaped; names are the caller's own. */
final class Markup {

    private static final String ICON =
            "<svg class=\"icon\" aria-hidden=\"true\"><use href=\"/app/icons.svg#%s\"/></svg>";

    private final StringBuilder html = new StringBuilder();

    /** Begins a tag; its attributes follow, then {@link #body} or {@link #text}. */
    Markup tag(String name) {
        html.append('<').append(name);
        return this;
    }

    /** @param value null leaves it out */
    Markup with(String attribute, @Nullable Object value) {
        if (value != null) {
            html.append(' ')
                    .append(attribute)
                    .append("=\"")
                    .append(escapeHtml4Xml(value.toString()))
                    .append('"');
        }
        return this;
    }

    /** An attribute that says only that it is there, where it is wanted. */
    Markup flag(String attribute, boolean wanted) {
        return wanted ? with(attribute, attribute) : this;
    }

    /** Ends the attributes of a tag. */
    Markup body() {
        html.append('>');
        return this;
    }

    /** Ends the attributes of a tag, and begins it with a text. */
    Markup text(@Nullable String text) {
        html.append('>').append(text == null ? "" : escapeHtml4Xml(text));
        return this;
    }

    /** A whole element that holds a text and has no attributes. */
    Markup element(String name, @Nullable String text) {
        return tag(name).text(text).end(name);
    }

    Markup end(String name) {
        html.append("</").append(name).append('>');
        return this;
    }

    Markup icon(String name) {
        html.append(ICON.formatted(name));
        return this;
    }

    /** An option of a choice, with the label it goes by. */
    Markup option(Choice choice, @Nullable String label, String chosen) {
        return tag("option")
                .with("value", choice.value())
                .flag("selected", choice.value().equals(chosen))
                .text(label)
                .end("option");
    }

    /** What has been written by somebody who escapes. */
    Markup raw(String written) {
        html.append(written);
        return this;
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
