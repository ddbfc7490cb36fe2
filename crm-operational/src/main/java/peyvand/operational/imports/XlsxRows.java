package peyvand.operational.imports;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.jspecify.annotations.Nullable;
import peyvand.domain.RuleViolation;

/** The first sheet of a workbook. A workbook can only be read from a file, which lives as long as its rows are read. */
final class XlsxRows implements RowSource {

    private static final long MOST_UNPACKED = 1L << 30;

    /** The reader keeps them in memory, so they are bounded by what a node can spare. */
    private static final long MOST_SHARED_TEXT = 64L << 20;

    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final String DATE_LETTERS = "ydhs";

    private final Path file;
    private final ReadableWorkbook workbook;
    private final Stream<org.dhatim.fastexcel.reader.Row> stream;
    private final Iterator<org.dhatim.fastexcel.reader.Row> rows;
    private long number;

    private XlsxRows(Path file) throws IOException {
        this.file = file;
        workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
        stream = workbook.getFirstSheet().openStream();
        rows = stream.iterator();
    }

    static XlsxRows open(InputStream bytes) throws IOException {
        Path file = Files.createTempFile("import", ".xlsx");
        try (bytes) {
            Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
            measure(file);
            return new XlsxRows(file);
        } catch (ZipException | ExcelReaderException problem) {
            Files.deleteIfExists(file);
            throw new RuleViolation("rule.import.brokenWorkbook");
        } catch (IOException | RuntimeException problem) {
            Files.deleteIfExists(file);
            throw problem;
        }
    }

    /** Unpacks it once into nowhere: what an archive says of its own size is not to be believed. */
    private static void measure(Path file) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long total = 0;
        boolean sheets = false;
        try (var zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                long size = 0;
                sheets |= entry.getName().startsWith("xl/worksheets/");
                try (InputStream in = zip.getInputStream(entry)) {
                    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                        size += read;
                        total += read;
                        if (total > MOST_UNPACKED) {
                            throw new RuleViolation("rule.import.unpackedTooLarge", MOST_UNPACKED >> 20);
                        }
                        if (size > MOST_SHARED_TEXT && entry.getName().endsWith("sharedStrings.xml")) {
                            throw new RuleViolation("rule.import.tooMuchText", MOST_SHARED_TEXT >> 20);
                        }
                    }
                }
            }
        }
        if (!sheets) {
            throw new RuleViolation("rule.import.brokenWorkbook");
        }
    }

    @Override
    public @Nullable Row next() {
        try {
            while (rows.hasNext()) {
                var sheetRow = rows.next();
                number = sheetRow.getRowNum();
                Row row = new Row(number, cells(sheetRow));
                if (!row.blank()) {
                    return row;
                }
            }
            return null;
        } catch (ExcelReaderException problem) {
            throw new RuleViolation("rule.import.brokenWorkbook");
        }
    }

    private List<String> cells(org.dhatim.fastexcel.reader.Row row) {
        if (row.getCellCount() > MOST_COLUMNS) {
            throw new RuleViolation("rule.import.tooManyColumns", number, MOST_COLUMNS);
        }
        List<String> cells = new ArrayList<>(row.getCellCount());
        for (int i = 0; i < row.getCellCount(); i++) {
            Cell cell = row.getCell(i);
            String text = cell == null ? "" : text(cell);
            if (text.length() > LONGEST_CELL) {
                throw new RuleViolation("rule.import.cellTooLong", number, LONGEST_CELL);
            }
            cells.add(text);
        }
        return cells;
    }

    private static String text(Cell cell) {
        Object value = cell.getValue();
        if (value == null) {
            return "";
        }
        if (cell.getType() == CellType.NUMBER && value instanceof BigDecimal amount) {
            if (isDate(cell.getDataFormatString())) {
                LocalDateTime date = cell.asDate();
                return date.format(DAY_AND_TIME);
            }
            return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
        }
        return cell.getText();
    }

    private static boolean isDate(@Nullable String format) {
        if (format == null || "General".equalsIgnoreCase(format)) {
            return false;
        }
        String bare = format.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "").toLowerCase(java.util.Locale.ROOT);
        return bare.chars().anyMatch(c -> DATE_LETTERS.indexOf(c) >= 0);
    }

    @Override
    public void close() throws IOException {
        try (stream;
                workbook) {
            number = 0;
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
