package peyvand.operational.sample;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** A file of the sample company while it is written. */
final class CsvText {

    private final StringWriter text = new StringWriter();
    private final CsvWriter csv = CsvWriter.builder().build(text);

    CsvText(SampleFiles file) {
        csv.writeRecord(file.header());
    }

    void add(String... cells) {
        csv.writeRecord(cells);
    }

    String written() {
        try {
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
