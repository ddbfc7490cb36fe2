package peyvand.web.bulk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.domain.NotFound;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.bulk.BulkAction;
import peyvand.operational.bulk.BulkChanges;
import peyvand.operational.bulk.BulkPreview;
import peyvand.operational.submission.Submissions;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;
import peyvand.web.list.BulkRequest;

/** Shows what a change of many records would do, and does it. */
@Controller
@RequestMapping("/bulk/{list}")
class BulkController {

    private final BulkChanges bulk;
    private final BulkRequest.Reader requests;
    private final BulkFields fields;
    private final Submissions submissions;

    BulkController(BulkChanges bulk, BulkRequest.Reader requests, BulkFields fields, Submissions submissions) {
        this.bulk = bulk;
        this.requests = requests;
        this.fields = fields;
        this.submissions = submissions;
    }

    /** @param bulkAction what is to be done */
    @PostMapping
    String preview(
            Viewer viewer,
            Ui ui,
            @PathVariable String list,
            @RequestParam(defaultValue = "") String bulkAction,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        BulkRequest request = requests.read(viewer, ui, list, http);
        if (bulkAction.isEmpty() || (!request.all() && http.getParameterValues("id") == null)) {
            after.addFlashAttribute("problem", ui.message("bulk.choose"));
            return "redirect:" + request.path();
        }
        BulkAction action = action(viewer, request, bulkAction);
        Form form = fields.read(action, ui, http);
        boolean asked = fields.asked(action, http);
        if (asked && form.hasProblems()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        return page(viewer, ui, list, request, action, asked ? form : fields.empty(action, ui), asked, model, response);
    }

    /**
     * @param bulkExpected so many the reader was told
     * @param bulkSeen the value they were told about
     */
    @PostMapping("/run")
    String run(
            Viewer viewer,
            Ui ui,
            @PathVariable String list,
            @RequestParam String bulkAction,
            @RequestParam int bulkExpected,
            @RequestParam(defaultValue = "") String bulkSeen,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model) {
        BulkRequest request = requests.read(viewer, ui, list, http);
        BulkAction action = action(viewer, request, bulkAction);
        Form form = fields.read(action, ui, http);
        String value = fields.value(action, form);
        if (!form.hasProblems() && value.equals(bulkSeen)) {
            try {
                return "redirect:"
                        + submissions.once(
                                viewer,
                                form.key(),
                                () -> "/bulk/changes/"
                                        + bulk.run(
                                                viewer,
                                                request.kind(),
                                                action.name(),
                                                value,
                                                request.selection(),
                                                bulkExpected));
            } catch (RuleViolation violation) {
                model.addAttribute("problem", ui.message(violation.key(), violation.args()));
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(viewer, ui, list, request, action, form, true, model, response);
    }

    private BulkAction action(Viewer viewer, BulkRequest request, String name) {
        return bulk.actions(viewer, request.kind()).stream()
                .filter(action -> action.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFound(name));
    }

    private String page(
            Viewer viewer,
            Ui ui,
            String list,
            BulkRequest request,
            BulkAction action,
            Form form,
            boolean asked,
            Model model,
            HttpServletResponse response) {
        String value = fields.value(action, form);
        model.addAttribute("title", ui.message("bulk.action." + action.name()));
        model.addAttribute("list", list);
        model.addAttribute("back", request.path());
        model.addAttribute("again", request.again());
        model.addAttribute("action", action.name());
        model.addAttribute("form", form);
        model.addAttribute("seen", value);
        model.addAttribute("all", request.all());
        if (asked && !form.hasProblems()) {
            try {
                BulkPreview preview = bulk.preview(viewer, request.kind(), action.name(), value, request.selection());
                model.addAttribute("preview", BulkView.of(preview, action, request, ui));
            } catch (RuleViolation violation) {
                form.reject(fields.name(action), violation);
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            }
        }
        return "bulk/preview";
    }
}
