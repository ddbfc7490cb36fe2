package peyvand.analytical.product;

import org.jspecify.annotations.Nullable;

/**
 * Where a product stands in its life, by how often it is bought: the latest stretch of time against the one before, as long.
 *
 * <ul>
 *   <li>A product first bought within {@link #NEW_DAYS} days is introduced, if there are as many days before on which others
 *       were bought and it was not; else nobody knows.
 *   <li>Of others, a stretch is half of the time since it was first bought, a year at most: then seasons cancel out.
 *   <li>It grows where there are a fifth more purchases than before, and declines where there were a fifth more before, if
 *       that is hardly chance; else it is mature.
 *   <li>With fewer than {@link #LEAST} purchases in both stretches nothing is said, unless it was bought as often earlier and
 *       in the latest stretch not at all: then it declines.
 * </ul>
 *
 * <p>Purchases are counted, not money, so that prices which rise are no growth. What is hardly chance is told by the exact
 * condition that, were both stretches alike, each purchase would lie in either with the same chance (J. Przyborowski and H.
 * Wilenski, Biometrika 31, 1940), in its normal approximation at one in a hundred. To tell the stages by changes of sales that
 * exceed what is usual follows R. Polli and V. Cook, Journal of Business 42, 1969.
 */
public final class ProductLife {

    public static final int NEW_DAYS = 90;
    public static final int LEAST = 10;

    private static final int LONGEST_STRETCH = 365;
    private static final int MORE = 6;
    private static final int THAN = 5;

    /** The 99.5th percentile of the normal distribution. */
    private static final double Z = 2.5758293035489004;

    private ProductLife() {}

    /**
     * @param stage null: too little is known
     * @param growth purchases lately less those before, as a share of these; not a number where there were none before
     */
    public record Standing(@Nullable ProductStage stage, double growth) {}

    /**
     * Of one product.
     *
     * @param days of its purchases, ascending, from place {@code from} to before {@code to}: one or more, none later than
     *     {@code asOf}; counted from any first day
     * @param since the first day from which anything is known to have been bought
     * @throws IllegalArgumentException where there are no purchases
     */
    public static Standing of(int[] days, int from, int to, int asOf, int since) {
        if (from >= to) {
            throw new IllegalArgumentException("no purchases");
        }
        int age = asOf - days[from];
        int stretch = stretch(age);
        int lately = 0;
        int before = 0;
        for (int i = to - 1; i >= from && days[i] > asOf - 2 * stretch; i--) {
            if (days[i] > asOf - stretch) {
                lately++;
            } else {
                before++;
            }
        }
        double growth = before == 0 ? Double.NaN : (double) lately / before - 1;
        if (age < NEW_DAYS) {
            return new Standing(days[from] - since >= Math.max(1, age) ? ProductStage.INTRODUCTION : null, Double.NaN);
        }
        return new Standing(stage(lately, before, to - from), growth);
    }

    /**
     * Days of the latest stretch, and of the one before.
     *
     * @param age days since it was first bought
     */
    public static int stretch(int age) {
        return Math.min(LONGEST_STRETCH, age / 2);
    }

    private static @Nullable ProductStage stage(int lately, int before, int ever) {
        if (lately + before < LEAST) {
            return lately == 0 && ever >= LEAST ? ProductStage.DECLINE : null;
        }
        boolean chance = Math.abs(lately - before) <= Z * Math.sqrt((double) lately + before);
        if (!chance && (long) THAN * lately >= (long) MORE * before) {
            return ProductStage.GROWTH;
        }
        return !chance && (long) THAN * before >= (long) MORE * lately ? ProductStage.DECLINE : ProductStage.MATURITY;
    }
}
