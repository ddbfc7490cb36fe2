package peyvand.web.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import peyvand.domain.RuleViolation;
import peyvand.operational.catalog.ProductData;
import peyvand.operational.catalog.ProductDetails;
import peyvand.operational.catalog.ProductKind;
import peyvand.web.form.Fact;
import peyvand.web.form.Field;
import peyvand.web.form.Form;
import peyvand.web.form.RecordView;
import peyvand.web.i18n.Formats;
import peyvand.web.i18n.Ui;

/** The fields of a product, between forms, facts and {@link ProductData}. */
final class ProductFields {

    private static final List<Field> FIELDS = List.of(
            Field.text("productName", 300).asRequired(),
            Field.text("productCode", 60).withHint("product.code.hint"),
            Field.choice("productKind", ProductKind.class).asRequired(),
            Field.suggested("category", "/products/categories").withHint("product.category.hint"),
            Field.decimal("price"),
            Field.text("currency", 3).withHint("product.currency.hint"),
            Field.decimal("taxPercent").withHint("product.taxPercent.hint"),
            Field.longText("note"));

    private ProductFields() {}

    /** @param own the custom fields */
    static Form empty(List<Field> own, Formats formats) {
        return Form.empty(FIELDS, formats).and(own).with("productKind", ProductKind.GOODS);
    }

    static Form read(List<Field> own, Formats formats, Map<String, String[]> request) {
        List<Field> all = new ArrayList<>(FIELDS);
        all.addAll(own);
        return Form.read(all, formats, request);
    }

    static Form form(ProductDetails product, Formats formats) {
        ProductData data = product.data();
        return Form.empty(FIELDS, formats)
                .version(product.version())
                .with("productName", data.name())
                .with("productCode", data.code())
                .with("productKind", data.kind())
                .with("category", data.category())
                .with("price", data.price())
                .with("currency", data.currency())
                .with("taxPercent", data.taxPercent())
                .with("note", data.note());
    }

    /** What a form without problems says. */
    static ProductData data(Form form) {
        String currency = form.text("currency");
        return new ProductData(
                form.text("productCode"),
                form.required("productName"),
                Objects.requireNonNull(form.choice("productKind", ProductKind.class)),
                form.text("category"),
                form.decimal("price"),
                currency == null ? null : currency.toUpperCase(Locale.ROOT),
                form.decimal("taxPercent"),
                form.text("note"));
    }

    static RecordView view(ProductDetails product, Ui ui) {
        ProductData data = product.data();
        String currency = data.currency() == null ? ui.baseCurrency() : data.currency();
        return new RecordView(
                product.id().toString(),
                "/products/" + product.id(),
                data.name(),
                product.code(),
                data.kind().name(),
                false,
                !product.archived(),
                List.of(),
                List.of(
                        fact("productName", data.name()),
                        fact("productCode", data.code()),
                        fact("productKind", ui.message("choice.productKind." + data.kind())),
                        new Fact("category", text(data.category()), null),
                        fact("price", data.price() == null ? null : ui.formats().money(data.price(), currency)),
                        fact("currency", data.currency()),
                        fact(
                                "taxPercent",
                                data.taxPercent() == null
                                        ? null
                                        : ui.message(
                                                "line.percent",
                                                data.taxPercent().stripTrailingZeros())),
                        fact("note", data.note())));
    }

    /** The field that a broken rule is about. */
    static String blamed(RuleViolation violation) {
        return switch (violation.key()) {
            case "rule.product.codeTaken" -> "productCode";
            case "rule.category.tooLong" -> "category";
            case "rule.product.price" -> "price";
            case "rule.currency" -> "currency";
            case "rule.line.tax" -> "taxPercent";
            default -> "productName";
        };
    }

    private static Fact fact(String name, @Nullable String text) {
        return new Fact(name, text(text), null);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
