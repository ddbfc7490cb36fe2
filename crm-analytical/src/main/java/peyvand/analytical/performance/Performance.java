package peyvand.analytical.performance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import peyvand.analytical.statistic.Proportion;
import peyvand.domain.StaffId;

/**
 * What a colleague has won, lost and done in a time. Amounts are in the base currency.
 *
 * @param days of those won; null where none was
 * @param listed what accepted quotes come to before anything is taken off
 * @param discount what is taken off
 * @param target null where there is none
 */
public record Performance(
        StaffId staff,
        String name,
        long won,
        BigDecimal amount,
        long lost,
        @Nullable Days days,
        Work work,
        BigDecimal listed,
        BigDecimal discount,
        @Nullable BigDecimal target) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public long decided() {
        return won + lost;
    }

    /** How many of those decided were won, and how sure that is. */
    public Proportion rate() {
        return new Proportion(won, decided());
    }

    /** What is taken off, in percent of the list; null without an accepted quote. */
    public @Nullable BigDecimal discountPercent() {
        return percent(discount, listed);
    }

    /** What is won, in percent of the target; null without one. */
    public @Nullable BigDecimal ofTarget() {
        return target == null ? null : percent(amount, target);
    }

    boolean isNothing() {
        return decided() == 0 && work.all() == 0 && listed.signum() == 0 && target == null;
    }

    private static @Nullable BigDecimal percent(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? null : part.multiply(HUNDRED).divide(whole, 1, RoundingMode.HALF_UP);
    }
}
