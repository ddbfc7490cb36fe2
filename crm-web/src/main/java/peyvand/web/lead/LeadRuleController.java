package peyvand.web.lead;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.domain.Countries;
import peyvand.domain.LeadRuleId;
import peyvand.domain.RuleViolation;
import peyvand.domain.StaffId;
import peyvand.domain.TeamId;
import peyvand.domain.Viewer;
import peyvand.operational.lead.LeadRule;
import peyvand.operational.lead.LeadRuleData;
import peyvand.operational.lead.LeadRuleData.Method;
import peyvand.operational.lead.LeadRules;
import peyvand.operational.staff.StaffQueries;
import peyvand.operational.submission.Submissions;
import peyvand.web.form.Composing;
import peyvand.web.form.EditRoutes;
import peyvand.web.form.Editing;
import peyvand.web.form.Field;
import peyvand.web.form.Field.Choice;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;

/** The rules by which leads find their owner. */
@Controller
@RequestMapping("/lead-rules")
class LeadRuleController implements EditRoutes<LeadRuleId> {

    private static final String PATH = "/lead-rules";

    private final LeadRules rules;
    private final StaffQueries staff;
    private final Submissions submissions;

    LeadRuleController(LeadRules rules, StaffQueries staff, Submissions submissions) {
        this.rules = rules;
        this.staff = staff;
        this.submissions = submissions;
    }

    /**
     * @param when which leads it fits
     * @param then to whom they go
     */
    record RuleView(String path, String when, String then, boolean first, boolean last) {}

    @GetMapping
    String list(Viewer viewer, Ui ui, Model model) {
        List<LeadRule> all = rules.all(viewer);
        model.addAttribute(
                "rules",
                all.stream()
                        .map(rule -> view(rule, all.indexOf(rule) == 0, all.indexOf(rule) == all.size() - 1, ui))
                        .toList());
        return "lead/rules";
    }

    @GetMapping("/new")
    String compose(Viewer viewer, Ui ui, Model model) {
        return composing(viewer, ui).page(Form.empty(fields(), ui.formats()), model);
    }

    @PostMapping
    String create(
            Viewer viewer,
            Ui ui,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        Form form = Form.read(fields(), ui.formats(), http.getParameterMap());
        return composing(viewer, ui).submit(form, submissions, viewer, ui, response, model, after);
    }

    @PostMapping("/{id}/place")
    String move(Viewer viewer, @PathVariable LeadRuleId id, @RequestParam boolean earlier) {
        rules.move(viewer, id, earlier);
        return "redirect:" + PATH;
    }

    @PostMapping("/{id}/removal")
    String remove(Viewer viewer, @PathVariable LeadRuleId id) {
        rules.remove(viewer, id);
        return "redirect:" + PATH;
    }

    private Composing composing(Viewer viewer, Ui ui) {
        return new Composing(
                PATH,
                ui.message("leadRule.new"),
                form -> () -> {
                    rules.create(viewer, data(form));
                    return PATH;
                },
                LeadRuleController::blamed);
    }

    @Override
    public Editing editing(Viewer viewer, Ui ui, LeadRuleId id) {
        return Editing.onForm(
                PATH + "/" + id,
                () -> PATH,
                ui.message("leadRule.edit"),
                () -> form(rules.rule(viewer, id), ui),
                form -> rules.edit(viewer, id, form.version(), data(form)),
                LeadRuleController::blamed);
    }

    private List<Field> fields() {
        return List.of(
                Field.text("source", 100).withHint("leadRule.any.hint"),
                LeadFields.COUNTRY,
                LeadFields.CITY,
                LeadFields.LANGUAGE,
                Field.choice("ruleMethod", Method.class).asRequired(),
                Field.choice(
                        "rulePerson",
                        staff.choices().stream()
                                .map(person -> new Choice(person.id().toString(), person.name()))
                                .toList()),
                Field.choice(
                        "team",
                        staff.teams().stream()
                                .map(team -> new Choice(team.id().toString(), team.name()))
                                .toList()));
    }

    private Form form(LeadRule rule, Ui ui) {
        LeadRuleData data = rule.data();
        return Form.empty(fields(), ui.formats())
                .version(rule.version())
                .with("source", data.source())
                .with("country", data.country() == null ? null : ui.formats().country(data.country()))
                .with("city", data.city())
                .with("contactLanguage", data.language())
                .with("ruleMethod", data.method())
                .with("rulePerson", data.person())
                .with("team", data.team());
    }

    private static LeadRuleData data(Form form) {
        String person = form.text("rulePerson");
        String team = form.text("team");
        return new LeadRuleData(
                form.text("source"),
                Countries.code(form.text("country")),
                form.text("city"),
                form.text("contactLanguage"),
                Objects.requireNonNull(form.choice("ruleMethod", Method.class)),
                person == null ? null : StaffId.valueOf(person),
                team == null ? null : TeamId.valueOf(team));
    }

    private static String blamed(RuleViolation violation) {
        return switch (violation.key()) {
            case "rule.leadRule.person" -> "rulePerson";
            case "rule.leadRule.team" -> "team";
            default -> "ruleMethod";
        };
    }

    private static RuleView view(LeadRule rule, boolean first, boolean last, Ui ui) {
        LeadRuleData data = rule.data();
        String when = Stream.of(
                        said("source", data.source(), ui),
                        said(
                                "country",
                                data.country() == null ? null : ui.formats().country(data.country()),
                                ui),
                        said("city", data.city(), ui),
                        said(
                                "contactLanguage",
                                data.language() == null
                                        ? null
                                        : ui.message("choice.contactLanguage." + data.language()),
                                ui))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
        return new RuleView(
                PATH + "/" + rule.id(),
                when.isEmpty() ? ui.message("leadRule.any") : when,
                ui.message("leadRule.to." + data.method(), Ui.isolated(String.valueOf(rule.name()))),
                first,
                last);
    }

    private static @Nullable String said(String field, @Nullable String value, Ui ui) {
        return value == null ? null : ui.message("field." + field) + ": " + Ui.isolated(value);
    }
}
