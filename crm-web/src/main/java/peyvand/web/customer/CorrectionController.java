package peyvand.web.customer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.collaborative.touchpoint.TouchpointData;
import peyvand.collaborative.touchpoint.TouchpointDetails;
import peyvand.collaborative.touchpoint.TouchpointQueries;
import peyvand.collaborative.touchpoint.Touchpoints;
import peyvand.domain.ContactId;
import peyvand.domain.OpportunityId;
import peyvand.domain.OrderId;
import peyvand.domain.RuleViolation;
import peyvand.domain.TouchpointId;
import peyvand.domain.Viewer;
import peyvand.operational.attachment.Attachments;
import peyvand.operational.attachment.Holder;
import peyvand.operational.customer.ContactQueries;
import peyvand.operational.customer.CustomerQueries;
import peyvand.operational.opportunity.OpportunityQueries;
import peyvand.operational.sales.OrderQueries;
import peyvand.operational.submission.Submissions;
import peyvand.web.attachment.Uploads;
import peyvand.web.customer.TouchpointFields.Choices;
import peyvand.web.form.Field;
import peyvand.web.form.Field.Choice;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;

/** Corrects or withdraws what was written down wrongly: by a new entry that stands for the old one. */
@Controller
@RequestMapping("/touchpoints/{id}")
class CorrectionController {

    private static final String REASON_NAME = "touchReason";
    private static final List<Field> REASON =
            List.of(Field.text(REASON_NAME, 500).asRequired().withHint("touchpoint.withdrawal.hint"));

    private final Touchpoints touchpoints;
    private final TouchpointQueries queries;
    private final TouchpointFields fields;
    private final Conversations conversations;
    private final CustomerQueries customers;
    private final ContactQueries contacts;
    private final OrderQueries orders;
    private final OpportunityQueries opportunities;
    private final Submissions submissions;
    private final Uploads uploads;
    private final Attachments attachments;

    CorrectionController(
            Touchpoints touchpoints,
            TouchpointQueries queries,
            TouchpointFields fields,
            Conversations conversations,
            CustomerQueries customers,
            ContactQueries contacts,
            OrderQueries orders,
            OpportunityQueries opportunities,
            Submissions submissions,
            Uploads uploads,
            Attachments attachments) {
        this.touchpoints = touchpoints;
        this.queries = queries;
        this.fields = fields;
        this.conversations = conversations;
        this.customers = customers;
        this.contacts = contacts;
        this.orders = orders;
        this.opportunities = opportunities;
        this.submissions = submissions;
        this.uploads = uploads;
        this.attachments = attachments;
    }

    @GetMapping("/correction")
    String compose(Viewer viewer, Ui ui, @PathVariable TouchpointId id, Model model) {
        TouchpointDetails wrong = queries.details(viewer, id);
        return form(ui, wrong, fields.filled(choices(viewer, wrong), wrong.data(), ui.formats()), model);
    }

    @PostMapping("/correction")
    String correct(
            Viewer viewer,
            Ui ui,
            @PathVariable TouchpointId id,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        TouchpointDetails wrong = queries.details(viewer, id);
        Form form = Form.read(fields.fields(choices(viewer, wrong)), ui.formats(), http.getParameterMap());
        TouchpointData data = fields.data(form, viewer.staff(), ui.formats());
        if (data != null) {
            try {
                TouchpointData kept = unlessHidden(viewer, wrong, data.at(unlessRetyped(form, wrong, data.at(), ui)));
                String path = "/customers/" + wrong.customer();
                uploads.receive(
                        viewer,
                        http,
                        response,
                        files -> submissions.once(viewer, form.key(), () -> {
                            TouchpointId right = touchpoints.correct(viewer, id, kept);
                            attachments.carryOver(viewer, id, right);
                            attachments.add(viewer, Holder.of(right), files);
                            return path;
                        }));
                after.addFlashAttribute("notice", ui.message("touchpoint.corrected"));
                return "redirect:" + path;
            } catch (RuleViolation violation) {
                form.reject(TouchpointFields.blamed(violation), violation);
                return form(ui, wrong, form, model);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return form(ui, wrong, form, model);
    }

    @PostMapping("/withdrawal")
    String withdraw(
            Viewer viewer,
            Ui ui,
            @PathVariable TouchpointId id,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        TouchpointDetails wrong = queries.details(viewer, id);
        Form reason = Form.read(REASON, ui.formats(), http.getParameterMap());
        if (!reason.hasProblems()) {
            try {
                touchpoints.withdraw(viewer, id, reason.required(REASON_NAME));
                after.addFlashAttribute("notice", ui.message("touchpoint.withdrawn"));
                return "redirect:/customers/" + wrong.customer();
            } catch (RuleViolation violation) {
                reason.reject(REASON_NAME, violation);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(ui, wrong, fields.filled(choices(viewer, wrong), wrong.data(), ui.formats()), reason, model);
    }

    /** The form knows minutes; an entry whose time is left alone keeps its seconds. */
    private @Nullable Instant unlessRetyped(Form form, TouchpointDetails wrong, @Nullable Instant typed, Ui ui) {
        return fields.sameTime(form, wrong.data(), ui.formats()) ? wrong.data().at() : typed;
    }

    /** A sale that the form could not show stays what it was about. */
    private TouchpointData unlessHidden(Viewer viewer, TouchpointDetails wrong, TouchpointData data) {
        OpportunityId sale = wrong.data().opportunity();
        return sale == null || opportunities.find(viewer, sale).isPresent() ? data : data.about(sale);
    }

    /** What the form offers, and what stands there now. */
    private Choices choices(Viewer viewer, TouchpointDetails wrong) {
        Choices offered = conversations.choices(viewer, customers.details(viewer, wrong.customer()));
        ContactId contact = wrong.data().contact();
        OrderId order = wrong.data().order();
        OpportunityId sale = wrong.data().opportunity();
        return new Choices(
                contact == null
                        ? offered.contacts()
                        : including(
                                offered.contacts(),
                                contact.toString(),
                                contacts.details(viewer, contact).data().name()),
                order == null
                        ? offered.orders()
                        : including(
                                offered.orders(),
                                order.toString(),
                                orders.details(viewer, order).number()),
                Optional.ofNullable(sale)
                        .flatMap(id -> opportunities.find(viewer, id))
                        .map(row -> including(offered.opportunities(), row.id().toString(), Conversations.label(row)))
                        .orElse(offered.opportunities()));
    }

    private static List<Choice> including(List<Choice> choices, String value, String label) {
        if (choices.stream().anyMatch(choice -> choice.value().equals(value))) {
            return choices;
        }
        List<Choice> all = new ArrayList<>(choices);
        all.add(new Choice(value, label));
        return all;
    }

    private static String form(Ui ui, TouchpointDetails wrong, Form form, Model model) {
        return page(ui, wrong, form, Form.empty(REASON, ui.formats()), model);
    }

    private static String page(Ui ui, TouchpointDetails wrong, Form form, Form reason, Model model) {
        model.addAttribute("title", ui.message("touchpoint.correction", Ui.isolated(wrong.customerName())));
        model.addAttribute("form", form);
        model.addAttribute("reason", reason);
        model.addAttribute("path", "/touchpoints/" + wrong.id());
        model.addAttribute("back", "/customers/" + wrong.customer());
        return "customer/correction";
    }
}
