package peyvand.web.insight;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.analytical.insight.OfferRefusals;
import peyvand.domain.CustomerId;
import peyvand.domain.ProductId;
import peyvand.domain.Viewer;
import peyvand.web.i18n.Ui;

/** Customers who do not want what was offered. */
@Controller
@RequestMapping("/customers/{id}/offers/{product}")
class OfferRefusalController {

    private final OfferRefusals refusals;

    OfferRefusalController(OfferRefusals refusals) {
        this.refusals = refusals;
    }

    @PostMapping("/refusal")
    String refuse(
            Viewer viewer,
            Ui ui,
            @PathVariable("id") CustomerId customer,
            @PathVariable ProductId product,
            RedirectAttributes after) {
        refusals.refuse(viewer, customer, product);
        after.addFlashAttribute("notice", ui.message("insight.refused"));
        after.addFlashAttribute("undo", "/customers/" + customer + "/offers/" + product + "/refusal/undo");
        return "redirect:/customers/" + customer;
    }

    @PostMapping("/refusal/undo")
    String withdraw(Viewer viewer, @PathVariable("id") CustomerId customer, @PathVariable ProductId product) {
        refusals.withdraw(viewer, customer, product);
        return "redirect:/customers/" + customer;
    }
}
