package peyvand.analytical.basket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import peyvand.analytical.basket.Mined.Limit;
import peyvand.analytical.basket.Mined.Stopped;
import peyvand.analytical.statistic.Progress;

class ItemsetSearchTest {

    private static final Budget LARGE = new Budget(1L << 40, Budget.LONGEST, Duration.ofMinutes(5), 1L << 30);
    private static final int THREADS = 2;

    @Test
    void findsAsManyInARealShopAsOthersDo() {
        Baskets baskets = OnlineRetail.all().baskets();

        ItemsetCounts often = find(baskets, 200).counts();
        assertThat(often.bySize()).containsExactly(815, 917, 269, 24, 1);
        assertThat(often.sets()).isEqualTo(2_026);
        assertThat(often.supports()).isEqualTo(668_173);
        ItemsetCounts seldom = find(baskets, 100).counts();
        assertThat(seldom.bySize()).containsExactly(1538, 8101, 6223, 2561, 473, 34);
        assertThat(seldom.sets()).isEqualTo(18_930);
        assertThat(seldom.supports()).isEqualTo(2_780_240);
        assertThat(seldom.cut()).isFalse();
    }

    @Test
    void countsElevenMillionWithoutKeepingThem() {
        ItemsetCounts counts = count(OnlineRetail.all().baskets(), 40, LARGE);

        assertThat(counts.sets()).isBetween(11_700_000L, 11_900_000L);
        assertThat(counts.sets()).isEqualTo(Arrays.stream(counts.bySize()).sum());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void findsWhatTryingAllSubsetsFinds(long seed) {
        Random random = new Random(seed);
        int items = 1 + random.nextInt(12);
        Baskets baskets = BasketsTest.random(random, random.nextInt(2500), items, 0.1 + 0.4 * random.nextDouble());
        int least = 1 + random.nextInt(Math.max(1, baskets.size() / 8));

        Itemsets found = find(baskets, least);

        assertThat(asMap(found)).isEqualTo(byTrying(baskets, least, items));
        assertThat(count(baskets, least, LARGE)).usingRecursiveComparison().isEqualTo(found.counts());
        int longest = 1 + random.nextInt(4);
        Itemsets shorter = new ItemsetSearch(baskets, LARGE.withLongest(longest), 1)
                .find(least, Progress.UNWATCHED)
                .orElseThrow();
        assertThat(asMap(shorter)).isEqualTo(byTrying(baskets, least, longest));
        assertThat(shorter.cut()).isEqualTo(found.counts().bySize().length > longest);
    }

    @Test
    void takesWhatIsExactlyOften() {
        Baskets baskets = Baskets.of(5, 2, new int[] {0, 0, 1, 1, 2, 3}, new int[] {0, 1, 0, 1, 0, 1});

        assertThat(asMap(find(baskets, 2))).containsExactlyInAnyOrderEntriesOf(Map.of("[0]", 3, "[1]", 3, "[0, 1]", 2));
        assertThat(asMap(find(baskets, 3))).containsExactlyInAnyOrderEntriesOf(Map.of("[0]", 3, "[1]", 3));
        assertThat(find(baskets, 4).size()).isZero();
    }

    @Test
    void isTheSameOnAnyNumberOfThreads() {
        Baskets baskets = OnlineRetail.all().baskets();
        Itemsets one = new ItemsetSearch(baskets, LARGE, 1)
                .find(150, Progress.UNWATCHED)
                .orElseThrow();
        Itemsets three = new ItemsetSearch(baskets, LARGE, 3)
                .find(150, Progress.UNWATCHED)
                .orElseThrow();

        assertThat(inOrder(three)).isEqualTo(inOrder(one));
    }

    @Test
    void findsNothingWhereNothingIs() {
        assertThat(find(Baskets.of(0, 0, new int[0], new int[0]), 1).size()).isZero();
        assertThat(find(Baskets.of(9, 7, new int[0], new int[0]), 1).size()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> find(Baskets.of(0, 0, new int[0], new int[0]), 0));
    }

    @Test
    void bearsAMillionBasketsOfOneItem() {
        int size = 1_000_000;
        int[] item = IntStream.range(0, size).map(i -> i % 1000).toArray();
        Baskets baskets = Baskets.of(size, 1000, IntStream.range(0, size).toArray(), item);

        assertThat(find(baskets, 1000).counts().bySize()).containsExactly(1000);
        assertThat(find(baskets, 1001).size()).isZero();
    }

    @Test
    void bearsABasketOfTenThousandItems() {
        int items = 10_000;
        int[] all = IntStream.range(0, items).toArray();
        int[] basket = IntStream.concat(IntStream.of(new int[items]), IntStream.of(1, 1, 2, 2))
                .toArray();
        int[] item =
                IntStream.concat(IntStream.of(all), IntStream.of(3, 4, 3, 4)).toArray();
        Baskets baskets = Baskets.of(3, items, basket, item);

        assertThat(asMap(find(baskets, 2))).isEqualTo(Map.of("[3]", 3, "[4]", 3, "[3, 4]", 3));
        Stopped<Itemsets> stopped = stopped(baskets, 1, Budget.USUAL);
        assertThat(stopped.limit()).isEqualTo(Limit.SETS);
        assertThat(stopped.leastCount()).hasValue(2);
    }

    @Test
    void stopsWhereThereAreTooManyAndSaysWhichCountWouldDo() {
        Baskets baskets = OnlineRetail.all().baskets();
        long begin = System.nanoTime();

        Stopped<Itemsets> stopped = stopped(baskets, 10, Budget.USUAL.withLongest(Budget.LONGEST));

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
        assertThat(stopped.limit()).isIn(Limit.SETS, Limit.MEMORY);
        int enough = stopped.leastCount().orElseThrow();
        assertThat(find(baskets, enough).size()).isLessThan(1_000_000);
        assertThat(count(baskets, enough * 3 / 4, LARGE).sets()).isGreaterThan(1_000_000);
    }

    @Test
    void stopsWhereItTakesTooLongOrTooMuch() {
        Baskets baskets = OnlineRetail.all().baskets();
        Budget endless = LARGE.withLongest(20);

        Stopped<Itemsets> late =
                stopped(baskets, 15, endless.withTime(Duration.ofMillis(150)).withBytes(1L << 32));
        assertThat(late.limit()).isEqualTo(Limit.TIME);
        Stopped<Itemsets> large = stopped(baskets, 15, endless.withBytes(40L << 20));
        assertThat(large.limit()).isEqualTo(Limit.MEMORY);
        assertThat(large.leastCount().orElseThrow()).isBetween(16, 200);
    }

    @Test
    void saysNothingWillDoWhereNothingWould() {
        int[] basket = IntStream.range(0, 3000).map(i -> i / 100).toArray();
        int[] item = IntStream.range(0, 3000).map(i -> i % 100).toArray();
        Baskets same = Baskets.of(30, 100, basket, item);

        Stopped<Itemsets> stopped = stopped(same, 1, Budget.USUAL.withLongest(Budget.LONGEST));
        assertThat(stopped.limit()).isEqualTo(Limit.SETS);
        assertThat(stopped.leastCount()).isEmpty();
        assertThat(find(same, 30, Budget.USUAL.withLongest(3)).counts().bySize())
                .containsExactly(100, 4950, 161_700);
    }

    @Test
    void stopsWhereItIsNotWantedAnyMore() {
        Baskets baskets = OnlineRetail.all().baskets();
        ItemsetSearch search = new ItemsetSearch(baskets, LARGE, THREADS);
        long until = System.nanoTime() + 100_000_000;

        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> search.count(12, share -> {
                    if (System.nanoTime() > until) {
                        throw new CancellationException();
                    }
                }));
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> search.count(12, Progress.UNWATCHED));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("basket-") && thread.isAlive());
    }

    static Itemsets find(Baskets baskets, int least) {
        return find(baskets, least, LARGE);
    }

    static Map<String, Integer> asMap(Itemsets sets) {
        Map<String, Integer> map = new HashMap<>();
        for (int i = 0; i < sets.size(); i++) {
            assertThat(map.put(Arrays.toString(sets.set(i)), sets.count(i))).isNull();
        }
        return map;
    }

    private static Itemsets find(Baskets baskets, int least, Budget budget) {
        return new ItemsetSearch(baskets, budget, THREADS)
                .find(least, Progress.UNWATCHED)
                .orElseThrow();
    }

    private static Stopped<Itemsets> stopped(Baskets baskets, int least, Budget budget) {
        return (Stopped<Itemsets>) new ItemsetSearch(baskets, budget, THREADS).find(least, Progress.UNWATCHED);
    }

    private static ItemsetCounts count(Baskets baskets, int least, Budget budget) {
        return new ItemsetSearch(baskets, budget, THREADS)
                .count(least, Progress.UNWATCHED)
                .orElseThrow();
    }

    private static String inOrder(Itemsets sets) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < sets.size(); i++) {
            text.append(Arrays.toString(sets.set(i))).append(sets.count(i)).append('\n');
        }
        return text.toString();
    }

    private static Map<String, Integer> byTrying(Baskets baskets, int least, int longest) {
        Map<String, Integer> all = new HashMap<>();
        int[] masks = IntStream.range(0, baskets.size())
                .map(basket -> Arrays.stream(baskets.basket(basket)).reduce(0, (mask, item) -> mask | 1 << item))
                .toArray();
        for (int set = 1; set < 1 << baskets.items(); set++) {
            int wanted = set;
            int count = (int) Arrays.stream(masks)
                    .filter(mask -> (mask & wanted) == wanted)
                    .count();
            if (count >= least && Integer.bitCount(set) <= longest) {
                int[] items = IntStream.range(0, baskets.items())
                        .filter(item -> (wanted >> item & 1) == 1)
                        .toArray();
                all.put(Arrays.toString(items), count);
            }
        }
        return all;
    }
}
