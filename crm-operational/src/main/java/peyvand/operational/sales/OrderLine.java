package peyvand.operational.sales;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import peyvand.domain.Changes;
import peyvand.domain.OrderId;
import peyvand.domain.OrderLineId;
import peyvand.domain.ProductId;
import peyvand.domain.RuleViolation;

/** A line of an order. Only an {@link Order} makes and changes lines. */
@Entity
@DynamicUpdate
class OrderLine {

    private static final int SCALE = 4;
    private static final int MOST_DIGITS = 15;

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
    private BigDecimal amount;

    @Column(name = "returns_line_id")
    private @Nullable Long returnsLine;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected OrderLine() {}

    OrderLine(OrderId order, int lineNo, LineData data, BigDecimal unitPrice) {
        this.order = order.value();
        this.lineNo = lineNo;
        this.quantity = data.quantity();
        this.unitPrice = unitPrice;
        this.amount = BigDecimal.ZERO;
        write(data, unitPrice);
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

    void change(LineData data, BigDecimal newPrice) {
        Long newProduct = data.product() == null ? null : data.product().value();
        if (returnsLine != null && (!Objects.equals(product, newProduct) || newPrice.compareTo(unitPrice) != 0)) {
            throw new RuleViolation("rule.order.returnLine");
        }
        write(data, newPrice);
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
    OrderLine returned(OrderId returnOrder, int itsLineNo, BigDecimal wanted) {
        LineData data =
                new LineData(product == null ? null : new ProductId(product), description, wanted.negate(), unitPrice);
        OrderLine line = new OrderLine(returnOrder, itsLineNo, data, unitPrice);
        line.returnsLine = id().value();
        return line;
    }

    /** Field by field, for the audit log. */
    Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("lineNo", lineNo);
        fields.put("product", product);
        fields.put("description", description);
        fields.put("quantity", quantity.stripTrailingZeros().toPlainString());
        fields.put("unitPrice", unitPrice.stripTrailingZeros().toPlainString());
        return fields;
    }

    Changes since(Map<String, @Nullable Object> before) {
        return Changes.between(before, fields());
    }

    private void write(LineData data, BigDecimal newPrice) {
        if (data.product() == null && data.description() == null) {
            throw new RuleViolation("rule.order.lineOfNothing");
        }
        BigDecimal newAmount = data.quantity().multiply(newPrice).setScale(SCALE, RoundingMode.HALF_UP);
        if (newAmount.precision() - newAmount.scale() > MOST_DIGITS) {
            throw new RuleViolation("rule.order.tooBig");
        }
        product = data.product() == null ? null : data.product().value();
        description = data.description();
        quantity = data.quantity();
        unitPrice = newPrice;
        amount = newAmount;
    }
}
