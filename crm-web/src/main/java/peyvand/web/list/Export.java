package peyvand.web.list;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import peyvand.web.i18n.Ui;

/**
 * Writes a list as a file, row by row as it is read, in the columns and order of the screen. A text that a spreadsheet
 * would take for a formula begins with an apostrophe; numbers stay numbers, days are written in the user's calendar.
 */
public final class Export {

    private static final int ROWS_OF_A_SHEET = 1_000_000;
    private static final int FLUSHED_ROWS = 1_000;
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private Export() {}

    /** Reads the rows of a list and hands each to the consumer. */
    @FunctionalInterface
    public interface Rows<R> {
        void each(Consumer<R> consumer);
    }

    public static <R> void csv(HttpServletResponse response, ListRequest<R> list, Ui ui, Rows<R> rows)
            throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        attach(response, list.spec().name() + ".csv");
        try (Writer writer = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
            writer.write(BYTE_ORDER_MARK);
            line(
                    writer,
                    list.columns().stream()
                            .map(column -> safe(column.heading(ui)))
                            .toList());
            rows.each(row -> line(
                    writer,
                    list.columns().stream()
                            .map(column -> written(column, row, ui))
                            .toList()));
        }
    }

    public static <R> void xlsx(HttpServletResponse response, ListRequest<R> list, Ui ui, Rows<R> rows)
            throws IOException {
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        attach(response, list.spec().name() + ".xlsx");
        try (Workbook workbook = new Workbook(response.getOutputStream(), "Peyvand", null)) {
            new Sheets<>(workbook, list, ui).write(rows);
        }
    }

    /** A text as a spreadsheet may see it: never the beginning of a formula. */
    public static String safe(String text) {
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

    private static void attach(HttpServletResponse response, String name) {
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
    }

    private static <R> String written(Column<R> column, R row, Ui ui) {
        Object value = column.value().apply(row);
        return switch (column.kind()) {
            case NUMBER -> value == null ? "" : plain((Number) value);
            case MONEY -> value == null ? "" : plain(amount(value));
            default -> text(column, value, ui);
        };
    }

    private static <R> String text(Column<R> column, @Nullable Object value, Ui ui) {
        if (value == null) {
            return "";
        }
        return switch (column.kind()) {
            case DATE, TIME ->
                value instanceof Instant at
                        ? ui.formats().dateField(at)
                        : ui.formats().dateField((LocalDate) value);
            case COUNTRY -> safe(ui.formats().country((String) value));
            case CHOICE -> ui.message("choice." + column.name() + "." + value);
            default -> safe(value.toString());
        };
    }

    private static BigDecimal amount(Object value) {
        return value instanceof Money money ? money.amount() : (BigDecimal) value;
    }

    private static String plain(Number number) {
        return number instanceof BigDecimal decimal
                ? decimal.stripTrailingZeros().toPlainString()
                : number.toString();
    }

    private static void line(Writer writer, List<String> cells) {
        try {
            for (int i = 0; i < cells.size(); i++) {
                if (i > 0) {
                    writer.write(',');
                }
                writer.write(quoted(cells.get(i)));
            }
            writer.write("\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String quoted(String cell) {
        return cell.indexOf(',') >= 0 || cell.indexOf('"') >= 0 || cell.indexOf('\n') >= 0 || cell.indexOf('\r') >= 0
                ? '"' + cell.replace("\"", "\"\"") + '"'
                : cell;
    }

    /** A new sheet begins when one is full. */
    private static final class Sheets<R> {

        private final Workbook workbook;
        private final ListRequest<R> list;
        private final Ui ui;
        private @Nullable Worksheet sheet;
        private int sheets;
        private int line;

        Sheets(Workbook workbook, ListRequest<R> list, Ui ui) {
            this.workbook = workbook;
            this.list = list;
            this.ui = ui;
        }

        void write(Rows<R> rows) throws IOException {
            begin();
            rows.each(this::row);
            if (sheet != null) {
                sheet.finish();
            }
        }

        private Worksheet begin() {
            Worksheet begun = workbook.newWorksheet(list.spec().name() + (++sheets > 1 ? "-" + sheets : ""));
            if (ui.rtl()) {
                begun.rightToLeft();
            }
            for (int i = 0; i < list.columns().size(); i++) {
                begun.value(0, i, safe(list.columns().get(i).heading(ui)));
            }
            begun.freezePane(0, 1);
            line = 0;
            sheet = begun;
            return begun;
        }

        private void row(R row) {
            try {
                Worksheet now = sheet == null ? begin() : sheet;
                if (line == ROWS_OF_A_SHEET) {
                    now.finish();
                    now = begin();
                }
                line++;
                for (int i = 0; i < list.columns().size(); i++) {
                    cell(now, i, list.columns().get(i), row);
                }
                if (line % FLUSHED_ROWS == 0) {
                    now.flush();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void cell(Worksheet now, int place, Column<R> column, R row) {
            Object value = column.value().apply(row);
            if (value == null) {
                return;
            }
            switch (column.kind()) {
                case NUMBER -> now.value(line, place, (Number) value);
                case MONEY -> now.value(line, place, amount(value));
                default -> now.value(line, place, text(column, value, ui));
            }
        }
    }
}
