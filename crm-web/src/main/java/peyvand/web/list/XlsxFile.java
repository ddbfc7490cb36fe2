package peyvand.web.list;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import peyvand.web.i18n.Ui;

/** Rows as a workbook; a new sheet begins when one is full. */
final class XlsxFile<R> {

    private static final int ROWS_OF_A_SHEET = 1_000_000;
    private static final int FLUSHED_ROWS = 1_000;

    private final Workbook workbook;
    private final String name;
    private final List<Column<R>> columns;
    private final Ui ui;
    private @Nullable Worksheet sheet;
    private int sheets;
    private int line;

    private XlsxFile(Workbook workbook, String name, List<Column<R>> columns, Ui ui) {
        this.workbook = workbook;
        this.name = name;
        this.columns = columns;
        this.ui = ui;
    }

    static <R> void write(OutputStream out, String name, List<Column<R>> columns, Export.Rows<R> rows, Ui ui)
            throws IOException {
        try (Workbook workbook = new Workbook(out, "Peyvand", null)) {
            new XlsxFile<>(workbook, name, columns, ui).write(rows);
        }
    }

    private void write(Export.Rows<R> rows) throws IOException {
        begin();
        rows.each(this::row);
        if (sheet != null) {
            sheet.finish();
        }
    }

    private Worksheet begin() {
        Worksheet begun = workbook.newWorksheet(name + (++sheets > 1 ? "-" + sheets : ""));
        if (ui.rtl()) {
            begun.rightToLeft();
        }
        for (int i = 0; i < columns.size(); i++) {
            begun.value(0, i, FileCells.heading(columns.get(i), ui));
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
            for (int i = 0; i < columns.size(); i++) {
                cell(now, i, FileCells.value(columns.get(i), row, ui));
            }
            if (line % FLUSHED_ROWS == 0) {
                now.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void cell(Worksheet now, int place, @Nullable Object value) {
        if (value instanceof Number number) {
            now.value(line, place, number);
        } else if (value != null) {
            now.value(line, place, (String) value);
        }
    }
}
