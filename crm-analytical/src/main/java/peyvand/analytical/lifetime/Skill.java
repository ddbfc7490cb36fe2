package peyvand.analytical.lifetime;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import peyvand.analytical.statistic.Progress;

/**
 * How well what customers did later was foretold.
 *
 * @param predicted purchases of all customers together
 * @param actual what it came to
 * @param error mean absolute error of the purchases of a customer
 * @param rootSquare root of the mean squared error
 * @param ranking how often, of two of whom one bought and one did not, more was expected of the one who did; null where all
 *     bought, or nobody
 * @param staying the same by how likely they were said to be there; null too where that was not said
 * @param groups by how often they had bought again
 * @param money null where nothing could be said about it
 */
public record Skill(
        double predicted,
        double actual,
        double error,
        double rootSquare,
        @Nullable Double ranking,
        @Nullable Double staying,
        List<Group> groups,
        @Nullable Money money) {

    /** The last group holds all from so many purchases on. */
    public static final int LAST_GROUP = 7;

    private static final double BEST = 0.1;

    public Skill {
        groups = List.copyOf(groups);
    }

    /**
     * Customers who had bought again so often.
     *
     * @param repeats how often; in the last group, or more
     * @param predicted purchases of one of them, on average
     * @param actual what it came to
     */
    public record Group(int repeats, long customers, double predicted, double actual) {}

    /**
     * @param predicted what all together were said to spend
     * @param actual what they spent
     * @param best the share of it that the tenth had of whom most was expected; null where nothing was spent
     * @param within the share of customers who spent what was said, between low and high; {@link Prospects#SURE} or more is
     *     right
     */
    public record Money(
            double predicted, double actual, @Nullable Double best, double within) {}

    static Skill of(
            PurchaseModel model, @Nullable GammaGamma spend, Histories histories, Later later, Progress progress) {
        Prospects prospects = Prospects.of(model, spend, histories, new Horizon(1, 0, later.days()), progress);
        double[] expected = prospects.purchases();
        double[] stays = prospects.alive();
        double predicted = 0;
        double errors = 0;
        double squares = 0;
        for (int row = 0; row < expected.length; row++) {
            double error = expected[row] - later.purchases()[row];
            predicted += expected[row];
            errors += Math.abs(error);
            squares += error * error;
        }
        boolean[] bought = later.anything();
        return new Skill(
                predicted,
                later.total(),
                errors / expected.length,
                Math.sqrt(squares / expected.length),
                Ranking.auc(expected, bought),
                stays == null ? null : Ranking.auc(stays, bought),
                groups(expected, histories, later),
                prospects.money() == null ? null : money(prospects.money(), later));
    }

    private static List<Group> groups(double[] expected, Histories histories, Later later) {
        long[] customers = new long[LAST_GROUP + 1];
        double[] predicted = new double[LAST_GROUP + 1];
        double[] actual = new double[LAST_GROUP + 1];
        for (int row = 0; row < expected.length; row++) {
            int group = Math.min(LAST_GROUP, histories.repeats(row));
            customers[group]++;
            predicted[group] += expected[row];
            actual[group] += later.purchases()[row];
        }
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i <= LAST_GROUP; i++) {
            if (customers[i] > 0) {
                groups.add(new Group(i, customers[i], predicted[i] / customers[i], actual[i] / customers[i]));
            }
        }
        return groups;
    }

    private static Money money(Prospects.Money money, Later later) {
        double predicted = 0;
        double actual = 0;
        double within = 0;
        for (int row = 0; row < money.spent().length; row++) {
            double spent = later.spent()[row];
            predicted += money.spent()[row];
            actual += spent;
            within += spent >= money.low()[row] && spent <= money.high()[row] ? 1 : 0;
        }
        return new Money(
                predicted, actual, Ranking.share(money.spent(), later.spent(), BEST), within / money.spent().length);
    }
}
