package peyvand.analytical.basket;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.IntStream;
import peyvand.analytical.statistic.Progress;

/**
 * Measures offers on baskets that came later than those they were learned from: each item is left out once, and offered by the
 * others or not. Popularity is measured beside it, as whatever is no better need not be reckoned.
 *
 * @param training what offers are learned from
 * @param tests later baskets, with the same numbers of items; items that nobody had bought before are left aside
 * @param offers as many are made; an item among them is a hit
 * @param smallest of the test baskets that are tried, by what is known of them; 2 or more
 * @param largest of them
 */
public record OfferTrial(Baskets training, Baskets tests, int offers, int smallest, int largest) {

    private static final int CHUNK = 1 << 5;

    public OfferTrial {
        if (training.items() != tests.items() || offers < 1 || smallest < 2) {
            throw new IllegalArgumentException(training.items() + " and " + tests.items() + " items, " + offers
                    + " offers, baskets of " + smallest + " or more");
        }
    }

    /** Finds the ranks of the items of a basket, each when it is left out. */
    interface Ranking {

        /**
         * @param basket known items, ascending
         * @param to be filled: of each among all items but the rest of the basket, from 1; where it would not be
         *    offered at all, less than 0
         */
        void rank(int[] basket, int[] ranks);
    }

    /** Whoever has whatever is offered what most have. */
    public OfferHits byPopularity(int threads, Progress progress) {
        int[] places = new int[training.items()];
        int[] counts = training.counts();
        int[] order = IntStream.range(0, places.length)
                .boxed()
                .sorted((one, other) -> counts[one] != counts[other] ? counts[other] - counts[one] : one - other)
                .mapToInt(Integer::intValue)
                .toArray();
        for (int place = 0; place < order.length; place++) {
            places[order[place]] = place;
        }
        return run(threads, progress, crew -> (basket, ranks) -> {
            for (int i = 0; i < basket.length; i++) {
                int own = places[basket[i]];
                ranks[i] = 1
                        + own
                        - (int) Arrays.stream(basket)
                                .filter(item -> places[item] < own)
                                .count();
            }
        });
    }

    /** What is nearest to all that they have, as {@link Offers} does. */
    public OfferHits by(Affinities.Setting setting, int threads, Progress progress) {
        return by(Affinities.of(training, setting, threads, progress.part(0, 0.5)), threads, progress.part(0.5, 1));
    }

    /** @param affinities learned from the training baskets */
    OfferHits by(Affinities affinities, int threads, Progress progress) {
        long[] points = LeavingOut.points(affinities, largest);
        return run(threads, progress, crew -> new LeavingOut(affinities, points));
    }

    private OfferHits run(int threads, Progress progress, Function<Crew, Ranking> rankings) {
        boolean[] known = new boolean[training.items()];
        int[] counts = training.counts();
        for (int item = 0; item < known.length; item++) {
            known[item] = counts[item] > 0;
        }
        int[] cases = new int[tests.size()];
        int[] hits = new int[tests.size()];
        double[] reciprocal = new double[tests.size()];
        Crew.share(threads, (tests.size() + CHUNK - 1) / CHUNK, progress, crew -> {
            Ranking ranking = rankings.apply(crew);
            int[] ranks = new int[Math.max(0, largest)];
            return chunk -> {
                for (int test = chunk * CHUNK; test < Math.min(tests.size(), (chunk + 1) * CHUNK); test++) {
                    int[] basket = Arrays.stream(tests.basket(test))
                            .filter(item -> known[item])
                            .toArray();
                    if (basket.length >= smallest && basket.length <= largest) {
                        ranking.rank(basket, ranks);
                        cases[test] = basket.length;
                        for (int i = 0; i < basket.length; i++) {
                            hits[test] += ranks[i] > 0 && ranks[i] <= offers ? 1 : 0;
                            reciprocal[test] += 1.0 / Math.abs(ranks[i]);
                        }
                    }
                }
            };
        });
        int all = Arrays.stream(cases).sum();
        return new OfferHits(
                (int) Arrays.stream(cases).filter(some -> some > 0).count(),
                all,
                Arrays.stream(hits).sum(),
                all == 0 ? 0 : Arrays.stream(reciprocal).sum() / all);
    }
}
