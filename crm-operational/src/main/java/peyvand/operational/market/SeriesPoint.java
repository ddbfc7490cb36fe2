package peyvand.operational.market;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import peyvand.domain.Months;

/**
 * A month of a series.
 *
 * @param month its first day, in the calendar of the indicator
 * @param onMonth since the month before; null where that one is not known
 * @param onYear since the same month a year before; null where that one is not known
 */
public record SeriesPoint(
        LocalDate month,
        BigDecimal value,
        @Nullable Movement onMonth,
        @Nullable Movement onYear) {

    static final int MONTHS_OF_A_YEAR = 12;

    /** @param values of which the first are wanted, and later ones are there to compare with */
    static List<SeriesPoint> of(List<MonthValue> values, boolean jalali, int wanted) {
        Map<LocalDate, BigDecimal> known =
                values.stream().collect(Collectors.toMap(MonthValue::month, MonthValue::value));
        return values.stream()
                .limit(wanted)
                .map(each -> new SeriesPoint(
                        each.month(),
                        each.value(),
                        since(known.get(Months.plus(each.month(), -1, jalali)), each),
                        since(known.get(Months.plus(each.month(), -MONTHS_OF_A_YEAR, jalali)), each)))
                .toList();
    }

    private static @Nullable Movement since(@Nullable BigDecimal before, MonthValue now) {
        return before == null ? null : Movement.between(before, now.value());
    }
}
