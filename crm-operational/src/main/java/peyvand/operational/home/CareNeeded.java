package peyvand.operational.home;

import java.math.BigDecimal;
import java.time.Instant;
import peyvand.domain.CustomerId;

/**
 * A customer somebody should turn to.
 *
 * @param amount net, in the base currency: lately where nobody is responsible, ever where they have gone quiet
 * @param lastOrder when they last bought
 */
public record CareNeeded(CustomerId id, String name, Reason reason, BigDecimal amount, Instant lastOrder) {

    /** Why. */
    public enum Reason {
        NOBODY_RESPONSIBLE,
        GONE_QUIET
    }
}
