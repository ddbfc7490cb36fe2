package peyvand.web.customer;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.domain.CustomerId;
import peyvand.domain.RuleViolation;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;
import peyvand.operational.customer.HandOvers;
import peyvand.operational.staff.StaffQueries;
import peyvand.web.i18n.Ui;

/** Shows what a hand-over would do, does it, and takes it back. */
@Controller
@RequestMapping("/customers/hand-over")
class HandOverController {

    private final HandOvers handOvers;
    private final StaffQueries staff;

    HandOverController(HandOvers handOvers, StaffQueries staff) {
        this.handOvers = handOvers;
        this.staff = staff;
    }

    @GetMapping
    ModelAndView preview(
            Viewer viewer, @RequestParam(name = "id", required = false) @Nullable List<CustomerId> customers) {
        return page(viewer, ids(customers), "", "", null, HttpStatus.OK);
    }

    /** Leads from boxes of the list to the preview. All of a list are too many to be handed over. */
    @PostMapping("/choice")
    String choose(
            @RequestParam(name = "id", required = false) @Nullable List<CustomerId> customers,
            @RequestParam(required = false) @Nullable String bulkAll) {
        List<CustomerId> ids = ids(customers);
        if (bulkAll != null || ids.size() > HandOvers.MOST) {
            throw new RuleViolation("rule.handOver.most", HandOvers.MOST);
        }
        return "redirect:/customers/hand-over?"
                + ids.stream().map(id -> "id=" + id).collect(Collectors.joining("&"));
    }

    @PostMapping
    ModelAndView handOver(
            Viewer viewer,
            Ui ui,
            @RequestParam(name = "id", required = false) @Nullable List<CustomerId> customers,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes after) {
        List<CustomerId> ids = ids(customers);
        try {
            UUID batch = handOvers.handOver(viewer, ids, receiver(to), note);
            after.addFlashAttribute("notice", ui.message("handOver.done", ids.size()));
            after.addFlashAttribute("undo", "/customers/hand-over/" + batch + "/undo");
            return new ModelAndView("redirect:/customers");
        } catch (RuleViolation violation) {
            String problem = ui.message(violation.key(), violation.args());
            return page(viewer, ids, to, note, problem, HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/{batch}/undo")
    String undo(Viewer viewer, Ui ui, @PathVariable UUID batch, RedirectAttributes after) {
        after.addFlashAttribute("notice", ui.message("handOver.undone", handOvers.undo(viewer, batch)));
        return "redirect:/customers";
    }

    private ModelAndView page(
            Viewer viewer,
            List<CustomerId> customers,
            String to,
            String note,
            @Nullable String problem,
            HttpStatusCode status) {
        ModelAndView page = new ModelAndView("customer/hand-over");
        page.setStatus(status);
        page.addObject("customers", handOvers.candidates(viewer, customers));
        page.addObject("staff", staff.choices());
        page.addObject("to", to);
        page.addObject("note", note);
        page.addObject("problem", problem);
        return page;
    }

    /** Whom the form chose from its list. */
    private static StaffId receiver(String to) {
        try {
            return StaffId.valueOf(to.strip());
        } catch (NumberFormatException nobody) {
            throw new RuleViolation("rule.handOver.to");
        }
    }

    private static List<CustomerId> ids(@Nullable List<CustomerId> ids) {
        return ids == null ? List.of() : ids;
    }
}
