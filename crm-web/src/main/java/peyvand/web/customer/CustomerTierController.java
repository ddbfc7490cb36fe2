package peyvand.web.customer;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.domain.CustomerId;
import peyvand.domain.RuleViolation;
import peyvand.domain.TierId;
import peyvand.domain.Viewer;
import peyvand.operational.customer.Tiers;
import peyvand.web.i18n.Ui;

/** Puts a customer into a tier. */
@Controller
@RequestMapping("/customers/{id}/tier")
class CustomerTierController {

    private final Tiers tiers;

    CustomerTierController(Tiers tiers) {
        this.tiers = tiers;
    }

    /** @param tier empty for none */
    @PostMapping
    String assign(
            Viewer viewer,
            Ui ui,
            @PathVariable CustomerId id,
            @RequestParam(defaultValue = "") String tier,
            RedirectAttributes after) {
        try {
            tiers.assign(viewer, id, tier.isEmpty() ? null : tier(tier));
            after.addFlashAttribute("notice", ui.message("form.saved"));
        } catch (RuleViolation violation) {
            after.addFlashAttribute("problem", ui.message(violation.key(), violation.args()));
        }
        return "redirect:/customers/" + id;
    }

    private static TierId tier(String text) {
        try {
            return TierId.valueOf(text);
        } catch (NumberFormatException noTier) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, noTier);
        }
    }
}
