package peyvand.analytical.rfm;

import java.util.Optional;
import java.util.stream.IntStream;
import peyvand.analytical.statistic.Progress;

/**
 * Recency, frequency and monetary value of customers as scores from 1 to 5, by {@link Scale}. Only those who have bought
 * are held against each other; whoever has not has the score 0.
 *
 * <p>Whoever bought but once shares one frequency, and so one score. Orders are counted gross and money net of what was
 * brought back.
 *
 * @param recency of each customer; likewise the other two
 * @param byRecency less is better
 * @param buyers how many were held against each other
 */
public record RfmScores(
        byte[] recency,
        byte[] frequency,
        byte[] monetary,
        Scale byRecency,
        Scale byFrequency,
        Scale byMonetary,
        int buyers) {

    public static final int BANDS = 5;

    /** Empty where nobody has bought. */
    public static Optional<RfmScores> of(Rfm rfm, Progress progress) {
        int[] buyers = rfm.buyers();
        if (buyers.length == 0) {
            return Optional.empty();
        }
        progress.reached(0);
        Scale[] scales = IntStream.range(0, 3)
                .parallel()
                .mapToObj(measure ->
                        Scale.ofSorted(Sorting.ascendingOf(values(rfm, buyers, measure)), BANDS, measure == 0))
                .toArray(Scale[]::new);
        progress.reached(0.5);
        RfmScores scores = by(rfm, scales[0], scales[1], scales[2]);
        progress.reached(1);
        return Optional.of(scores);
    }

    /** By scales that were made of others. */
    public static RfmScores by(Rfm rfm, Scale recency, Scale frequency, Scale monetary) {
        Scale[] scales = {recency, frequency, monetary};
        byte[][] scores = IntStream.range(0, scales.length)
                .parallel()
                .mapToObj(measure -> scores(rfm, measure, scales[measure]))
                .toArray(byte[][]::new);
        return new RfmScores(scores[0], scores[1], scores[2], recency, frequency, monetary, rfm.buyers().length);
    }

    /** In which group that customer is; empty for one who has not bought. */
    public Optional<RfmSegment> segment(int customer) {
        return frequency[customer] == 0
                ? Optional.empty()
                : Optional.of(RfmSegment.of(recency[customer], frequency[customer], monetary[customer]));
    }

    /** How many customers have those scores: by recency, frequency and monetary, each less 1. */
    public int[][][] cells() {
        int[][][] cells = new int[BANDS][BANDS][BANDS];
        for (int customer = 0; customer < recency.length; customer++) {
            if (recency[customer] > 0) {
                cells[recency[customer] - 1][frequency[customer] - 1][monetary[customer] - 1]++;
            }
        }
        return cells;
    }

    private static long[] values(Rfm rfm, int[] customers, int measure) {
        long[] values = new long[customers.length];
        for (int i = 0; i < customers.length; i++) {
            values[i] = value(rfm, customers[i], measure);
        }
        return values;
    }

    private static byte[] scores(Rfm rfm, int measure, Scale scale) {
        byte[] scores = new byte[rfm.size()];
        for (int customer = 0; customer < scores.length; customer++) {
            if (rfm.bought(customer)) {
                scores[customer] = (byte) scale.score(value(rfm, customer, measure));
            }
        }
        return scores;
    }

    private static long value(Rfm rfm, int customer, int measure) {
        return switch (measure) {
            case 0 -> rfm.recency()[customer];
            case 1 -> rfm.frequency()[customer];
            default -> rfm.monetary()[customer];
        };
    }
}
