package peyvand.web.product;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import peyvand.analytical.product.BuyerGroup;
import peyvand.analytical.product.Later;
import peyvand.analytical.product.Near;
import peyvand.analytical.product.Neighbours;
import peyvand.analytical.product.Product;
import peyvand.analytical.product.ProductInsight;
import peyvand.analytical.product.ProductInsights;
import peyvand.analytical.product.ProductMonth;
import peyvand.domain.ProductId;
import peyvand.domain.Viewer;
import peyvand.web.chart.BarChart;
import peyvand.web.chart.BarChart.Part;
import peyvand.web.chart.BarChart.Row;
import peyvand.web.i18n.Ui;

/** What the analysis says of a product, as cards on its page. */
@Component
public class ProductCards {

    private static final int MOST = 8;
    private static final int MONTHS = 13;

    private final ProductInsights insights;
    private final Neighbours neighbours;

    ProductCards(ProductInsights insights, Neighbours neighbours) {
        this.insights = insights;
        this.neighbours = neighbours;
    }

    /** @param says how often it goes with the product, or comes after it */
    public record Neighbour(String name, String href, String says) {}

    public record Figure(String label, String text) {}

    public record MonthLine(String month, String amount, String orders, String customers) {}

    public record GroupLine(String name, String what, String customers, String amount) {}

    /**
     * How a product fares.
     *
     * @param stage in its life; null where too little is known
     * @param why it is said to stand there, or why nothing is said
     * @param instead what could take its place; null for nothing
     */
    public record Fares(
            @Nullable String stage,
            String why,
            @Nullable Neighbour instead,
            List<Figure> figures,
            BarChart chart,
            List<MonthLine> months,
            List<GroupLine> groups,
            String window) {}

    /** Puts them into the model of the product's page, as the templates {@code product/cards} show them. */
    public void add(Viewer viewer, Ui ui, ProductId id, String code, String name, Model model) {
        Product product = new Product(id, code, name);
        model.addAttribute(
                "near",
                neighbours.near(viewer, id, MOST).stream()
                        .map(one -> near(one, ui))
                        .toList());
        model.addAttribute(
                "later",
                neighbours.later(viewer, id, MOST).stream()
                        .map(one -> later(one, ui))
                        .toList());
        model.addAttribute("rules", RuleList.link(product));
        model.addAttribute(
                "fares",
                insights.of(viewer, id)
                        .map(insight -> fares(viewer, id, insight, ui))
                        .orElse(null));
    }

    private Fares fares(Viewer viewer, ProductId id, ProductInsight insight, Ui ui) {
        List<ProductMonth> months = insights.months(viewer, id, insight, MONTHS, ui.isJalali());
        Product instead = insight.instead();
        return new Fares(
                insight.stage() == null ? null : ui.message("choice.productStage." + insight.stage()),
                why(insight, ui),
                instead == null
                        ? null
                        : new Neighbour(instead.name(), "/products/" + instead.id(), ui.message("fares.instead")),
                figures(insight, ui),
                chart(months, ui),
                months.stream().map(month -> line(month, ui)).toList(),
                insights.groups(viewer, id).stream()
                        .map(group -> line(group, ui))
                        .toList(),
                ui.message("fares.window", insight.asOf()));
    }

    private static String why(ProductInsight insight, Ui ui) {
        if (insight.stage() == null) {
            return ui.message("fares.why.unknown");
        }
        Double growth = insight.growth();
        return switch (insight.stage()) {
            case INTRODUCTION -> ui.message("fares.why.introduction", insight.firstOn());
            case GROWTH, DECLINE, MATURITY ->
                growth == null
                        ? ui.message("fares.why.first", insight.stretch())
                        : growth < 0
                                ? ui.message("fares.why.less", Amounts.percent(-growth, ui), insight.stretch())
                                : ui.message("fares.why.more", Amounts.percent(growth, ui), insight.stretch());
        };
    }

    private static List<Figure> figures(ProductInsight insight, Ui ui) {
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure(ui.message("field.yearAmount"), Amounts.whole(insight.yearAmount(), ui)));
        figures.add(new Figure(ui.message("field.beforeAmount"), Amounts.whole(insight.beforeAmount(), ui)));
        figures.add(new Figure(ui.message("field.purchases"), ui.formats().number(insight.orders())));
        figures.add(new Figure(ui.message("field.buyers"), ui.formats().number(insight.customers())));
        figures.add(new Figure(ui.message("fares.returned"), Amounts.percent(insight.returnedShare(), ui)));
        figures.add(new Figure(ui.message("fares.firstBought"), ui.formats().date(insight.firstOn())));
        figures.add(new Figure(ui.message("field.lastBought"), ui.formats().date(insight.lastOn())));
        return figures;
    }

    private static BarChart chart(List<ProductMonth> months, Ui ui) {
        return BarChart.of(
                ui.message("fares.picture"),
                months.stream().map(month -> row(month, ui)).toList(),
                ui);
    }

    private static Row row(ProductMonth month, Ui ui) {
        String name = ui.formats().month(month.firstOn());
        String amount = Amounts.whole(month.amount(), ui);
        return new Row(
                name, List.of(new Part("won", month.amount(), ui.message("fares.month", name, amount), null)), amount);
    }

    private static MonthLine line(ProductMonth month, Ui ui) {
        return new MonthLine(
                ui.formats().month(month.firstOn()),
                Amounts.whole(month.amount(), ui),
                ui.formats().number(month.orders()),
                ui.formats().number(month.customers()));
    }

    private static GroupLine line(BuyerGroup group, Ui ui) {
        return new GroupLine(
                ui.message("choice.rfmGroup." + group.group()),
                ui.message("rfm.what." + group.group()),
                ui.formats().number(group.customers()),
                Amounts.whole(group.amount(), ui));
    }

    private static Neighbour near(Near near, Ui ui) {
        return new Neighbour(
                near.product().name(),
                "/products/" + near.product().id(),
                ui.message("baskets.near.says", near.both(), near.of()));
    }

    private static Neighbour later(Later later, Ui ui) {
        return new Neighbour(
                later.product().name(),
                "/products/" + later.product().id(),
                ui.message("baskets.later.says", later.followed(), later.of(), Math.round(later.medianDays())));
    }
}
