package peyvand.web.line;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import peyvand.domain.LineTerms;
import peyvand.domain.ProductId;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.catalog.ProductChoice;
import peyvand.operational.catalog.ProductQueries;
import peyvand.operational.pricing.LineData;
import peyvand.operational.pricing.LineRow;
import peyvand.operational.sales.OrderLineRow;
import peyvand.web.form.Field;
import peyvand.web.form.Form;
import peyvand.web.i18n.Formats;

/** The fields of a line, between forms and {@link LineData}. */
@Component
public class LineFields {

    private static final List<Field> FIELDS = List.of(
            Field.suggested("product", "/products/suggestions"),
            Field.text("description", 500),
            Field.decimal("quantity").asRequired(),
            Field.decimal("unitPrice").withHint("line.unitPrice.hint"),
            Field.decimal("discountPercent"),
            Field.decimal("taxPercent").withHint("line.taxPercent.hint"));

    private final ProductQueries products;

    LineFields(ProductQueries products) {
        this.products = products;
    }

    /** What stands in a line now, as far as a form has to know. */
    private record Now(
            @Nullable ProductId product,
            String name,
            @Nullable String code) {

        @Nullable
        String label() {
            return product == null ? null : name + " (" + code + ")";
        }
    }

    public static Form empty(Formats formats) {
        return Form.empty(FIELDS, formats);
    }

    public static Form read(Formats formats, Map<String, String[]> request) {
        return Form.read(FIELDS, formats, request);
    }

    public static Form form(LineRow line, Formats formats) {
        return form(now(line), line.description(), line.terms(), line.version(), formats);
    }

    public static Form form(OrderLineRow line, Formats formats) {
        LineTerms terms = new LineTerms(line.quantity(), line.unitPrice(), line.discountPercent(), line.taxPercent());
        return form(now(line), line.description(), terms, line.version(), formats);
    }

    private static Form form(Now now, @Nullable String description, LineTerms terms, int version, Formats formats) {
        return Form.empty(FIELDS, formats)
                .version(version)
                .with("product", now.label())
                .with("description", description)
                .with("quantity", terms.quantity())
                .with("unitPrice", terms.unitPrice())
                .with("discountPercent", terms.discountPercent().signum() == 0 ? null : terms.discountPercent())
                .with("taxPercent", terms.taxPercent());
    }

    /**
     * What the form of a new line without problems says.
     *
     * @return null where a further problem came up
     */
    public @Nullable LineData data(Form form, Viewer viewer) {
        return data(form, (Now) null, viewer);
    }

    /** The same of the form of a line that is there already. */
    public @Nullable LineData data(Form form, LineRow line, Viewer viewer) {
        return data(form, now(line), viewer);
    }

    public @Nullable LineData data(Form form, OrderLineRow line, Viewer viewer) {
        return data(form, now(line), viewer);
    }

    /** What stands there already is not looked up again. */
    private @Nullable LineData data(Form form, @Nullable Now now, Viewer viewer) {
        String typed = form.text("product");
        boolean same = now != null && typed != null && typed.equals(now.label());
        Optional<ProductChoice> product = typed == null || same ? Optional.empty() : products.named(viewer, typed);
        if (typed != null && !same && product.isEmpty()) {
            form.reject("product", "form.product.unknown");
            return null;
        }
        BigDecimal quantity = Objects.requireNonNull(form.decimal("quantity"));
        return new LineData(
                same && now != null
                        ? now.product()
                        : product.map(ProductChoice::id).orElse(null),
                form.text("description"),
                quantity,
                form.decimal("unitPrice"),
                form.decimal("discountPercent"),
                form.decimal("taxPercent"));
    }

    /** The field that a broken rule is about. */
    public static String blamed(RuleViolation violation) {
        return switch (violation.key()) {
            case "rule.line.price", "rule.line.priceBelowZero", "rule.line.tooBig" -> "unitPrice";
            case "rule.line.discount" -> "discountPercent";
            case "rule.line.tax" -> "taxPercent";
            case "rule.line.nothing", "rule.order.returnLine" -> "product";
            default -> "quantity";
        };
    }

    private static Now now(LineRow line) {
        return new Now(line.product(), line.name(), line.productCode());
    }

    private static Now now(OrderLineRow line) {
        return new Now(line.product(), line.name(), line.productCode());
    }
}
