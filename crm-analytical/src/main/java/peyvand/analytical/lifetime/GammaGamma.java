package peyvand.analytical.lifetime;

import peyvand.analytical.statistic.Progress;

/**
 * What customers spend on a day on which they buy (Fader and Hardie, "The Gamma-Gamma Model of Monetary Value", 2013): each
 * amount follows a gamma distribution (p, ν), and ν, over the customers, another (q, v). How often somebody buys is
 * taken to say nothing about it; see {@link Spend.Independence}.
 *
 * @param p shape of what one customer spends
 * @param q shape of how customers differ; above 1, or there were no mean
 * @param v in the currency of the amounts
 */
public record GammaGamma(double p, double q, double v) {

    /** @throws IllegalArgumentException where q is not above 1, or p or v not above 0 */
    public GammaGamma {
        PurchaseModel.positive("p", p);
        PurchaseModel.positive("q - 1", q - 1);
        PurchaseModel.positive("v", v);
    }

    /** What a customer spends on average of whom nothing is known; E[M]. */
    public double mean() {
        return p * v / (q - 1);
    }

    /**
     * What a customer spends on average, of whom some purchases are known; E[M | m, x].
     *
     * @param repeats how many are known, 0 or more
     * @param mean of these; below 0 counts as 0
     */
    public double mean(int repeats, double mean) {
        return p * (v + repeats * Math.max(0, mean)) / (p * repeats + q - 1);
    }

    /** The same of each row of the histories. */
    public double[] means(Histories histories) {
        double[] means = new double[histories.size()];
        for (int row = 0; row < means.length; row++) {
            means[row] = mean(histories.repeats(row), histories.mean(row));
        }
        return means;
    }

    /**
     * Fits the model to those who bought again, and spent more than came back.
     *
     * @throws java.util.concurrent.CancellationException where it is not wanted any more
     */
    public static Spend fit(Histories histories, Progress progress) {
        return new SpendFitting(histories).fit(progress);
    }
}
