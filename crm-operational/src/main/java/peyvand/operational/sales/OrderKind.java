package peyvand.operational.sales;

import java.math.BigDecimal;

/** What an order does: it sells, takes back, or sets something right in the books. */
public enum OrderKind {
    SALE,
    RETURN,
    ADJUSTMENT;

    /** Sales are counted upward, returns downward; an adjustment may go either way. */
    boolean allows(BigDecimal quantity) {
        return switch (this) {
            case SALE -> quantity.signum() > 0;
            case RETURN -> quantity.signum() < 0;
            case ADJUSTMENT -> quantity.signum() != 0;
        };
    }
}
