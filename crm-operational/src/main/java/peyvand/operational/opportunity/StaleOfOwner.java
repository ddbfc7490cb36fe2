package peyvand.operational.opportunity;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import peyvand.domain.StaffId;

/**
 * How many opportunities of somebody have gone stale.
 *
 * @param owner null: of nobody
 * @param amount in the base currency
 */
public record StaleOfOwner(@Nullable StaffId owner, long number, BigDecimal amount) {}
