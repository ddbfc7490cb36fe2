package peyvand.web.lead;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import peyvand.domain.Countries;
import peyvand.domain.NotFound;
import peyvand.domain.RuleViolation;
import peyvand.operational.lead.LeadCapture;
import peyvand.operational.lead.LeadData;
import peyvand.operational.lead.LeadForm;
import peyvand.operational.lead.LeadFormData.Asked;
import peyvand.operational.lead.LeadForms;
import peyvand.operational.staff.Company;
import peyvand.operational.staff.CompanyQueries;
import peyvand.web.form.Field;
import peyvand.web.form.Field.Choice;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;
import peyvand.web.security.ClientAddress;

/**
 * A form on the web: visitors write to us by it. Looking at it leaves no session; sending it needs the token of the page
 * that was looked at, and tells nothing about who is known to us.
 */
@Controller
@RequestMapping("/f/{key}")
class CaptureController {

    /** No visitor sees this field, and no visitor fills it in. */
    static final String TRAP = "homepage";

    private static final String NAME = "yourName";
    private static final String AGREED = "agreed";

    private final LeadForms forms;
    private final LeadCapture capture;
    private final CompanyQueries companies;

    CaptureController(LeadForms forms, LeadCapture capture, CompanyQueries companies) {
        this.forms = forms;
        this.capture = capture;
        this.companies = companies;
    }

    @GetMapping
    String page(Ui ui, @PathVariable String key, HttpServletResponse response, Model model) {
        LeadForm form = open(key);
        return page(form, Form.empty(fields(form), ui.formats()), ui, response, model);
    }

    @PostMapping
    String send(Ui ui, @PathVariable String key, HttpServletRequest http, HttpServletResponse response, Model model) {
        LeadForm asked = open(key);
        Form form = Form.read(fields(asked), ui.formats(), http.getParameterMap());
        capture.admit(ClientAddress.of(http), form.key());
        String trapped = http.getParameter(TRAP);
        if (trapped != null && !trapped.isEmpty()) {
            return thanks(key);
        }
        if (!form.hasProblems()) {
            try {
                capture.take(key, form.key(), data(form, ui), agreed(asked, form, ui), ClientAddress.of(http));
                return thanks(key);
            } catch (RuleViolation violation) {
                form.reject(blamed(violation, asked), violation);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(asked, form, ui, response, model);
    }

    /** The same for everybody, whether we knew them or not. */
    @GetMapping("/thanks")
    String thanks(Ui ui, @PathVariable String key, HttpServletResponse response, Model model) {
        head(open(key), ui, response, model);
        return "lead/thanks";
    }

    private static String thanks(String key) {
        return "redirect:/f/" + key + "/thanks";
    }

    private LeadForm open(String key) {
        return forms.open(key).orElseThrow(() -> new NotFound("form"));
    }

    private String page(LeadForm asked, Form form, Ui ui, HttpServletResponse response, Model model) {
        head(asked, ui, response, model);
        model.addAttribute("form", form);
        model.addAttribute("trap", TRAP);
        model.addAttribute(
                "names",
                form.fields().stream()
                        .map(Field::name)
                        .filter(name -> !name.equals(AGREED))
                        .toList());
        model.addAttribute("consent", asked.data().consent().in(ui.getLanguage()));
        return "lead/form";
    }

    private void head(LeadForm asked, Ui ui, HttpServletResponse response, Model model) {
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
        model.addAttribute("key", asked.key());
        model.addAttribute("title", asked.data().title().in(ui.getLanguage()));
        model.addAttribute("brand", companies.company().map(Company::name).orElse(ui.getBrand()));
    }

    /** The name, and what the administrator wants to know. */
    private static List<Field> fields(LeadForm form) {
        List<Field> fields = new ArrayList<>(List.of(Field.text(NAME, 200).asRequired()));
        List<Asked> asked = form.data().asked();
        boolean either = asked.contains(Asked.EMAIL) && asked.contains(Asked.PHONE);
        Stream.of(Asked.values())
                .filter(asked::contains)
                .map(one -> switch (one) {
                    case ORGANISATION -> LeadFields.ORGANISATION;
                    case JOB_TITLE -> Field.text("jobTitle", 150);
                    case EMAIL ->
                        either ? LeadFields.EMAIL.withHint("lead.form.either") : LeadFields.EMAIL.asRequired();
                    case PHONE -> either ? LeadFields.PHONE : LeadFields.PHONE.asRequired();
                    case CITY -> LeadFields.CITY;
                    case COUNTRY -> LeadFields.COUNTRY;
                    case WEBSITE -> Field.text("website", 300);
                    case INTEREST -> Field.longText("message");
                })
                .forEach(fields::add);
        if (!form.data().consent().text().isEmpty()) {
            fields.add(Field.choice(AGREED, List.of(new Choice("true", null))));
        }
        return fields;
    }

    private static LeadData data(Form form, Ui ui) {
        return new LeadData(
                form.text(NAME),
                form.text("organisation"),
                form.text("jobTitle"),
                form.text("email"),
                form.text("phone"),
                form.text("city"),
                Countries.code(form.text("country")),
                form.text("website"),
                ui.getLanguage(),
                null,
                null,
                form.text("message"),
                null);
    }

    private static @Nullable String agreed(LeadForm asked, Form form, Ui ui) {
        return form.text(AGREED) == null ? null : asked.data().consent().in(ui.getLanguage());
    }

    private static String blamed(RuleViolation violation, LeadForm asked) {
        return switch (violation.key()) {
            case "rule.handle.number", "rule.handle.length" -> "phone";
            case "rule.handle.email" -> "email";
            case "rule.leadForm.unreachable" -> asked.data().asked().contains(Asked.EMAIL) ? "email" : "phone";
            default -> NAME;
        };
    }
}
