package peyvand.web.activity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.domain.ActivityId;
import peyvand.domain.CustomerId;
import peyvand.domain.OpportunityId;
import peyvand.domain.OrderId;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.activity.Activities;
import peyvand.operational.activity.ActivityData;
import peyvand.operational.activity.ActivityDetails;
import peyvand.operational.activity.ActivityKind;
import peyvand.operational.activity.ActivityQueries;
import peyvand.operational.attachment.Holder;
import peyvand.operational.customer.CustomerQueries;
import peyvand.operational.opportunity.OpportunityDetails;
import peyvand.operational.opportunity.OpportunityQueries;
import peyvand.operational.sales.OrderDetails;
import peyvand.operational.sales.OrderQueries;
import peyvand.operational.submission.Submissions;
import peyvand.web.attachment.FileCards;
import peyvand.web.form.Editing;
import peyvand.web.form.FieldRoutes;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;

@Controller
@RequestMapping("/activities")
class ActivityController implements FieldRoutes<ActivityId> {

    private final Activities activities;
    private final ActivityQueries queries;
    private final ActivityFields fields;
    private final ActivityList list;
    private final ActivityWords words;
    private final OpenWork openWork;
    private final CustomerQueries customers;
    private final OrderQueries orders;
    private final OpportunityQueries sales;
    private final Submissions submissions;
    private final FileCards files;

    ActivityController(
            Activities activities,
            ActivityQueries queries,
            ActivityFields fields,
            ActivityList list,
            ActivityWords words,
            OpenWork openWork,
            CustomerQueries customers,
            OrderQueries orders,
            OpportunityQueries sales,
            Submissions submissions,
            FileCards files) {
        this.activities = activities;
        this.queries = queries;
        this.fields = fields;
        this.list = list;
        this.words = words;
        this.openWork = openWork;
        this.customers = customers;
        this.orders = orders;
        this.sales = sales;
        this.submissions = submissions;
        this.files = files;
    }

    @GetMapping
    String list(Viewer viewer, Ui ui, HttpServletRequest http, Model model) {
        return list.show(viewer, ui, http, model);
    }

    @GetMapping("/{id}")
    String show(Viewer viewer, Ui ui, @PathVariable ActivityId id, Model model) {
        return page(viewer, ui, id, model);
    }

    /** The page after something about it was refused. */
    String refused(
            Viewer viewer, Ui ui, ActivityId id, RuleViolation violation, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("problem", ui.message(violation.key(), violation.args()));
        return page(viewer, ui, id, model);
    }

    String page(Viewer viewer, Ui ui, ActivityId id, Model model) {
        ActivityDetails activity = queries.details(viewer, id);
        model.addAttribute("record", ActivityView.record(activity, ui));
        model.addAttribute("activity", ActivityView.of(activity, words.today(ui), ui));
        model.addAttribute("colleagues", fields.owner().choices());
        if (!model.containsAttribute(FileCards.NAME)) {
            model.addAttribute(FileCards.NAME, files.of(viewer, ui, Holder.of(id), "/activities/" + id, true));
        }
        return "activity/page";
    }

    /** @param day of a calendar, as in its links */
    @GetMapping("/new")
    String compose(
            Viewer viewer,
            Ui ui,
            @RequestParam(required = false) @Nullable CustomerId customer,
            @RequestParam(required = false) @Nullable OrderId order,
            @RequestParam(required = false) @Nullable OpportunityId opportunity,
            @RequestParam(required = false) @Nullable ActivityKind kind,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate day,
            Model model) {
        Form form = fields.empty(viewer, day == null ? words.today(ui).date() : day, ui.formats());
        if (kind != null) {
            form.with("activityKind", kind);
        }
        CustomerId about = customer;
        if (order != null) {
            OrderDetails found = orders.details(viewer, order);
            form.with("activityOrder", found.number());
            about = found.data().customer();
        }
        if (opportunity != null) {
            about = concerning(viewer, opportunity, form);
        }
        if (about != null) {
            form.with("customer", label(viewer, about));
        }
        return form(ui, form, model);
    }

