package peyvand.web.customer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.collaborative.touchpoint.TouchpointData;
import peyvand.domain.RuleViolation;
import peyvand.domain.TouchpointId;
import peyvand.domain.Viewer;
import peyvand.operational.attachment.Attachments;
import peyvand.operational.attachment.Holder;
import peyvand.operational.submission.Submissions;
import peyvand.web.attachment.Uploads;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;

/** Writes down what was said, and answers with the page it was written on, or with what stands in its middle. */
@Component
public class Composer {

    private static final String CONVERSATION = "fragments/timeline :: conversation(conversation=${conversation})";

    private final TouchpointFields fields;
    private final Submissions submissions;
    private final Uploads uploads;
    private final Attachments attachments;

    Composer(TouchpointFields fields, Submissions submissions, Uploads uploads, Attachments attachments) {
        this.fields = fields;
        this.submissions = submissions;
        this.uploads = uploads;
        this.attachments = attachments;
    }

    /** The page on which something is written down: what it is about, and how it looks afterwards. */
    public record Place(
            String path,
            Form form,
            Function<TouchpointData, TouchpointId> log,
            Supplier<Conversation> emptied,
            Supplier<Conversation> refused,
            Function<Conversation, String> page) {}

    public String log(
            Viewer viewer,
            Ui ui,
            Place place,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        boolean fragment = http.getHeader("HX-Request") != null;
        if (logged(viewer, ui, place, http, response)) {
            String notice = ui.message("touchpoint.saved");
            if (fragment) {
                model.addAttribute("conversation", place.emptied.get().noticing(notice));
                return CONVERSATION;
            }
            after.addFlashAttribute("notice", notice);
            return "redirect:" + place.path;
        }
        if (!fragment) {
            return place.page.apply(place.refused.get());
        }
        model.addAttribute("conversation", place.refused.get());
        return CONVERSATION;
    }

    /** The view of a timeline by itself, or of its next piece. */
    public static String timeline(TimelineView timeline, Model model) {
        model.addAttribute("timeline", timeline);
        return timeline.first() == null
                ? "fragments/timeline :: timeline(timeline=${timeline})"
                : "fragments/timeline :: piece(timeline=${timeline})";
    }

    /** Where it was not, the response has the status that says why. */
    private boolean logged(Viewer viewer, Ui ui, Place place, HttpServletRequest http, HttpServletResponse response) {
        TouchpointData data = fields.data(place.form, viewer.staff(), ui.formats());
        if (data == null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return false;
        }
        try {
            uploads.receive(
                    viewer,
                    http,
                    response,
                    files -> submissions.once(viewer, place.form.key(), () -> {
                        attachments.add(viewer, Holder.of(place.log.apply(data)), files);
                        return place.path;
                    }));
            return true;
        } catch (RuleViolation violation) {
            place.form.reject(TouchpointFields.blamed(violation), violation);
            return false;
        }
    }
}
