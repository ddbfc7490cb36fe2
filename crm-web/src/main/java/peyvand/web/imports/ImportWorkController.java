package peyvand.web.imports;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.domain.ImportId;
import peyvand.domain.NotFound;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.imports.ImportQueries;
import peyvand.operational.imports.Imports;
import peyvand.web.i18n.Ui;

/** Sets an import to work, or stops it. What cannot be done now is said on its page. */
@Controller
@RequestMapping("/imports/{id}")
class ImportWorkController {

    private final Imports imports;
    private final ImportQueries queries;

    ImportWorkController(Imports imports, ImportQueries queries) {
        this.imports = imports;
        this.queries = queries;
    }

    @PostMapping("/check")
    String check(Viewer viewer, Ui ui, @PathVariable ImportId id, RedirectAttributes after) {
        return attempt(() -> imports.check(viewer, id), viewer, ui, id, after);
    }

    @PostMapping("/run")
    String run(Viewer viewer, Ui ui, @PathVariable ImportId id, RedirectAttributes after) {
        return attempt(() -> imports.run(viewer, id), viewer, ui, id, after);
    }

    @PostMapping("/stop")
    String stop(Viewer viewer, Ui ui, @PathVariable ImportId id, RedirectAttributes after) {
        return attempt(() -> imports.stop(viewer, id), viewer, ui, id, after);
    }

    @PostMapping("/undo")
    String undo(Viewer viewer, Ui ui, @PathVariable ImportId id, RedirectAttributes after) {
        return attempt(() -> imports.undo(viewer, id), viewer, ui, id, after);
    }

    /** Throws the uploaded file away. */
    @PostMapping("/file/removal")
    String removeFile(Viewer viewer, Ui ui, @PathVariable ImportId id, RedirectAttributes after) {
        String next = attempt(() -> imports.deleteFile(viewer, id), viewer, ui, id, after);
        if (!after.getFlashAttributes().containsKey("problem")) {
            after.addFlashAttribute("notice", ui.message("imports.page.fileGone"));
        }
        return there(viewer, id) ? next : "redirect:/imports";
    }

    private boolean there(Viewer viewer, ImportId id) {
        try {
            queries.details(viewer, id);
            return true;
        } catch (NotFound gone) {
            return false;
        }
    }

    private String attempt(Runnable action, Viewer viewer, Ui ui, ImportId id, RedirectAttributes after) {
        try {
            action.run();
        } catch (RuleViolation violation) {
            after.addFlashAttribute("problem", new ImportWords(ui).violation(violation));
        }
        return "redirect:/imports/" + id;
    }
}
