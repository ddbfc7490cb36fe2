package peyvand.bench;

import java.util.Arrays;
import java.util.Random;
import peyvand.analytical.cluster.Clustering;
import peyvand.analytical.cluster.KMeans;
import peyvand.analytical.cluster.Points;
import peyvand.analytical.cluster.Standard;
import peyvand.analytical.rfm.Concentration;
import peyvand.analytical.rfm.OrderLines;
import peyvand.analytical.rfm.Rfm;
import peyvand.analytical.rfm.RfmScores;
import peyvand.analytical.statistic.Progress;

/**
 * What it costs to reckon recency, frequency and monetary value of five million order lines, to score a million customers by
 * them, and to find groups among these: medians of warm runs, each result checked.
 */
public final class RfmBench {

    private static final int LINES = 5_000_000;
    private static final int CUSTOMERS = 1_000_000;
    private static final int ORDERS = 2_000_000;
    private static final int DAYS = 730;
    private static final int ROUNDS = 46;
    private static final int GROUPS = 5;

    private RfmBench() {}

    public static void main(String[] args) {
        Stopwatch.printHead();
        OrderLines lines = lines();
        Rfm rfm = Stopwatch.measure("RFM of 5M lines", 60, () -> Rfm.of(lines, DAYS, Progress.UNWATCHED));
        Stopwatch.check(
                Arrays.stream(rfm.monetary()).sum()
                        == Arrays.stream(lines.amounts()).sum(),
                "sum of all amounts");
        double[] results = Stopwatch.measure("quintiles, deciles and Gini of 1M customers", 60, () -> {
            RfmScores scores = RfmScores.of(rfm, Progress.UNWATCHED).orElseThrow();
            Concentration concentration = Concentration.of(rfm.monetary());
            return new double[] {
                scores.buyers(),
                concentration.gini().orElseThrow(),
                concentration.parts(10).get(0).share().orElseThrow()
            };
        });
        Stopwatch.check(results[0] == rfm.buyers().length && results[1] > 0 && results[2] > 0.1, "scores and shares");
        clusters(rfm);
    }

    private static void clusters(Rfm rfm) {
        int[] buyers = rfm.buyers();
        Points points = Standard.of(
                        Arrays.stream(buyers)
                                .mapToDouble(i -> Math.log1p(rfm.recency()[i]))
                                .toArray(),
                        Arrays.stream(buyers)
                                .mapToDouble(i -> Math.log1p(rfm.frequency()[i]))
                                .toArray(),
                        Arrays.stream(buyers)
                                .mapToDouble(i -> Math.log1p(rfm.monetary()[i] / 100.0))
                                .toArray())
                .points();
        double[][] start = new double[GROUPS][];
        for (int group = 0; group < GROUPS; group++) {
            int from = group * (points.size() / GROUPS) * points.dimensions();
            start[group] = Arrays.copyOfRange(points.values(), from, from + points.dimensions());
        }
        Clustering clustering = Stopwatch.measure(
                "k-means of 1M customers, 5 groups, 46 rounds",
                300,
                () -> new KMeans(1, ROUNDS, 1).improve(points, start, Progress.UNWATCHED));
        Stopwatch.check(clustering.rounds() == ROUNDS || clustering.settled(), "rounds: " + clustering.rounds());
        Clustering best = Stopwatch.measure(
                "k-means of 1M customers, best of 30 starts",
                0,
                () -> KMeans.USUAL.fit(points, GROUPS, Progress.UNWATCHED));
        Stopwatch.check(best.inertia() <= clustering.inertia() * 1.001, "inertia " + best.inertia());
    }

    private static OrderLines lines() {
        Random random = new Random(11);
        int[] customerOf = random.ints(ORDERS, 0, CUSTOMERS).toArray();
        int[] dayOf = random.ints(ORDERS, 0, DAYS).toArray();
        int[] orders = random.ints(LINES, 0, ORDERS).toArray();
        Arrays.sort(orders);
        return new OrderLines(
                Arrays.stream(orders).map(order -> customerOf[order]).toArray(),
                Arrays.stream(orders).map(order -> dayOf[order]).toArray(),
                orders,
                random.doubles(LINES)
                        .mapToLong(share -> (long) (100 * Math.exp(6 * share)))
                        .toArray(),
                CUSTOMERS,
                ORDERS);
    }
}
