package peyvand.web.order;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.domain.OrderId;
import peyvand.domain.OrderLineId;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.pricing.LineData;
import peyvand.operational.sales.OrderLineQueries;
import peyvand.operational.sales.Orders;
import peyvand.operational.submission.Submissions;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;
import peyvand.web.line.Line;
import peyvand.web.line.LineFields;
import peyvand.web.line.LineRoutes;

/** What was ordered; it can be taken back, too. */
@Controller
@RequestMapping("/orders/{id}/lines")
class OrderLineController extends LineRoutes<OrderId, OrderLineId> {

    private static final int MOST_DECIMALS = 4;

    private final Orders orders;
    private final OrderLineQueries queries;
    private final OrderPage page;

    OrderLineController(
            Orders orders, OrderLineQueries queries, OrderPage page, LineFields fields, Submissions submissions) {
        super(fields, submissions);
        this.orders = orders;
        this.queries = queries;
        this.page = page;
    }

    @Override
    protected String path(OrderId id) {
        return "/orders/" + id;
    }

    @Override
    protected String show(Viewer viewer, Ui ui, OrderId id, Form lineForm, HttpServletRequest request, Model model) {
        return page.show(viewer, ui, id, null, lineForm, model);
    }

    @Override
    protected Line line(Viewer viewer, OrderId id, OrderLineId line) {
        return Line.of(queries.line(viewer, id, line));
    }

    @Override
    protected void add(Viewer viewer, OrderId id, LineData data) {
        orders.addLine(viewer, id, data);
    }

    @Override
    protected void change(Viewer viewer, OrderId id, OrderLineId line, int version, LineData data) {
        orders.changeLine(viewer, id, line, version, data);
    }

    @Override
    protected void remove(Viewer viewer, OrderId id, OrderLineId line) {
        orders.removeLine(viewer, id, line);
    }

    @PostMapping("/{line}/return")
    String takeBack(
            Viewer viewer,
            Ui ui,
            @PathVariable OrderId id,
            @PathVariable OrderLineId line,
            @RequestParam(defaultValue = "") String quantity,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        try {
            OrderId taken = orders.takeBack(viewer, id, line, quantity(quantity, ui));
            after.addFlashAttribute("notice", ui.message("order.takenBack"));
            return "redirect:" + path(taken);
        } catch (RuleViolation violation) {
            return refused(viewer, ui, id, violation, request, response, model);
        }
    }

    private static BigDecimal quantity(String typed, Ui ui) {
        return ui.formats()
                .readNumber(typed)
                .filter(number -> number.stripTrailingZeros().scale() <= MOST_DECIMALS)
                .orElseThrow(() -> new RuleViolation("rule.order.returnNumber"));
    }
}
