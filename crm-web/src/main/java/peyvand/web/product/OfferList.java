package peyvand.web.product;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import peyvand.analytical.product.OfferFilter;
import peyvand.analytical.product.OfferQueries;
import peyvand.analytical.product.OfferRow;
import peyvand.analytical.product.Product;
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
import peyvand.web.list.Parameter;

/** The list of customers to whom a product could be offered. */
@Component
class OfferList implements Listing<OfferFilter, OfferRow> {

    static final String PATH = "/baskets/customers";

    private static final String HAS = "has";
    private static final String LACKS = "lacks";
    private static final int MOST_PRODUCTS = 4;
    private static final List<Field> BOUGHT = NamedProducts.fields(HAS, MOST_PRODUCTS);

    private final OfferQueries queries;
    private final NamedProducts products;

    OfferList(OfferQueries queries, NamedProducts products) {
        this.queries = queries;
        this.products = products;
    }

    /** Where those are listed who have bought these, and not that one. */
    static String link(List<Product> bought, Product offered) {
        return Parameter.link(
                PATH,
                Stream.concat(
                                NamedProducts.parameters(HAS, bought),
                                Stream.of(new Parameter(LACKS, NamedProducts.label(offered))))
                        .toList());
    }

    @Override
    public String list() {
        return "basketcustomers";
    }

    @Override
    public RecordKind kind() {
        return RecordKind.CUSTOMER;
    }

    @Override
    public ListSpec<OfferRow> spec(Ui ui, Set<String> asked) {
        return new ListSpec<>(
                list(),
                PATH,
                List.of(
                        Column.of("name", Kind.NAME, OfferRow::name),
                        Column.<OfferRow>of("customerNumber", Kind.CODE, OfferRow::number)
                                .hidden(),
                        Column.of("owner", Kind.TEXT, OfferRow::owner),
                        Column.of("boughtOn", Kind.DATE, OfferRow::boughtOn),
                        Column.of("boughtTimes", Kind.NUMBER, OfferRow::times)),
                Stream.concat(BOUGHT.stream(), Stream.of(NamedProducts.field(LACKS)))
                        .toList(),
                List.of("lately"),
                row -> "/customers/" + row.id(),
                List.of());
    }

    /** Nobody has bought a product that is not known. */
    @Override
    public OfferFilter filter(Viewer viewer, Ui ui, Form form) {
        List<ProductId> bought = products.read(viewer, form, BOUGHT);
        ProductId offered = products.read(viewer, form, LACKS);
        return new OfferFilter(form.hasProblems() ? List.of() : bought, offered);
    }

    @Override
    public Sort sort(ListRequest<OfferRow> request) {
        return OfferQueries.LATELY;
    }

    @Override
    public ListQueries<OfferFilter, OfferRow> queries() {
        return queries;
    }
}
