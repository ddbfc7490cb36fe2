package peyvand.web.order;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.domain.NotFound;
import peyvand.domain.OrderId;
import peyvand.domain.OrderLineId;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.pricing.LineData;
import peyvand.operational.sales.OrderLineQueries;
import peyvand.operational.sales.OrderLineRow;
import peyvand.operational.sales.Orders;
import peyvand.web.form.Editing;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;
import peyvand.web.line.LineFields;

/** The lines of an order: added, changed, taken out, taken back. */
@Controller
@RequestMapping("/orders/{id}/lines")
class OrderLineController {

    private static final int MOST_DECIMALS = 4;

    private final Orders orders;
    private final OrderLineQueries queries;
    private final LineFields fields;
    private final OrderPage page;

    OrderLineController(Orders orders, OrderLineQueries queries, LineFields fields, OrderPage page) {
        this.orders = orders;
        this.queries = queries;
        this.fields = fields;
        this.page = page;
    }

    @PostMapping
    String add(
            Viewer viewer,
            Ui ui,
            @PathVariable OrderId id,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model) {
        Form form = LineFields.read(ui.formats(), http.getParameterMap());
        LineData data = form.hasProblems() ? null : fields.data(form, viewer);
        if (data != null) {
            try {
                orders.addLine(viewer, id, data);
                return "redirect:/orders/" + id;
            } catch (RuleViolation violation) {
                form.reject(LineFields.blamed(violation), violation);
            }
        }
        return page.refused(viewer, ui, id, form, response, model);
    }

    /** A line has no page but its order's; a notice on the way there goes along. */
    @GetMapping("/{line}")
    String show(@PathVariable OrderId id, @PathVariable OrderLineId line, Model model, RedirectAttributes after) {
        Object notice = model.getAttribute("notice");
        if (notice != null) {
            after.addFlashAttribute("notice", notice);
        }
        return "redirect:/orders/" + id;
    }

    @GetMapping("/{line}/edit")
    String edit(Viewer viewer, Ui ui, @PathVariable OrderId id, @PathVariable OrderLineId line, Model model) {
        return editing(viewer, ui, id, line).page(model);
    }

    @PostMapping("/{line}/edit")
    String save(
            Viewer viewer,
            Ui ui,
            @PathVariable OrderId id,
            @PathVariable OrderLineId line,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        return editing(viewer, ui, id, line).submit(ui, http, response, model, after);
    }

    @PostMapping("/{line}/removal")
    String remove(
            Viewer viewer,
            Ui ui,
            @PathVariable OrderId id,
            @PathVariable OrderLineId line,
            HttpServletResponse response,
            Model model) {
        try {
            orders.removeLine(viewer, id, line);
        } catch (RuleViolation violation) {
            return page.refused(viewer, ui, id, violation, response, model);
        }
        return "redirect:/orders/" + id;
    }

    @PostMapping("/{line}/return")
    String takeBack(
            Viewer viewer,
            Ui ui,
            @PathVariable OrderId id,
            @PathVariable OrderLineId line,
            @RequestParam(defaultValue = "") String quantity,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        try {
            OrderId taken = orders.takeBack(viewer, id, line, quantity(quantity, ui));
            after.addFlashAttribute("notice", ui.message("order.takenBack"));
            return "redirect:/orders/" + taken;
        } catch (RuleViolation violation) {
            return page.refused(viewer, ui, id, violation, response, model);
        }
    }

    private static BigDecimal quantity(String typed, Ui ui) {
        return ui.formats()
                .readNumber(typed)
                .filter(number -> number.stripTrailingZeros().scale() <= MOST_DECIMALS)
                .orElseThrow(() -> new RuleViolation("rule.order.returnNumber"));
    }

    private Editing editing(Viewer viewer, Ui ui, OrderId id, OrderLineId line) {
        OrderLineRow now = queries.line(viewer, id, line);
        return new Editing(
                "/orders/" + id + "/lines/" + line,
                ui.message("order.line.edit", now.lineNo()),
                () -> LineFields.form(queries.line(viewer, id, line), ui.formats()),
                form -> {
                    LineData data = fields.data(form, now, viewer);
                    if (data != null) {
                        orders.changeLine(viewer, id, line, form.version(), data);
                    }
                },
                () -> {
                    throw new NotFound(line); // lines are not edited in place
                },
                LineFields::blamed);
    }
}
