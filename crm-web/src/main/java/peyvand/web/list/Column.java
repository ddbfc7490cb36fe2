package peyvand.web.list;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One column of a list, of its export and of its chooser.
 *
 * @param name of the column; the message {@code field.<name>} heads it
 * @param sort the name of the sort a click on the head asks for; null where there is none
 * @param shown to those who have not chosen their columns
 * @param value of a row: text, a number, an instant, a day, or a {@link Money}
 */
public record Column<R>(
        String name, Kind kind, @Nullable String sort, boolean shown, Function<R, ? extends @Nullable Object> value) {

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
        return new Column<>(name, kind, null, true, value);
    }

    public Column<R> sortedBy(String sortName) {
        return new Column<>(name, kind, sortName, shown, value);
    }

    public Column<R> hidden() {
        return new Column<>(name, kind, sort, false, value);
    }

    public String labelKey() {
        return "field." + name;
    }
}
