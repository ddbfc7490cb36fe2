package peyvand.analytical.basket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peyvand.analytical.statistic.Progress;

class OffersTest {

    /** Bread and butter five times, bread and jam twice, butter and jam once, tea alone. */
    private static final Baskets BREAKFASTS =
            Baskets.of(9, 4, new int[] {0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8}, new int[] {
                0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 2, 0, 2, 1, 2, 3
            });

    /** A real shop's last weeks, offered what the months before teach. */
    private static final OfferTrial LATER = laterBaskets();

    private static final int BREAD = 0;
    private static final int BUTTER = 1;
    private static final int JAM = 2;
    private static final int TEA = 3;

    @Test
    void offersWhatIsNearestAndSaysWhy() {
        List<Offer> offers = offers(true).of(new int[] {BREAD}, new int[0], 5);

        assertThat(offers)
                .containsExactly(new Offer(BUTTER, 5 / 8.0, BREAD, 5, 7), new Offer(JAM, 2 / 8.0, BREAD, 2, 7));
    }

    @Test
    void addsUpWhatAllSaysAndNamesWhatSaysMost() {
        List<Offer> offers = offers(true).of(new int[] {BREAD, BUTTER}, new int[0], 5);

        assertThat(offers).hasSize(1);
        assertThat(offers.get(0).score()).isEqualTo(2 / 8.0 + 1 / 8.0, within(1e-15));
        assertThat(offers.get(0).because()).isEqualTo(BREAD);
    }

    @Test
    void offersNothingWhereItKnowsNothing() {
        assertThat(offers(true).of(new int[] {TEA}, new int[0], 5)).isEmpty();
        assertThat(offers(true).of(new int[0], new int[0], 5)).isEmpty();
        assertThat(offers(true).of(new int[] {BREAD}, new int[0], 0)).isEmpty();
    }

    @Test
    void doesNotOfferWhatWasRefusedNorWhatIsNotSold() {
        assertThat(offers(true).of(new int[] {BREAD}, new int[] {BUTTER}, 5))
                .extracting(Offer::item)
                .containsExactly(JAM);
        assertThat(offers(false).of(new int[] {BREAD}, new int[0], 5))
                .extracting(Offer::item)
                .containsExactly(JAM);
    }

    @Test
    void offersAgainWhatIsBoughtAgain() {
        Affinities affinities = AffinitiesTest.of(BREAKFASTS, Closeness.JACCARD, 1, 10);
        boolean[] rebought = {false, true, false, false};
        Offers offers = new Offers(affinities, Offers.all(4, true), rebought);

        assertThat(offers.of(new int[] {BREAD, BUTTER}, new int[0], 5))
                .extracting(Offer::item)
                .containsExactly(BUTTER, JAM);
        assertThat(offers.of(new int[] {BREAD, BUTTER}, new int[] {BUTTER}, 5))
                .extracting(Offer::item)
                .containsExactly(JAM);
    }

    @Test
    void offersToAllWhatItOffersToEach() {
        Random random = new Random(3);
        Baskets orders = BasketsTest.random(random, 2000, 40, 0.1);
        Baskets owned = BasketsTest.random(random, 3000, 40, 0.06);
        Baskets refused = BasketsTest.random(random, 3000, 40, 0.02);
        boolean[] rebought = new boolean[40];
        Arrays.fill(rebought, 0, 7, true);
        Affinities affinities = AffinitiesTest.of(orders, Closeness.JACCARD, 3, 15);
        Offers offers = new Offers(affinities, Offers.all(40, true), rebought);

        OfferTable table = offers.ofAll(owned, refused, 4, 2, Progress.UNWATCHED);

        assertThat(table.customers()).isEqualTo(3000);
        for (int customer = 0; customer < 3000; customer++) {
            List<Offer> own = offers.of(owned.basket(customer), refused.basket(customer), 4);
            assertThat(table.of(customer))
                    .isEqualTo(own)
                    .isEqualTo(byHand(affinities, owned.basket(customer), refused.basket(customer), rebought));
        }
    }

