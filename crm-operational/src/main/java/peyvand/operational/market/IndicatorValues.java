package peyvand.operational.market;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.Changes;
import peyvand.domain.Changes.Change;
import peyvand.domain.IndicatorId;
import peyvand.domain.JalaliDate;
import peyvand.domain.NotFound;
import peyvand.domain.RecordKind;
import peyvand.domain.Right;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditLog;

/** The commands on what indicators say, month by month. The audit log keeps each value that was there before. */
@Service
@Transactional
public class IndicatorValues {

    /** So many months are entered at once at most: fifty years. */
    public static final int MOST_AT_ONCE = 600;

    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2100, 12, 31);
    private static final int MOST_DIGITS = 15;
    private static final int MOST_DECIMALS = 4;

    private final JdbcClient jdbc;
    private final IndicatorQueries queries;
    private final AuditLog audit;

    IndicatorValues(JdbcClient jdbc, IndicatorQueries queries, AuditLog audit) {
        this.jdbc = jdbc;
        this.queries = queries;
        this.audit = audit;
    }

    /** Whether series reach to this month. */
    public static boolean hasMonth(LocalDate month) {
        return !month.isBefore(EARLIEST) && !month.isAfter(LATEST);
    }

    /** How many months got their first value, and how many another one. */
    public record Entered(int added, int changed) {}

    /**
     * Enters the value of a month, or corrects it.
     *
     * @param known what the viewer knows the month to say; null for nothing
     * @throws RuleViolation {@code rule.indicator.known} with the present value, where the month says something else
     */
    public void enter(Viewer viewer, IndicatorId id, MonthValue entered, @Nullable BigDecimal known) {
        Indicator indicator = writable(viewer, id);
        BigDecimal present = queries.value(viewer, id, entered.month()).orElse(null);
        if (present != null && !same(present, entered.value()) && (known == null || !same(present, known))) {
            throw new RuleViolation("rule.indicator.known", present);
        }
        write(viewer, indicator, List.of(entered));
    }

    /** Enters the values of many months, all or none; what they said before is replaced. Each month stands there once. */
    public Entered enterAll(Viewer viewer, IndicatorId id, List<MonthValue> entered) {
        Indicator indicator = writable(viewer, id);
        if (entered.size() > MOST_AT_ONCE) {
            throw new RuleViolation("rule.indicator.manyLines", MOST_AT_ONCE);
        }
        return write(viewer, indicator, entered);
    }

    /** Takes a month out of the series. @throws NotFound when it has no value */
    public void remove(Viewer viewer, IndicatorId id, LocalDate month) {
        Indicator indicator = writable(viewer, id);
        BigDecimal present = queries.value(viewer, id, month).orElseThrow(() -> new NotFound(month));
        jdbc.sql("delete from indicator_value where indicator_id = :id and month = :month")
                .param("id", id.value())
                .param("month", month)
                .update();
        record(viewer, "VALUE_REMOVED", id, Map.of(written(month, indicator), new Change(text(present), null)));
    }

    /** The indicator, and nobody else writes its values until this is done. */
    private Indicator writable(Viewer viewer, IndicatorId id) {
        viewer.require(Right.EDIT, "enter values of an indicator");
        jdbc.sql("select from indicator where id = :id for update")
                .param("id", id.value())
                .query()
                .listOfRows();
        Indicator indicator = queries.indicator(viewer, id);
        if (indicator.archived()) {
            throw new RuleViolation("rule.indicator.archived");
        }
        return indicator;
    }

    private Entered write(Viewer viewer, Indicator indicator, List<MonthValue> entered) {
        entered.forEach(each -> check(each, indicator));
        Map<LocalDate, BigDecimal> present = present(indicator.id(), entered);
        List<MonthValue> different = entered.stream()
                .filter(each -> {
                    BigDecimal before = present.get(each.month());
                    return before == null || !same(before, each.value());
                })
                .toList();
        if (different.isEmpty()) {
            return new Entered(0, 0);
        }
        upsert(indicator, different);
        Map<String, Change> changes = new LinkedHashMap<>();
        different.forEach(each -> changes.put(
                written(each.month(), indicator), new Change(text(present.get(each.month())), text(each.value()))));
        record(viewer, "VALUES_ENTERED", indicator.id(), changes);
        int changed = (int) different.stream()
                .filter(each -> present.containsKey(each.month()))
                .count();
        return new Entered(different.size() - changed, changed);
    }

    private Map<LocalDate, BigDecimal> present(IndicatorId id, List<MonthValue> entered) {
        Map<LocalDate, BigDecimal> present = new HashMap<>();
        jdbc.sql("select month, value from indicator_value where indicator_id = :id and month = any (:months)")
                .param("id", id.value())
                .param("months", months(entered))
                .query(row -> {
                    present.put(row.getObject("month", LocalDate.class), row.getBigDecimal("value"));
                });
        return present;
    }

    private void upsert(Indicator indicator, List<MonthValue> values) {
        jdbc.sql("""
                insert into indicator_value (indicator_id, calendar, month, value)
                select :id, :calendar, e.month, e.value
                from unnest(cast(:months as date[]), cast(:values as numeric[])) e (month, value)
                on conflict (indicator_id, month) do update set value = excluded.value
                """)
                .param("id", indicator.id().value())
                .param("calendar", indicator.data().calendar().name())
                .param("months", months(values))
                .param("values", values.stream().map(MonthValue::value).toArray(BigDecimal[]::new))
                .update();
    }

    private static Date[] months(List<MonthValue> values) {
        return values.stream().map(each -> Date.valueOf(each.month())).toArray(Date[]::new);
    }

    private static void check(MonthValue entered, Indicator indicator) {
        LocalDate month = entered.month();
        if (!hasMonth(month)) {
            throw new RuleViolation("rule.indicator.month");
        }
        if (!month.equals(indicator.month(month))) {
            throw new IllegalArgumentException(month + " is not the first day of a month");
        }
        BigDecimal value = entered.value().stripTrailingZeros();
        if (value.scale() > MOST_DECIMALS || value.precision() - value.scale() > MOST_DIGITS) {
            throw new RuleViolation("rule.indicator.value", MOST_DECIMALS);
        }
    }

    private static boolean same(BigDecimal one, BigDecimal other) {
        return one.compareTo(other) == 0;
    }

    /** As the audit log says a month: 1405/08 or 2026-11. */
    private static String written(LocalDate month, Indicator indicator) {
        if (!indicator.jalali()) {
            return YearMonth.from(month).toString();
        }
        JalaliDate date = JalaliDate.of(month);
        return "%04d/%02d".formatted(date.year(), date.month());
    }

    private static @Nullable String text(@Nullable BigDecimal value) {
        return value == null
                ? null
                : value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private void record(Viewer viewer, String action, IndicatorId id, Map<String, Change> changes) {
        audit.record(viewer, action, RecordKind.INDICATOR, id.value(), null, new Changes(changes));
    }
}
