package peyvand.operational.market;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import peyvand.domain.Folding;
import peyvand.domain.RuleViolation;
import peyvand.operational.field.Label;
import peyvand.operational.staff.Calendar;

/**
 * What a series of figures is about.
 *
 * @param label what it is called, in one language at least
 * @param unit of its values: %, Rial; null where it has none, as an index
 * @param source who publishes it
 * @param calendar of whose months its values are
 */
public record IndicatorData(
        Label label, @Nullable String unit, @Nullable String source, Calendar calendar) {

    private static final Set<String> PERCENT = Set.of("%", "٪", "percent", "درصد");

    /** Whether its values are shares themselves: then a difference is told in points, and not as a share of a share. */
    public boolean inPercent() {
        return unit != null && PERCENT.contains(unit.strip().toLowerCase(Locale.ROOT));
    }

    /** @throws RuleViolation when it has no label that says something */
    void check() {
        if (Stream.of(label.english(), label.persian()).allMatch(Objects::isNull)
                || Stream.of(label.english(), label.persian())
                        .anyMatch(text -> text != null && Folding.fold(text).isBlank())) {
            throw new RuleViolation("rule.indicator.label");
        }
    }

    boolean jalali() {
        return calendar == Calendar.JALALI;
    }

    /** Field by field, for the audit log; the names are those of the forms. */
    Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("indicatorEnglish", label.english());
        fields.put("indicatorPersian", label.persian());
        fields.put("indicatorUnit", unit);
        fields.put("indicatorSource", source);
        fields.put("indicatorCalendar", calendar);
        return fields;
    }
}
