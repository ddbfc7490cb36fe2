package peyvand.operational.sales;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import peyvand.domain.Changes;
import peyvand.domain.LineAmounts;
import peyvand.domain.LineTerms;
import peyvand.domain.MinorUnits;
import peyvand.domain.OrderId;
import peyvand.domain.OrderLineId;
import peyvand.domain.ProductId;
import peyvand.domain.RuleViolation;
import peyvand.operational.pricing.LineData;

/** A line of an order. Only an {@link Order} makes and changes lines. */
@Entity
@DynamicUpdate
class OrderLine {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(name = "order_id")
    private long order;

    private int lineNo;

    @Column(name = "product_id")
    private @Nullable Long product;

    private @Nullable String description;
    private BigDecimal quantity;
    private BigDecimal unitPrice;
    private BigDecimal discountPercent;
    private BigDecimal taxPercent;
    private BigDecimal sharedDiscount = BigDecimal.ZERO;
    private BigDecimal amount = BigDecimal.ZERO;
    private BigDecimal tax = BigDecimal.ZERO;

    @Column(name = "returns_line_id")
    private @Nullable Long returnsLine;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected OrderLine() {}

    OrderLine(Order order, int lineNo, LineData data, LineTerms terms) {
        this(order, lineNo, data, terms, BigDecimal.ZERO);
    }

    /** @param sharedDiscount its part of a discount on the whole */
    OrderLine(Order order, int lineNo, LineData data, LineTerms terms, BigDecimal sharedDiscount) {
        this.order = order.id().value();
        this.lineNo = lineNo;
        this.quantity = terms.quantity();
        this.unitPrice = terms.unitPrice();
        this.discountPercent = terms.discountPercent();
        this.taxPercent = terms.taxPercent();
        write(order.currency(), data, terms, sharedDiscount);
    }

    OrderLineId id() {
        if (id == null) {
            throw new IllegalStateException("not yet saved");
        }
        return new OrderLineId(id);
    }

    OrderId order() {
        return new OrderId(order);
    }

    int version() {
        return version;
    }

    BigDecimal quantity() {
        return quantity;
    }

    BigDecimal amount() {
        return amount;
    }

    /** The line it takes back; null where it takes back none. */
    @Nullable
    Long returnsLine() {
        return returnsLine;
    }

    /** What was agreed; a line of a return has the terms of what was sold. */
    LineTerms terms() {
        return new LineTerms(quantity, unitPrice, discountPercent, taxPercent);
    }

    /** @param sold the line that this one takes back; null where it takes back none */
    void change(String currency, @Nullable OrderLine sold, LineData data, LineTerms terms) {
        Long newProduct = data.product() == null ? null : data.product().value();
        if (returnsLine != null && (!Objects.equals(product, newProduct) || !terms().agreesWith(terms))) {
            throw new RuleViolation("rule.order.returnLine");
        }
        write(currency, data, terms, sold == null ? BigDecimal.ZERO : sold.shareOf(terms.quantity(), currency));
    }

    /** Refuses to take back more than is left, or nothing. */
    void requireLeft(BigDecimal wanted, BigDecimal alreadyReturned) {
        if (returnsLine != null || quantity.signum() <= 0) {
            throw new RuleViolation("rule.order.notReturnable");
        }
        if (wanted.signum() <= 0) {
            throw new RuleViolation("rule.order.returnNothing");
        }
        BigDecimal left = quantity.subtract(alreadyReturned);
        if (wanted.compareTo(left) > 0) {
            throw new RuleViolation(
                    "rule.order.returnTooMuch", left.max(BigDecimal.ZERO).stripTrailingZeros());
        }
    }

    /** Its counterpart in a return. */
    OrderLine returned(Order returnOrder, int itsLineNo, BigDecimal wanted) {
        BigDecimal back = wanted.negate();
        LineData data = new LineData(product == null ? null : new ProductId(product), description, back, unitPrice);
        OrderLine line = new OrderLine(
                returnOrder, itsLineNo, data, terms().withQuantity(back), shareOf(back, returnOrder.currency()));
        line.returnsLine = id().value();
        return line;
    }

    /** So much of its part of a discount on the whole as falls on this quantity of it. */
    private BigDecimal shareOf(BigDecimal part, String currency) {
        return sharedDiscount.signum() == 0
                ? BigDecimal.ZERO
                : MinorUnits.round(sharedDiscount.multiply(part).divide(quantity, MathContext.DECIMAL128), currency);
    }

    /** Field by field, for the audit log. */
    Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("lineNo", lineNo);
        fields.put("product", product);
        fields.put("description", description);
        fields.put("quantity", quantity.stripTrailingZeros().toPlainString());
        fields.put("unitPrice", unitPrice.stripTrailingZeros().toPlainString());
        fields.put("discountPercent", percent(discountPercent));
        fields.put("taxPercent", percent(taxPercent));
        return fields;
    }

    Changes since(Map<String, @Nullable Object> before) {
        return Changes.between(before, fields());
    }

    /** What is not there needs no word. */
    private static @Nullable String percent(BigDecimal percent) {
        return percent.signum() == 0 ? null : percent.stripTrailingZeros().toPlainString();
    }

    private void write(String currency, LineData data, LineTerms terms, BigDecimal share) {
        LineAmounts amounts = terms.amounts(currency, share);
        product = data.product() == null ? null : data.product().value();
        description = data.description();
        quantity = terms.quantity();
        unitPrice = terms.unitPrice();
        discountPercent = terms.discountPercent();
        taxPercent = terms.taxPercent();
        sharedDiscount = share;
        amount = amounts.net();
        tax = amounts.tax();
    }
}
