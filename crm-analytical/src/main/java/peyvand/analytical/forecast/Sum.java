package peyvand.analytical.forecast;

import java.math.BigDecimal;

/**
 * What some opportunities come to, in the base currency. Sums of parts are the sums of the whole.
 *
 * @param closed amount of those won
 * @param weighted amount of those open, each times its probability
 * @param full amount of those open, as if each were won
 * @param variance of what the open ones will come to, if they are independent of each other: Σ a²p(1−p)
 * @param largest part of one of them in the variance
 */
public record Sum(
        long won, BigDecimal closed, long open, BigDecimal weighted, BigDecimal full, double variance, double largest) {

    public static final Sum NOTHING = new Sum(0, BigDecimal.ZERO, 0, BigDecimal.ZERO, BigDecimal.ZERO, 0, 0);

    /** What is expected: won, and open by its probability. */
    public BigDecimal expected() {
        return closed.add(weighted);
    }

    /** What it comes to at best: all that is open is won. */
    public BigDecimal best() {
        return closed.add(full);
    }

    public boolean isNothing() {
        return won == 0 && open == 0;
    }

    public Sum plus(Sum other) {
        return new Sum(
                won + other.won,
                closed.add(other.closed),
                open + other.open,
                weighted.add(other.weighted),
                full.add(other.full),
                variance + other.variance,
                Math.max(largest, other.largest));
    }
}
