package peyvand.web.list;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import peyvand.web.i18n.Ui;

/** Rows as comma-separated values (RFC 4180), with a byte order mark so that Excel takes them for UTF-8. */
final class CsvFile {

    private static final String BYTE_ORDER_MARK = "\ufeff";

    private CsvFile() {}

    static <R> void write(OutputStream out, List<Column<R>> columns, Export.Rows<R> rows, Ui ui) throws IOException {
        try (Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
            writer.write(BYTE_ORDER_MARK);
            line(
                    writer,
                    columns.stream()
                            .map(column -> FileCells.heading(column, ui))
                            .toList());
            rows.each(row -> line(
                    writer,
                    columns.stream()
                            .map(column -> text(FileCells.value(column, row, ui)))
                            .toList()));
        }
    }

    private static void line(Writer writer, List<String> cells) {
        try {
            writer.write(cells.stream().map(CsvFile::quoted).collect(Collectors.joining(",", "", "\r\n")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(@Nullable Object value) {
        return value == null
                ? ""
                : value instanceof BigDecimal number
                        ? number.stripTrailingZeros().toPlainString()
                        : value.toString();
    }

    private static String quoted(String cell) {
        return cell.indexOf(',') >= 0 || cell.indexOf('"') >= 0 || cell.indexOf('\n') >= 0 || cell.indexOf('\r') >= 0
                ? '"' + cell.replace("\"", "\"\"") + '"'
                : cell;
    }
}
