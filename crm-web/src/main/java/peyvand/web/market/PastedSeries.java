package peyvand.web.market;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import peyvand.domain.Folding;
import peyvand.operational.market.IndicatorValues;
import peyvand.operational.market.MonthValue;
import peyvand.web.i18n.Ui;

/**
 * Lines of a month and its value, as they are pasted from a table. What parts the two may be a space, a tab, a comma or a
 * semicolon; empty lines say nothing.
 *
 * @param wrong those that cannot be read
 */
record PastedSeries(List<MonthValue> values, List<WrongLine> wrong) {

    private static final Pattern LINE =
            Pattern.compile("(\\d{4}[-/.]\\d{1,2}(?:[-/.]\\d{1,2})?)[\\s,;:|،؛]+(\\S.*?)\\s*[%٪]?");
    private static final int MOST_DIGITS = 15;
    private static final int MOST_DECIMALS = 4;

    /** @param number as it is counted in the text, from one */
    record WrongLine(String number, String text, String reason) {}

    static PastedSeries read(String pasted, MonthNames months, Ui ui) {
        Reading reading = new Reading(months, ui);
        List<String> lines = pasted.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            reading.line(i + 1, lines.get(i).strip());
        }
        return new PastedSeries(reading.values, reading.wrong);
    }

    private static final class Reading {

        private final MonthNames months;
        private final Ui ui;
        private final List<MonthValue> values = new ArrayList<>();
        private final List<WrongLine> wrong = new ArrayList<>();
        private final Map<LocalDate, Integer> seen = new HashMap<>();

        Reading(MonthNames months, Ui ui) {
            this.months = months;
            this.ui = ui;
        }

        void line(int number, String text) {
            if (text.isEmpty()) {
                return;
            }
            Matcher parts = LINE.matcher(Folding.asciiDigits(text));
            Optional<LocalDate> month =
                    parts.matches() ? months.read(parts.group(1)).filter(IndicatorValues::hasMonth) : Optional.empty();
            if (month.isEmpty()) {
                refuse(number, text, ui.message("market.line.month"));
                return;
            }
            BigDecimal value = ui.formats().readNumber(parts.group(2)).orElse(null);
            String reason = reason(value, seen.putIfAbsent(month.get(), number));
            if (reason != null || value == null) {
                refuse(number, text, String.valueOf(reason));
            } else {
                values.add(new MonthValue(month.get(), value));
            }
        }

        private @Nullable String reason(@Nullable BigDecimal value, @Nullable Integer before) {
            if (before != null) {
                return ui.message("market.line.twice", before);
            }
            if (value == null) {
                return ui.message("form.number");
            }
            BigDecimal plain = value.stripTrailingZeros();
            if (plain.scale() > MOST_DECIMALS) {
                return ui.message("form.decimals", MOST_DECIMALS);
            }
            return plain.precision() - plain.scale() > MOST_DIGITS ? ui.message("form.tooBig") : null;
        }

        private void refuse(int number, String text, String reason) {
            wrong.add(new WrongLine(ui.formats().number(number), text, reason));
        }
    }
}
