package peyvand.web.customer;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.domain.CustomerId;
import peyvand.domain.RuleViolation;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;
import peyvand.operational.customer.Collaborators;
import peyvand.operational.customer.CustomerQueries;
import peyvand.operational.staff.StaffQueries;
import peyvand.web.i18n.Ui;

/** Who works on a customer beside the owner. */
@Controller
@RequestMapping("/customers/{id}/collaborators")
class CollaboratorController {

    private final Collaborators collaborators;
    private final CustomerQueries customers;
    private final StaffQueries staff;

    CollaboratorController(Collaborators collaborators, CustomerQueries customers, StaffQueries staff) {
        this.collaborators = collaborators;
        this.customers = customers;
        this.staff = staff;
    }

    @GetMapping
    String choose(Viewer viewer, @PathVariable CustomerId id, Model model) {
        model.addAttribute("name", customers.details(viewer, id).data().name());
        model.addAttribute("path", "/customers/" + id);
        model.addAttribute("staff", staff.choices());
        return "customer/collaborator";
    }

    @PostMapping
    String add(
            Viewer viewer,
            Ui ui,
            @PathVariable CustomerId id,
            @RequestParam("staff") StaffId colleague,
            RedirectAttributes after) {
        try {
            collaborators.add(viewer, id, colleague);
            after.addFlashAttribute("notice", ui.message("form.saved"));
        } catch (RuleViolation violation) {
            after.addFlashAttribute("problem", ui.message(violation.key(), violation.args()));
        }
        return "redirect:/customers/" + id;
    }

    @PostMapping("/{staff}/removal")
    String remove(Viewer viewer, @PathVariable CustomerId id, @PathVariable("staff") StaffId colleague) {
        collaborators.remove(viewer, id, colleague);
        return "redirect:/customers/" + id;
    }
}
