package peyvand.operational.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import peyvand.domain.RuleViolation;

/** Cells between runs of blanks, as old reports print them. */
final class BlankSeparatedRows implements RowSource {

    private final Reader text;
    private final StringBuilder line = new StringBuilder();
    private long number;

    BlankSeparatedRows(Reader text) {
        this.text = new BufferedReader(text, 1 << 16);
    }

    @Override
    public @Nullable Row next() throws IOException {
        while (readLine()) {
            number++;
            String content = line.toString().strip();
            if (!content.isEmpty()) {
                String[] cells = content.split("\\s+");
                if (cells.length > MOST_COLUMNS) {
                    throw new RuleViolation("rule.import.tooManyColumns", number, MOST_COLUMNS);
                }
                return new Row(number, Arrays.asList(cells));
            }
        }
        return null;
    }

    /** Like {@code BufferedReader.readLine}, but a line without an end does not fill the memory. */
    private boolean readLine() throws IOException {
        line.setLength(0);
        try {
            int c = text.read();
            if (c < 0) {
                return false;
            }
            while (c >= 0 && c != '\n') {
                if (line.length() >= LONGEST_CELL) {
                    throw new RuleViolation("rule.import.cellTooLong", number + 1, LONGEST_CELL);
                }
                line.append((char) c);
                c = text.read();
            }
            return true;
        } catch (CharacterCodingException problem) {
            throw new RuleViolation("rule.import.encoding", number + 1);
        }
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
