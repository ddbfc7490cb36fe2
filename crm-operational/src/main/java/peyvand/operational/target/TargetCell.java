package peyvand.operational.target;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import peyvand.domain.Period;
import peyvand.domain.Seller;

/**
 * What somebody typed as the target of a period.
 *
 * @param amount null: there shall be none
 * @param known what stood there when it was typed
 */
public record TargetCell(
        Seller subject,
        Period period,
        @Nullable BigDecimal amount,
        @Nullable BigDecimal known) {

    /** So many decimals an amount has at most. */
    public static final int DECIMALS = 4;

    private static final int DIGITS = 15;

    /** Whether a number can be what is to be sold. */
    public static boolean isAmount(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        return number.signum() >= 0 && plain.scale() <= DECIMALS && plain.precision() - plain.scale() <= DIGITS;
    }

    boolean sameAs(@Nullable BigDecimal present) {
        return same(amount, present);
    }

    boolean knows(@Nullable BigDecimal present) {
        return same(known, present);
    }

    private static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null || other == null ? one == other : one.compareTo(other) == 0;
    }
}
