package peyvand.operational.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import peyvand.domain.ImportId;
import peyvand.domain.Viewer;

/**
 * The refused rows of an import as a file of the same header and separator, to be mended and sent again. The cells are as
 * they came: what a spreadsheet would take for a formula stays what it is, or it could not go in again.
 */
@Service
public class RefusedRows {

    private static final int AT_ONCE = 5_000;

    private final JdbcClient jdbc;
    private final JobStore jobs;
    private final ImportFiles files;
    private final ImportQueries queries;

    RefusedRows(JdbcClient jdbc, JobStore jobs, ImportFiles files, ImportQueries queries) {
        this.jdbc = jdbc;
        this.jobs = jobs;
        this.files = files;
        this.queries = queries;
    }

    /**
     * @param heading of the last column, such as "reason"; see {@code IGNORED} in synonyms.properties
     * @param reasons says a refusal in the reader's language
     */
    public void write(Viewer viewer, ImportId id, Writer out, String heading, Function<Refusal, String> reasons) {
        queries.details(viewer, id);
        Job job = jobs.load(id);
        boolean separated = job.format().layout() == FileFormat.Layout.SEPARATED;
        try (OpenedFile file = new OpenedFile(job, files);
                CsvWriter csv = CsvWriter.builder()
                        .fieldSeparator(separated ? job.format().separator() : ',')
                        .lineDelimiter(LineDelimiter.CRLF)
                        .build(out)) {
            Row header = file.header();
            int width = Math.max(
                    job.mapping().columns().size(),
                    header == null ? 0 : header.cells().size());
            if (header != null) {
                csv.writeRecord(extended(header.cells(), width, heading));
            }
            Refusals refusals = new Refusals(id);
            Entry next = refusals.next();
            for (Row row = file.next(); row != null && next != null; row = file.next()) {
                if (row.number() == next.row()) {
                    csv.writeRecord(extended(row.cells(), width, reasons.apply(next.refusal())));
                    next = refusals.next();
                }
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static List<String> extended(List<String> cells, int width, String last) {
        List<String> all = new ArrayList<>(cells);
        while (all.size() < width) {
            all.add("");
        }
        all.add(last);
        return all;
    }

    private record Entry(long row, Refusal refusal) {}

    /** The refusals in the order of the file, some at a time. */
    private final class Refusals {

        private final ImportId id;
        private List<Entry> some = List.of();
        private int at;
        private long after;

        Refusals(ImportId id) {
            this.id = id;
        }

        @Nullable
        Entry next() {
            if (at == some.size()) {
                some = jdbc.sql("""
                        select row_no, reason, args from import_refusal
                        where import_id = :id and row_no > :after order by row_no limit :size
                        """)
                        .param("id", id.value())
                        .param("after", after)
                        .param("size", AT_ONCE)
                        .query((row, number) ->
                                new Entry(row.getLong(1), new Refusal(row.getString(2), List.of((String[])
                                        row.getArray(3).getArray()))))
                        .list();
                at = 0;
            }
            if (some.isEmpty()) {
                return null;
            }
            Entry entry = some.get(at++);
            after = entry.row();
            return entry;
        }
    }
}
