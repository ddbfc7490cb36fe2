package peyvand.operational.imports;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import peyvand.domain.RuleViolation;

/** Streams a file into the temporary table {@code stage}: typed columns, refused rows with their reason. */
final class Reading {

    private static final int LEAST_SAMPLE = 2_000;
    private static final int TELL_EVERY = 256;

    private final Work work;
    private final ImportFiles files;
    private final Synonyms synonyms;
    private final Progress progress;

    Reading(Work work, ImportFiles files, Synonyms synonyms, Progress progress) {
        this.work = work;
        this.files = files;
        this.synonyms = synonyms;
        this.progress = progress;
    }

    /** What the file holds in all, refused rows included as far as they can be read. */
    record Totals(long rows, BigDecimal quantity, BigDecimal amount) {}

    Totals read() throws IOException, SQLException {
        StagedRow row = new StagedRow(work.job(), synonyms, habits());
        work.run(row.createTable());
        try (var rows = new OpenedFile(work.job(), files)) {
            CopyIn copy =
                    work.connection().unwrap(PGConnection.class).getCopyAPI().copyIn(row.copyStatement());
            boolean complete = false;
            try {
                long count = stage(rows, row, copy);
                copy.endCopy();
                complete = true;
                work.run("create unique index on stage (row_no)");
                work.run("analyze stage");
                if (count == 0) {
                    throw new RuleViolation("rule.import.noRows");
                }
                progress.now((Long) count, (Long) count);
                return new Totals(count, row.quantity(), row.amount());
            } finally {
                if (!complete) {
                    copy.cancelCopy();
                }
            }
        }
    }

    private long stage(OpenedFile file, StagedRow staged, CopyIn copy) throws IOException, SQLException {
        CopyText text = new CopyText();
        long count = 0;
        for (Row row = file.next(); row != null; row = file.next()) {
            staged.write(row, text);
            count++;
            if (text.full()) {
                byte[] bytes = text.take();
                copy.writeToCopy(bytes, 0, bytes.length);
            }
            if (count % TELL_EVERY == 0) {
                double share = file.share();
                progress.at((Long) count, share > 0 ? (long) (count / share) : null);
            }
        }
        byte[] bytes = text.take();
        copy.writeToCopy(bytes, 0, bytes.length);
        return count;
    }

    /** How each column writes its dates and numbers: as said, or else as its values tell. */
    private Map<ImportField, CellReader> habits() throws IOException {
        Job job = work.job();
        Map<ImportField, DateOrder> orders = new EnumMap<>(ImportField.class);
        Map<ImportField, DecimalMark> marks = new EnumMap<>(ImportField.class);
        sample(orders, marks);
        orders.forEach((field, order) -> {
            if (order == DateOrder.AUTO && job.options().dates() == DateOrder.AUTO) {
                throw new RuleViolation("rule.import.dateOrder", "@" + field.name());
            }
        });
        return job.mapping().columns().stream()
                .filter(field -> field != null)
                .collect(Collectors.toMap(
                        field -> field,
                        field -> new CellReader(
                                field,
                                synonyms,
                                new Dates(
                                        known(job.options().dates(), orders.get(field)),
                                        job.company().zone()),
                                known(job.options().decimals(), marks.get(field)),
                                job.company().region())));
    }

    private static DateOrder known(DateOrder said, @Nullable DateOrder seen) {
        return said != DateOrder.AUTO ? said : seen == null || seen == DateOrder.ISO ? DateOrder.AUTO : seen;
    }

    private static DecimalMark known(DecimalMark said, @Nullable DecimalMark seen) {
        return said != DecimalMark.AUTO ? said : seen == null ? DecimalMark.POINT : seen;
    }

    private void sample(Map<ImportField, DateOrder> orders, Map<ImportField, DecimalMark> marks) throws IOException {
        List<@Nullable ImportField> columns = work.job().mapping().columns();
        try (var file = new OpenedFile(work.job(), files)) {
            int seen = 0;
            for (Row row = file.next();
                    row != null && (seen < LEAST_SAMPLE || orders.containsValue(DateOrder.AUTO));
                    row = file.next()) {
                for (int i = 0; i < columns.size(); i++) {
                    look(columns.get(i), row.cell(i), orders, marks);
                }
                seen++;
                progress.alive();
            }
        }
    }

    private static void look(
            @Nullable ImportField field,
            String cell,
            Map<ImportField, DateOrder> orders,
            Map<ImportField, DecimalMark> marks) {
        if (field == null || cell.isBlank()) {
            return;
        }
        if (field.type() == FieldType.DATE || field.type() == FieldType.DATETIME) {
            DateOrder order = Dates.orderOf(cell);
            orders.merge(
                    field,
                    order,
                    (known, now) ->
                            known == DateOrder.ISO || known == DateOrder.AUTO && now != DateOrder.ISO ? now : known);
        } else if (field.type() == FieldType.DECIMAL || field.type() == FieldType.INTEGER) {
            DecimalMark mark = Numbers.markOf(cell);
            if (mark != null) {
                marks.putIfAbsent(field, mark);
            }
        }
    }
}
