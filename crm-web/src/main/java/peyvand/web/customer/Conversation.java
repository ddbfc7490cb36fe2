package peyvand.web.customer;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import peyvand.web.attachment.Uploads;
import peyvand.web.form.Form;

/**
 * The middle of the page of a customer, contact or opportunity: where something is written down, and what happened.
 *
 * @param path of the page
 * @param usual the ways people write down most
 * @param others the other ways
 * @param notice what has just been done
 */
public record Conversation(
        String path,
        Form form,
        List<Way> usual,
        List<Way> others,
        TimelineView timeline,
        @Nullable String notice) {

    public static final String NAME = "conversation";

    /** A button that says on what way somebody was in touch. */
    public record Way(String value, String label, String icon, boolean chosen) {}

    /** What is filled in without opening anything. */
    private static final Set<String> OPEN = Set.of(TouchpointFields.CHANNEL, TouchpointFields.TEXT, Uploads.FIELD);

    /** Whether more than the sentence is of interest now. */
    public boolean open() {
        return form.problems().keySet().stream().anyMatch(name -> !OPEN.contains(name))
                || others.stream().anyMatch(Way::chosen);
    }

    /** The fields beside the buttons and the sentence that have something to fill in. */
    public List<String> more() {
        return form.fields().stream()
                .filter(field -> !OPEN.contains(field.name()))
                .filter(field -> !field.type().name().equals("CHOICE")
                        || !field.choices().isEmpty())
                .map(field -> field.name())
                .toList();
    }

    Conversation noticing(String text) {
        return new Conversation(path, form, usual, others, timeline, text);
    }
}
