package peyvand.web.list;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import peyvand.web.i18n.Ui;

/**
 * One column of a list, of its export and of its chooser.
 *
 * @param name of the column; the message {@code field.<name>} heads it
 * @param sort the name of the sort a click on the head asks for; null where there is none
 * @param shown to those who have not chosen their columns
 * @param label what heads it where no message does
 * @param value of a row: text, a number, an instant, a day, or a {@link Money}
 */
public record Column<R>(
        String name,
        Kind kind,
        @Nullable String sort,
        boolean shown,
        @Nullable String label,
        Function<R, ? extends @Nullable Object> value) {

    /** How a value stands in its cell. */
    public enum Kind {
        /** What the row is called; leads to the record. */
        NAME,
        TEXT,
        /** Codes, addresses, numbers one dials: left to right in any language. */
        CODE,
        NUMBER,
        MONEY,
        DATE,
        TIME,
        COUNTRY,
        /** One of a fixed set; {@code choice.<column>.<value>} names it. */
        CHOICE
    }

    public static <R> Column<R> of(String name, Kind kind, Function<R, ? extends @Nullable Object> value) {
        return new Column<>(name, kind, null, true, null, value);
    }

    public Column<R> sortedBy(String sortName) {
        return new Column<>(name, kind, sortName, shown, label, value);
    }

    public Column<R> hidden() {
        return new Column<>(name, kind, sort, false, label, value);
    }

    /** A column that no message heads. */
    public Column<R> called(String heading) {
        return new Column<>(name, kind, sort, shown, heading, value);
    }

    /** What heads the column, in the reader's language. */
    String heading(Ui ui) {
        return label == null ? ui.message("field." + name) : label;
    }
}
