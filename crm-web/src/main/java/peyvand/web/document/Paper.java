package peyvand.web.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import peyvand.operational.staff.Language;

/**
 * What stands on a paper, from top to bottom, in the words of its language. Whose paper it is, {@link Papers} adds.
 *
 * @param number of the paper; its file is named after it. Null for a draft
 * @param mark that nobody may overlook, such as that it is a draft; null for none
 * @param facts beside the title: days, numbers of other papers
 * @param parties whom it concerns, the one it is written to first
 * @param sums beneath the table; the last one is what counts
 * @param remarks beneath the sums
 * @param payable whether it is to be paid, so that the bank account stands on it
 */
public record Paper(
        Language language,
        String title,
        @Nullable String number,
        @Nullable String mark,
        List<Entry> facts,
        List<Party> parties,
        Table table,
        List<Entry> sums,
        List<Entry> remarks,
        boolean payable) {

    /** @param code whether the text reads from the left in any language: a number, an address of the web */
    public record Entry(String label, String text, boolean code) {

        public static Entry of(String label, String text) {
            return new Entry(label, text, false);
        }

        public static Entry code(String label, String text) {
            return new Entry(label, text, true);
        }
    }

    /** @param lines beneath the name; none is empty */
    public record Party(String label, String name, List<Entry> lines) {}

    /** @param rows each with a cell for every column */
    public record Table(List<Column> columns, List<List<Cell>> rows) {

        /** As it is drawn from the left. */
        Table visual(boolean rightToLeft) {
            return rightToLeft
                    ? new Table(
                            reversed(columns),
                            rows.stream().map(Table::reversed).toList())
                    : this;
        }

        private static <T> List<T> reversed(List<T> cells) {
            List<T> reversed = new ArrayList<>(cells);
            Collections.reverse(reversed);
            return reversed;
        }
    }

    /** @param css how it is set: {@code num} for figures, {@code wide} for words */
    public record Column(String label, String css) {

        public static Column number(String label) {
            return new Column(label, "num");
        }

        public static Column words(String label) {
            return new Column(label, "wide");
        }
    }

    /** @param code of what is named; null for none. @param more beneath; null for nothing */
    public record Cell(
            String text, @Nullable String code, @Nullable String more) {

        public static Cell of(String text) {
            return new Cell(text, null, null);
        }
    }
}
