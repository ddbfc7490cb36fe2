package peyvand.web.list;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import peyvand.web.i18n.Ui;

/**
 * What stands in the cells of a file. A text that a spreadsheet would take for a formula begins with an apostrophe;
 * numbers stay numbers, days are written in the user's calendar.
 */
final class FileCells {

    private FileCells() {}

    /** What heads a column. */
    static String heading(Column<?> column, Ui ui) {
        return safe(column.heading(ui));
    }

    /** @return a number for numbers and amounts, text for all else; null where there is nothing */
    static <R> @Nullable Object value(Column<R> column, R row, Ui ui) {
        Object value = column.value().apply(row);
        return value == null
                ? null
                : switch (column.kind()) {
                    case NUMBER -> value;
                    case MONEY -> value instanceof Money money ? money.amount() : (BigDecimal) value;
                    case DATE, TIME ->
                        value instanceof Instant at
                                ? ui.formats().dateField(at)
                                : ui.formats().dateField((LocalDate) value);
                    case COUNTRY -> safe(ui.formats().country((String) value));
                    case CHOICE -> ui.message("choice." + column.name() + "." + value);
                    default -> safe(value.toString());
                };
    }

    private static String safe(String text) {
        int first = text.chars().filter(c -> !blank(c)).findFirst().orElse(' ');
        return "=+-@＝＋－＠".indexOf(first) >= 0 || text.startsWith("\t") || text.startsWith("\r") ? "'" + text : text;
    }

    /** Blanks of any width, and characters that nobody sees, such as a byte order mark. */
    private static boolean blank(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.isISOControl(character)
                || Character.getType(character) == Character.FORMAT;
    }
}
