package peyvand.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.hipparchus.random.RandomDataGenerator;
import peyvand.analytical.lifetime.Family;
import peyvand.analytical.lifetime.Fit;
import peyvand.analytical.lifetime.GammaGamma;
import peyvand.analytical.lifetime.Histories;
import peyvand.analytical.lifetime.Horizon;
import peyvand.analytical.lifetime.LifetimeModel;
import peyvand.analytical.lifetime.ModifiedBetaGeometric;
import peyvand.analytical.lifetime.Prospects;
import peyvand.analytical.lifetime.Purchases;
import peyvand.analytical.lifetime.Spend;
import peyvand.analytical.statistic.Progress;

/**
 * What it costs to fit models of purchases to the customers of CDNOW and to a million, and to say of a million what is to be
 * expected of them: medians of warm runs, each result checked.
 */
public final class LifetimeBench {

    private static final int CUSTOMERS = 1_000_000;

    /** r, α in weeks, a and b of the million customers, and the days within which they first bought. */
    private static final double[] TRUTH = {0.7, 5, 0.7, 2.5};

    private static final int DAYS = 730;

    private static final Path FOLDER = Path.of("db/src/test/resources/peyvand/data");
    private static final LocalDate CUT = LocalDate.of(1997, 9, 30);
    private static final LocalDate END = LocalDate.of(1998, 6, 30);

    private LifetimeBench() {}

    public static void main(String[] args) throws IOException {
        Stopwatch.printHead();
        Purchases bought = cdnow("CDNOW_master.txt.gz");
        Histories master = histories(bought);
        Histories sample = histories(cdnow("CDNOW_sample.txt"));
        Histories million = million();
        fits(sample, master, million);
        prospects(million);
        LifetimeModel model = Stopwatch.measure(
                "all a night does, CDNOW master", 0, () -> LifetimeModel.choose(bought, CUT, END, Progress.UNWATCHED));
        Stopwatch.check(model.outcome() == LifetimeModel.Outcome.MODEL, "outcome " + model.outcome());
    }

    private static void fits(Histories sample, Histories master, Histories million) {
        for (Family family : List.of(Family.BETA_GEOMETRIC, Family.MODIFIED_BETA_GEOMETRIC)) {
            likelihood(family, "sample", 3, sample, family == Family.BETA_GEOMETRIC ? -9582.429217 : -9582.135726);
            likelihood(family, "master", 15, master, family == Family.BETA_GEOMETRIC ? -95368.443943 : -95336.958330);
        }
        likelihood(Family.PARETO_NBD, "sample", 30, sample, -9594.976180);
        likelihood(Family.PARETO_NBD, "master", 300, master, -95415.118618);
        spend("sample", 2, sample, -4055.917705);
        spend("master", 5, master, -40763.476272);
        fit(Family.BETA_GEOMETRIC, "1M", 400, million);
        Fit.Found fit = fit(Family.MODIFIED_BETA_GEOMETRIC, "1M", 400, million);
        System.out.printf("%-44s %,10d%n", "different histories of 1M", fit.distinct());
        for (int i = 0; i < TRUTH.length; i++) {
            Fit.Estimate estimate = fit.estimates().get(i);
            double error = estimate.error().orElseThrow();
            Stopwatch.check(Math.abs(estimate.value() - TRUTH[i]) < 5 * error, estimate.toString());
        }
        fit(Family.PARETO_NBD, "1M", 0, million);
    }

    private static void likelihood(Family family, String name, int target, Histories histories, double least) {
        Fit.Found fit = fit(family, name, target, histories);
        Stopwatch.check(fit.logLikelihood() >= least, fit.toString());
    }

    /** Another unit is another object, which knows nothing of what was found of the first. */
    private static Fit.Found fit(Family family, String name, int target, Histories histories) {
        return (Fit.Found) Stopwatch.measure(
                "fit of " + family + ", " + name,
                target,
                () -> family.fit(histories.in(Histories.WEEK), Progress.UNWATCHED));
    }

    private static void spend(String name, int target, Histories histories, double least) {
        Spend.Found fit = (Spend.Found) Stopwatch.measure(
                "fit of Gamma-Gamma, " + name, target, () -> GammaGamma.fit(histories, Progress.UNWATCHED));
        Stopwatch.check(fit.logLikelihood() >= least, fit.toString());
    }

