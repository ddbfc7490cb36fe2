package peyvand.analytical.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import peyvand.analytical.facts.Facts;
import peyvand.analytical.facts.Facts.BasketLines;
import peyvand.analytical.facts.Facts.LeftOut;
import peyvand.analytical.facts.Facts.Pairs;
import peyvand.analytical.facts.Facts.Purchases;
import peyvand.analytical.insight.ProductSums.Part;
import peyvand.analytical.rfm.RfmSegment;
import peyvand.domain.Months;

class ProductSumsTest {

    private static final LocalDate AS_OF = LocalDate.of(2026, 5, 10);
    private static final int LAST = (int) AS_OF.toEpochDay();

    @Test
    void addUpAsAddingByHandDoes() throws SQLException {
        Random random = new Random(7);
        for (int round = 0; round < 60; round++) {
            Facts facts = facts(random);
            ProductSums sums = new ProductSums(facts);
            List<Part> wholes = new ArrayList<>();
            sums.eachWhole(whole -> {
                wholes.add(new Part(whole.product(), whole.orders(), whole.customers(), whole.amount()));
                assertThat(whole.year())
                        .isEqualTo(byHand(facts, whole.product(), basket -> day(facts, basket) > LAST - 365)
                                .amount());
                assertThat(whole.before())
                        .isEqualTo(byHand(
                                        facts,
                                        whole.product(),
                                        basket -> day(facts, basket) <= LAST - 365 && day(facts, basket) > LAST - 730)
                                .amount());
            });
            assertThat(wholes).isEqualTo(all(facts, basket -> true));
            for (boolean jalali : new boolean[] {false, true}) {
                List<String> months = new ArrayList<>();
                sums.eachMonth(jalali, (first, part) -> months.add(first + " " + part));
                assertThat(months).containsExactlyInAnyOrderElementsOf(months(facts, jalali));
            }
            RfmSegment[] segments = segments(random, facts.customers().length);
            List<String> groups = new ArrayList<>();
            sums.eachSegment(segments, (segment, part) -> groups.add(segment + " " + part));
            assertThat(groups).containsExactlyInAnyOrderElementsOf(groups(facts, segments));
        }
    }

    @Test
    void haveNothingToSayOfNothing() throws SQLException {
        ProductSums sums = new ProductSums(facts(0, 3, new int[0], new int[0], new int[0], new int[0], new long[0]));
        sums.eachWhole(whole -> {
            throw new AssertionError(whole);
        });
        sums.eachMonth(true, (first, part) -> {
            throw new AssertionError(part);
        });
    }

    private static List<Part> all(Facts facts, IntPredicate basket) {
        return IntStream.range(0, facts.products().length)
                .mapToObj(product -> byHand(facts, product, basket))
                .filter(part -> part.orders() > 0)
                .toList();
    }

    private static List<String> months(Facts facts, boolean jalali) {
        List<String> months = new ArrayList<>();
        for (int i = -24; i <= 0; i++) {
            LocalDate from = Months.plus(AS_OF, i, jalali);
            LocalDate to = Months.plus(AS_OF, i + 1, jalali);
            all(facts, basket -> day(facts, basket) >= from.toEpochDay() && day(facts, basket) < to.toEpochDay())
                    .forEach(part -> months.add(from + " " + part));
        }
        return months;
    }

    private static List<String> groups(Facts facts, @Nullable RfmSegment[] segments) {
        List<String> groups = new ArrayList<>();
        for (RfmSegment segment : RfmSegment.values()) {
            all(facts, basket -> {
                        int customer = facts.baskets().customers()[basket];
                        return customer >= 0 && segments[customer] == segment;
                    })
                    .forEach(part -> groups.add(segment + " " + part));
        }
        return groups;
    }

    private static Part byHand(Facts facts, int product, IntPredicate wanted) {
        BasketLines lines = facts.baskets();
        Set<Integer> baskets = new HashSet<>();
        Set<Integer> customers = new HashSet<>();
        long amount = 0;
        for (int line = 0; line < lines.products().length; line++) {
            int basket = lines.baskets()[line];
            if (lines.products()[line] == product && wanted.test(basket)) {
                amount += lines.amounts()[line];
                baskets.add(basket);
                customers.add(lines.customers()[basket]);
            }
        }
        customers.remove(-1);
        return new Part(product, baskets.size(), customers.size(), amount);
    }

    private static int day(Facts facts, int basket) {
        return facts.baskets().days()[basket];
    }

    private static Facts facts(Random random) {
        int customers = 1 + random.nextInt(5);
        int baskets = random.nextInt(40);
        int size = baskets == 0 ? 0 : random.nextInt(120);
        return facts(
                customers,
                1 + random.nextInt(6),
                random.ints(baskets, -1, customers).toArray(),
                random.ints(baskets, LAST - 1_000, LAST + 1).sorted().toArray(),
                random.ints(size, 0, Math.max(1, baskets)).toArray(),
                random.ints(size, 0, 6).toArray(),
                random.longs(size, 1, 1_000).toArray());
    }

    private static Facts facts(
            int customers, int products, int[] of, int[] days, int[] baskets, int[] items, long[] amounts) {
        int[] inRange = Arrays.stream(items).map(item -> item % products).toArray();
        return new Facts(
                "",
                AS_OF,
                new long[customers],
                new Purchases(new int[customers + 1], new int[0], new int[0], new long[0]),
                new long[customers],
                new long[products],
                new long[products],
                new boolean[products],
                new BasketLines(of, days, baskets, inRange, amounts),
                new Pairs(new int[0], new int[0]),
                new LeftOut(0, 0, 0, 0, 0, 0));
    }

    private static RfmSegment[] segments(Random random, int size) {
        RfmSegment[] segments = new RfmSegment[size];
        Arrays.setAll(segments, i -> random.nextInt(4) == 0 ? null : RfmSegment.values()[random.nextInt(11)]);
        return segments;
    }
}