    @PostMapping
    String create(
            Viewer viewer,
            Ui ui,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        Form form = Form.read(fields.fields(), ui.formats(), http.getParameterMap());
        String location = created(viewer, ui, form);
        if (location != null) {
            after.addFlashAttribute("notice", ui.message("form.saved"));
            return "redirect:" + location;
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return form(ui, form, model);
    }

    /** A task from a line: what, and on which day, today if none is said. What does not fit goes on in the long form. */
    @PostMapping("/quick")
    String add(
            Viewer viewer,
            Ui ui,
            HttpServletRequest http,
            @RequestParam(required = false) @Nullable CustomerId about,
            @RequestParam(required = false) @Nullable OpportunityId opportunity,
            @RequestParam(required = false) @Nullable String back,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        Form form = Form.read(fields.fields(), ui.formats(), quick(viewer, ui, http, about, opportunity));
        boolean saved = created(viewer, ui, form) != null;
        if (!saved) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        if ((about != null || opportunity != null) && http.getHeader("HX-Request") != null) {
            Form refused = saved ? null : form;
            model.addAttribute(
                    "work",
                    opportunity == null
                            ? openWork.of(viewer, ui, Objects.requireNonNull(about), refused)
                            : openWork.of(viewer, ui, opportunity, refused));
            return "activity/items :: openWork(work=${work})";
        }
        if (saved) {
            after.addFlashAttribute("notice", ui.message("form.saved"));
            return "redirect:" + Back.to(back, "/activities");
        }
        return form(ui, form, model);
    }

    /** @return where the new activity is; null where the form has problems */
    private @Nullable String created(Viewer viewer, Ui ui, Form form) {
        ActivityData data = form.hasProblems() ? null : fields.data(form, null, viewer, ui.formats());
        if (data == null) {
            return null;
        }
        try {
            return submissions.once(
                    viewer,
                    form.key(),
                    () -> "/activities/" + activities.create(viewer, ActivityFields.owner(form), data));
        } catch (RuleViolation violation) {
            form.reject(ActivityFields.blamed(violation), violation);
            return null;
        }
    }

    /** The long form as a quick line fills it in. */
    private Map<String, String[]> quick(
            Viewer viewer,
            Ui ui,
            HttpServletRequest http,
            @Nullable CustomerId about,
            @Nullable OpportunityId opportunity) {
        Form usual = fields.empty(viewer, words.today(ui).date(), ui.formats());
        CustomerId customer = opportunity == null ? about : concerning(viewer, opportunity, usual);
        if (customer != null) {
            usual.with("customer", label(viewer, customer));
        }
        Map<String, String[]> request = new HashMap<>();
        usual.fields().forEach(field -> request.put(field.name(), new String[] {usual.value(field.name())}));
        ActivityFields.QUICK.forEach(field -> {
            String[] typed = http.getParameterValues(field.name());
            if (typed != null && typed.length == 1 && !typed[0].isBlank()) {
                request.put(field.name(), typed);
            }
        });
        String[] key = http.getParameterValues(Form.KEY);
        if (key != null) {
            request.put(Form.KEY, key);
        }
        return request;
    }

    /** Writes into the form that it is about a sale. @return to whom */
    private CustomerId concerning(Viewer viewer, OpportunityId id, Form form) {
        OpportunityDetails sale = sales.details(viewer, id);
        form.with(ActivityFields.OPPORTUNITY, sale.data().name() + " (" + sale.number() + ")");
        return sale.data().customer();
    }

    private String label(Viewer viewer, CustomerId id) {
        return customers
                .choice(viewer, id)
                .map(choice -> choice.name() + " (" + choice.number() + ")")
                .orElse("");
    }

    @Override
    public Editing editing(Viewer viewer, Ui ui, ActivityId id) {
        ActivityDetails now = queries.details(viewer, id);
        return new Editing(
                "/activities/" + id,
                ui.message("activity.edit"),
                () -> fields.form(viewer, queries.details(viewer, id), ui.formats()),
                form -> {
                    ActivityData data = fields.data(form, now, viewer, ui.formats());
                    if (data != null) {
                        activities.edit(viewer, id, form.version(), data);
                    }
                },
                () -> ActivityView.record(queries.details(viewer, id), ui),
                ActivityFields::blamed);
    }

    private static String form(Ui ui, Form form, Model model) {
        model.addAttribute("title", ui.message("activity.new"));
        model.addAttribute("form", form);
        model.addAttribute("action", "/activities");
        model.addAttribute("back", "/activities");
        return "fragments/edit";
    }
}
