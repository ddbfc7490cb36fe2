package peyvand.analytical.basket;

import java.util.List;
import peyvand.analytical.statistic.Progress;

/**
 * Which of some ways to find offers hits most often on later baskets, with popularity beside it. How many others of an item
 * should speak for it differs from shop to shop, and matters: many that are hardly near drown the few that are.
 *
 * @param best the setting that hits most; of equal ones the first
 * @param hits how often it does
 * @param popular how often it hits to offer what most have
 */
public record OfferChoice(Affinities.Setting best, OfferHits hits, OfferHits popular) {

    /** How many others of an item are tried when nothing is known of a shop. */
    private static final List<Integer> REACHES = List.of(5, 10, 20, 50);

    /** By Jaccard's nearness, of pairs that are in so many baskets or more. */
    public static List<Affinities.Setting> usual(int leastBoth) {
        return REACHES.stream()
                .map(reach -> new Affinities.Setting(Closeness.JACCARD, leastBoth, reach))
                .toList();
    }

    /**
     * @param settings to try, one or more
     * @param threads that share the work, the calling one included
     * @throws java.util.concurrent.CancellationException where they are not wanted any more
     */
    public static OfferChoice of(OfferTrial trial, List<Affinities.Setting> settings, int threads, Progress progress) {
        int parts = settings.size() + 1;
        OfferHits popular = trial.byPopularity(threads, progress.part(0, 1.0 / parts));
        OfferHits[] hits = new OfferHits[settings.size()];
        int best = 0;
        for (int i = 0; i < hits.length; i++) {
            hits[i] = trial.by(settings.get(i), threads, progress.part((i + 1.0) / parts, (i + 2.0) / parts));
            best = hits[i].hits() > hits[best].hits() ? i : best;
        }
        return new OfferChoice(settings.get(best), hits[best], popular);
    }

    /** Whether offers are worth making by nearness: it hits more often than popularity does. */
    public boolean isBetter() {
        return hits.hits() > popular.hits();
    }
}
