package peyvand.analytical.statistic;

/**
 * So many of so many, and between what the share behind them lies with a confidence of 95 %.
 *
 * <p>The interval is Wilson's (E. B. Wilson, J. Am. Stat. Assoc. 22, 1927): it stays within 0 and 1, and says something
 * sensible of few and of none at all.
 *
 * @param count 0 to {@code of}
 * @param of 0 or more; need not be whole where cases are weighted
 */
public record Proportion(double count, double of) {

    /** The 97.5th percentile of the normal distribution. */
    private static final double Z = 1.959963984540054;

    public Proportion {
        if (!(count >= 0 && count <= of)) {
            throw new IllegalArgumentException(count + " of " + of);
        }
    }

    /** From 0 to 1; not a number of none. */
    public double share() {
        return count / of;
    }

    public double low() {
        return count == 0 ? 0 : Math.max(0, middle() - reach());
    }

    public double high() {
        return count == of ? 1 : Math.min(1, middle() + reach());
    }

    private double middle() {
        return (count + Z * Z / 2) / (of + Z * Z);
    }

    private double reach() {
        return of == 0 ? 0.5 : Z / (of + Z * Z) * Math.sqrt(count * (of - count) / of + Z * Z / 4);
    }
}
