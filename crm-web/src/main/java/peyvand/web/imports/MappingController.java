package peyvand.web.imports;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
import peyvand.domain.ImportId;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.imports.ImportDetails;
import peyvand.operational.imports.ImportQueries;
import peyvand.operational.imports.Imports;
import peyvand.web.i18n.Ui;

/** Says how a file is laid out and what its columns are, before anything of it is written. */
@Controller
@RequestMapping("/imports/{id}")
class MappingController {

    private final Imports imports;
    private final ImportQueries queries;
    private final MappingPage page;

    MappingController(Imports imports, ImportQueries queries, MappingPage page) {
        this.imports = imports;
        this.queries = queries;
        this.page = page;
    }

    @GetMapping("/mapping")
    String edit(Viewer viewer, Ui ui, @PathVariable ImportId id, Model model) {
        ImportDetails details = queries.details(viewer, id);
        if (details.row().state().atWork() || details.begun() || !details.hasFile()) {
            return "redirect:/imports/" + id;
        }
        return page.show(viewer, ui, details, null, model);
    }

    @PostMapping("/format")
    String format(
            Viewer viewer,
            Ui ui,
            @PathVariable ImportId id,
            @RequestParam String kind,
            @RequestParam(defaultValue = "UTF-8") String charset,
            @RequestParam(defaultValue = "COMMA") String separator,
            @RequestParam boolean header,
            RedirectAttributes after) {
        ImportDetails now = queries.details(viewer, id);
        FormatForm form = FormatForm.read(kind, charset, separator, header);
        return attempt(() -> imports.setFormat(viewer, id, form.kind(), form.format(now.format())), ui, id, after);
    }

    /** @param next {@code check}: go on with the check; {@code keep}: keep the mapping under a name for other files */
    @PostMapping("/mapping")
    String save(
            Viewer viewer,
            Ui ui,
            @PathVariable ImportId id,
            @RequestParam(defaultValue = "check") String next,
            @RequestParam(required = false) @Nullable String name,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        ImportDetails details = queries.details(viewer, id);
        MappingForm form = page.read(ui, details, request.getParameterMap());
        try {
            if (!form.options().hasProblems()) {
                imports.setMapping(viewer, id, form.mapping(), form.options(ui.formats()));
                if (next.equals("keep")) {
                    imports.saveMapping(viewer, id, name == null ? "" : name);
                    after.addFlashAttribute("notice", ui.message("imports.page.saved.done"));
                    return "redirect:/imports/" + id + "/mapping";
                }
                imports.check(viewer, id);
                return "redirect:/imports/" + id;
            }
        } catch (RuleViolation violation) {
            model.addAttribute("refusal", new ImportWords(ui).violation(violation));
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("name", name);
        return page.show(viewer, ui, queries.details(viewer, id), form, model);
    }

    @PostMapping("/mapping/saved")
    String use(Viewer viewer, Ui ui, @PathVariable ImportId id, @RequestParam long saved, RedirectAttributes after) {
        return attempt(() -> imports.useMapping(viewer, id, saved), ui, id, after);
    }

    @PostMapping("/mapping/saved/removal")
    String forget(Viewer viewer, Ui ui, @PathVariable ImportId id, @RequestParam long saved, RedirectAttributes after) {
        return attempt(() -> imports.deleteMapping(viewer, saved), ui, id, after);
    }

    private static String attempt(Runnable action, Ui ui, ImportId id, RedirectAttributes after) {
        try {
            action.run();
        } catch (RuleViolation violation) {
            after.addFlashAttribute("problem", new ImportWords(ui).violation(violation));
        }
        return "redirect:/imports/" + id + "/mapping";
    }
}
