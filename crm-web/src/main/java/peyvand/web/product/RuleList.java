package peyvand.web.product;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import peyvand.analytical.product.Product;
import peyvand.analytical.product.RuleFilter;
import peyvand.analytical.product.RuleQueries;
import peyvand.analytical.product.RuleRow;
import peyvand.analytical.product.RuleSort;
import peyvand.db.sql.ListQueries;
import peyvand.db.sql.Sort;
import peyvand.domain.RecordKind;
import peyvand.domain.Viewer;
import peyvand.web.form.Field;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;
import peyvand.web.list.BuiltInView;
import peyvand.web.list.Column;
import peyvand.web.list.Column.Kind;
import peyvand.web.list.ListRequest;
import peyvand.web.list.ListSpec;
import peyvand.web.list.Listing;
import peyvand.web.list.Parameter;

/** The list of rules: who buys this buys that, too. */
@Component
class RuleList implements Listing<RuleFilter, RuleRow> {

    static final String PATH = "/baskets";

    private static final String PRODUCT = "product";
    private static final String LEAST_BOTH = "leastBoth";
    private static final String LEAST_CONFIDENCE = "leastConfidence";
    private static final String LEAST_LIFT = "leastLift";
    private static final int DECIMALS = 2;

    private final RuleQueries queries;
    private final NamedProducts products;

    RuleList(RuleQueries queries, NamedProducts products) {
        this.queries = queries;
        this.products = products;
    }

    /** Where the rules about a product are listed. */
    static String link(Product product) {
        return Parameter.link(PATH, List.of(new Parameter(PRODUCT, NamedProducts.label(product))));
    }

    @Override
    public String list() {
        return "baskets";
    }

    @Override
    public RecordKind kind() {
        return RecordKind.PRODUCT;
    }

    @Override
    public ListSpec<RuleRow> spec(Ui ui, Set<String> asked) {
        return new ListSpec<>(
                list(),
                PATH,
                List.of(
                        Column.of("whoBuys", Kind.NAME, row -> names(row.buys())),
                        Column.of("alsoBuys", Kind.TEXT, row -> row.also().name()),
                        Column.<RuleRow>of("bothIn", Kind.NUMBER, RuleRow::both).sortedBy("both"),
                        Column.of("whoBuysIn", Kind.NUMBER, RuleRow::ofBuys),
                        Column.<RuleRow>of("alsoBuysIn", Kind.NUMBER, RuleRow::ofAlso)
                                .hidden(),
                        Column.<RuleRow>of(
                                        "confidence",
                                        Kind.NUMBER,
                                        row -> Amounts.decimal(row.confidence() * Amounts.HUNDRED, 1))
                                .sortedBy("confidence"),
                        Column.<RuleRow>of("lift", Kind.NUMBER, row -> Amounts.decimal(row.lift(), DECIMALS))
                                .sortedBy("lift"),
                        Column.<RuleRow>of(
                                        "leverage",
                                        Kind.NUMBER,
                                        row -> Amounts.decimal(row.leverage() * Amounts.HUNDRED, DECIMALS))
                                .hidden(),
                        Column.<RuleRow>of("conviction", Kind.TEXT, row -> conviction(row, ui))
                                .hidden(),
                        Column.of("ruleChance", Kind.CHOICE, RuleRow::chance)),
                List.of(
                        NamedProducts.field(PRODUCT),
                        Field.wholeNumber(LEAST_BOTH),
                        Field.decimal(LEAST_CONFIDENCE),
                        Field.decimal(LEAST_LIFT)),
                List.of("lift", "confidence", "both"),
                row -> PATH + "/rules/" + row.number(),
                List.of(BuiltInView.of("surest", "sort", "confidence"), BuiltInView.of("mostOften", "sort", "both")));
    }

    static String names(List<Product> products) {
        return products.stream().map(product -> Ui.isolated(product.name())).collect(Collectors.joining(" + "));
    }

    static String conviction(RuleRow row, Ui ui) {
        Double conviction = row.conviction();
        return conviction == null ? ui.message("baskets.always") : ui.formats().number(conviction, DECIMALS);
    }

    @Override
    public RuleFilter filter(Viewer viewer, Ui ui, Form form) {
        return new RuleFilter(
                products.read(viewer, form, PRODUCT),
                form.problem(LEAST_BOTH) == null ? form.wholeNumber(LEAST_BOTH) : null,
                number(form, LEAST_CONFIDENCE),
                number(form, LEAST_LIFT));
    }

    private static @Nullable BigDecimal number(Form form, String name) {
        return form.problem(name) == null ? form.decimal(name) : null;
    }

    @Override
    public Sort sort(ListRequest<RuleRow> request) {
        return request.sort(RuleSort.class, RuleSort::sort);
    }

    @Override
    public ListQueries<RuleFilter, RuleRow> queries() {
        return queries;
    }
}
