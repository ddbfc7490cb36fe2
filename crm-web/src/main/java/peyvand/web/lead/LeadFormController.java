package peyvand.web.lead;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.domain.LeadFormId;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.field.Label;
import peyvand.operational.lead.LeadForm;
import peyvand.operational.lead.LeadFormData;
import peyvand.operational.lead.LeadFormData.Asked;
import peyvand.operational.lead.LeadForms;
import peyvand.operational.submission.Submissions;
import peyvand.web.form.Composing;
import peyvand.web.form.EditRoutes;
import peyvand.web.form.Editing;
import peyvand.web.form.Field;
import peyvand.web.form.Field.Choice;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;

/** Where administrators make the forms on the web by which leads come. */
@Controller
@RequestMapping("/lead-forms")
class LeadFormController implements EditRoutes<LeadFormId> {

    private static final String PATH = "/lead-forms";

    private static final List<Field> FIELDS = List.of(
            Field.text("formTitlePersian", Label.LONGEST),
            Field.text("formTitleEnglish", Label.LONGEST),
            Field.choices(
                            "formAsked",
                            Arrays.stream(Asked.values())
                                    .map(one -> new Choice(one.name(), null))
                                    .toList())
                    .asRequired()
                    .withHint("leadForm.asked.hint"),
            Field.longText("formConsentPersian").withHint("leadForm.consent.hint"),
            Field.longText("formConsentEnglish"),
            Field.text("source", 100).withHint("leadForm.source.hint"));

    private final LeadForms forms;
    private final Submissions submissions;

    LeadFormController(LeadForms forms, Submissions submissions) {
        this.forms = forms;
        this.submissions = submissions;
    }

    /** @param address where visitors find it */
    record FormView(String path, String title, String address, String leads, String asked, boolean closed) {}

    @GetMapping
    String list(Viewer viewer, Ui ui, Model model) {
        model.addAttribute(
                "forms", forms.all(viewer).stream().map(form -> view(form, ui)).toList());
        return "lead/forms";
    }

    @GetMapping("/new")
    String compose(Viewer viewer, Ui ui, Model model) {
        Form form = Form.empty(FIELDS, ui.formats())
                .with("formAsked", List.of(Asked.ORGANISATION, Asked.EMAIL, Asked.PHONE, Asked.INTEREST));
        return composing(viewer, ui).page(form, model);
    }

    @PostMapping
    String create(
            Viewer viewer,
            Ui ui,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        Form form = Form.read(FIELDS, ui.formats(), http.getParameterMap());
        return composing(viewer, ui).submit(form, submissions, viewer, ui, response, model, after);
    }

    @PostMapping("/{id}/closure")
    String close(Viewer viewer, @PathVariable LeadFormId id, @RequestParam(defaultValue = "true") boolean closed) {
        forms.close(viewer, id, closed);
        return "redirect:" + PATH;
    }

    private Composing composing(Viewer viewer, Ui ui) {
        return new Composing(
                PATH,
                ui.message("leadForm.new"),
                form -> () -> {
                    forms.create(viewer, data(form));
                    return PATH;
                },
                LeadFormController::blamed);
    }

    @Override
    public Editing editing(Viewer viewer, Ui ui, LeadFormId id) {
        return Editing.onForm(
                PATH + "/" + id,
                () -> PATH,
                ui.message("leadForm.edit"),
                () -> form(forms.form(viewer, id), ui),
                form -> forms.edit(viewer, id, form.version(), data(form)),
                LeadFormController::blamed);
    }

    private static Form form(LeadForm form, Ui ui) {
        LeadFormData data = form.data();
        return Form.empty(FIELDS, ui.formats())
                .version(form.version())
                .with("formTitlePersian", data.title().persian())
                .with("formTitleEnglish", data.title().english())
                .with("formAsked", data.asked())
                .with("formConsentPersian", data.consent().persian())
                .with("formConsentEnglish", data.consent().english())
                .with("source", data.source());
    }

    private static LeadFormData data(Form form) {
        return new LeadFormData(
                new Label(form.text("formTitleEnglish"), form.text("formTitlePersian")),
                new Label(form.text("formConsentEnglish"), form.text("formConsentPersian")),
                form.text("source"),
                form.choices("formAsked", Asked.class));
    }

    private static String blamed(RuleViolation violation) {
        return switch (violation.key()) {
            case "rule.leadForm.reach" -> "formAsked";
            case "rule.leadForm.consent" -> "formConsentPersian";
            default -> "formTitlePersian";
        };
    }

    private static FormView view(LeadForm form, Ui ui) {
        return new FormView(
                PATH + "/" + form.id(),
                form.data().title().in(ui.getLanguage()),
                "/f/" + form.key(),
                ui.message("leadForm.leads", form.leads()),
                form.data().asked().stream()
                        .map(one -> ui.message("choice.formAsked." + one))
                        .collect(Collectors.joining(ui.rtl() ? "، " : ", ")),
                form.closed());
    }
}
