package peyvand.analytical.statistic;

/**
 * How many times as large one share is as another, and between what the ratio behind them lies with a confidence of 95 %.
 *
 * <p>The interval is that of the logarithm of the ratio (D. Katz et al., Biometrics 34, 1978), with half a case added
 * everywhere, so that it says something of none at all as well (S. D. Walter, Biometrika 62, 1975).
 *
 * @param one 0 or more cases, and of at least one
 * @param other likewise
 */
public record Ratio(Proportion one, Proportion other) {

    private static final double Z = 1.959963984540054;
    private static final double HALF = 0.5;

    public double ratio() {
        return Math.exp(middle());
    }

    public double low() {
        return Math.exp(middle() - reach());
    }

    public double high() {
        return Math.exp(middle() + reach());
    }

    private double middle() {
        return Math.log((one.count() + HALF) / (one.of() + HALF))
                - Math.log((other.count() + HALF) / (other.of() + HALF));
    }

    private double reach() {
        return Z
                * Math.sqrt(1 / (one.count() + HALF)
                        - 1 / (one.of() + HALF)
                        + 1 / (other.count() + HALF)
                        - 1 / (other.of() + HALF));
    }
}
