package peyvand.web.market;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import peyvand.domain.RuleViolation;
import peyvand.operational.field.Label;
import peyvand.operational.market.Indicator;
import peyvand.operational.market.IndicatorData;
import peyvand.operational.staff.Calendar;
import peyvand.web.form.Field;
import peyvand.web.form.FieldType;
import peyvand.web.form.Form;
import peyvand.web.i18n.Formats;
import peyvand.web.i18n.Ui;

/** The forms of the market: of an indicator, of the value of a month, of many lines, and of a note. */
final class MarketForms {

    static final String MONTH = "seriesMonth";
    static final String VALUE = "seriesValue";

    /** What the month said when the form was shown. */
    static final String KNOWN = "seriesKnown";

    static final String LINES = "seriesLines";
    static final String DAY = "marketDay";
    static final String TEXT = "marketText";

    private static final int LONGEST_LINES = 30_000;

    private static final List<Field> INDICATOR = List.of(
            Field.text("indicatorEnglish", Label.LONGEST),
            Field.text("indicatorPersian", Label.LONGEST),
            Field.text("indicatorUnit", 60).withHint("market.unit.hint"),
            Field.text("indicatorSource", 300),
            Field.choice("indicatorCalendar", Calendar.class).asRequired().withHint("market.calendar.hint"));

    private static final List<Field> OF_MONTH = List.of(
            Field.text(MONTH, 20).asRequired(),
            Field.decimal(VALUE).asRequired(),
            Field.decimal(KNOWN).of(FieldType.HIDDEN));

    private static final List<Field> OF_LINES = List.of(
            new Field(LINES, FieldType.LONG_TEXT, true, LONGEST_LINES, List.of(), null, "market.lines.hint", null));

    private static final List<Field> NOTE =
            List.of(Field.date(DAY).asRequired(), Field.longText(TEXT).asRequired());

    private MarketForms() {}

    static Form newIndicator(Ui ui) {
        return Form.empty(INDICATOR, ui.formats())
                .with("indicatorCalendar", ui.isJalali() ? Calendar.JALALI : Calendar.GREGORIAN);
    }

    static Form readIndicator(Formats formats, Map<String, String[]> request) {
        return Form.read(INDICATOR, formats, request);
    }

    static Form form(Indicator indicator, Formats formats) {
        IndicatorData data = indicator.data();
        return Form.empty(INDICATOR, formats)
                .version(indicator.version())
                .with("indicatorEnglish", data.label().english())
                .with("indicatorPersian", data.label().persian())
                .with("indicatorUnit", data.unit())
                .with("indicatorSource", data.source())
                .with("indicatorCalendar", data.calendar());
    }

    static IndicatorData data(Form form) {
        return new IndicatorData(
                new Label(form.text("indicatorEnglish"), form.text("indicatorPersian")),
                form.text("indicatorUnit"),
                form.text("indicatorSource"),
                Objects.requireNonNull(form.choice("indicatorCalendar", Calendar.class)));
    }

    static String blamed(RuleViolation violation) {
        return violation.key().equals("rule.indicator.calendar") ? "indicatorCalendar" : "indicatorEnglish";
    }

    static Form emptyMonth(Formats formats) {
        return Form.empty(OF_MONTH, formats);
    }

    static Form readMonth(Formats formats, Map<String, String[]> request) {
        return Form.read(OF_MONTH, formats, request);
    }

    static Form emptyLines(Formats formats) {
        return Form.empty(OF_LINES, formats);
    }

    static Form readLines(Formats formats, Map<String, String[]> request) {
        return Form.read(OF_LINES, formats, request);
    }

    static Form note(Formats formats, @Nullable LocalDate day, @Nullable String text) {
        return Form.empty(NOTE, formats).with(DAY, day).with(TEXT, text);
    }

    static Form readNote(Formats formats, Map<String, String[]> request) {
        return Form.read(NOTE, formats, request);
    }
}
