package peyvand.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import peyvand.analytical.basket.Acquisitions;
import peyvand.analytical.basket.Affinities;
import peyvand.analytical.basket.Baskets;
import peyvand.analytical.basket.Budget;
import peyvand.analytical.basket.Closeness;
import peyvand.analytical.basket.ItemsetSearch;
import peyvand.analytical.basket.Itemsets;
import peyvand.analytical.basket.OfferTable;
import peyvand.analytical.basket.Offers;
import peyvand.analytical.basket.RuleSearch;
import peyvand.analytical.basket.Sequels;
import peyvand.analytical.statistic.Progress;

/**
 * What it costs to find what is bought together, by rules and by nearness, and what to offer a million customers: medians of
 * warm runs with one thread and with two, each result checked.
 *
 * <p>Arguments: jar, and a file of T10I4D100K (a basket a line, items as numbers) if there is one; else {@code PEYVAND_T10}
 * may name it. Of the data sets groceries and retail, figures of others are known as well; they are not at hand.
 */
public final class BasketBench {

    private static final Path SHOP = Path.of("db/src/test/resources/peyvand/data/online_retail.csv.gz");
    private static final Budget LARGE =
            Budget.USUAL.withSets(1L << 40).withLongest(20).withBytes(1L << 31);
    private static final Affinities.Setting NEAR = new Affinities.Setting(Closeness.JACCARD, 5, 50);
    private static final int RUNS = 7;
    private static final int WARM_UP = 4;
    private static final int CUSTOMERS = 1_000_000;
    private static final int LINES = 5_000_000;
    private static final int PRODUCTS = 20_000;
    private static final int RANGE = 100;
    private static final int DAYS = 730;
    private static final int OFFERS = 5;

    private BasketBench() {}

    public static void main(String[] args) throws IOException {
        System.out.printf("%-48s %10s %10s %10s %10s%n", "wall ms", "1 thread", "2 threads", "CPU of 2", "target");
        Baskets shop = shop();
        itemsets(shop);
        String other = args.length > 1 ? args[1] : System.getenv("PEYVAND_T10");
        if (other == null) {
            System.out.println("T10I4D100K: no file");
        } else {
            Baskets baskets = numbers(Path.of(other));
            long sets = measure("T10I4D100K, 50: itemsets counted", 50, threads -> count(baskets, 50, threads));
            check(sets == 53_385, "itemsets: " + sets);
        }
        Affinities near = measure("Online Retail: near products", 0, threads -> near(shop, threads));
        check(near.count(near.other(0, 0)) > 0, "near products");
        million();
    }

    private static void itemsets(Baskets shop) {
        long some = measure("Online Retail, 100: itemsets counted", 35, threads -> count(shop, 100, threads));
        check(some == 18_930, "itemsets: " + some);
        Itemsets sets = measure(
                "Online Retail, 100: itemsets kept",
                0,
                threads -> new ItemsetSearch(shop, LARGE, threads)
                        .find(100, Progress.UNWATCHED)
                        .orElseThrow());
        check(sets.size() == 18_930, "itemsets: " + sets.size());
        int rules = measure(
                "Online Retail, 100: rules of 50 %",
                0,
                threads -> RuleSearch.of(5_000)
                        .in(sets, Progress.UNWATCHED)
                        .orElseThrow()
                        .size());
        check(rules == 22_005, "rules: " + rules);
        long many = measure("Online Retail, 40: itemsets counted", 300, threads -> count(shop, 40, threads));
        check(many == 11_802_964, "itemsets: " + many);
    }

    static long count(Baskets baskets, int least, int threads) {
        return new ItemsetSearch(baskets, LARGE, threads)
                .count(least, Progress.UNWATCHED)
                .orElseThrow()
                .sets();
    }

    private static Affinities near(Baskets baskets, int threads) {
        return Affinities.of(baskets, NEAR, threads, Progress.UNWATCHED);
    }

