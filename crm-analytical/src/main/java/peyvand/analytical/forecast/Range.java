package peyvand.analytical.forecast;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Between what and what the sum will lie eight times of ten, if the opportunities are independent of each other.
 *
 * <p>Each is won with its probability p or not at all, so their sum has the expectation Σ ap and the variance Σ a²p(1−p), and
 * is about normal where there are many of which none outweighs the others (Lindeberg's condition; Feller, An Introduction to
 * Probability Theory, vol. 2, VIII.4).
 */
public record Range(BigDecimal low, BigDecimal high) {

    /** Of a hundred, how many sums lie in it. */
    public static final int PERCENT = 80;

    /** Fewer say too little about how their sum is spread. */
    public static final int LEAST = 10;

    /** Of the variance; where one opportunity has more, it is that one that matters, and not a range. */
    private static final double MOST_OF_ONE = 0.5;

    /** So many standard deviations to either side hold {@value #PERCENT} of a hundred. */
    private static final double DEVIATIONS = 1.281_551_6;

    /** Empty where the open ones are few, or one of them outweighs the others. */
    public static Optional<Range> of(Sum sum) {
        if (sum.open() < LEAST || sum.largest() > MOST_OF_ONE * sum.variance() || sum.variance() <= 0) {
            return Optional.empty();
        }
        BigDecimal half = BigDecimal.valueOf(DEVIATIONS * Math.sqrt(sum.variance()));
        return Optional.of(new Range(
                sum.expected().subtract(half).max(sum.closed()),
                sum.expected().add(half).min(sum.best())));
    }
}
