package peyvand.web.pivot;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.analytical.pivot.Answer;
import peyvand.analytical.pivot.Dimension;
import peyvand.analytical.pivot.PivotAnswers;
import peyvand.analytical.pivot.Reckoning;
import peyvand.analytical.pivot.Reckoning.State;
import peyvand.domain.RecordKind;
import peyvand.domain.RuleViolation;
import peyvand.domain.ViewId;
import peyvand.domain.Viewer;
import peyvand.operational.view.SavedView;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;
import peyvand.web.list.Export;
import peyvand.web.list.Parameter;

/** Answers questions over sales. */
@Controller
@RequestMapping("/pivot")
class PivotController {

    private static final double PERCENT = 100;

    private final PivotForm forms;
    private final PivotAnswers answers;
    private final SavedQuestions saved;
    private final KeyNames names;

    PivotController(PivotForm forms, PivotAnswers answers, SavedQuestions saved, KeyNames names) {
        this.forms = forms;
        this.answers = answers;
        this.saved = saved;
        this.names = names;
    }

    /** @param id of the saved question that is open */
    @GetMapping
    String show(
            Viewer viewer,
            Ui ui,
            @RequestParam(name = PivotRequest.SAVED, required = false) @Nullable ViewId id,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model) {
        boolean asked = http.getParameter(PivotForm.ROWS) != null;
        SavedView open = id == null ? null : saved.open(viewer, id);
        if (!asked && open == null) {
            model.addAttribute("form", forms.usual(ui));
            model.addAttribute("questions", saved.rows(viewer, ui));
            model.addAttribute("examples", examples(ui));
            return "pivot/page";
        }
        PivotRequest request = asked || open == null
                ? forms.read(viewer, ui, http)
                : forms.read(viewer, ui, SavedQuestions.asked(open, forms, ui));
        model.addAttribute("form", request.form());
        model.addAttribute("open", open);
        if (request.form().hasProblems()) {
            model.addAttribute("narrowed", true);
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return "pivot/page";
        }
        model.addAttribute("asked", title(request, ui));
        model.addAttribute("narrowed", !request.question().filters().isEmpty());
        model.addAttribute("state", request.parameters());
        model.addAttribute("saving", Form.empty(SavedQuestionController.fields(ui), ui.formats()));
        model.addAttribute("changeable", open != null && SavedQuestions.editable(open, ui));
        answer(viewer, request, ui, model);
        return "pivot/page";
    }

    /** What is reckoned in the background is told before anything is asked of the database again. */
    private void answer(Viewer viewer, PivotRequest request, Ui ui, Model model) {
        Optional<Reckoning> background = answers.reckoning(viewer, request.question());
        if (background.filter(one -> !one.state().isOver()).isPresent()) {
            model.addAttribute("work", WorkView.of(background.get(), request, ui));
            return;
        }
        background
                .filter(one -> one.state() != State.DONE)
                .ifPresent(one -> model.addAttribute("ended", ui.message("pivot.reckoning." + one.state())));
        Optional<Answer> kept = background.flatMap(Reckoning::answer);
        model.addAttribute("kept", kept.isPresent());
        kept.or(() -> answers.atOnce(viewer, request.question()))
                .ifPresentOrElse(
                        told -> show(viewer, request, told, ui, model), () -> model.addAttribute("tooMuch", true));
    }

    /** How far an answer is. */
    record WorkView(String says, long percent, boolean stopping, String href) {

        static WorkView of(Reckoning reckoning, PivotRequest request, Ui ui) {
            return new WorkView(
                    ui.message("pivot.reckoning." + reckoning.state(), reckoning.askedAt()),
                    Math.round(PERCENT * reckoning.share()),
                    reckoning.stopAsked(),
                    request.link(PivotRequest.PATH));
        }
    }

    @GetMapping({"/export.csv", "/export.xlsx"})
    void export(Viewer viewer, Ui ui, HttpServletRequest http, Export export) throws IOException {
        PivotRequest request = forms.read(viewer, ui, http).valid();
        Answer answer = answers.reckoning(viewer, request.question())
                .flatMap(Reckoning::answer)
                .or(() -> answers.atOnce(viewer, request.question()))
                .orElseThrow(() -> new RuleViolation("rule.pivot.first"));
        PivotTable table = new PivotTable(request, answer, names, ui);
        export.write(RecordKind.ORDER, "pivot", table.columns(), table.lines()::forEach);
    }

    private void show(Viewer viewer, PivotRequest request, Answer answer, Ui ui, Model model) {
        PivotTable table = new PivotTable(request, answer, names, ui);
        model.addAttribute("table", table.view());
        model.addAttribute("about", ui.message("pivot.by." + request.question().rows()));
        model.addAttribute("csv", request.link(PivotRequest.PATH + "/export.csv"));
        model.addAttribute("xlsx", request.link(PivotRequest.PATH + "/export.xlsx"));
        model.addAttribute("facts", facts(viewer, request, answer, ui));
    }

    /** Of when and of whom the answer tells, of how much, and what it leaves out. */
    private static List<String> facts(Viewer viewer, PivotRequest request, Answer answer, Ui ui) {
        List<String> facts = new ArrayList<>(List.of(
                ui.message(
                        "report.window",
                        request.question().from(),
                        request.question().to(),
                        answer.at()),
                ui.message(viewer.orders().everything() ? "report.seen.everything" : "report.seen.own"),
                ui.message("pivot.of", answer.orders(), answer.customers()),
                ui.message("pivot.means." + request.question().measure()),
                ui.message(
                        "pivot.leftOut",
                        answer.leftOut().charges(),
                        ui.formats().money(answer.leftOut().chargeAmount(), ui.baseCurrency()),
                        answer.leftOut().free())));
        Dimension columns = request.question().columns();
        if (request.question().rows().isSeveral() || (columns != null && columns.isSeveral())) {
            facts.add(2, ui.message("pivot.overlap"));
        }
        return facts;
    }

    static String title(PivotRequest request, Ui ui) {
        String measure = ui.message("pivot.measure." + request.question().measure());
        String rows = ui.message("pivot.by." + request.question().rows());
        return request.question().columns() == null
                ? ui.message("pivot.title.one", measure, rows)
                : ui.message(
                        "pivot.title.two",
                        measure,
                        rows,
                        ui.message("pivot.by." + request.question().columns()));
    }

    /** A question to begin with. */
    record Example(String label, String href) {}

    private static List<Example> examples(Ui ui) {
        return Arrays.stream(PivotExample.values())
                .map(one -> new Example(
                        ui.message("pivot.example." + one), Parameter.link(PivotRequest.PATH, one.parameters())))
                .toList();
    }
}
