package peyvand.analytical.cluster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import peyvand.analytical.rfm.Rfm;
import peyvand.analytical.statistic.Progress;

/**
 * Groups of customers alike in recency, frequency and monetary value, each taken as {@code log(1 + value)} and brought to
 * one scale, since a few customers buy many times what the others do. Only who has bought is grouped; who has brought back
 * as much as they bought, or more, counts as having spent nothing.
 *
 * @param groups from who spends most to who spends least
 * @param groupOf of each customer the index in {@code groups}; {@link #NONE} of one who has not bought
 * @param choice how the number of groups came about
 * @param map tells of somebody else in which group they belong
 */
public record CustomerClusters(List<Group> groups, int[] groupOf, GroupCount choice, ClusterMap map) {

    public static final int NONE = -1;

    /**
     * A group, with what its customers have in the middle: means on the scale of logarithms, told as days, orders and units
     * of money.
     */
    public record Group(ClusterName name, int customers, double recency, double frequency, double monetary) {}

    /**
     * @param unit how many of the whole units of {@link Rfm#monetary} make one of money
     * @param fewest groups that are of use, 1 or more
     * @param most groups that are of use
     * @return empty where nobody has bought
     */
    public static Optional<CustomerClusters> of(
            Rfm rfm, double unit, int fewest, int most, KMeans kMeans, Progress progress) {
        int[] buyers = rfm.buyers();
        if (buyers.length == 0) {
            return Optional.empty();
        }
        Standard standard = Standard.of(
                logs(buyers, customer -> rfm.recency()[customer]),
                logs(buyers, customer -> rfm.frequency()[customer]),
                logs(buyers, customer -> spent(rfm, customer, unit)));
        GroupCount choice = GroupCount.choose(standard.points(), fewest, most, kMeans, progress);
        return Optional.of(named(rfm.size(), buyers, standard, choice));
    }

    private static CustomerClusters named(int customers, int[] buyers, Standard standard, GroupCount choice) {
        Clustering best = choice.best();
        List<Integer> order = IntStream.range(0, best.sizes().length)
                .boxed()
                .sorted(Comparator.comparingDouble(group -> -best.centres()[group][2]))
                .toList();
        Map<ClusterName, Integer> places = new HashMap<>();
        List<Group> groups = new ArrayList<>();
        for (int group : order) {
            double[] middle = standard.back(best.centres()[group]);
            ClusterName name = ClusterName.of(Math.expm1(middle[1]), best.centres()[group]);
            groups.add(new Group(
                    name.at(places.merge(name, 1, Integer::sum)),
                    best.sizes()[group],
                    Math.expm1(middle[0]),
                    Math.expm1(middle[1]),
                    Math.expm1(middle[2])));
        }
        int[] groupOf = IntStream.generate(() -> NONE).limit(customers).toArray();
        for (int i = 0; i < buyers.length; i++) {
            groupOf[buyers[i]] = order.indexOf(best.groups()[i]);
        }
        double[][] centres = order.stream().map(group -> best.centres()[group]).toArray(double[][]::new);
        ClusterMap map = new ClusterMap(centres, standard.means(), standard.deviations());
        return new CustomerClusters(List.copyOf(groups), groupOf, choice, map);
    }

    static double spent(Rfm rfm, int customer, double unit) {
        return Math.max(0, rfm.monetary()[customer] / unit);
    }

    private static double[] logs(int[] customers, IntToDoubleFunction value) {
        double[] logs = new double[customers.length];
        for (int i = 0; i < customers.length; i++) {
            logs[i] = Math.log1p(value.applyAsDouble(customers[i]));
        }
        return logs;
    }
}
