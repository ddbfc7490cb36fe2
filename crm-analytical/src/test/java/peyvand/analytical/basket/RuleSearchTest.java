package peyvand.analytical.basket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import peyvand.analytical.statistic.Progress;

class RuleSearchTest {

    private static final RuleSearch ALL = new RuleSearch(0, true, false, 1 << 20);

    @Test
    void findsAsManyInARealShopAsOthersDo() {
        Itemsets often = ItemsetSearchTest.find(OnlineRetail.all().baskets(), 200);
        assertThat(number(often, 5000, false)).isEqualTo(919);
        assertThat(number(often, 7000, false)).isEqualTo(298);
        assertThat(number(often, 8000, false)).isEqualTo(111);
        assertThat(number(often, 5000, true)).isEqualTo(995);
        assertThat(number(often, 7000, true)).isEqualTo(309);

        Itemsets seldom = ItemsetSearchTest.find(OnlineRetail.all().baskets(), 100);
        assertThat(number(seldom, 5000, false)).isEqualTo(22_005);
        assertThat(number(seldom, 8000, false)).isEqualTo(5_207);
        assertThat(number(seldom, 5000, true)).isEqualTo(29_529);
        assertThat(number(seldom, 8000, true)).isEqualTo(5_775);
    }

    @Test
    void measuresTheHerbsAsOthersDo() {
        OnlineRetail.Named shop = OnlineRetail.all();
        Rules rules = find(ItemsetSearchTest.find(shop.baskets(), 200), RuleSearch.of(5000));
        int[] rosemaryAndParsley = sorted(shop.item("22917"), shop.item("22918"));

        Rule thyme = rules.list().stream()
                .filter(rule -> Arrays.equals(rule.antecedent(), rosemaryAndParsley)
                        && Arrays.equals(rule.consequent(), new int[] {shop.item("22916")}))
                .findFirst()
                .orElseThrow();

        assertThat(thyme.counts()).isEqualTo(new FourCounts(203, 215, 237, 19_959));
        assertThat(thyme.counts().lift()).isEqualTo(79.514807183, within(5e-10));
        assertThat(thyme.counts().leverage()).isEqualTo(0.010042939, within(5e-10));
        assertThat(thyme.counts().conviction()).isEqualTo(17.703918032, within(5e-10));
    }