    private static void prospects(Histories million) {
        ModifiedBetaGeometric model = new ModifiedBetaGeometric(TRUTH[0], TRUTH[1], TRUTH[2], TRUTH[3], Histories.WEEK);
        GammaGamma spend = new GammaGamma(6.25, 3.74, 15.44);
        double[][] columns = Stopwatch.measure("purchases, P(alive) and spending of 1M", 300, () -> {
            Histories fresh = million.in(Histories.WEEK);
            return new double[][] {
                model.expected(fresh, 273, Progress.UNWATCHED),
                model.alive(fresh, Progress.UNWATCHED),
                spend.means(fresh)
            };
        });
        Prospects prospects = Stopwatch.measure(
                "value, interval and wait of 1M, 12 months",
                0,
                () -> Prospects.of(
                        model, spend, million.in(Histories.WEEK), Horizon.ofYearly(12, 0.1), Progress.UNWATCHED));
        Prospects.Money money = Objects.requireNonNull(prospects.money());
        for (int row = 0; row < CUSTOMERS; row += 997) {
            int repeats = million.repeats(row);
            double recency = million.recency(row) / 7.0;
            double age = million.age(row) / 7.0;
            Stopwatch.check(near(columns[0][row], model.expected(39, repeats, recency, age)), "purchases " + row);
            Stopwatch.check(near(columns[1][row], model.alive(repeats, recency, age)), "alive " + row);
            Stopwatch.check(near(columns[2][row], spend.mean(repeats, million.mean(row))), "spending " + row);
            Stopwatch.check(money.low()[row] <= money.high()[row], "interval " + row);
        }
    }

    private static boolean near(double one, double other) {
        return Math.abs(one - other) <= 1e-9 * (1 + Math.abs(other));
    }

    private static Histories histories(Purchases purchases) {
        return Histories.of(purchases, (int) CUT.toEpochDay(), Histories.WEEK);
    }

    private static Purchases cdnow(String name) throws IOException {
        try (InputStream file = Files.newInputStream(FOLDER.resolve(name));
                BufferedReader reader = new BufferedReader(new InputStreamReader(
                        name.endsWith(".gz") ? new GZIPInputStream(file) : file, StandardCharsets.UTF_8))) {
            List<String[]> rows = reader.lines()
                    .map(line -> line.strip().split("\\s+"))
                    .filter(row -> Character.isDigit(row[0].charAt(0)))
                    .toList();
            return Purchases.of(
                    rows.stream().mapToInt(row -> Integer.parseInt(row[0])).toArray(),
                    rows.stream()
                            .mapToInt(
                                    row -> (int) LocalDate.parse(row[row.length - 3], DateTimeFormatter.BASIC_ISO_DATE)
                                            .toEpochDay())
                            .toArray(),
                    rows.stream()
                            .mapToDouble(row -> Double.parseDouble(row[row.length - 1]))
                            .toArray());
        }
    }

    /** Customers who do what MBG/NBD says, but for the rounding to days. */
    private static Histories million() {
        RandomDataGenerator random = new RandomDataGenerator(11);
        int[] repeats = new int[CUSTOMERS];
        int[] recencies = new int[CUSTOMERS];
        int[] ages = new int[CUSTOMERS];
        double[] means = new double[CUSTOMERS];
        for (int i = 0; i < CUSTOMERS; i++) {
            double rate = random.nextGamma(TRUTH[0], 1 / TRUTH[1]) / Histories.WEEK;
            double leaving = random.nextBeta(TRUTH[2], TRUTH[3]);
            ages[i] = 1 + (int) (random.nextDouble() * DAYS);
            double time = 0;
            while (random.nextDouble() >= leaving) {
                time -= Math.log(1 - random.nextDouble()) / rate;
                int day = Math.max(recencies[i] + 1, (int) Math.round(time));
                if (day > ages[i]) {
                    break;
                }
                recencies[i] = day;
                repeats[i]++;
            }
            means[i] = 5 + 60 * random.nextDouble();
        }
        return Histories.of(repeats, recencies, ages, means, Histories.WEEK);
    }
}
