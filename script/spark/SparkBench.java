package peyvand.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.mllib.clustering.KMeansModel;
import org.apache.spark.mllib.fpm.FPGrowth;
import org.apache.spark.mllib.linalg.Vector;
import org.apache.spark.mllib.linalg.Vectors;
import peyvand.analytical.basket.Baskets;
import peyvand.analytical.cluster.Clustering;
import peyvand.analytical.cluster.KMeans;
import peyvand.analytical.cluster.Points;
import peyvand.analytical.cluster.Standard;
import peyvand.analytical.statistic.Progress;

/**
 * Some kernels of the analysis beside Spark MLlib with two threads in the same process, on the same data, which Spark has in
 * memory beforehand: medians of warm runs, taken in turns. Both have to find the same.
 *
 * <p>Arguments: a file of T10I4D100K, if there is one.
 */
public final class SparkBench {

    private static final int WARM_UP = 1;
    private static final int RUNS = 3;
    private static final int POINTS = 200_000;
    private static final int GROUPS = 5;
    private static final int ROUNDS = 46;

    private SparkBench() {}

    public static void main(String[] args) throws IOException {
        SparkConf conf = new SparkConf()
                .setMaster("local[2]")
                .setAppName("bench")
                .set("spark.ui.enabled", "false")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.driver.bindAddress", "127.0.0.1");
        try (JavaSparkContext spark = new JavaSparkContext(conf)) {
            spark.setLogLevel("ERROR");
            System.out.printf("%-48s %12s %12s %10s%n", "wall ms, medians of " + RUNS, "Peyvand", "Spark MLlib", "ratio");
            clusters(spark);
            itemsets(spark, "Online Retail, 200: itemsets counted", BasketBench.shop(), 200);
            if (args.length > 0) {
                itemsets(spark, "T10I4D100K, 100: itemsets counted", BasketBench.numbers(Path.of(args[0])), 100);
            }
        }
    }

    private static void itemsets(JavaSparkContext spark, String name, Baskets baskets, int least) {
        List<List<Integer>> rows = IntStream.range(0, baskets.size())
                .mapToObj(basket -> Arrays.stream(baskets.basket(basket)).boxed().toList())
                .toList();
        JavaRDD<List<Integer>> data = spark.parallelize(rows, 2).cache();
        data.count();
        double share = (least - 0.5) / baskets.size();
        beside(
                name,
                () -> BasketBench.count(baskets, least, 2),
                () -> new FPGrowth().setMinSupport(share).run(data).freqItemsets().count());
        data.unpersist();
    }

    private static void clusters(JavaSparkContext spark) {
        Random random = new Random(5);
        double[][] columns = new double[3][POINTS];
        for (int i = 0; i < POINTS; i++) {
            int group = random.nextInt(GROUPS);
            for (int column = 0; column < columns.length; column++) {
                columns[column][i] = (group * (column + 1)) % GROUPS + random.nextGaussian();
            }
        }
        Points points = Standard.of(columns).points();
        double[][] start = new double[GROUPS][];
        for (int group = 0; group < GROUPS; group++) {
            start[group] = row(points, group * (POINTS / GROUPS));
        }
        JavaRDD<Vector> data = spark.parallelize(
                        IntStream.range(0, POINTS).mapToObj(i -> Vectors.dense(row(points, i))).toList(), 2)
                .cache();
        data.count();
        KMeansModel begin = new KMeansModel(Arrays.stream(start).map(Vectors::dense).toArray(Vector[]::new));
        beside(
                "k-means of 200,000 points, 5 groups, 46 rounds",
                () -> {
                    Clustering found = new KMeans(1, ROUNDS, 1).improve(points, start, Progress.UNWATCHED);
                    return Math.round(Math.log(found.inertia()) * 100);
                },
                () -> {
                    KMeansModel found = new org.apache.spark.mllib.clustering.KMeans()
                            .setK(GROUPS)
                            .setMaxIterations(ROUNDS)
                            .setEpsilon(0)
                            .setInitialModel(begin)
                            .run(data.rdd());
                    return Math.round(Math.log(found.trainingCost()) * 100);
                });
        data.unpersist();
    }

    private static double[] row(Points points, int i) {
        int size = points.dimensions();
        return Arrays.copyOfRange(points.values(), i * size, (i + 1) * size);
    }

    private static void beside(String name, Supplier<Long> ours, Supplier<Long> theirs) {
        double[] mine = new double[RUNS];
        double[] other = new double[RUNS];
        for (int run = -WARM_UP; run < RUNS; run++) {
            long begin = System.nanoTime();
            long found = ours.get();
            long middle = System.nanoTime();
            long expected = theirs.get();
            long end = System.nanoTime();
            if (found != expected) {
                throw new IllegalStateException(name + ": " + found + ", and Spark " + expected);
            }
            if (run >= 0) {
                mine[run] = (middle - begin) / 1e6;
                other[run] = (end - middle) / 1e6;
            }
        }
        System.out.printf(
                Locale.ROOT, "%-48s %12.1f %12.1f %10.0f%n", name, median(mine), median(other), median(other) / median(mine));
    }

    private static double median(double[] values) {
        return Arrays.stream(values).sorted().toArray()[values.length / 2];
    }
}
