package peyvand.analytical.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import peyvand.analytical.facts.Facts;
import peyvand.analytical.facts.Facts.BasketLines;
import peyvand.analytical.facts.Facts.LeftOut;
import peyvand.analytical.facts.Facts.Purchases;

class PeriodsTest {

    private static final LocalDate AS_OF = LocalDate.of(2026, 5, 10);

    @Test
    void countsAsCountingByHandDoes() {
        Random random = new Random(5);
        for (int round = 0; round < 100; round++) {
            int[][] days = new int[random.nextInt(8)][];
            Arrays.setAll(
                    days,
                    customer -> random.ints(random.nextInt(6), 0, 900)
                            .map(ago -> (int) AS_OF.toEpochDay() - ago)
                            .sorted()
                            .toArray());
            for (Period period : new Periods(facts(days)).all()) {
                assertThat(period).isEqualTo(byHand(period, days));
            }
        }
    }

    @Test
    void coversMonthsOfBothCalendarsUpToThisOneAndTheLatestDays() {
        List<Period> periods = new Periods(facts(new int[][] {{}})).all();
        assertThat(periods.stream().filter(period -> period.kind() == Period.Kind.GREGORIAN))
                .hasSize(25)
                .last()
                .satisfies(month -> assertThat(month.firstOn()).isEqualTo("2026-05-01"));
        assertThat(periods.stream().filter(period -> period.kind() == Period.Kind.JALALI))
                .hasSize(25)
                .last()
                .satisfies(month -> assertThat(month.firstOn()).isEqualTo("2026-04-21"));
        assertThat(periods.subList(50, 52))
                .extracting(period -> period.firstOn() + " " + period.lastOn())
                .containsExactly("2026-03-12 2026-04-10", "2026-04-11 2026-05-10");
    }

    private static Period byHand(Period asked, int[][] customers) {
        int orders = 0;
        Set<Integer> bought = new HashSet<>();
        Set<Integer> newcomers = new HashSet<>();
        Set<Integer> returners = new HashSet<>();
        for (int customer = 0; customer < customers.length; customer++) {
            for (int i = 0; i < customers[customer].length; i++) {
                LocalDate day = LocalDate.ofEpochDay(customers[customer][i]);
                if (!day.isBefore(asked.firstOn()) && !day.isAfter(asked.lastOn())) {
                    orders++;
                    bought.add(customer);
                    if (i == 0) {
                        newcomers.add(customer);
                    }
                }
            }
        }
        returners.addAll(bought);
        returners.removeAll(newcomers);
        return new Period(
                asked.kind(),
                asked.firstOn(),
                asked.lastOn(),
                bought.size(),
                newcomers.size(),
                returners.size(),
                orders,
                orders);
    }

    private static Facts facts(int[][] customers) {
        int[] first = new int[customers.length + 1];
        List<Integer> owners = new ArrayList<>();
        List<Integer> days = new ArrayList<>();
        for (int i = 0; i < customers.length; i++) {
            first[i + 1] = first[i] + customers[i].length;
            for (int day : customers[i]) {
                owners.add(i);
                days.add(day);
            }
        }
        long[] amounts = new long[days.size()];
        Arrays.fill(amounts, Facts.UNIT);
        return new Facts(
                "",
                AS_OF,
                new long[customers.length],
                new Purchases(first, ints(owners), ints(days), amounts),
                new long[customers.length],
                new long[0],
                new long[0],
                new boolean[0],
                new BasketLines(new int[0], new int[0], new int[0], new int[0], new long[0]),
                new Facts.Pairs(new int[0], new int[0]),
                new LeftOut(0, 0, 0, 0, 0, 0));
    }

    private static int[] ints(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }
}
