package peyvand.web.target;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.domain.JalaliDate;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.opportunity.PipelineQueries;
import peyvand.operational.staff.Calendar;
import peyvand.operational.target.TargetGroup;
import peyvand.operational.target.TargetGroup.Choice;
import peyvand.operational.target.TargetLine;
import peyvand.operational.target.TargetQueries;
import peyvand.operational.target.Targets;
import peyvand.web.form.Field;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;

/** What is to be sold in a year, as a table and as a grid to type into. */
@Controller
@RequestMapping("/targets")
class TargetController {

    private static final String LIST = "/targets";
    private static final String GROWTH = "growth";
    private static final List<Field> COPYING = List.of(Field.decimal(GROWTH).asRequired());

    private final Targets targets;
    private final TargetQueries queries;
    private final PipelineQueries pipelines;
    private final Clock clock;

    TargetController(Targets targets, TargetQueries queries, PipelineQueries pipelines, Clock clock) {
        this.targets = targets;
        this.queries = queries;
        this.pipelines = pipelines;
        this.clock = clock;
    }

    @GetMapping
    String show(Viewer viewer, Ui ui, HttpServletRequest http, Model model) {
        return page(viewer, ui, ask(viewer, ui, http), null, copying(ui), false, model);
    }

    @GetMapping("/edit")
    String edit(Viewer viewer, Ui ui, HttpServletRequest http, Model model) {
        return page(viewer, ui, ask(viewer, ui, http), null, copying(ui), true, model);
    }

    @PostMapping("/edit")
    String save(
            Viewer viewer,
            Ui ui,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        TargetAsk ask = ask(viewer, ui, http);
        List<TargetLine> lines = queries.lines(viewer, ask.group(), ask.when());
        TargetForm form = TargetForm.read(http.getParameterMap(), lines, ask.when(), ui.formats());
        if (form.wrong().isEmpty()) {
            try {
                int set = targets.enter(viewer, ask.group(), ask.when(), form.cells());
                after.addFlashAttribute("notice", ui.message("target.saved", set));
                return "redirect:" + ask.link(LIST);
            } catch (RuleViolation violation) {
                model.addAttribute("problem", ui.message(violation.key(), violation.args()));
            }
        } else {
            int wrong = form.wrong().values().stream().mapToInt(Set::size).sum();
            model.addAttribute("problem", ui.message("target.wrong", wrong));
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(viewer, ui, ask, form, copying(ui), true, model);
    }

    @PostMapping("/copy")
    String copy(
            Viewer viewer,
            Ui ui,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        TargetAsk ask = ask(viewer, ui, http);
        Form form = Form.read(COPYING, ui.formats(), http.getParameterMap());
        if (!form.hasProblems()) {
            try {
                BigDecimal growth = Objects.requireNonNull(form.decimal(GROWTH));
                int set = targets.copy(viewer, ask.group(), ask.when(), growth);
                after.addFlashAttribute("notice", ui.message("target.copied", set));
                return "redirect:" + ask.link(LIST);
            } catch (RuleViolation violation) {
                form.reject(GROWTH, violation);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(viewer, ui, ask, null, form, true, model);
    }

    private String page(
            Viewer viewer,
            Ui ui,
            TargetAsk ask,
            @Nullable TargetForm form,
            Form copying,
            boolean editing,
            Model model) {
        List<TargetLine> lines = queries.lines(viewer, ask.group(), ask.when());
        List<Boolean> editable =
                lines.stream().map(line -> queries.sets(viewer, line.subject())).toList();
        model.addAttribute("view", TargetView.of(ask, lines, editable, form, ui));
        model.addAttribute("ask", ask);
        model.addAttribute("editing", editing);
        model.addAttribute("editable", editable.contains(true));
        model.addAttribute("edit", ask.link("/targets/edit"));
        model.addAttribute("show", ask.link(LIST));
        model.addAttribute("otherCalendar", ask.inOtherCalendar().link(editing ? "/targets/edit" : LIST));
        model.addAttribute("copying", copying);
        model.addAttribute("currency", ui.formats().currency(ui.baseCurrency()));
        model.addAttribute("years", years(ask, ui));
        model.addAttribute("groups", groups(viewer, ui));
        model.addAttribute(
                "pipelines",
                pipelines.current().stream()
                        .map(one -> new Field.Choice(
                                one.id().toString(), one.label().in(ui.getLanguage())))
                        .toList());
        return "target/page";
    }

    private TargetAsk ask(Viewer viewer, Ui ui, HttpServletRequest http) {
        return TargetAsk.read(http.getParameterMap(), queries.groups(viewer), today(ui), ui);
    }

    private static Form copying(Ui ui) {
        return Form.empty(COPYING, ui.formats()).with(GROWTH, BigDecimal.TEN);
    }

    /** The one asked for, and those about today. */
    private List<Field.Choice> years(TargetAsk ask, Ui ui) {
        LocalDate today = today(ui);
        int now = ask.calendar() == Calendar.JALALI ? JalaliDate.of(today).year() : today.getYear();
        return IntStream.concat(IntStream.of(ask.year()), IntStream.rangeClosed(now - 2, now + 2))
                .distinct()
                .sorted()
                .mapToObj(year ->
                        new Field.Choice(String.valueOf(year), ui.formats().digits(String.valueOf(year))))
                .toList();
    }

    private List<Field.Choice> groups(Viewer viewer, Ui ui) {
        return queries.groups(viewer).stream()
                .map(choice -> new Field.Choice(choice.group().key(), name(choice, ui)))
                .toList();
    }

    private static String name(Choice choice, Ui ui) {
        return choice.group().kind() == TargetGroup.Kind.TEAM
                ? choice.name()
                : ui.message("choice.targetGroup." + choice.group().kind());
    }

    private LocalDate today(Ui ui) {
        return clock.instant().atZone(ui.formats().zone()).toLocalDate();
    }
}
