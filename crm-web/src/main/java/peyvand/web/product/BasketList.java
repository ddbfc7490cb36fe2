package peyvand.web.product;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import peyvand.analytical.product.BasketFilter;
import peyvand.analytical.product.BasketQueries;
import peyvand.analytical.product.BasketRow;
import peyvand.analytical.product.Product;
import peyvand.analytical.product.RuleRow;
import peyvand.db.sql.ListQueries;
import peyvand.db.sql.Sort;
import peyvand.domain.ProductId;
import peyvand.domain.RecordKind;
import peyvand.domain.Viewer;
import peyvand.web.form.Field;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;
import peyvand.web.list.Column;
import peyvand.web.list.Column.Kind;
import peyvand.web.list.ListRequest;
import peyvand.web.list.ListSpec;
import peyvand.web.list.Listing;
import peyvand.web.list.Money;
import peyvand.web.list.Parameter;

/** The list of orders in which products were bought together. */
@Component
class BasketList implements Listing<BasketFilter, BasketRow> {

    static final String PATH = "/baskets/orders";

    private static final String HOLDS = "holds";
    private static final int MOST_PRODUCTS = 5;
    private static final List<Field> PRODUCTS = NamedProducts.fields(HOLDS, MOST_PRODUCTS);

    private final BasketQueries queries;
    private final NamedProducts products;

    BasketList(BasketQueries queries, NamedProducts products) {
        this.queries = queries;
        this.products = products;
    }

    /** Where the orders with all of these are listed. */
    static String link(List<Product> products) {
        return Parameter.link(PATH, NamedProducts.parameters(HOLDS, products).toList());
    }

    /** Those behind a rule. */
    static String link(RuleRow rule) {
        List<Product> all = new ArrayList<>(rule.buys());
        all.add(rule.also());
        return link(all);
    }

    @Override
    public String list() {
        return "basketorders";
    }

    @Override
    public RecordKind kind() {
        return RecordKind.ORDER;
    }

    @Override
    public ListSpec<BasketRow> spec(Ui ui, Set<String> asked) {
        return new ListSpec<>(
                list(),
                PATH,
                List.of(
                        Column.of("orderNumber", Kind.NAME, BasketRow::number),
                        Column.of(
                                "customer",
                                Kind.TEXT,
                                row -> row.customer() == null ? ui.message("order.anonymous") : row.customerName()),
                        Column.of("orderedAt", Kind.DATE, BasketRow::orderedOn),
                        Column.of("lineCount", Kind.NUMBER, BasketRow::lines),
                        Column.of("amount", Kind.MONEY, row -> new Money(row.amount(), row.currency()))),
                PRODUCTS,
                List.of("latest"),
                row -> "/orders/" + row.order(),
                List.of());
    }

    /** A product that is not known is in no basket. */
    @Override
    public BasketFilter filter(Viewer viewer, Ui ui, Form form) {
        List<ProductId> held = products.read(viewer, form, PRODUCTS);
        return new BasketFilter(form.hasProblems() ? List.of() : held);
    }

    @Override
    public Sort sort(ListRequest<BasketRow> request) {
        return BasketQueries.LATEST;
    }

    @Override
    public ListQueries<BasketFilter, BasketRow> queries() {
        return queries;
    }
}
