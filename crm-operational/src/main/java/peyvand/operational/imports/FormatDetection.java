package peyvand.operational.imports;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import peyvand.domain.Folding;
import peyvand.domain.RuleViolation;

/** Finds out how the cells of a text are separated, and whether its first row names the columns. */
final class FormatDetection {

    private static final char[] SEPARATORS = {'\t', ';', '|', ','};
    private static final int ROWS_LOOKED_AT = 100;
    private static final double MOSTLY = 0.9;

    private FormatDetection() {}

    /** @param head the beginning of the text, whole lines */
    static FileFormat detect(String head, String charset, Synonyms synonyms) {
        Candidate best = null;
        for (char separator : SEPARATORS) {
            Candidate candidate = Candidate.of(
                    FileFormat.Layout.SEPARATED, separator, rows(new SeparatedRows(new StringReader(head), separator)));
            if (candidate.betterThan(best)) {
                best = candidate;
            }
        }
        if (best == null || best.share() < MOSTLY) {
            Candidate blanks =
                    Candidate.of(FileFormat.Layout.BLANKS, ' ', rows(new BlankSeparatedRows(new StringReader(head))));
            if (blanks.share() >= MOSTLY && blanks.betterThan(best)) {
                best = blanks;
            }
        }
        if (best == null) {
            List<Row> rows = rows(new SeparatedRows(new StringReader(head), ','));
            return new FileFormat(FileFormat.Layout.SEPARATED, charset, ',', hasHeader(rows, synonyms));
        }
        return new FileFormat(best.layout(), charset, best.separator(), hasHeader(best.rows(), synonyms));
    }

    static boolean hasHeader(List<Row> rows, Synonyms synonyms) {
        if (rows.isEmpty()) {
            return false;
        }
        List<String> first = rows.get(0).cells();
        if (synonyms.recognised(first) > 0) {
            return true;
        }
        boolean allWords = first.stream().noneMatch(FormatDetection::hasDigitsOnly)
                && first.stream().anyMatch(cell -> !cell.isBlank());
        return allWords
                && rows.stream().skip(1).anyMatch(row -> row.cells().stream().anyMatch(FormatDetection::hasDigitsOnly));
    }

    private static boolean hasDigitsOnly(String cell) {
        String plain = Folding.asciiDigits(cell.strip());
        return !plain.isEmpty() && plain.chars().allMatch(c -> c >= '0' && c <= '9' || ".,/-: +".indexOf(c) >= 0);
    }

    /** The rows that can be read; what breaks off the reading is told when the file is read in earnest. */
    private static List<Row> rows(RowSource source) {
        List<Row> rows = new ArrayList<>();
        try (source) {
            for (Row row = source.next(); row != null && rows.size() < ROWS_LOOKED_AT; row = source.next()) {
                rows.add(row);
            }
        } catch (IOException | RuleViolation problem) {
            return rows;
        }
        return rows;
    }

    /**
     * @param columns the number of cells most rows have
     * @param share of the rows that have that number
     */
    private record Candidate(FileFormat.Layout layout, char separator, List<Row> rows, int columns, double share) {

        static Candidate of(FileFormat.Layout layout, char separator, List<Row> rows) {
            Map<Integer, Integer> counts = new HashMap<>();
            rows.forEach(row -> counts.merge(row.cells().size(), 1, Integer::sum));
            int columns = counts.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .orElse(0);
            double share = rows.isEmpty() ? 0 : (double) counts.getOrDefault(columns, 0) / rows.size();
            return new Candidate(layout, separator, rows, columns, share);
        }

        boolean betterThan(@Nullable Candidate other) {
            if (columns < 2) {
                return false;
            }
            return other == null || share > other.share || (share == other.share && columns > other.columns);
        }
    }
}
