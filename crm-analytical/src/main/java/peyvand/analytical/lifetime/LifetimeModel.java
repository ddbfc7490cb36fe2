package peyvand.analytical.lifetime;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import peyvand.analytical.statistic.Progress;

/**
 * How what customers will still buy is foretold, and why so: models are fitted to the first part of the time that is known,
 * and held against what came in the rest of it. The best of them is used, fitted anew to all that is known, if it betters the
 * rule that everybody goes on as they did; otherwise that rule is.
 *
 * @param thinness why there is nothing; null but where the outcome is {@link Outcome#TOO_THIN}
 * @param histories of all customers, at the end of the day that was asked about
 * @param comparison null where it could not be made
 * @param model what is used; null where the data are too thin
 * @param fit of the model that is used, to all that is known; null where none is
 * @param spend what customers spend, by all that is known
 */
public record LifetimeModel(
        Outcome outcome,
        @Nullable Thinness thinness,
        Histories histories,
        @Nullable Comparison comparison,
        @Nullable PurchaseModel model,
        Fit.@Nullable Found fit,
        Spend spend) {

    /** Below that many customers, models cannot be told apart by what they foretold. */
    public static final int FEWEST_CUSTOMERS = 100;

    /** Of whom at least so many must have bought again. */
    public static final int FEWEST_REPEATERS = 30;

    /** And so many purchases must have come later. */
    public static final int FEWEST_LATER = 30;

    /** Days in which to see what came later, at least and at most. */
    public static final int SHORTEST = 14;

    public static final int LONGEST = 365;

    /** The part of the time that models do not see. */
    private static final int HELD_BACK = 3;

    /** The gain of the model must be so many of its standard errors above nothing: sure by 95 %. */
    private static final double SURE = 1.645;

    /** What came of it. */
    public enum Outcome {
        /** A model is used. */
        MODEL,
        /** No model foretold better, but that everybody goes on as they did if they are still there, as the best of them says. */
        OWN_RATE_WHILE_THERE,
        /** No model foretold what it had not seen better than that everybody goes on as they did. */
        OWN_RATE,
        /** Nothing can be learned or checked. */
        TOO_THIN
    }

    /**
     * @param cut the last day that the models saw
     * @param until the last day of what they were held against
     * @param customers who had bought by the cut
     * @param repeaters how many of them had bought again
     * @param later how often they all bought after it
     * @param ownRate how well it is foretold that everybody goes on as they did
     * @param order how often, of two of whom one bought and one did not, the one who did had bought more often before, or as
     *     often and more lately; null where all bought, or nobody
     * @param whileThere how well it is foretold that everybody goes on as they did if they are still there, as the best model
     *     says; null where that was not needed, or nobody leaves
     * @param best the model with the smallest error of those that can say who has left; null where none could be fitted
     * @param gain by how much the mean absolute error of what is used is smaller than that of the own rates, or that of the
     *     best model where those are used; below 0 where it is larger
     * @param gainError standard error of that
     */
    public record Comparison(
            LocalDate cut,
            LocalDate until,
            int customers,
            int repeaters,
            long later,
            List<Trial> trials,
            Skill ownRate,
            @Nullable Skill whileThere,
            @Nullable Double order,
            @Nullable Family best,
            double gain,
            double gainError) {

        public Comparison {
            trials = List.copyOf(trials);
        }

        /** Whether the best model is better than no model, by itself or to say who is still there. */
        public boolean isBetter() {
            return best != null && gain > SURE * gainError;
        }
    }

    /** A model that did not see the end. Its skill is null where it could not be fitted. */
    public record Trial(Family family, Fit fit, @Nullable Skill skill) {}

    /**
     * @param asOf the last day of which all purchases are known; later ones are left out
     * @throws java.util.concurrent.CancellationException where it is not wanted any more
     */
    public static LifetimeModel choose(Purchases purchases, LocalDate asOf, Progress progress) {
        long span = Math.max(0, asOf.toEpochDay() - purchases.firstDay());
        return choose(purchases, asOf.minusDays(Math.min(LONGEST, span / HELD_BACK)), asOf, progress);
    }

    /** The same, with the last day that the models see told. */
    public static LifetimeModel choose(Purchases purchases, LocalDate cut, LocalDate asOf, Progress progress) {
        Histories histories = Histories.of(purchases, (int) asOf.toEpochDay(), Histories.WEEK);
        Spend spend = GammaGamma.fit(histories, progress.part(0, 0.05));
        if (histories.size() == 0) {
            return thin(Thinness.NO_PURCHASES, histories, spend);
        }
        if (cut.toEpochDay() + SHORTEST > asOf.toEpochDay()) {
            return thin(Thinness.NO_TIME, histories, spend);
        }
        Histories seen = Histories.of(purchases, (int) cut.toEpochDay(), Histories.WEEK);
        Later later = Later.of(purchases, seen, (int) cut.toEpochDay(), (int) asOf.toEpochDay());
        int repeaters = repeaters(seen);
        Thinness thinness = thinness(seen.size(), repeaters, later.total());
        if (thinness != null) {
            return thin(thinness, histories, spend);
        }
        Comparison comparison = compare(seen, repeaters, later, cut, asOf, progress.part(0.05, 0.6));
        if (comparison.isBetter() && comparison.best() != null) {
            Fit fit = comparison.best().fit(histories, progress.part(0.6, 1));
            if (fit instanceof Fit.Found found) {
                return used(histories, comparison, found, spend);
            }
        }
        OwnRate ownRate = new OwnRate(histories.unit());
        return new LifetimeModel(Outcome.OWN_RATE, null, histories, comparison, ownRate, null, spend);
    }

    private static LifetimeModel used(Histories histories, Comparison comparison, Fit.Found found, Spend spend) {
        boolean whileThere = comparison.whileThere() != null && found.model() instanceof ChurnModel;
        return whileThere
                ? new LifetimeModel(
                        Outcome.OWN_RATE_WHILE_THERE,
                        null,
                        histories,
                        comparison,
                        new OwnRate((ChurnModel) found.model()),
                        found,
                        spend)
                : new LifetimeModel(Outcome.MODEL, null, histories, comparison, found.model(), found, spend);
    }

    /**
     * What is to be expected of each customer, in the order of the histories.
     *
     * @throws IllegalStateException where the data are too thin
     * @throws java.util.concurrent.CancellationException where it is not wanted any more
     */
    public Prospects prospects(Horizon horizon, Progress progress) {
        return foretold(horizon, progress).prospects();
    }

    /** The same, with the histories it is reckoned from. */
    public Foresight.Foretold foretold(Horizon horizon, Progress progress) {
        Foresight foresight = foresight();
        if (foresight == null) {
            throw new IllegalStateException("too thin: " + thinness);
        }
        return foresight.foretell(histories, horizon, progress);
    }

    /** What is to be kept to foretell the same later, of whoever has changed; null where the data are too thin. */
    public @Nullable Foresight foresight() {
        return Foresight.of(this);
    }

    private static LifetimeModel thin(Thinness thinness, Histories histories, Spend spend) {
        return new LifetimeModel(Outcome.TOO_THIN, thinness, histories, null, null, null, spend);
    }

    private static @Nullable Thinness thinness(int customers, int repeaters, long later) {
        if (customers < FEWEST_CUSTOMERS) {
            return Thinness.FEW_CUSTOMERS;
        }
        if (repeaters < FEWEST_REPEATERS) {
            return Thinness.FEW_REPEATERS;
        }
        return later < FEWEST_LATER ? Thinness.FEW_LATER : null;
    }

    private static Comparison compare(
            Histories seen, int repeaters, Later later, LocalDate cut, LocalDate until, Progress progress) {
        GammaGamma spend = gammaGamma(GammaGamma.fit(seen, progress.part(0, 0.05)));
        OwnRate ownRate = new OwnRate(seen.unit());
        Skill without = Skill.of(ownRate, spend, seen, later, progress.part(0.05, 0.1));
        List<Trial> trials = new ArrayList<>();
        Family best = null;
        PurchaseModel bestModel = ownRate;
        double least = Double.POSITIVE_INFINITY;
        int count = Family.values().length;
        for (Family family : Family.values()) {
            Progress part = progress.part(0.1 + 0.9 * trials.size() / count, 0.1 + 0.9 * (trials.size() + 1) / count);
            Fit fit = family.fit(seen, part.part(0, 0.7));
            if (fit instanceof Fit.Found found) {
                Skill skill = Skill.of(found.model(), spend, seen, later, part.part(0.7, 1));
                trials.add(new Trial(family, fit, skill));
                if (found.model() instanceof ChurnModel && skill.error() < least) {
                    least = skill.error();
                    best = family;
                    bestModel = found.model();
                }
            } else {
                trials.add(new Trial(family, fit, null));
            }
        }
        double[] gains = gains(bestModel, ownRate, seen, later);
        Skill whileThere = null;
        if (!sure(gains) && bestModel instanceof ChurnModel churn && churn.knowsLeaving()) {
            OwnRate own = new OwnRate(churn);
            double[] mixed = gains(own, ownRate, seen, later);
            if (sure(mixed)) {
                gains = mixed;
                whileThere = Skill.of(own, spend, seen, later, Progress.UNWATCHED);
            }
        }
        return new Comparison(
                cut,
                until,
                seen.size(),
                repeaters,
                later.total(),
                trials,
                without,
                whileThere,
                Ranking.auc(order(seen), later.anything()),
                best,
                mean(gains),
                standardError(gains));
    }

    /** Of each customer, how much nearer the model came than the other. */
    private static double[] gains(PurchaseModel model, PurchaseModel other, Histories seen, Later later) {
        double[] gains = other.expected(seen, later.days(), Progress.UNWATCHED);
        double[] expected = model.expected(seen, later.days(), Progress.UNWATCHED);
        for (int row = 0; row < gains.length; row++) {
            int bought = later.purchases()[row];
            gains[row] = Math.abs(gains[row] - bought) - Math.abs(expected[row] - bought);
        }
        return gains;
    }

    private static boolean sure(double[] gains) {
        return mean(gains) > SURE * standardError(gains);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double standardError(double[] values) {
        double mean = mean(values);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / (values.length - 1) / values.length);
    }

    /** More often is higher, and of as often, more lately. */
    private static double[] order(Histories histories) {
        double[] order = new double[histories.size()];
        for (int row = 0; row < order.length; row++) {
            double silence = histories.age(row) - histories.recency(row);
            order[row] = histories.repeats(row) + 1 / (2 + silence);
        }
        return order;
    }

    private static int repeaters(Histories histories) {
        int repeaters = 0;
        for (int row = 0; row < histories.size(); row++) {
            repeaters += histories.repeats(row) > 0 ? 1 : 0;
        }
        return repeaters;
    }

    private static @Nullable GammaGamma gammaGamma(Spend spend) {
        return spend instanceof Spend.Found found ? found.model() : null;
    }
}
