package peyvand.analytical.lifecycle;

import java.util.Arrays;

/**
 * How customers come from one stage to another. A purchase makes a prospect a first-time buyer, then one who repeats,
 * then a loyal one; silence puts at risk and loses, measured by what is usual for that customer; a purchase of one who was
 * lost wins them back.
 *
 * <p>What is usual is the mean of a customer's gaps and of one typical gap of all, {@code (span + typical) / (gaps + 1)}:
 * of one who bought once, the typical one; of one who bought often, their own. Were gaps exponential, one in seven
 * customers would be silent for twice the usual time by chance, and one in fifty-five for four times.
 *
 * @param typicalGap days, more than 0
 * @param loyalDays on how many days a loyal customer has bought; 2 or more
 * @param riskFactor after how many usual gaps a customer is at risk; more than 0
 * @param lostFactor after how many a customer is lost; more than {@code riskFactor}
 */
public record LifeCycle(double typicalGap, int loyalDays, double riskFactor, double lostFactor) {

    /** What is taken for typical where nobody has bought twice. */
    public static final double ASSUMED_GAP = 90;

    public LifeCycle {
        if (!(typicalGap > 0) || loyalDays < 2 || !(riskFactor > 0) || !(lostFactor > riskFactor)) {
            throw new IllegalArgumentException(
                    "gap " + typicalGap + ", loyal " + loyalDays + ", factors " + riskFactor + " and " + lostFactor);
        }
    }

    /** Is told each change of one customer's stage, in the order of time. */
    @FunctionalInterface
    public interface Changes {
        /** @param day on which it came, counted like those of the purchases */
        void came(int day, Stage was, Stage became);
    }

    /**
     * The median, over customers who bought on more than one day, of the mean days between.
     *
     * @param first of each customer, the place of the first purchase in {@code days}; one more at the end
     * @param days of purchases, ascending for each customer
     * @return {@link #ASSUMED_GAP} where there is none
     */
    public static double typicalGap(int[] first, int[] days) {
        double[] means = new double[first.length - 1];
        int count = 0;
        for (int customer = 0; customer < first.length - 1; customer++) {
            int from = first[customer];
            int to = first[customer + 1];
            int gaps = distinct(days, from, to) - 1;
            if (gaps > 0) {
                means[count++] = (double) (days[to - 1] - days[from]) / gaps;
            }
        }
        if (count == 0) {
            return ASSUMED_GAP;
        }
        Arrays.sort(means, 0, count);
        return count % 2 == 1 ? means[count / 2] : (means[count / 2 - 1] + means[count / 2]) / 2;
    }

    /**
     * Days that usually pass from one purchase to the next.
     *
     * @param gaps between days of purchases so far
     * @param span days from the first to the last of them
     */
    public double usualGap(int gaps, int span) {
        return (span + typicalGap) / (gaps + 1);
    }

    /**
     * Walks through the life of a customer.
     *
     * @param days of all purchases; ascending from place {@code from} to before {@code to}
     * @param asOf the day that ends the walk, no purchase being later
     * @return the stage as of that day
     */
    public Stage walk(int[] days, int from, int to, int asOf, Changes changes) {
        Stage stage = Stage.PROSPECT;
        int bought = 0;
        for (int i = from; i < to; i++) {
            if (i > from && days[i] == days[i - 1]) {
                continue;
            }
            bought++;
            stage = change(days[i], stage, after(stage, bought), changes);
            double gap = usualGap(bought - 1, days[i] - days[from]);
            int end = nextDay(days, i, to, asOf);
            stage = silent(days[i], riskFactor * gap, end, stage, Stage.AT_RISK, changes);
            stage = silent(days[i], lostFactor * gap, end, stage, Stage.LOST, changes);
        }
        return stage;
    }

    private Stage after(Stage stage, int bought) {
        if (stage == Stage.LOST) {
            return Stage.WON_BACK;
        }
        return bought == 1 ? Stage.FIRST : bought < loyalDays ? Stage.REPEAT : Stage.LOYAL;
    }

    private static Stage silent(int since, double days, int end, Stage stage, Stage then, Changes changes) {
        int day = since + (int) Math.min(Math.ceil(days), Integer.MAX_VALUE / 4);
        return day < end ? change(day, stage, then, changes) : stage;
    }

    private static Stage change(int day, Stage was, Stage became, Changes changes) {
        if (was != became) {
            changes.came(day, was, became);
        }
        return became;
    }

    /** Silence ends with the next purchase; that of the last one is looked at until the day before the walk ends. */
    private static int nextDay(int[] days, int place, int to, int asOf) {
        for (int i = place + 1; i < to; i++) {
            if (days[i] > days[place]) {
                return days[i];
            }
        }
        return asOf + 1;
    }

    /** @return on how many different days something was bought */
    public static int distinct(int[] days, int from, int to) {
        int distinct = 0;
        for (int i = from; i < to; i++) {
            distinct += i == from || days[i] != days[i - 1] ? 1 : 0;
        }
        return distinct;
    }
}
