package peyvand.analytical.insight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import peyvand.analytical.facts.Facts;
import peyvand.analytical.facts.Facts.Purchases;
import peyvand.domain.Months;

/** Counts what was bought in stretches of time, and by whom. */
final class Periods {

    private static final int MONTHS = 25;
    private static final int LATEST_DAYS = 30;

    private final Facts facts;

    Periods(Facts facts) {
        this.facts = facts;
    }

    /** Months of either calendar up to the present one, and the latest days and as many before. */
    List<Period> all() {
        LocalDate asOf = facts.asOf();
        List<Period> periods = new ArrayList<>();
        periods.addAll(count(Period.Kind.GREGORIAN, months(asOf, false)));
        periods.addAll(count(Period.Kind.JALALI, months(asOf, true)));
        periods.addAll(count(
                Period.Kind.LATEST,
                List.of(asOf.minusDays(2 * LATEST_DAYS - 1), asOf.minusDays(LATEST_DAYS - 1), asOf.plusDays(1))));
        return periods;
    }

    private static List<LocalDate> months(LocalDate asOf, boolean jalali) {
        List<LocalDate> starts = new ArrayList<>();
        for (int month = 1 - MONTHS; month <= 1; month++) {
            starts.add(Months.plus(asOf, month, jalali));
        }
        return starts;
    }

    /** @param starts first days of one after another, the last of which is no more counted */
    private List<Period> count(Period.Kind kind, List<LocalDate> starts) {
        int size = starts.size() - 1;
        int[] days = starts.stream().mapToInt(day -> (int) day.toEpochDay()).toArray();
        Counts counts = new Counts(size);
        for (int customer = 0; customer < facts.customers().length; customer++) {
            counts.add(facts.purchases(), customer, days);
        }
        List<Period> periods = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            periods.add(new Period(
                    kind,
                    starts.get(i),
                    starts.get(i + 1).minusDays(1),
                    counts.customers[i],
                    counts.newcomers[i],
                    counts.returners[i],
                    counts.orders[i],
                    (double) counts.amounts[i] / Facts.UNIT));
        }
        return periods;
    }

    private static final class Counts {

        private final int[] customers;
        private final int[] newcomers;
        private final int[] returners;
        private final int[] orders;
        private final long[] amounts;

        private Counts(int size) {
            customers = new int[size];
            newcomers = new int[size];
            returners = new int[size];
            orders = new int[size];
            amounts = new long[size];
        }

        private void add(Purchases purchases, int customer, int[] days) {
            int from = purchases.first()[customer];
            int to = purchases.first()[customer + 1];
            int period = 0;
            int counted = -1;
            for (int i = from; i < to; i++) {
                int day = purchases.days()[i];
                while (period < days.length - 1 && day >= days[period + 1]) {
                    period++;
                }
                if (period == days.length - 1) {
                    return;
                }
                if (day < days[period]) {
                    continue;
                }
                if (period != counted) {
                    counted = period;
                    customers[period]++;
                    newcomers[period] += i == from ? 1 : 0;
                    returners[period] += i == from ? 0 : 1;
                }
                orders[period]++;
                amounts[period] += purchases.amounts()[i];
            }
        }
    }
}
