package peyvand.web.line;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import peyvand.domain.LineTerms;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.catalog.ProductChoice;
import peyvand.operational.catalog.ProductQueries;
import peyvand.operational.pricing.LineData;
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

    public static Form empty(Formats formats) {
        return Form.empty(FIELDS, formats);
    }

    static Form read(Formats formats, Map<String, String[]> request) {
        return Form.read(FIELDS, formats, request);
    }

    static Form form(Line line, Formats formats) {
        LineTerms terms = line.terms();
        return Form.empty(FIELDS, formats)
                .version(line.version())
                .with("product", line.label())
                .with("description", line.description())
                .with("quantity", terms.quantity())
                .with("unitPrice", terms.unitPrice())
                .with("discountPercent", terms.discountPercent().signum() == 0 ? null : terms.discountPercent())
                .with("taxPercent", terms.taxPercent());
    }

    /**
     * What a form without problems says.
     *
     * @param now the line as it stands, whose product is not looked up again; null for a new one
     * @return null where a further problem came up
     */
    @Nullable
    LineData data(Form form, @Nullable Line now, Viewer viewer) {
        String typed = form.text("product");
        boolean same = now != null && typed != null && typed.equals(now.label());
        Optional<ProductChoice> product = typed == null || same ? Optional.empty() : products.named(viewer, typed);
        if (typed != null && !same && product.isEmpty()) {
            form.reject("product", "form.product.unknown");
            return null;
        }
        return new LineData(
                same && now != null
                        ? now.product()
                        : product.map(ProductChoice::id).orElse(null),
                form.text("description"),
                Objects.requireNonNull(form.decimal("quantity")),
                form.decimal("unitPrice"),
                form.decimal("discountPercent"),
                form.decimal("taxPercent"));
    }

    /** The field that a broken rule is about. */
    static String blamed(RuleViolation violation) {
        return switch (violation.key()) {
            case "rule.line.price", "rule.line.priceBelowZero", "rule.line.tooBig" -> "unitPrice";
            case "rule.line.discount" -> "discountPercent";
            case "rule.line.tax" -> "taxPercent";
            case "rule.line.nothing", "rule.order.returnLine" -> "product";
            default -> "quantity";
        };
    }
}
