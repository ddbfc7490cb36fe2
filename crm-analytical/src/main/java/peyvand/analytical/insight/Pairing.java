package peyvand.analytical.insight;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import peyvand.analytical.basket.Acquisitions;
import peyvand.analytical.basket.Affinities;
import peyvand.analytical.basket.Baskets;
import peyvand.analytical.basket.Budget;
import peyvand.analytical.basket.Closeness;
import peyvand.analytical.basket.Correction;
import peyvand.analytical.basket.ItemsetSearch;
import peyvand.analytical.basket.Itemsets;
import peyvand.analytical.basket.Mined;
import peyvand.analytical.basket.OfferChoice;
import peyvand.analytical.basket.OfferHits;
import peyvand.analytical.basket.OfferTable;
import peyvand.analytical.basket.OfferTrial;
import peyvand.analytical.basket.Offers;
import peyvand.analytical.basket.Rule;
import peyvand.analytical.basket.RuleSearch;
import peyvand.analytical.basket.Rules;
import peyvand.analytical.basket.Sequels;
import peyvand.analytical.basket.Significance;
import peyvand.analytical.facts.Facts;
import peyvand.analytical.facts.Facts.BasketLines;
import peyvand.analytical.facts.Facts.Pairs;
import peyvand.analytical.insight.Card.BasketCard;
import peyvand.analytical.insight.Card.Hits;
import peyvand.analytical.statistic.Progress;

/** Finds what goes with what, and what to offer each customer next. */
final class Pairing {

    private static final int THREADS = 2;
    private static final int OFFERS = 5;
    private static final int TRIED_OFFERS = 10;
    private static final int SMALLEST_TRIED = 2;
    private static final int LARGEST_TRIED = 100;
    private static final int MOST_TRIED = 2_500;
    private static final int FEWEST_TRIED = 50;

    /** Which tenth of the baskets, in the order of time, it is chosen on, and on which it is measured. */
    private static final int CHOSEN = 8;

    private static final int MEASURED = 9;
    private static final int LEAST_BOTH = 5;
    private static final int MOST_OTHERS = 50;
    private static final int SEQUELS = 10;
    private static final int LONGEST_SET = 4;
    private static final int MOST_RULES = 2_000;
    private static final int LEAST_CONFIDENCE = 2_000;
    private static final int MOST_TRIES = 12;
    private static final double SURE = 0.01;
    private static final double REBOUGHT_BY = 0.5;
    private static final BigDecimal LEAST_SUPPORT = new BigDecimal("0.001");

    /** So many others of a product speak for offers where there are too few baskets to choose. */
    private static final int USUAL_REACH = 10;

    private final Facts facts;
    private final Baskets baskets;
    private final Affinities affinities;
    private final Sequels sequels;
    private final OfferTable offers;
    private final @Nullable Found found;
    private final BasketCard card;

    /** Rules that are hardly chance, with the place of each, the highest lift first. */
    private record Found(Rules rules, Significance significance, int[] order, int leastCount) {}

    Pairing(Facts facts, Pairs refused, Progress progress) {
        this.facts = facts;
        BasketLines lines = facts.baskets();
        int products = facts.products().length;
        baskets = Baskets.of(lines.size(), products, lines.baskets(), lines.products());
        affinities = Affinities.of(baskets, near(MOST_OTHERS), THREADS, progress.part(0, 0.15));
        OfferChoice choice = choice(progress.part(0.15, 0.4));
        int reach = choice == null ? USUAL_REACH : choice.best().mostPerItem();
        Acquisitions bought = bought(lines, products);
        sequels = Sequels.of(bought, LEAST_BOTH, SEQUELS, THREADS, progress.part(0.4, 0.5));
        offers = offers(bought, refused, reach, progress.part(0.5, 0.65));
        found = rules(progress.part(0.65, 0.9));
        OfferTrial trial = choice == null ? null : trial(MEASURED);
        card = new BasketCard(
                baskets.size(),
                baskets.lines(),
                found == null ? 0 : found.leastCount(),
                found == null ? 0 : found.order().length,
                found == null ? 0 : found.significance().tests(),
                reach,
                trial == null ? null : hits(trial.byPopularity(THREADS, progress.part(0.9, 0.95))),
                trial == null ? null : hits(trial.by(near(reach), THREADS, progress.part(0.95, 1))),
                trial == null ? null : day(split(MEASURED)).toString());
    }

    Affinities affinities() {
        return affinities;
    }

    Sequels sequels() {
        return sequels;
    }

    /** Products are told by their place: {@link #id}. */
    OfferTable offers() {
        return offers;
    }

