package peyvand.web.catalog;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import peyvand.domain.RecordKind;
import peyvand.domain.Viewer;
import peyvand.operational.bulk.Selection;
import peyvand.operational.catalog.ProductBulk;
import peyvand.operational.catalog.ProductFilter;
import peyvand.operational.catalog.ProductKind;
import peyvand.operational.catalog.ProductRow;
import peyvand.web.field.CustomFieldSets;
import peyvand.web.field.CustomList;
import peyvand.web.form.Field;
import peyvand.web.form.Field.Choice;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;
import peyvand.web.list.BuiltInView;
import peyvand.web.list.BulkSource;
import peyvand.web.list.Column;
import peyvand.web.list.Column.Kind;
import peyvand.web.list.ListSource;
import peyvand.web.list.ListSpec;
import peyvand.web.list.Money;

/** The list of products: its columns, filters and sorts. */
@Component
class ProductList implements ListSource, BulkSource {

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

    private final ProductBulk bulk;
    private final CustomFieldSets customFields;

    ProductList(ProductBulk bulk, CustomFieldSets customFields) {
        this.bulk = bulk;
        this.customFields = customFields;
    }

    @Override
    public RecordKind kind() {
        return RecordKind.PRODUCT;
    }

    @Override
    public Selection filtered(Viewer viewer, Ui ui, Form filters) {
        return bulk.filtered(filter(filters, own(ui, filters.names())));
    }

    @Override
    public String list() {
        return SPEC.name();
    }

    /** The custom fields of the list, for a request that asks for these parameters. */
    CustomList<ProductRow> own(Ui ui, Set<String> asked) {
        return customFields.list(RecordKind.PRODUCT, ui, asked, row -> row.id().value());
    }

    ListSpec<ProductRow> spec(CustomList<ProductRow> own) {
        return own.extend(SPEC);
    }

    @Override
    public ListSpec<ProductRow> spec(Ui ui, Set<String> asked) {
        return spec(own(ui, asked));
    }

    @Override
    public ListSpec<ProductRow> spec(Ui ui) {
        return spec(ui, Set.of());
    }

    ProductFilter filter(Form form, CustomList<ProductRow> own) {
        return new ProductFilter(
                form.text("q"),
                form.choice("productKind", ProductKind.class),
                form.text("category"),
                form.text("archived") != null,
                own.filter(form));
    }
}