    @Test
    void findsTheHighestLiftAsOthersDo() {
        OnlineRetail.Named shop = OnlineRetail.all();
        Rules rules = find(ItemsetSearchTest.find(shop.baskets(), 100), RuleSearch.of(5000));

        Rule top = rules.list().stream()
                .max(Comparator.comparingDouble(rule -> rule.counts().lift()))
                .orElseThrow();

        assertThat(top.antecedent())
                .containsExactly(sorted(shop.item("23292"), shop.item("23291"), shop.item("23290")));
        assertThat(top.consequent()).containsExactly(shop.item("23289"));
        assertThat(top.counts()).isEqualTo(new FourCounts(107, 109, 191, 19_959));
        assertThat(top.counts().lift()).isEqualTo(102.579999039, within(5e-10));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void findsWhatTryingAllFinds(long seed) {
        Random random = new Random(seed);
        Baskets baskets = BasketsTest.random(random, 20 + random.nextInt(300), 7, 0.45);
        int least = 1 + random.nextInt(12);
        Itemsets sets = ItemsetSearchTest.find(baskets, least);
        int confidence = random.nextInt(10_001);

        List<String> one = new ArrayList<>();
        List<String> any = new ArrayList<>();
        List<String> simplest = new ArrayList<>();
        for (Rule rule : byTrying(baskets, least)) {
            if (10_000L * rule.counts().both()
                    >= (long) confidence * rule.counts().antecedent()) {
                any.add(rule.toString());
                if (rule.consequent().length == 1) {
                    one.add(rule.toString());
                    if (betterThanSimpler(baskets, rule)) {
                        simplest.add(rule.toString());
                    }
                }
            }
        }
        assertThat(texts(sets, RuleSearch.of(confidence))).containsExactlyInAnyOrderElementsOf(one);
        assertThat(texts(sets, new RuleSearch(confidence, true, false, 1 << 20)))
                .containsExactlyInAnyOrderElementsOf(any);
        assertThat(texts(sets, new RuleSearch(confidence, false, true, 1 << 20)))
                .containsExactlyInAnyOrderElementsOf(simplest);
    }

    @Test
    void takesWhatIsExactlyAsConfident() {
        int[] basket = {0, 0, 1, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9};
        int[] item = {0, 1, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0};
        Itemsets sets = ItemsetSearchTest.find(Baskets.of(10, 2, basket, item), 1);

        assertThat(texts(sets, RuleSearch.of(3000))).hasSize(2);
        assertThat(texts(sets, RuleSearch.of(3001))).hasSize(1);
        assertThat(texts(sets, RuleSearch.of(10_000))).hasSize(1);
    }

    @Test
    void neverClaimsToBeSurerThanSureWhereAnItemStandsTwice() {
        Baskets baskets = Baskets.of(3, 2, new int[] {0, 0, 0, 1, 1, 2}, new int[] {0, 1, 1, 1, 0, 1});

        for (Rule rule : find(ItemsetSearchTest.find(baskets, 1), ALL).list()) {
            assertThat(rule.counts().confidence()).isLessThanOrEqualTo(1);
            assertThat(rule.counts().conviction()).isNotNaN();
        }
    }

    @Test
    void tellsTestsHonestly() {
        Baskets baskets = Baskets.of(4, 3, new int[] {0, 0, 1, 1, 2, 3}, new int[] {0, 1, 0, 1, 2, 2});
        Itemsets sets = ItemsetSearchTest.find(baskets, 2);

        // Each of three items with the two others, and the pair with the third.
        assertThat(find(sets, RuleSearch.of(5000)).tests()).isEqualTo(3 * 2 + 1);
        assertThat(find(sets, ALL).tests()).isEqualTo(4 * 3);
    }

    @Test
    void leavesOutRulesThatMayWellBeChance() {
        Baskets noise = BasketsTest.random(new Random(5), 400, 60, 0.05);
        Rules ofNoise = find(ItemsetSearchTest.find(noise, 3), RuleSearch.of(2500));
        Significance chance = Significance.of(ofNoise, Correction.HOLM);
        assertThat(ofNoise.size()).isGreaterThan(100);
        assertThat(ofNoise.only(rule -> chance.passes(rule, 0.05)).size()).isLessThan(ofNoise.size() / 50);

        Rules real = find(ItemsetSearchTest.find(OnlineRetail.all().baskets(), 200), RuleSearch.of(5000));
        Significance sure = Significance.of(real, Correction.HOLM);
        assertThat(real.only(rule -> sure.passes(rule, 0.001)).size()).isEqualTo(919);
    }

    @Test
    void stopsWhereThereAreTooMany() {
        Itemsets sets = ItemsetSearchTest.find(OnlineRetail.all().baskets(), 200);

        Mined<Rules> stopped = new RuleSearch(5000, false, false, 918).in(sets, Progress.UNWATCHED);
        assertThat(stopped).isInstanceOf(Mined.Stopped.class);
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(stopped::orElseThrow);
        assertThat(find(sets, new RuleSearch(5000, false, false, 919)).size()).isEqualTo(919);
    }

    private static Rules find(Itemsets sets, RuleSearch search) {
        return search.in(sets, Progress.UNWATCHED).orElseThrow();
    }

    private static int number(Itemsets sets, int basisPoints, boolean anyConsequent) {
        return find(sets, new RuleSearch(basisPoints, anyConsequent, false, 1 << 20))
                .size();
    }

    private static List<String> texts(Itemsets sets, RuleSearch search) {
        return find(sets, search).list().stream().map(Rule::toString).toList();
    }

    private static List<Rule> byTrying(Baskets baskets, int least) {
        List<Rule> rules = new ArrayList<>();
        int all = 1 << baskets.items();
        for (int antecedent = 1; antecedent < all; antecedent++) {
            for (int consequent = 1; consequent < all; consequent++) {
                int both = count(baskets, antecedent | consequent);
                if ((antecedent & consequent) == 0 && both >= least) {
                    rules.add(new Rule(
                            items(antecedent),
                            items(consequent),
                            new FourCounts(
                                    both, count(baskets, antecedent), count(baskets, consequent), baskets.size())));
                }
            }
        }
        return rules;
    }

    private static boolean betterThanSimpler(Baskets baskets, Rule rule) {
        int antecedent = mask(rule.antecedent());
        int consequent = mask(rule.consequent());
        for (int simpler = 0; simpler < antecedent; simpler++) {
            long of = count(baskets, simpler);
            if ((simpler & ~antecedent) == 0
                    && (long) count(baskets, simpler | consequent)
                                    * rule.counts().antecedent()
                            >= rule.counts().both() * of) {
                return false;
            }
        }
        return true;
    }

    private static final Map<Baskets, int[]> MASKS = new java.util.IdentityHashMap<>();

    private static int count(Baskets baskets, int set) {
        int[] masks = MASKS.computeIfAbsent(
                baskets,
                any -> IntStream.range(0, baskets.size())
                        .map(basket -> mask(baskets.basket(basket)))
                        .toArray());
        return (int) Arrays.stream(masks).filter(mask -> (mask & set) == set).count();
    }

    private static int mask(int[] items) {
        return Arrays.stream(items).reduce(0, (mask, item) -> mask | 1 << item);
    }

    private static int[] items(int mask) {
        return IntStream.range(0, 31).filter(item -> (mask >> item & 1) == 1).toArray();
    }

    private static int[] sorted(int... items) {
        return Arrays.stream(items).sorted().toArray();
    }
}
