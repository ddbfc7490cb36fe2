package peyvand.web.customer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import peyvand.web.form.Form;

/**
 * The middle of a customer's or contact's page: where something is written down, and what happened.
 *
 * @param path of the page
 * @param usual the ways people write down most
 * @param others the other ways
 * @param notice what has just been done
 */
record Conversation(
        String path,
        Form form,
        List<Way> usual,
        List<Way> others,
        TimelineView timeline,
        @Nullable String notice) {

    /** A button that says on what way somebody was in touch. */
    record Way(String value, String label, String icon, boolean chosen) {}

    /** Whether more than the sentence is of interest now. */
    public boolean open() {
        return form.problems().keySet().stream()
                        .anyMatch(name -> !name.equals(TouchpointFields.CHANNEL) && !name.equals(TouchpointFields.TEXT))
                || others.stream().anyMatch(Way::chosen);
    }

    /** The fields beside the buttons and the sentence that have something to fill in. */
    public List<String> more() {
        return form.fields().stream()
                .filter(field -> !field.name().equals(TouchpointFields.CHANNEL)
                        && !field.name().equals(TouchpointFields.TEXT))
                .filter(field -> !field.type().name().equals("CHOICE")
                        || !field.choices().isEmpty())
                .map(field -> field.name())
                .toList();
    }

    Conversation noticing(String text) {
        return new Conversation(path, form, usual, others, timeline, text);
    }
}
