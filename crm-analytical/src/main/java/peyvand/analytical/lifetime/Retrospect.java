package peyvand.analytical.lifetime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import peyvand.analytical.statistic.Progress;

/**
 * What was to be expected from an earlier day on, by what had been learned by then, held against what has come since.
 *
 * @param days how long customers were watched
 * @param tenths of customers by how much was expected of them, most first; as equal in size as can be
 * @param error mean absolute error of the purchases of a customer
 * @param ownRateError the same, had everybody gone on as they did
 * @param money null where nothing was said about it
 */
public record Retrospect(
        int days,
        List<Part> tenths,
        double error,
        double ownRateError,
        @Nullable Money money) {

    private static final int PARTS = 10;

    public Retrospect {
        tenths = List.copyOf(tenths);
    }

    /**
     * Customers with their purchases.
     *
     * @param foretold days on which they would buy
     * @param ownRate the same, had they gone on as they did
     * @param came days on which they bought
     * @param foretoldAmount 0 where nothing was said about it, like {@code ownRateAmount}
     * @param cameAmount in the currency of the amounts
     */
    public record Part(
            int customers,
            double foretold,
            double ownRate,
            long came,
            double foretoldAmount,
            double ownRateAmount,
            double cameAmount) {

        private Part and(Part other) {
            return new Part(
                    customers + other.customers,
                    foretold + other.foretold,
                    ownRate + other.ownRate,
                    came + other.came,
                    foretoldAmount + other.foretoldAmount,
                    ownRateAmount + other.ownRateAmount,
                    cameAmount + other.cameAmount);
        }
    }

    /** Mean absolute errors of what a customer spent, and how many spent what was said: between low and high. */
    public record Money(double error, double ownRateError, double within) {}

    /** All customers together. */
    public Part total() {
        return tenths.stream().reduce(new Part(0, 0, 0, 0, 0, 0, 0), Part::and);
    }

    /**
     * @param cut the last day that counts as known
     * @param until the last day of what came
     * @return null where nobody had bought by then
     * @throws java.util.concurrent.CancellationException where it is not wanted any more
     */
    public static @Nullable Retrospect of(
            Foresight foresight, Purchases purchases, int cut, int until, Progress progress) {
        Histories seen = Histories.of(purchases, cut, foresight.unit());
        if (seen.size() == 0) {
            return null;
        }
        Later later = Later.of(purchases, seen, cut, until);
        Horizon horizon = new Horizon(1, 0, later.days());
        Prospects foretold =
                foresight.foretell(seen, horizon, progress.part(0, 0.5)).prospects();
        Prospects own =
                Prospects.of(new OwnRate(foresight.unit()), foresight.spend(), seen, horizon, progress.part(0.5, 1));
        return new Retrospect(
                later.days(),
                tenths(foretold, own, later),
                error(foretold.purchases(), later.purchases()),
                error(own.purchases(), later.purchases()),
                foretold.money() == null || own.money() == null
                        ? null
                        : new Money(
                                error(foretold.money().spent(), later.spent()),
                                error(own.money().spent(), later.spent()),
                                within(foretold.money(), later.spent())));
    }

    private static List<Part> tenths(Prospects foretold, Prospects own, Later later) {
        int[] order = mostFirst(foretold.purchases());
        List<Part> tenths = new ArrayList<>();
        for (int part = 0; part < PARTS; part++) {
            tenths.add(part(order, from(part, order.length), from(part + 1, order.length), foretold, own, later));
        }
        return tenths;
    }

    private static int from(int part, int size) {
        return (int) ((long) part * size / PARTS);
    }

    private static Part part(int[] order, int from, int to, Prospects foretold, Prospects own, Later later) {
        double expected = 0;
        double ownRate = 0;
        long came = 0;
        double expectedAmount = 0;
        double ownAmount = 0;
        double cameAmount = 0;
        for (int i = from; i < to; i++) {
            int row = order[i];
            expected += foretold.purchases()[row];
            ownRate += own.purchases()[row];
            came += later.purchases()[row];
            expectedAmount += foretold.money() == null ? 0 : foretold.money().spent()[row];
            ownAmount += own.money() == null ? 0 : own.money().spent()[row];
            cameAmount += later.spent()[row];
        }
        return new Part(to - from, expected, ownRate, came, expectedAmount, ownAmount, cameAmount);
    }

    /** Rows by what is expected; those of whom as much is expected as they stand. */
    private static int[] mostFirst(double[] expected) {
        long[] keys = new long[expected.length];
        for (int row = 0; row < keys.length; row++) {
            long low = Integer.MAX_VALUE - Float.floatToIntBits((float) expected[row]);
            keys[row] = low << Integer.SIZE | row;
        }
        Arrays.parallelSort(keys);
        return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
    }

    private static double error(double[] expected, int[] came) {
        double errors = 0;
        for (int row = 0; row < came.length; row++) {
            errors += Math.abs(expected[row] - came[row]);
        }
        return errors / came.length;
    }

    private static double error(double[] expected, double[] came) {
        double errors = 0;
        for (int row = 0; row < came.length; row++) {
            errors += Math.abs(expected[row] - came[row]);
        }
        return errors / came.length;
    }

    private static double within(Prospects.Money money, double[] came) {
        double within = 0;
        for (int row = 0; row < came.length; row++) {
            within += came[row] >= money.low()[row] && came[row] <= money.high()[row] ? 1 : 0;
        }
        return within / came.length;
    }
}
