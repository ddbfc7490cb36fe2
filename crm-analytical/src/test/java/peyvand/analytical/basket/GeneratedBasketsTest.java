package peyvand.analytical.basket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import peyvand.analytical.statistic.Progress;

/** T10I4D100K, which may not be carried here: {@code -Dpeyvand.t10=} says where it lies, packed by gzip. */
@EnabledIfSystemProperty(named = "peyvand.t10", matches = ".+")
class GeneratedBasketsTest {

    private static final int ITEMS = 1_000;

    @Test
    void haveAsManyItemsetsAndRulesAsOthersFind() throws IOException {
        Baskets baskets = read(Path.of(System.getProperty("peyvand.t10")));

        Itemsets often = ItemsetSearchTest.find(baskets, 100);
        assertThat(often.size()).isEqualTo(27_532);
        assertThat(often.counts().supports()).isEqualTo(6_659_711);
        assertThat(rules(often, 5000, false)).isEqualTo(72_054);
        assertThat(rules(often, 5000, true)).isEqualTo(333_757);
        assertThat(rules(often, 9000, false)).isEqualTo(58_548);
        assertThat(rules(often, 9000, true)).isEqualTo(160_171);

        Itemsets seldom = ItemsetSearchTest.find(baskets, 50);
        assertThat(seldom.size()).isEqualTo(53_385);
        assertThat(seldom.counts().supports()).isEqualTo(8_450_826);
        assertThat(rules(seldom, 8000, false)).isEqualTo(124_592);
    }

    private static int rules(Itemsets sets, int basisPoints, boolean anyConsequent) {
        return new RuleSearch(basisPoints, anyConsequent, false, 1 << 20)
                .in(sets, Progress.UNWATCHED)
                .orElseThrow()
                .size();
    }

    private static Baskets read(Path file) throws IOException {
        IntStream.Builder basket = IntStream.builder();
        IntStream.Builder item = IntStream.builder();
        int size = 0;
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                for (String number : line.trim().split(" +")) {
                    basket.add(size);
                    item.add(Integer.parseInt(number));
                }
                size++;
            }
        }
        return Baskets.of(size, ITEMS, basket.build().toArray(), item.build().toArray());
    }
}
