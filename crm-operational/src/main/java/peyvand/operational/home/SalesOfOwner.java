package peyvand.operational.home;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import peyvand.domain.StaffId;

/**
 * What the customers of an owner bought in a time, beside the time as long before it.
 *
 * @param owner null: of customers nobody is responsible for, and without a customer
 * @param amount net, in the base currency, without corrections of the books
 */
public record SalesOfOwner(
        @Nullable StaffId owner, BigDecimal amount, BigDecimal amountBefore, long orders, long ordersBefore) {

    public static final SalesOfOwner NOTHING = new SalesOfOwner(null, BigDecimal.ZERO, BigDecimal.ZERO, 0, 0);
}