    private static void million() {
        Random random = new Random(7);
        int[] customer = random.ints(LINES, 0, CUSTOMERS).toArray();
        int[] item = IntStream.of(customer).map(each -> product(each, random)).toArray();
        int[] day = random.ints(LINES, 0, DAYS).toArray();
        Acquisitions bought = measure(
                "1M customers, 5M lines: what they have",
                0,
                threads -> Acquisitions.of(CUSTOMERS, PRODUCTS, customer, item, day));
        Affinities near = measure("1M customers: near products", 0, threads -> near(bought.owned(), threads));
        Sequels sequels = measure(
                "1M customers: what comes after", 0, threads -> Sequels.of(bought, 5, 20, threads, Progress.UNWATCHED));
        check(sequels.sequel(0, 0).count() >= 5, "what comes after");
        boolean[] rebought = bought.rebuying().atLeast(0.2);
        Offers offers = new Offers(near, Offers.all(PRODUCTS, true), rebought);
        Baskets refused = Offers.nothingRefused(CUSTOMERS);
        OfferTable table = measure(
                "1M customers: " + OFFERS + " offers for each",
                3_000,
                threads -> offers.ofAll(bought.owned(), refused, OFFERS, threads, Progress.UNWATCHED));
        for (int one = 0; one < CUSTOMERS; one += CUSTOMERS / 100) {
            check(
                    table.of(one).equals(offers.of(bought.owned().basket(one), new int[0], OFFERS)),
                    "offers of customer " + one);
        }
        check(
                IntStream.range(0, CUSTOMERS)
                                .filter(one -> table.size(one) == OFFERS)
                                .count()
                        > CUSTOMERS / 2,
                "few offers");
    }

    /** Half of what somebody buys is of the range they like; a few products of each range are bought by most. */
    private static int product(int customer, Random random) {
        int range = random.nextBoolean() ? customer % (PRODUCTS / RANGE) : random.nextInt(PRODUCTS / RANGE);
        return range * RANGE + (int) (RANGE * Math.pow(random.nextDouble(), 2));
    }

    private static <T> T measure(String name, int target, IntFunction<T> job) {
        double[] one = new double[RUNS];
        double[] two = new double[RUNS];
        double[] cpu = new double[RUNS];
        T result = job.apply(2);
        for (int run = -WARM_UP; run < RUNS; run++) {
            long begin = System.nanoTime();
            T alone = job.apply(1);
            long middle = System.nanoTime();
            long before = cpu();
            result = job.apply(2);
            long end = System.nanoTime();
            Stopwatch.check(alone != null && result != null, name);
            if (run >= 0) {
                one[run] = (middle - begin) / 1e6;
                two[run] = (end - middle) / 1e6;
                cpu[run] = (cpu() - before) / 1e6;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%-48s %10.1f %10.1f %10.1f %10s%n",
                name,
                median(one),
                median(two),
                median(cpu),
                target == 0 ? "" : target);
        return result;
    }

    private static double median(double[] values) {
        return Arrays.stream(values).sorted().toArray()[values.length / 2];
    }

    /** Of all threads, in nanoseconds. */
    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static void check(boolean right, String what) {
        if (!right) {
            throw new IllegalStateException("wrong: " + what);
        }
    }

    /** What was sold and paid for, by invoice. Descriptions may have commas; they stand in the middle. */
    static Baskets shop() throws IOException {
        Map<String, Integer> invoices = new HashMap<>();
        Map<String, Integer> products = new HashMap<>();
        IntStream.Builder basket = IntStream.builder();
        IntStream.Builder item = IntStream.builder();
        try (BufferedReader reader = reader(SHOP)) {
            reader.readLine();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] cells = line.split(",", -1);
                boolean sold = !cells[0].startsWith("C") && !cells[0].startsWith("A");
                boolean paid = Double.parseDouble(cells[cells.length - 3]) > 0;
                if (sold && paid && Integer.parseInt(cells[cells.length - 5]) > 0) {
                    basket.add(invoices.computeIfAbsent(cells[0], any -> invoices.size()));
                    item.add(products.computeIfAbsent(cells[1], any -> products.size()));
                }
            }
        }
        return Baskets.of(
                invoices.size(),
                products.size(),
                basket.build().toArray(),
                item.build().toArray());
    }

    static Baskets numbers(Path file) throws IOException {
        IntStream.Builder basket = IntStream.builder();
        IntStream.Builder item = IntStream.builder();
        int size = 0;
        int items = 0;
        try (BufferedReader reader = reader(file)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                for (String number : line.trim().split(" +")) {
                    basket.add(size);
                    item.add(Integer.parseInt(number));
                    items = Math.max(items, Integer.parseInt(number) + 1);
                }
                size++;
            }
        }
        return Baskets.of(size, items, basket.build().toArray(), item.build().toArray());
    }

    private static BufferedReader reader(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        InputStream text = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        return new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8));
    }
}
