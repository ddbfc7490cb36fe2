package peyvand.operational.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import org.jspecify.annotations.Nullable;

/** The rows of a file, one after the other, the header among them; blank rows are left out but counted. */
sealed interface RowSource extends AutoCloseable permits SeparatedRows, BlankSeparatedRows, XlsxRows {

    int MOST_COLUMNS = 1_000;
    int LONGEST_CELL = 100_000;

    /** @return null after the last row */
    @Nullable
    Row next() throws IOException;

    @Override
    void close() throws IOException;

    /** @param unpacked the file's bytes; closed together with the rows */
    static RowSource open(FileFormat format, InputStream unpacked) throws IOException {
        return switch (format.layout()) {
            case SEPARATED -> new SeparatedRows(reader(format, unpacked), format.separator());
            case BLANKS -> new BlankSeparatedRows(reader(format, unpacked));
            case XLSX -> XlsxRows.open(unpacked);
        };
    }

    private static Reader reader(FileFormat format, InputStream bytes) throws IOException {
        var reader = new InputStreamReader(
                bytes,
                Charset.forName(format.charset())
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE));
        return new MarkSkippingReader(reader);
    }
}
