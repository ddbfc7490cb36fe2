package peyvand.operational.imports;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;
import peyvand.domain.RuleViolation;

/** Cells between commas, semicolons, tabs or the like, quoted where they need it. */
final class SeparatedRows implements RowSource {

    private final CloseableIterator<CsvRecord> records;
    private long number;

    @SuppressWarnings("removal") // without it, one stray quotation mark would refuse a whole file
    SeparatedRows(Reader text, char separator) {
        records = CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowExtraCharsAfterClosingQuote(true)
                .allowUnclosedQuote(false)
                .maxBufferSize(4 * LONGEST_CELL)
                .build(
                        CsvRecordHandler.builder()
                                .maxFields(MOST_COLUMNS)
                                .maxFieldSize(LONGEST_CELL)
                                .maxRecordSize(10 * LONGEST_CELL)
                                .build(),
                        text)
                .iterator();
    }

    @Override
    public @Nullable Row next() throws IOException {
        try {
            while (records.hasNext()) {
                CsvRecord record = records.next();
                number++;
                Row row = new Row(number, record.getFields());
                if (!row.blank()) {
                    return row;
                }
            }
            return null;
        } catch (CsvParseException problem) {
            throw explained(problem);
        } catch (UncheckedIOException problem) {
            if (problem.getCause() instanceof CharacterCodingException) {
                throw new RuleViolation("rule.import.encoding", number + 1);
            }
            throw problem.getCause();
        }
    }

    /** The library tells its reasons apart only by their wording. */
    private RuleViolation explained(CsvParseException problem) {
        String why = String.valueOf(problem.getMessage());
        if (problem.getCause() instanceof CharacterCodingException) {
            return new RuleViolation("rule.import.encoding", number + 1);
        }
        if (why.startsWith("Unclosed")) {
            return new RuleViolation("rule.import.unclosedQuote", number + 1);
        }
        if (why.contains("limit of " + MOST_COLUMNS + " fields")) {
            return new RuleViolation("rule.import.tooManyColumns", number + 1, MOST_COLUMNS);
        }
        return new RuleViolation("rule.import.cellTooLong", number + 1, LONGEST_CELL);
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
