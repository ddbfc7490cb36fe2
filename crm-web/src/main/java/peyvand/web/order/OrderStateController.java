package peyvand.web.order;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.domain.OrderId;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.sales.Orders;
import peyvand.web.i18n.Ui;

/** Moves an order on: it is placed, fulfilled or cancelled. */
@Controller
@RequestMapping("/orders/{id}")
class OrderStateController {

    private static final int LONGEST_REASON = 500;

    private final Orders orders;
    private final OrderPage page;

    OrderStateController(Orders orders, OrderPage page) {
        this.orders = orders;
        this.page = page;
    }

    @PostMapping("/placement")
    String place(
            Viewer viewer,
            Ui ui,
            @PathVariable OrderId id,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        try {
            orders.place(viewer, id);
        } catch (RuleViolation violation) {
            return page.refused(viewer, ui, id, violation, response, model);
        }
        return done(ui, id, "order.placed", after);
    }

    @PostMapping("/fulfilment")
    String fulfil(
            Viewer viewer,
            Ui ui,
            @PathVariable OrderId id,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        try {
            orders.fulfil(viewer, id);
        } catch (RuleViolation violation) {
            return page.refused(viewer, ui, id, violation, response, model);
        }
        return done(ui, id, "order.fulfilled", after);
    }

    @PostMapping("/cancellation")
    String cancel(
            Viewer viewer,
            Ui ui,
            @PathVariable OrderId id,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        try {
            if (reason.strip().length() > LONGEST_REASON) {
                throw new RuleViolation("form.longest", LONGEST_REASON);
            }
            orders.cancel(viewer, id, reason.isBlank() ? null : reason.strip());
        } catch (RuleViolation violation) {
            model.addAttribute("reason", reason);
            return page.refused(viewer, ui, id, violation, response, model);
        }
        return done(ui, id, "order.cancelled", after);
    }

    private static String done(Ui ui, OrderId id, String notice, RedirectAttributes after) {
        after.addFlashAttribute("notice", ui.message(notice));
        return "redirect:/orders/" + id;
    }
}
