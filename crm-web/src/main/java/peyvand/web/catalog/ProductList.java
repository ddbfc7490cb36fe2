package peyvand.web.catalog;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import peyvand.db.sql.ListQueries;
import peyvand.db.sql.Sort;
import peyvand.domain.RecordKind;
import peyvand.domain.Viewer;
import peyvand.operational.bulk.Selection;
import peyvand.operational.catalog.ProductBulk;
import peyvand.operational.catalog.ProductFilter;
import peyvand.operational.catalog.ProductKind;
import peyvand.operational.catalog.ProductQueries;
import peyvand.operational.catalog.ProductRow;
import peyvand.operational.catalog.ProductSort;
import peyvand.web.field.CustomFieldSets;
import peyvand.web.form.Field;
import peyvand.web.form.Field.Choice;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;
import peyvand.web.list.BuiltInView;
import peyvand.web.list.BulkSource;
import peyvand.web.list.Column;
import peyvand.web.list.Column.Kind;
import peyvand.web.list.ListRequest;
import peyvand.web.list.ListSpec;
import peyvand.web.list.Listing;
import peyvand.web.list.Money;

/** The list of products: its columns, filters and sorts. */
@Component
class ProductList implements Listing<ProductFilter, ProductRow>, BulkSource {

    private static final ListSpec<ProductRow> SPEC = new ListSpec<>(
            "products",
            "/products",
            List.of(
                    Column.<ProductRow>of("productName", Kind.NAME, ProductRow::name)
                            .sortedBy("name"),
                    Column.<ProductRow>of("productCode", Kind.CODE, ProductRow::code)
                            .sortedBy("code"),
                    Column.of("productKind", Kind.CHOICE, ProductRow::kind),
                    Column.of("category", Kind.TEXT, ProductRow::category),
                    Column.<ProductRow>of(
                                    "price",
                                    Kind.MONEY,
                                    row -> row.price() == null || row.currency() == null
                                            ? null
                                            : new Money(row.price(), row.currency()))
                            .sortedBy("price"),
                    Column.<ProductRow>of("createdAt", Kind.DATE, ProductRow::createdAt)
                            .sortedBy("created")
                            .hidden()),
            List.of(
                    Field.text("q", 100),
                    Field.choice("productKind", ProductKind.class),
                    Field.text("category", 300),
                    Field.choice("archived", List.of(new Choice("true", null)))),
            List.of("name", "code", "price", "created"),
            row -> "/products/" + row.id(),
            List.of(BuiltInView.of("newest", "sort", "created"), BuiltInView.of("archived", "archived", "true")));

    private final ProductQueries queries;
    private final ProductBulk bulk;
    private final CustomFieldSets customFields;

    ProductList(ProductQueries queries, ProductBulk bulk, CustomFieldSets customFields) {
        this.queries = queries;
        this.bulk = bulk;
        this.customFields = customFields;
    }

    @Override
    public String list() {
        return SPEC.name();
    }

    @Override
    public RecordKind kind() {
        return RecordKind.PRODUCT;
    }

    @Override
    public ListSpec<ProductRow> spec(Ui ui, Set<String> asked) {
        return customFields.extend(SPEC, kind(), ui, asked, row -> row.id().value());
    }

    @Override
    public ProductFilter filter(Viewer viewer, Ui ui, Form form) {
        return new ProductFilter(
                form.text("q"),
                form.choice("productKind", ProductKind.class),
                form.text("category"),
                form.text("archived") != null,
                customFields.filters(form));
    }

    @Override
    public Sort sort(ListRequest<ProductRow> request) {
        return request.sort(ProductSort.class, ProductSort::sort);
    }

    @Override
    public ListQueries<ProductFilter, ProductRow> queries() {
        return queries;
    }

    @Override
    public Selection filtered(Viewer viewer, Ui ui, Form filters) {
        return bulk.filtered(filter(viewer, ui, filters));
    }
}
