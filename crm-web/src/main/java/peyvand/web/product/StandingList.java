package peyvand.web.product;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import peyvand.analytical.product.ProductStage;
import peyvand.analytical.product.StandingFilter;
import peyvand.analytical.product.StandingQueries;
import peyvand.analytical.product.StandingRow;
import peyvand.analytical.product.StandingSort;
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

/** The list of products by how they fare. */
@Component
class StandingList implements Listing<StandingFilter, StandingRow> {

    static final String PATH = "/baskets/products";

    private static final String STAGE = "productStage";
    private static final String CATEGORY = "category";

    private final StandingQueries queries;

    StandingList(StandingQueries queries) {
        this.queries = queries;
    }

    @Override
    public String list() {
        return "productstandings";
    }

    @Override
    public RecordKind kind() {
        return RecordKind.PRODUCT;
    }

    @Override
    public ListSpec<StandingRow> spec(Ui ui, Set<String> asked) {
        return new ListSpec<>(
                list(),
                PATH,
                List.of(
                        Column.of("productName", Kind.NAME, row -> row.product().name()),
                        Column.<StandingRow>of(
                                        "productCode",
                                        Kind.CODE,
                                        row -> row.product().code())
                                .hidden(),
                        Column.<StandingRow>of(CATEGORY, Kind.TEXT, StandingRow::category)
                                .hidden(),
                        Column.of(STAGE, Kind.CHOICE, StandingRow::stage),
                        Column.<StandingRow>of("yearAmount", Kind.MONEY, row -> Amounts.money(row.yearAmount(), ui))
                                .sortedBy("amount"),
                        Column.of("beforeAmount", Kind.MONEY, row -> Amounts.money(row.beforeAmount(), ui)),
                        Column.<StandingRow>of("boughtInAll", Kind.MONEY, row -> Amounts.money(row.amount(), ui))
                                .hidden(),
                        Column.<StandingRow>of("boughtMore", Kind.NUMBER, row -> percent(row.growth()))
                                .sortedBy("growth"),
                        Column.<StandingRow>of("returnedShare", Kind.NUMBER, row -> percent(row.returnedShare()))
                                .sortedBy("returned"),
                        Column.<StandingRow>of("purchases", Kind.NUMBER, StandingRow::orders)
                                .hidden(),
                        Column.of("buyers", Kind.NUMBER, StandingRow::customers),
                        Column.of("lastBought", Kind.DATE, StandingRow::lastOn)),
                List.of(Field.choice(STAGE, ProductStage.class), Field.suggested(CATEGORY, "/products/categories")),
                List.of("amount", "growth", "returned"),
                row -> "/products/" + row.product().id(),
                List.of(
                        BuiltInView.of("least", "sort", "-amount"),
                        BuiltInView.of("rising", "sort", "growth"),
                        BuiltInView.of("falling", "sort", "-growth"),
                        BuiltInView.of("returned", "sort", "returned"),
                        new BuiltInView("declining", Map.of(STAGE, ProductStage.DECLINE.name()))));
    }

    private static @Nullable Number percent(@Nullable Double share) {
        return share == null ? null : Amounts.decimal(share * Amounts.HUNDRED, 1);
    }

    @Override
    public StandingFilter filter(Viewer viewer, Ui ui, Form form) {
        return new StandingFilter(form.text(CATEGORY), form.choice(STAGE, ProductStage.class));
    }

    @Override
    public Sort sort(ListRequest<StandingRow> request) {
        return request.sort(StandingSort.class, StandingSort::sort);
    }

    @Override
    public ListQueries<StandingFilter, StandingRow> queries() {
        return queries;
    }
}
