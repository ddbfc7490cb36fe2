package peyvand.web.segment;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.analytical.segment.Group;
import peyvand.analytical.segment.Rule;
import peyvand.analytical.segment.SegmentData;
import peyvand.analytical.segment.SegmentDetails;
import peyvand.analytical.segment.SegmentPlan;
import peyvand.analytical.segment.SegmentPreview;
import peyvand.analytical.segment.SegmentPreviews;
import peyvand.analytical.segment.SegmentQueries;
import peyvand.analytical.segment.Segments;
import peyvand.domain.RuleViolation;
import peyvand.domain.SegmentId;
import peyvand.domain.Stale;
import peyvand.domain.Viewer;
import peyvand.operational.catalog.ProductQueries;
import peyvand.operational.submission.Submissions;
import peyvand.web.form.Field;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;

/** Segments are written here: their names, and their rules part by part. */
@Controller
@RequestMapping("/segments")
class SegmentController {

    private static final String NAME = "segmentName";
    private static final String NOTE = "segmentNote";
    private static final List<Field> FIELDS = Stream.concat(
                    Stream.of(Field.text(NAME, 100).asRequired(), Field.longText(NOTE)), PlanFields.ALL.stream())
            .toList();

    private final Segments segments;
    private final SegmentQueries queries;
    private final SegmentPreviews previews;
    private final ProductQueries products;
    private final Facts facts;
    private final Submissions submissions;
    private final Clock clock;

    SegmentController(
            Segments segments,
            SegmentQueries queries,
            SegmentPreviews previews,
            ProductQueries products,
            Facts facts,
            Submissions submissions,
            Clock clock) {
        this.segments = segments;
        this.queries = queries;
        this.previews = previews;
        this.products = products;
        this.facts = facts;
        this.submissions = submissions;
        this.clock = clock;
    }

    /** One form on its way: what it is sent to, and what stands in it. */
    private record Draft(String action, String back, String title, Form form, RuleForm rules, RuleDraft rule) {}

    @GetMapping("/new")
    String compose(Viewer viewer, Ui ui, Model model) {
        RuleForm rules = rules(viewer, ui, List.of());
        RuleDraft rule = RuleDraft.group(Group.Kind.ALL, List.of(RuleDraft.condition(Map.of())));
        return page(viewer, ui, making(ui, Form.empty(FIELDS, ui.formats()), rules, rule), model);
    }

    @PostMapping
    String create(
            Viewer viewer,
            Ui ui,
            @RequestParam(defaultValue = "") String step,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        Draft draft =
                making(ui, read(ui, step, http), rules(viewer, ui, List.of()), RuleDraft.read(http.getParameterMap()));
        if (!step.isEmpty()) {
            return step(viewer, ui, draft, step, model);
        }
        return save(viewer, ui, draft, response, model, data -> {
            String location =
                    submissions.once(viewer, draft.form().key(), () -> "/segments/" + segments.create(viewer, data));
            after.addFlashAttribute("notice", ui.message("form.saved"));
            return location;
        });
    }

    @GetMapping("/{id}/edit")
    String edit(Viewer viewer, Ui ui, @PathVariable SegmentId id, Model model) {
        SegmentDetails segment = queries.details(viewer, id);
        RuleForm rules = rules(viewer, ui, List.of(segment.data().rule()));
        Form form = Form.empty(FIELDS, ui.formats())
                .version(segment.version())
                .with(NAME, segment.data().name())
                .with(NOTE, segment.data().note());
        PlanFields.show(segment.data().plan(), form);
        return page(
                viewer,
                ui,
                changing(ui, id, form, rules, rules.draft(segment.data().rule())),
                model);
    }

    @PostMapping("/{id}/edit")
    String change(
            Viewer viewer,
            Ui ui,
            @PathVariable SegmentId id,
            @RequestParam(defaultValue = "") String step,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        SegmentDetails now = queries.details(viewer, id);
        RuleForm rules = rules(viewer, ui, List.of(now.data().rule()));
        Draft draft = changing(ui, id, read(ui, step, http), rules, RuleDraft.read(http.getParameterMap()));
        if (!step.isEmpty()) {
            return step(viewer, ui, draft, step, model);
        }
        try {
            return save(viewer, ui, draft, response, model, data -> {
                segments.edit(viewer, id, draft.form().version(), data);
                after.addFlashAttribute("notice", ui.message("form.saved"));
                return draft.back();
            });
        } catch (Stale stale) {
            response.setStatus(HttpStatus.CONFLICT.value());
            draft.form().version(now.version());
            model.addAttribute(
                    "theirs", words(ui, now.data().rule()).line(now.data().rule()));
            model.addAttribute("theirName", now.data().name());
            return page(viewer, ui, draft, model);
        }
    }