    BasketCard card() {
        return card;
    }

    /** A rule with how likely it is mere chance. */
    interface EachRule {
        void take(Rule rule, double logChance) throws SQLException;
    }

    void eachRule(EachRule each) throws SQLException {
        if (found != null) {
            for (int rule : found.order()) {
                each.take(found.rules().rule(rule), found.significance().logs()[rule]);
            }
        }
    }

    private Acquisitions bought(BasketLines lines, int products) {
        int known = 0;
        for (int basket : lines.baskets()) {
            known += lines.customers()[basket] >= 0 ? 1 : 0;
        }
        int[] customer = new int[known];
        int[] product = new int[known];
        int[] day = new int[known];
        int at = 0;
        for (int line = 0; line < lines.baskets().length; line++) {
            int basket = lines.baskets()[line];
            if (lines.customers()[basket] >= 0) {
                customer[at] = lines.customers()[basket];
                product[at] = lines.products()[line];
                day[at++] = lines.days()[basket];
            }
        }
        return Acquisitions.of(facts.customers().length, products, customer, product, day);
    }

    private OfferTable offers(Acquisitions bought, Pairs refused, int reach, Progress progress) {
        Affinities near = affinities.atMost(reach);
        int customers = facts.customers().length;
        Offers ranked = new Offers(near, facts.merchandise(), bought.rebuying().atLeast(REBOUGHT_BY));
        Baskets unwanted = Baskets.of(customers, facts.products().length, refused.customers(), refused.products());
        return ranked.ofAll(bought.owned(), unwanted, OFFERS, THREADS, progress);
    }

    private static Affinities.Setting near(int most) {
        return new Affinities.Setting(Closeness.JACCARD, LEAST_BOTH, most);
    }

    /** With as small a support as there are not too many sets to be looked through. */
    private @Nullable Found rules(Progress progress) {
        if (baskets.size() == 0) {
            return null;
        }
        int least = Math.max(LEAST_BOTH, baskets.leastCount(LEAST_SUPPORT));
        Budget budget = Budget.USUAL.withLongest(LONGEST_SET);
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Mined<Itemsets> sets = new ItemsetSearch(baskets, budget, THREADS).find(least, progress.part(0, 0.7));
            if (sets instanceof Mined.Complete<Itemsets> complete) {
                RuleSearch search = new RuleSearch(LEAST_CONFIDENCE, false, true, 1 << 20);
                if (search.in(complete.result(), progress.part(0.7, 1)) instanceof Mined.Complete<Rules> rules) {
                    return sure(rules.result(), least);
                }
            }
            least = sets instanceof Mined.Stopped<Itemsets> stopped
                    ? stopped.leastCount().orElse(2 * least)
                    : 2 * least;
        }
        return null;
    }

    private static Found sure(Rules rules, int least) {
        Significance significance = Significance.of(rules, Correction.HOLM);
        int[] order = IntStream.range(0, rules.size())
                .filter(rule ->
                        significance.passes(rule, SURE) && rules.counts(rule).lift() > 1)
                .boxed()
                .sorted(Comparator.comparingDouble(
                                (Integer rule) -> -rules.counts(rule).lift())
                        .thenComparing(rule -> rule))
                .limit(MOST_RULES)
                .mapToInt(Integer::intValue)
                .toArray();
        return new Found(rules, significance, order, least);
    }

    /** How many neighbours speak for an offer, as hits most often on later baskets; null where there are too few. */
    private @Nullable OfferChoice choice(Progress progress) {
        if (split(MEASURED) - split(CHOSEN) < FEWEST_TRIED) {
            return null;
        }
        return OfferChoice.of(trial(CHOSEN), OfferChoice.usual(LEAST_BOTH), THREADS, progress);
    }

    /** Offers are learned from the baskets before a part of them, and tried on that part; they are in the order of time. */
    private OfferTrial trial(int tenth) {
        int from = split(tenth);
        int to = Math.min(split(tenth + 1), from + MOST_TRIED);
        return new OfferTrial(
                baskets.part(0, from), baskets.part(from, to), TRIED_OFFERS, SMALLEST_TRIED, LARGEST_TRIED);
    }

    private int split(int tenth) {
        return (int) ((long) baskets.size() * tenth / 10);
    }

    private LocalDate day(int basket) {
        return LocalDate.ofEpochDay(facts.baskets().days()[basket]);
    }

    private static Hits hits(OfferHits hits) {
        return new Hits(hits.cases(), hits.hits(), hits.meanReciprocalRank());
    }

    /** @return the id of a product, by its place */
    long id(int place) {
        return facts.products()[place];
    }
}
