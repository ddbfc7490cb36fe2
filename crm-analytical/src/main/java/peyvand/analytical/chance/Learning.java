package peyvand.analytical.chance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import peyvand.analytical.chance.Lesson.Facts;
import peyvand.analytical.chance.Lesson.Gain;
import peyvand.analytical.chance.Logit.Rows;
import peyvand.analytical.statistic.Proportion;

/**
 * Learns from opportunities that were decided how likely others are.
 *
 * <p>They are taken in the order in which they were opened, and never one of them for two purposes: the oldest to learn
 * from, the next to choose how much to hold back and to calibrate, the newest to measure. What is measured is learned
 * once more from the first two, and what is used, from all, in the same way.
 *
 * <p>Every moment of an opportunity counts alike (landmarking: van Houwelingen, Scandinavian Journal of Statistics 34,
 * 2007). A weight by how many moments one had would itself tell how long it was to live, which nobody knew then.
 */
final class Learning {

    static final int FEWEST = 200;
    static final int FEWEST_OF_EITHER = 50;

    private static final double TO_LEARN = 0.6;
    private static final double TO_CHOOSE = 0.2;
    private static final double[] PENALTIES = {0.3, 1, 3, 10, 30, 100, 300};
    private static final int BINS = 10;
    private static final int FEWEST_IN_A_BIN = 20;

    /** The 95th percentile of the normal distribution: better by luck once in twenty times. */
    private static final double SURE = 1.645;

    private final Map<Long, Double> ratesSet;

    /** @param ratesSet of stages, by the administrator; 0 to 1 */
    Learning(Map<Long, Double> ratesSet) {
        this.ratesSet = ratesSet;
    }

    /**
     * @param courses of decided opportunities
     * @param undecided how many of the same time are still open
     */
    Lesson learn(List<Course> courses, int undecided) {
        List<Course> inOrder = new ArrayList<>(courses);
        inOrder.sort(Comparator.comparing(Course::openedOn).thenComparing(Course::opportunity));
        int decided = inOrder.size();
        int learned = (int) (decided * TO_LEARN);
        int known = (int) (decided * (TO_LEARN + TO_CHOOSE));
        List<Example> all = examples(inOrder);
        int won = (int) inOrder.stream().filter(Course::won).count();
        Facts facts = new Facts(
                decided == 0 ? null : inOrder.get(0).openedOn(),
                decided == 0 ? null : inOrder.get(decided - 1).openedOn(),
                decided,
                won,
                undecided,
                all.size(),
                decided - known);
        if (decided < FEWEST) {
            return Lesson.none(Outcome.FEW, facts);
        }
        if (Math.min(won, decided - won) < FEWEST_OF_EITHER) {
            return Lesson.none(Outcome.ONE_SIDED, facts);
        }
        return learn(
                facts,
                examples(inOrder.subList(0, learned)),
                examples(inOrder.subList(learned, known)),
                examples(inOrder.subList(known, decided)),
                all);
    }

    private Lesson learn(
            Facts facts, List<Example> oldest, List<Example> next, List<Example> newest, List<Example> all) {
        double penalty = choose(oldest, next);
        double[] foretoldNext = raw(fit(oldest, penalty, Calibration.NONE), next);
        Calibration calibration = Calibration.fit(foretoldNext, happened(next));
        List<Example> seen = new ArrayList<>(oldest);
        seen.addAll(next);
        Formula measured = fit(seen, penalty, calibration);

        StageRates ratesSeen = StageRates.seen(seen);
        StageRates ratesAsSet = StageRates.set(ratesSet, ratesSeen.otherwise());
        Map<Forecaster, double[]> foretold = new EnumMap<>(Forecaster.class);
        foretold.put(
                Forecaster.MODEL,
                newest.stream()
                        .mapToDouble(example -> measured.probability(example.moment()))
                        .toArray());
        foretold.put(Forecaster.STAGE_AS_SET, rates(ratesAsSet, newest));
        foretold.put(Forecaster.STAGE_AS_SEEN, rates(ratesSeen, newest));
        Map<Forecaster, Accuracy> accuracies = new EnumMap<>(Forecaster.class);
        foretold.forEach((who, probabilities) -> accuracies.put(who, Accuracy.of(probabilities, happened(newest))));

        Forecaster better = of(accuracies, Forecaster.STAGE_AS_SET).logLoss()
                        < of(accuracies, Forecaster.STAGE_AS_SEEN).logLoss()
                ? Forecaster.STAGE_AS_SET
                : Forecaster.STAGE_AS_SEEN;
        Gain gain = gain(newest, of(foretold, Forecaster.MODEL), of(foretold, better));
        boolean used = gain.mean() > SURE * gain.error()
                && of(accuracies, Forecaster.MODEL).brier()
                        < of(accuracies, better).brier();

        double[] foretoldLater = raw(fit(seen, penalty, Calibration.NONE), newest);
        return new Lesson(
                used ? Outcome.USED : Outcome.NOT_BETTER,
                facts,
                gain,
                accuracies,
                bins(newest, of(foretold, Forecaster.MODEL)),
                fit(all, penalty, Calibration.fit(joined(foretoldNext, foretoldLater), happened(joined(next, newest)))),
                penalty);
    }

