package peyvand.web.opportunity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.domain.NotFound;
import peyvand.domain.PipelineId;
import peyvand.domain.RuleViolation;
import peyvand.domain.StageId;
import peyvand.domain.Viewer;
import peyvand.operational.opportunity.PipelineQueries;
import peyvand.operational.opportunity.Pipelines;
import peyvand.operational.opportunity.Stage;
import peyvand.operational.submission.Submissions;
import peyvand.web.form.Composing;
import peyvand.web.form.EditRoutes;
import peyvand.web.form.Editing;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;

/** The pipelines and their stages, which the administrator keeps. */
@Controller
@RequestMapping("/pipelines")
class PipelineController implements EditRoutes<PipelineId> {

    private static final String LIST = "/pipelines";

    private final Pipelines pipelines;
    private final PipelineQueries queries;
    private final Submissions submissions;

    PipelineController(Pipelines pipelines, PipelineQueries queries, Submissions submissions) {
        this.pipelines = pipelines;
        this.queries = queries;
        this.submissions = submissions;
    }

    @GetMapping
    String list(Ui ui, Model model) {
        model.addAttribute(
                "pipelines",
                queries.all().stream()
                        .map(pipeline -> PipelineView.of(pipeline, ui))
                        .toList());
        return "pipeline/list";
    }

    @GetMapping("/{id}")
    String show(Ui ui, @PathVariable PipelineId id, Model model) {
        model.addAttribute("pipeline", PipelineView.of(queries.pipeline(id), ui));
        return "pipeline/page";
    }

    @GetMapping("/new")
    String compose(Viewer viewer, Ui ui, Model model) {
        return composing(viewer, ui).page(Form.empty(PipelineFields.NAME, ui.formats()), model);
    }

    @PostMapping
    String add(
            Viewer viewer,
            Ui ui,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        Form form = Form.read(PipelineFields.NAME, ui.formats(), http.getParameterMap());
        return composing(viewer, ui).submit(form, submissions, viewer, ui, response, model, after);
    }

    @PostMapping("/{id}/retirement")
    String retire(
            Viewer viewer,
            Ui ui,
            @PathVariable PipelineId id,
            @RequestParam boolean retired,
            HttpServletResponse response,
            Model model) {
        return change(() -> pipelines.retire(viewer, id, retired), ui, id, response, model);
    }

    @GetMapping("/{id}/stages/new")
    String composeStage(Viewer viewer, Ui ui, @PathVariable PipelineId id, Model model) {
        queries.pipeline(id);
        return composing(viewer, ui, id).page(Form.empty(PipelineFields.STAGE, ui.formats()), model);
    }

    @PostMapping("/{id}/stages")
    String addStage(
            Viewer viewer,
            Ui ui,
            @PathVariable PipelineId id,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        Form form = Form.read(PipelineFields.STAGE, ui.formats(), http.getParameterMap());
        return composing(viewer, ui, id).submit(form, submissions, viewer, ui, response, model, after);
    }

    @GetMapping("/{id}/stages/{stage}/edit")
    String editStage(Viewer viewer, Ui ui, @PathVariable PipelineId id, @PathVariable StageId stage, Model model) {
        return editing(viewer, ui, id, stage).page(model);
    }

    @PostMapping("/{id}/stages/{stage}/edit")
    String saveStage(
            Viewer viewer,
            Ui ui,
            @PathVariable PipelineId id,
            @PathVariable StageId stage,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        return editing(viewer, ui, id, stage).submit(ui, http, response, model, after);
    }

    @PostMapping("/{id}/stages/{stage}/place")
    String moveStage(
            Viewer viewer, @PathVariable PipelineId id, @PathVariable StageId stage, @RequestParam boolean earlier) {
        pipelines.moveStage(viewer, id, stage, earlier);
        return "redirect:" + LIST + "/" + id;
    }

    @PostMapping("/{id}/stages/{stage}/retirement")
    String retireStage(
            Viewer viewer,
            Ui ui,
            @PathVariable PipelineId id,
            @PathVariable StageId stage,
            @RequestParam boolean retired,
            HttpServletResponse response,
            Model model) {
        return change(() -> pipelines.retireStage(viewer, id, stage, retired), ui, id, response, model);
    }

    private Composing composing(Viewer viewer, Ui ui) {
        return new Composing(
                LIST,
                ui.message("pipeline.new"),
                form -> () -> LIST + "/" + pipelines.create(viewer, PipelineFields.label(form)),
                PipelineFields::blamed);
    }

    private Composing composing(Viewer viewer, Ui ui, PipelineId id) {
        return new Composing(
                stages(id),
                LIST + "/" + id,
                ui.message("pipeline.stage.new"),
                "form.saved",
                form -> () -> {
                    pipelines.addStage(viewer, id, PipelineFields.data(form));
                    return LIST + "/" + id;
                },
                PipelineFields::blamed);
    }

    private String change(Runnable command, Ui ui, PipelineId id, HttpServletResponse response, Model model) {
        try {
            command.run();
        } catch (RuleViolation violation) {
            refused(violation, ui, response, model);
            return show(ui, id, model);
        }
        return "redirect:" + LIST + "/" + id;
    }

    private static void refused(RuleViolation violation, Ui ui, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("problem", ui.message(violation.key(), violation.args()));
    }

    @Override
    public Editing editing(Viewer viewer, Ui ui, PipelineId id) {
        queries.pipeline(id);
        return Editing.onForm(
                LIST + "/" + id,
                () -> LIST + "/" + id,
                ui.message("pipeline.edit"),
                () -> PipelineFields.form(queries.pipeline(id), ui.formats()),
                form -> pipelines.rename(viewer, id, form.version(), PipelineFields.label(form)),
                PipelineFields::blamed);
    }

    private Editing editing(Viewer viewer, Ui ui, PipelineId id, StageId stage) {
        return Editing.onForm(
                stages(id) + "/" + stage,
                () -> LIST + "/" + id,
                ui.message("pipeline.stage.edit"),
                () -> PipelineFields.form(stage(id, stage), ui.formats()),
                form -> pipelines.changeStage(viewer, id, stage, form.version(), PipelineFields.data(form)),
                PipelineFields::blamed);
    }

    private Stage stage(PipelineId id, StageId stage) {
        return queries.pipeline(id).stages().stream()
                .filter(one -> one.id().equals(stage))
                .findFirst()
                .orElseThrow(() -> new NotFound(stage));
    }

    private static String stages(PipelineId id) {
        return LIST + "/" + id + "/stages";
    }
}
