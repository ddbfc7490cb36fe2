package peyvand.analytical.basket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import peyvand.analytical.statistic.Progress;

class AffinitiesTest {

    @ParameterizedTest
    @EnumSource
    void findsWhatComparingAllPairsFinds(Closeness by) {
        for (long seed = 1; seed <= 8; seed++) {
            Random random = new Random(seed);
            Baskets baskets = BasketsTest.random(random, random.nextInt(200), 1 + random.nextInt(30), 0.2);
            int least = 1 + random.nextInt(4);
            int most = 1 + random.nextInt(40);

            Affinities affinities = of(baskets, by, least, most);

            for (int item = 0; item < baskets.items(); item++) {
                assertThat(texts(affinities, item)).isEqualTo(byComparing(baskets, item, by, least, most));
            }
        }
    }

    @Test
    void ofFewerAreThoseThatWouldHaveBeenFound() {
        Baskets baskets = BasketsTest.random(new Random(5), 300, 30, 0.2);
        Affinities all = of(baskets, Closeness.COSINE, 2, 20);

        for (int most : new int[] {1, 5, 20, 100}) {
            Affinities fewer = all.atMost(most);
            Affinities found = of(baskets, Closeness.COSINE, 2, Math.min(most, 20));

            assertThat(fewer.size()).isEqualTo(found.size());
            for (int item = 0; item < baskets.items(); item++) {
                assertThat(texts(fewer, item)).isEqualTo(texts(found, item));
            }
        }
    }

    @Test
    void knowsHowOftenTheHerbsGoTogether() {
        OnlineRetail.Named shop = OnlineRetail.all();
        Affinities affinities = of(shop.baskets(), Closeness.JACCARD, 5, 10);
        int parsley = shop.item("22918");

        assertThat(IntStream.range(0, 4).mapToObj(place -> shop.products().get(affinities.other(parsley, place))))
                .containsExactlyInAnyOrder("22916", "22917", "22919", "22920");
        assertThat(affinities.counts(parsley, 0).antecedent()).isEqualTo(affinities.count(parsley));
        assertThat(affinities.size(parsley)).isEqualTo(10);
    }

    @Test
    void isTheSameOnAnyNumberOfThreads() {
        Baskets baskets = OnlineRetail.all().baskets();
        Affinities.Setting setting = new Affinities.Setting(Closeness.COSINE, 5, 20);
        Affinities one = Affinities.of(baskets, setting, 1, Progress.UNWATCHED);
        Affinities three = Affinities.of(baskets, setting, 3, Progress.UNWATCHED);

        assertThat(all(three)).isEqualTo(all(one));
    }

    @Test
    void isEmptyWhereNothingIsBoughtTogether() {
        assertThat(of(Baskets.of(0, 0, new int[0], new int[0]), Closeness.JACCARD, 1, 5)
                        .size())
                .isZero();
        assertThat(of(Baskets.of(2, 2, new int[] {0, 1}, new int[] {0, 1}), Closeness.LIFT, 1, 5)
                        .size())
                .isZero();
        assertThat(of(Baskets.of(2, 2, new int[] {0, 0}, new int[] {0, 1}), Closeness.JACCARD, 1, 5)
                        .score(0, 0))
                .isEqualTo(1);
    }

    @Test
    void stopsWhereItIsNotWantedAnyMore() {
        Baskets baskets = OnlineRetail.all().baskets();
        Affinities.Setting setting = new Affinities.Setting(Closeness.JACCARD, 1, 10);

        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> Affinities.of(baskets, setting, 2, share -> {
                    if (share > 0.2) {
                        throw new CancellationException();
                    }
                }));
    }

    static Affinities of(Baskets baskets, Closeness by, int least, int most) {
        return Affinities.of(baskets, new Affinities.Setting(by, least, most), 2, Progress.UNWATCHED);
    }

    private static double[] all(Affinities affinities) {
        return IntStream.range(0, affinities.items())
                .boxed()
                .flatMapToDouble(item -> IntStream.range(0, affinities.size(item))
                        .mapToDouble(place -> affinities.other(item, place) + affinities.score(item, place)))
                .toArray();
    }

    private static List<String> texts(Affinities affinities, int item) {
        return IntStream.range(0, affinities.size(item))
                .mapToObj(place -> affinities.other(item, place) + " " + affinities.counts(item, place) + " "
                        + affinities.score(item, place))
                .toList();
    }

    private static List<String> byComparing(Baskets baskets, int item, Closeness by, int least, int most) {
        record Near(int other, FourCounts counts, double score) {}
        int[] counts = baskets.counts();
        List<Near> all = new ArrayList<>();
        for (int other = 0; other < baskets.items(); other++) {
            int another = other;
            int both = (int) IntStream.range(0, baskets.size())
                    .mapToObj(baskets::basket)
                    .filter(basket -> Arrays.binarySearch(basket, item) >= 0)
                    .filter(basket -> Arrays.binarySearch(basket, another) >= 0)
                    .count();
            if (other != item && both >= least) {
                FourCounts four = new FourCounts(both, counts[item], counts[other], baskets.size());
                all.add(new Near(other, four, by.of(four)));
            }
        }
        return all.stream()
                .sorted(Comparator.comparingDouble(Near::score).reversed().thenComparing(Near::other))
                .limit(most)
                .map(near -> near.other + " " + near.counts + " " + near.score)
                .toList();
    }
}
