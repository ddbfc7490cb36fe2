package peyvand.analytical.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import peyvand.analytical.facts.Facts;
import peyvand.analytical.facts.Facts.BasketLines;
import peyvand.analytical.facts.Facts.LeftOut;
import peyvand.analytical.facts.Facts.Purchases;
import peyvand.analytical.insight.GroupPaths.Flow;
import peyvand.analytical.lifecycle.LifeCycle;
import peyvand.analytical.rfm.RfmSegment;
import peyvand.analytical.statistic.Progress;

class GroupPathsTest {

    private static final LocalDate AS_OF = LocalDate.of(2026, 5, 10);
    private static final RfmSegment[] GROUPS = RfmSegment.values();

    /** A purchase of a customer; days ago. */
    private record Bought(int customer, int ago, long amount) {}

    @Test
    void saysOfEachMonthWhatAnAnalysisOfItsLastDayWouldHaveSaid() {
        Random random = new Random(3);
        for (int round = 0; round < 30; round++) {
            int customers = 1 + random.nextInt(40);
            List<Bought> all = random.ints(random.nextInt(150), 0, customers)
                    .mapToObj(customer -> new Bought(customer, random.nextInt(700), 1 + random.nextInt(900)))
                    .toList();
            GroupPaths paths = paths(customers, all);
            for (boolean jalali : new boolean[] {false, true}) {
                for (int place = 0; place <= GroupPaths.MONTHS; place++) {
                    LocalDate end = end(place, jalali);
                    RfmSegment[] then = groups(facts(customers, all, end));
                    for (int customer = 0; customer < customers; customer++) {
                        int code = then[customer] == null ? 0 : then[customer].ordinal() + 1;
                        assertThat(paths.path(jalali, customer)[place])
                                .as("customer %d on %s", customer, end)
                                .isEqualTo((byte) code);
                    }
                }
            }
        }
    }

    private static LocalDate end(int place, boolean jalali) {
        LocalDate[] jalaliEnds = {LocalDate.of(2026, 3, 20), LocalDate.of(2026, 4, 20), AS_OF};
        if (place == GroupPaths.MONTHS) {
            return AS_OF;
        }
        if (!jalali) {
            return LocalDate.of(2025, 4, 30)
                    .plusMonths(place)
                    .withDayOfMonth(1)
                    .plusMonths(1)
                    .minusDays(1);
        }
        int[] lengths = {31, 31, 31, 31, 31, 31, 30, 30, 30, 30, 30, 29, 31};
        LocalDate end = jalaliEnds[1];
        for (int month = 12; month > place; month--) {
            end = end.minusDays(month == 12 ? 31 : lengths[month]);
        }
        return end;
    }

    @Test
    void countsEachCustomerOnceAMonthAndNamesThem() {
        Random random = new Random(4);
        int customers = 60;
        List<Bought> all = random.ints(200, 0, 50)
                .mapToObj(customer -> new Bought(customer, random.nextInt(500), 1 + random.nextInt(900)))
                .toList();
        GroupPaths paths = paths(customers, all);
        long[] ids = IntStream.range(0, customers).mapToLong(i -> 100 + i).toArray();
        List<Flow> flows = paths.flows(true, ids, 1_000);
        for (Flow flow : flows) {
            byte[] code = flow.code();
            long[] expected = IntStream.iterate(customers - 1, i -> i >= 0, i -> i - 1)
                    .filter(i -> Arrays.equals(
                            Arrays.copyOfRange(paths.path(true, i), flow.place() - 1, flow.place() + 1), code))
                    .mapToLong(i -> ids[i])
                    .toArray();
            assertThat(flow.people()).isEqualTo(expected).hasSize(flow.customers());
            assertThat(code[1]).isEqualTo((byte) (flow.became().ordinal() + 1));
            assertThat(GROUPS[code[1] - 1]).isEqualTo(flow.became());
        }
        long buyers = IntStream.range(0, customers)
                .filter(i -> paths.path(true, i)[GroupPaths.MONTHS] != 0)
                .count();
        assertThat(flows.stream()
                        .filter(flow -> flow.place() == GroupPaths.MONTHS)
                        .mapToLong(Flow::customers)
                        .sum())
                .isEqualTo(buyers);
        assertThat(paths.flows(true, ids, 1))
                .allSatisfy(flow -> assertThat(flow.people()).hasSize(1));
    }

    @Test
    void saysNothingWhereNobodyHasBought() {
        assertThat(paths(3, List.of()).flows(false, new long[] {1, 2, 3}, 10)).isEmpty();
    }

    private static GroupPaths paths(int customers, List<Bought> all) {
        Facts facts = facts(customers, all, AS_OF);
        return GroupPaths.of(facts, groups(facts), Progress.UNWATCHED);
    }

    private static RfmSegment[] groups(Facts facts) {
        Insights insights = new Insights(facts.customers(), facts.asOf());
        Ranking ranking = new Ranking(facts, insights);
        ranking.purchases(new LifeCycle(90, 4, 2, 4));
        ranking.scores(Progress.UNWATCHED);
        return insights.segments();
    }

    private static Facts facts(int customers, List<Bought> all, LocalDate asOf) {
        int last = (int) AS_OF.toEpochDay();
        int[] first = new int[customers + 1];
        List<Bought> counted = new ArrayList<>();
        for (int customer = 0; customer < customers; customer++) {
            int one = customer;
            all.stream()
                    .filter(bought -> bought.customer() == one && last - bought.ago() <= asOf.toEpochDay())
                    .sorted((a, b) -> b.ago() - a.ago())
                    .forEach(counted::add);
            first[customer + 1] = counted.size();
        }
        return new Facts(
                "",
                asOf,
                new long[customers],
                new Purchases(
                        first,
                        counted.stream().mapToInt(Bought::customer).toArray(),
                        counted.stream().mapToInt(bought -> last - bought.ago()).toArray(),
                        counted.stream().mapToLong(Bought::amount).toArray()),
                new long[customers],
                new long[0],
                new long[0],
                new boolean[0],
                new BasketLines(new int[0], new int[0], new int[0], new int[0], new long[0]),
                new Facts.Pairs(new int[0], new int[0]),
                new LeftOut(0, 0, 0, 0, 0, 0));
    }
}
