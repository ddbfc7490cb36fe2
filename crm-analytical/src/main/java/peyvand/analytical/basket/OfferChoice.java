package peyvand.analytical.basket;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        Map<Affinities.Setting, Affinities> widest = new HashMap<>();
        OfferHits[] hits = new OfferHits[settings.size()];
        int best = 0;
        for (int i = 0; i < hits.length; i++) {
            Affinities.Setting setting = settings.get(i);
            Progress here = progress.part((i + 1.0) / parts, (i + 2.0) / parts);
            Affinities all = widest.computeIfAbsent(
                    widest(setting, settings),
                    wide -> Affinities.of(trial.training(), wide, threads, here.part(0, 0.5)));
            hits[i] = trial.by(all.atMost(setting.mostPerItem()), threads, here.part(0.5, 1));
            best = hits[i].hits() > hits[best].hits() ? i : best;
        }
        return new OfferChoice(settings.get(best), hits[best], popular);
    }

    /** The one that differs in nothing but that it keeps most others. */
    private static Affinities.Setting widest(Affinities.Setting one, List<Affinities.Setting> settings) {
        int most = settings.stream()
                .filter(other -> other.by() == one.by() && other.leastBoth() == one.leastBoth())
                .mapToInt(Affinities.Setting::mostPerItem)
                .max()
                .orElse(one.mostPerItem());
        return new Affinities.Setting(one.by(), one.leastBoth(), most);
    }

    /** Whether offers are worth making by nearness: it hits more often than popularity does. */
    public boolean isBetter() {
        return hits.hits() > popular.hits();
    }
}