    @Test
    void refusesWhatIsNotOfOneKind() {
        Affinities affinities = AffinitiesTest.of(BREAKFASTS, Closeness.JACCARD, 1, 10);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Offers(affinities, Offers.all(3, true), Offers.all(4, true)));
        Baskets ofOthers = Baskets.of(1, 5, new int[] {0}, new int[] {4});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> offers(true).ofAll(ofOthers, Offers.nothingRefused(1), 3, 1, Progress.UNWATCHED));
    }

    /** The middle of ranks depends on the order of equal ones; a hit hardly does. */
    @ParameterizedTest
    @CsvSource({
        "JACCARD, 0.144055, 0.079796, 1e-6",
        "COSINE, 0.126337, 0.071185, 2e-6",
        "CONFIDENCE, 0.084770, 0.045351, 1e-5",
        "LIFT, 0.055738, 0.031869, 1e-6"
    })
    void hitsAsOftenOnLaterBasketsAsWasMeasured(Closeness by, double hits, double reciprocal, double tolerance) {

        OfferHits measured = LATER.by(new Affinities.Setting(by, 5, Integer.MAX_VALUE), 2, Progress.UNWATCHED);

        assertThat(LATER.training().size()).isEqualTo(16_206);
        assertThat(LATER.training().items()).isEqualTo(3_847);
        assertThat(measured.baskets()).isEqualTo(3_193);
        assertThat(measured.cases()).isEqualTo(69_647);
        assertThat(measured.share().share()).isEqualTo(hits, within(5e-7));
        assertThat(measured.meanReciprocalRank()).isEqualTo(reciprocal, within(tolerance));
    }

    @Test
    void beatsPopularityByFar() {
        OfferHits popular = LATER.byPopularity(2, Progress.UNWATCHED);

        assertThat(popular.share().share()).isEqualTo(0.029520, within(5e-7));
        assertThat(popular.meanReciprocalRank()).isEqualTo(0.015560, within(5e-7));
    }

    @Test
    void choosesHowFarToLookByWhatHitsLater() {
        OfferChoice choice = OfferChoice.of(LATER, OfferChoice.usual(5), 2, Progress.UNWATCHED);

        assertThat(choice.isBetter()).isTrue();
        assertThat(choice.best().mostPerItem()).isLessThanOrEqualTo(10);
        assertThat(choice.hits().share().share()).isGreaterThan(0.2);
        assertThat(choice.popular()).isEqualTo(LATER.byPopularity(1, Progress.UNWATCHED));
    }

    @Test
    void prefersPopularityWhereNothingHangsTogether() {
        Random random = new Random(23);
        int[] items = random.doubles(40_000)
                .mapToInt(share -> (int) (300 * share * share * share))
                .toArray();
        int[] baskets = IntStream.range(0, items.length).map(line -> line / 5).toArray();
        Baskets chance = Baskets.of(8_000, 300, baskets, items);

        OfferChoice choice = OfferChoice.of(
                new OfferTrial(chance, chanceLater(items, baskets), 10, 2, 100),
                OfferChoice.usual(2),
                2,
                Progress.UNWATCHED);

        assertThat(choice.isBetter()).isFalse();
        assertThat(choice.popular().hits()).isPositive();
    }

    /** The same items, dealt anew. */
    private static Baskets chanceLater(int[] items, int[] baskets) {
        int[] dealt = IntStream.range(0, items.length)
                .map(line -> items[(int) (line * 7_919L % items.length)])
                .toArray();
        return Baskets.of(8_000, 300, baskets, dealt);
    }

    @Test
    void ranksAsOffersDo() {
        Random random = new Random(11);
        Baskets training = BasketsTest.random(random, 400, 15, 0.15);
        Baskets tests = BasketsTest.random(random, 60, 15, 0.2);
        Affinities.Setting setting = new Affinities.Setting(Closeness.JACCARD, 3, 15);
        Offers offers = new Offers(
                Affinities.of(training, setting, 1, Progress.UNWATCHED), Offers.all(15, true), Offers.all(15, false));
        int cases = 0;
        int hits = 0;
        for (int test = 0; test < tests.size(); test++) {
            int[] basket = tests.basket(test);
            for (int left : basket.length >= 2 ? basket : new int[0]) {
                int[] rest = Arrays.stream(basket).filter(item -> item != left).toArray();
                cases++;
                hits += offers.of(rest, new int[0], 3).stream().anyMatch(offer -> offer.item() == left) ? 1 : 0;
            }
        }

        OfferHits measured = new OfferTrial(training, tests, 3, 2, 100).by(setting, 2, Progress.UNWATCHED);

        assertThat(measured.cases()).isEqualTo(cases);
        assertThat(measured.hits()).isEqualTo(hits).isPositive();
    }

    @Test
    void measuresNothingWhereNothingCameLater() {
        Baskets none = Baskets.of(0, 4, new int[0], new int[0]);
        OfferTrial trial = new OfferTrial(BREAKFASTS, none, 10, 2, 100);

        assertThat(trial.byPopularity(2, Progress.UNWATCHED)).isEqualTo(new OfferHits(0, 0, 0, 0));
        assertThat(trial.by(new Affinities.Setting(Closeness.JACCARD, 1, 5), 2, Progress.UNWATCHED))
                .isEqualTo(new OfferHits(0, 0, 0, 0));
    }

    private static Offers offers(boolean butterIsSold) {
        Affinities affinities = AffinitiesTest.of(BREAKFASTS, Closeness.JACCARD, 1, 10);
        return new Offers(affinities, new boolean[] {true, butterIsSold, true, true}, Offers.all(4, false));
    }

    private static OfferTrial laterBaskets() {
        LocalDate split = LocalDate.of(2011, 11, 1);
        Map<String, Integer> items = new HashMap<>();
        OnlineRetail.lines().stream()
                .filter(line -> isProduct(line) && line.day().isBefore(split))
                .map(OnlineRetail.Line::product)
                .sorted()
                .forEach(product -> items.putIfAbsent(product, items.size()));
        Baskets training = OnlineRetail.of(line -> isProduct(line) && line.day().isBefore(split), items)
                .baskets();
        Baskets tests = OnlineRetail.of(
                        line -> items.containsKey(line.product()) && !line.day().isBefore(split), items)
                .baskets();
        return new OfferTrial(training, tests, 10, 2, 100);
    }

    private static boolean isProduct(OnlineRetail.Line line) {
        return line.product().length() >= 5 && line.product().chars().limit(5).allMatch(Character::isDigit);
    }

    private static List<Offer> byHand(Affinities affinities, int[] owned, int[] refused, boolean[] rebought) {
        Map<Integer, Offer> offers = new HashMap<>();
        Map<Integer, Double> most = new HashMap<>();
        for (int own : owned) {
            for (int place = 0; place < affinities.size(own); place++) {
                int item = affinities.other(own, place);
                double score = affinities.score(own, place);
                Offer before = offers.get(item);
                FourCounts counts = affinities.counts(own, place);
                double sum = score + (before == null ? 0 : before.score());
                if (before == null || score > most.get(item)) {
                    most.put(item, score);
                    offers.put(item, new Offer(item, sum, own, counts.both(), counts.antecedent()));
                } else {
                    offers.put(item, new Offer(item, sum, before.because(), before.both(), before.of()));
                }
            }
        }
        return offers.values().stream()
                .filter(offer -> Arrays.binarySearch(refused, offer.item()) < 0)
                .filter(offer -> rebought[offer.item()] || IntStream.of(owned).noneMatch(own -> own == offer.item()))
                .sorted((one, other) -> one.score() != other.score()
                        ? Double.compare(other.score(), one.score())
                        : one.item() - other.item())
                .limit(4)
                .toList();
    }
}
