package peyvand.analytical.insight;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import peyvand.analytical.facts.Facts;
import peyvand.analytical.facts.Facts.BasketLines;
import peyvand.analytical.product.ProductLife;
import peyvand.analytical.product.ProductLife.Standing;
import peyvand.analytical.rfm.RfmSegment;
import peyvand.domain.Months;

/** Adds up how each product fares: in all, by months, and by the groups of those who buy it. */
final class ProductSums {

    private static final int MONTHS = 25;
    private static final int YEAR = 365;
    private static final RfmSegment[] SEGMENTS = RfmSegment.values();

    private final Facts facts;
    private final BasketLines lines;

    /** Of each product, where its lines begin in {@code sorted}; one more at the end. */
    private final int[] first;

    /** Lines by product, then by basket, which is by day: the basket in the upper half, the line in the lower. */
    private final long[] sorted;

    /** In which product, month or group a customer was counted last. */
    private final int[] counted;

    private int counting;

    ProductSums(Facts facts) {
        this.facts = facts;
        lines = facts.baskets();
        int products = facts.products().length;
        first = new int[products + 1];
        for (int product : lines.products()) {
            first[product + 1]++;
        }
        Arrays.parallelPrefix(first, Integer::sum);
        sorted = new long[lines.products().length];
        int[] next = Arrays.copyOf(first, products);
        for (int line = 0; line < sorted.length; line++) {
            sorted[next[lines.products()[line]]++] = (long) lines.baskets()[line] << Integer.SIZE | line;
        }
        IntStream.range(0, products)
                .parallel()
                .forEach(product -> Arrays.sort(sorted, first[product], first[product + 1]));
        counted = new int[facts.customers().length];
    }

    /**
     * What a product brought; amounts in units of {@link Facts}.
     *
     * @param product its place
     * @param year of the last 365 days; before: of the 365 before
     */
    record Whole(
            int product,
            long amount,
            long year,
            long before,
            int orders,
            int customers,
            int firstDay,
            int lastDay,
            Standing standing) {}

    /** What a product brought in a month, or from customers of a group. */
    record Part(int product, int orders, int customers, long amount) {}

    interface EachWhole {
        void take(Whole whole) throws SQLException;
    }

    interface EachMonth {
        void take(LocalDate firstOn, Part part) throws SQLException;
    }

    interface EachSegment {
        void take(RfmSegment segment, Part part) throws SQLException;
    }

    /** Each product that was bought. */
    void eachWhole(EachWhole each) throws SQLException {
        int asOf = (int) facts.asOf().toEpochDay();
        int since = lines.size() == 0 ? asOf : lines.days()[0];
        int[] days = new int[longest()];
        for (int product = 0; product < first.length - 1; product++) {
            if (first[product] < first[product + 1]) {
                each.take(whole(product, days, asOf, since));
            }
        }
    }

    private int longest() {
        return IntStream.range(0, first.length - 1)
                .map(product -> first[product + 1] - first[product])
                .max()
                .orElse(0);
    }

    private Whole whole(int product, int[] days, int asOf, int since) {
        Adding all = new Adding();
        long year = 0;
        long before = 0;
        counting++;
        for (int i = first[product]; i < first[product + 1]; i++) {
            int day = day(i);
            long amount = amount(i);
            if (all.add(i)) {
                days[all.orders - 1] = day;
            }
            year += day > asOf - YEAR ? amount : 0;
            before += day <= asOf - YEAR && day > asOf - 2 * YEAR ? amount : 0;
        }
        return new Whole(
                product,
                all.amount,
                year,
                before,
                all.orders,
                all.customers,
                days[0],
                days[all.orders - 1],
                ProductLife.of(days, 0, all.orders, asOf, since));
    }

    /** Each of the latest months of a calendar in which a product was bought. */
    void eachMonth(boolean jalali, EachMonth each) throws SQLException {
        List<LocalDate> starts = IntStream.rangeClosed(1 - MONTHS, 1)
                .mapToObj(month -> Months.plus(facts.asOf(), month, jalali))
                .toList();
        int[] days = starts.stream().mapToInt(day -> (int) day.toEpochDay()).toArray();
        for (int product = 0; product < first.length - 1; product++) {
            int i = first[product];
            while (i < first[product + 1] && day(i) < days[0]) {
                i++;
            }
            for (int month = 0; month < MONTHS && i < first[product + 1]; month++) {
                Adding sum = new Adding();
                counting++;
                for (; i < first[product + 1] && day(i) < days[month + 1]; i++) {
                    sum.add(i);
                }
                if (sum.orders > 0) {
                    each.take(starts.get(month), sum.part(product));
                }
            }
        }
    }

    /** Each group of customers who bought a product; who is in none is left out. */
    void eachSegment(@Nullable RfmSegment[] segments, EachSegment each) throws SQLException {
        for (int product = 0; product < first.length - 1; product++) {
            Adding[] sums = new Adding[SEGMENTS.length];
            Arrays.setAll(sums, i -> new Adding());
            counting++;
            for (int i = first[product]; i < first[product + 1]; i++) {
                int customer = lines.customers()[basket(i)];
                RfmSegment segment = customer < 0 ? null : segments[customer];
                if (segment != null) {
                    sums[segment.ordinal()].add(i);
                }
            }
            for (RfmSegment segment : SEGMENTS) {
                if (sums[segment.ordinal()].orders > 0) {
                    each.take(segment, sums[segment.ordinal()].part(product));
                }
            }
        }
    }

    private int basket(int place) {
        return (int) (sorted[place] >>> Integer.SIZE);
    }

    private int day(int place) {
        return lines.days()[basket(place)];
    }

    private long amount(int place) {
        return lines.amounts()[(int) sorted[place]];
    }

    /** Lines of one product, added up; customers are counted once until {@code counting} goes on. */
    private final class Adding {

        private long amount;
        private int orders;
        private int customers;
        private int lastBasket = -1;

        /** Whether a basket begins with it. */
        private boolean add(int place) {
            amount += amount(place);
            int basket = basket(place);
            if (basket == lastBasket) {
                return false;
            }
            lastBasket = basket;
            orders++;
            int customer = lines.customers()[basket];
            if (customer >= 0 && counted[customer] != counting) {
                counted[customer] = counting;
                customers++;
            }
            return true;
        }

        private Part part(int product) {
            return new Part(product, orders, customers, amount);
        }
    }
}