    @PostMapping("/{id}/archive")
    String archive(
            Viewer viewer,
            Ui ui,
            @PathVariable SegmentId id,
            @RequestParam boolean archived,
            RedirectAttributes after) {
        try {
            segments.archive(viewer, id, archived);
        } catch (RuleViolation violation) {
            after.addFlashAttribute("problem", ui.message(violation.key(), violation.args()));
        }
        return "redirect:/segments/" + id;
    }

    /** What is still being written, is not told what is wrong with it. */
    private static Form read(Ui ui, String step, HttpServletRequest http) {
        Form read = Form.read(FIELDS, ui.formats(), http.getParameterMap());
        if (!step.isEmpty()) {
            read.problems().clear();
        }
        return read;
    }

    private String step(Viewer viewer, Ui ui, Draft draft, String step, Model model) {
        draft.rule().apply(step);
        return page(viewer, ui, draft, model);
    }

    /** Writes what a form says; where to go then. */
    @FunctionalInterface
    private interface Saving {
        String save(SegmentData data);
    }

    private String save(Viewer viewer, Ui ui, Draft draft, HttpServletResponse response, Model model, Saving saving) {
        RuleNode node = draft.rules().node(draft.rule(), true);
        Optional<Rule> rule = draft.rules().rule(node);
        Form form = draft.form();
        SegmentPlan plan =
                PlanFields.read(form, LocalDate.now(clock.withZone(ui.formats().zone())));
        if (rule.isPresent() && !form.hasProblems()) {
            try {
                return "redirect:"
                        + saving.save(new SegmentData(form.required(NAME), form.text(NOTE), rule.get(), plan));
            } catch (RuleViolation violation) {
                form.reject(PlanFields.about(violation) ? PlanFields.GOAL : NAME, violation);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(viewer, ui, draft, node, rule, model);
    }

    private String page(Viewer viewer, Ui ui, Draft draft, Model model) {
        RuleNode strict = draft.rules().node(draft.rule(), true);
        Optional<Rule> rule = draft.rules().rule(strict);
        return page(viewer, ui, draft, draft.rules().node(draft.rule(), false), rule, model);
    }

    private String page(Viewer viewer, Ui ui, Draft draft, RuleNode node, Optional<Rule> rule, Model model) {
        model.addAttribute("title", draft.title());
        model.addAttribute("action", draft.action());
        model.addAttribute("back", draft.back());
        model.addAttribute("form", draft.form());
        model.addAttribute("node", node);
        model.addAttribute("wrong", node.hasProblems());
        model.addAttribute("preview", PreviewView.of(preview(viewer, rule), ui));
        return "segment/form";
    }

    private @Nullable SegmentPreview preview(Viewer viewer, Optional<Rule> rule) {
        try {
            return rule.map(written -> previews.of(viewer, written)).orElse(null);
        } catch (RuleViolation violation) {
            return null;
        }
    }

    private static Draft making(Ui ui, Form form, RuleForm rules, RuleDraft rule) {
        return new Draft("/segments", "/segments", ui.message("segment.new"), form, rules, rule);
    }

    private static Draft changing(Ui ui, SegmentId id, Form form, RuleForm rules, RuleDraft rule) {
        String path = "/segments/" + id;
        return new Draft(path + "/edit", path, ui.message("segment.edit"), form, rules, rule);
    }

    private RuleForm rules(Viewer viewer, Ui ui, List<Rule> shown) {
        return new RuleForm(
                facts.options(ui, shown),
                text -> products.named(viewer, text).map(product -> product.id().value()),
                ui);
    }

    private RuleWords words(Ui ui, Rule rule) {
        return new RuleWords(facts.options(ui, List.of(rule)), ui);
    }
}