    private static <T> T of(Map<Forecaster, T> all, Forecaster one) {
        return Objects.requireNonNull(all.get(one));
    }

    /** That hold with which the oldest foretell the next best; of equals, the stronger one. */
    private static double choose(List<Example> oldest, List<Example> next) {
        double best = Double.POSITIVE_INFINITY;
        double chosen = PENALTIES[0];
        for (double penalty : PENALTIES) {
            Formula formula = fit(oldest, penalty, Calibration.NONE);
            double surprise = next.stream()
                    .mapToDouble(example -> Accuracy.surprise(formula.probability(example.moment()), example.won()))
                    .sum();
            if (surprise <= best) {
                best = surprise;
                chosen = penalty;
            }
        }
        return chosen;
    }

    private static Formula fit(List<Example> examples, double penalty, Calibration calibration) {
        Encoding encoding = new Encoding(examples);
        Rows rows = encoding.rows(examples);
        Logit logit = Logit.fit(rows, happened(examples), new double[rows.size()], encoding.penalties(penalty));
        return encoding.formula(logit.weights(), calibration);
    }

    private static Gain gain(List<Example> examples, double[] model, double[] rates) {
        Map<Long, double[]> byOpportunity = new HashMap<>();
        double sum = 0;
        for (int i = 0; i < examples.size(); i++) {
            boolean won = examples.get(i).won();
            double better = Accuracy.surprise(rates[i], won) - Accuracy.surprise(model[i], won);
            double[] one = byOpportunity.computeIfAbsent(examples.get(i).opportunity(), none -> new double[2]);
            one[0] += better;
            one[1]++;
            sum += better;
        }
        double mean = sum / examples.size();
        double squares = byOpportunity.values().stream()
                .mapToDouble(one -> one[0] - one[1] * mean)
                .map(error -> error * error)
                .sum();
        return new Gain(mean, Math.sqrt(squares) / examples.size());
    }

    private static List<Bin> bins(List<Example> examples, double[] foretold) {
        Integer[] order = new Integer[examples.size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> foretold[i]));
        int count = Math.max(1, Math.min(BINS, order.length / FEWEST_IN_A_BIN));
        List<Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < count; bin++) {
            int from = (int) ((long) order.length * bin / count);
            int to = (int) ((long) order.length * (bin + 1) / count);
            Set<Long> opportunities = new HashSet<>();
            double sum = 0;
            double won = 0;
            for (int i = from; i < to; i++) {
                Example example = examples.get(order[i]);
                opportunities.add(example.opportunity());
                sum += foretold[order[i]];
                won += example.won() ? 1 : 0;
            }
            double share = won / (to - from);
            Proportion certain = new Proportion(share * opportunities.size(), opportunities.size());
            bins.add(new Bin(bin + 1, opportunities.size(), sum / (to - from), share, certain.low(), certain.high()));
        }
        return bins;
    }

    private static List<Example> examples(List<Course> courses) {
        return courses.stream()
                .flatMap(course -> course.moments().stream()
                        .map(moment -> new Example(course.opportunity(), moment, course.won())))
                .toList();
    }

    private static double[] raw(Formula formula, List<Example> examples) {
        return examples.stream()
                .mapToDouble(example -> formula.raw(example.moment()))
                .toArray();
    }

    private static double[] rates(StageRates rates, List<Example> examples) {
        return examples.stream()
                .mapToDouble(example -> rates.of(example.moment().stage()))
                .toArray();
    }

    private static boolean[] happened(List<Example> examples) {
        boolean[] happened = new boolean[examples.size()];
        for (int i = 0; i < happened.length; i++) {
            happened[i] = examples.get(i).won();
        }
        return happened;
    }

    private static List<Example> joined(List<Example> first, List<Example> second) {
        List<Example> joined = new ArrayList<>(first);
        joined.addAll(second);
        return joined;
    }

    private static double[] joined(double[] first, double[] second) {
        double[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
