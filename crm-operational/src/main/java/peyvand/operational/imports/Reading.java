package peyvand.operational.imports;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import peyvand.domain.RuleViolation;
import peyvand.operational.field.CustomField;

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
    private Habits habits() throws IOException {
        Job job = work.job();
        Map<Integer, DateOrder> orders = new HashMap<>();
        Map<Integer, DecimalMark> marks = new HashMap<>();
        sample(orders, marks);
        orders.forEach((column, order) -> {
            if (order == DateOrder.AUTO && job.options().dates() == DateOrder.AUTO) {
                throw new RuleViolation("rule.import.dateOrder", name(column));
            }
        });
        Map<ImportField, CellReader> readers = new EnumMap<>(ImportField.class);
        Map<Integer, OwnReader> own = new HashMap<>();
        for (int i = 0; i < job.mapping().columns().size(); i++) {
            Dates dates = new Dates(
                    known(job.options().dates(), orders.get(i)), job.company().zone());
            DecimalMark mark = known(job.options().decimals(), marks.get(i));
            ImportField field = job.mapping().columns().get(i);
            CustomField custom = job.own(i);
            if (field != null) {
                readers.put(
                        field,
                        new CellReader(
                                field, synonyms, dates, mark, job.company().region()));
            } else if (custom != null) {
                own.put(i, new OwnReader(custom, dates, mark));
            }
        }
        return new Habits(readers, own);
    }

    /** Who reads the cells: of the fields of such records, and of the custom fields, by the number of their column. */
    record Habits(Map<ImportField, CellReader> fields, Map<Integer, OwnReader> own) {}

    private String name(int column) {
        ImportField field = work.job().mapping().columns().get(column);
        CustomField custom = work.job().own(column);
        return field != null
                ? "@" + field.name()
                : custom == null ? "" : custom.label().text();
    }

    private static DateOrder known(DateOrder said, @Nullable DateOrder seen) {
        return said != DateOrder.AUTO ? said : seen == null || seen == DateOrder.ISO ? DateOrder.AUTO : seen;
    }

    private static DecimalMark known(DecimalMark said, @Nullable DecimalMark seen) {
        return said != DecimalMark.AUTO ? said : seen == null ? DecimalMark.POINT : seen;
    }

    private void sample(Map<Integer, DateOrder> orders, Map<Integer, DecimalMark> marks) throws IOException {
        List<@Nullable ImportField> columns = work.job().mapping().columns();
        try (var file = new OpenedFile(work.job(), files)) {
            int seen = 0;
            for (Row row = file.next();
                    row != null && (seen < LEAST_SAMPLE || orders.containsValue(DateOrder.AUTO));
                    row = file.next()) {
                for (int i = 0; i < columns.size(); i++) {
                    look(i, habit(i), row.cell(i), orders, marks);
                }
                seen++;
                progress.alive();
            }
        }
    }

    private enum Habit {
        DATE,
        NUMBER,
        NONE
    }

    private Habit habit(int column) {
        ImportField field = work.job().mapping().columns().get(column);
        if (field != null) {
            return switch (field.type()) {
                case DATE, DATETIME -> Habit.DATE;
                case DECIMAL, INTEGER -> Habit.NUMBER;
                default -> Habit.NONE;
            };
        }
        CustomField custom = work.job().own(column);
        return custom == null
                ? Habit.NONE
                : switch (custom.kind()) {
                    case DATE -> Habit.DATE;
                    case NUMBER, MONEY -> Habit.NUMBER;
                    default -> Habit.NONE;
                };
    }

    private static void look(
            int column, Habit habit, String cell, Map<Integer, DateOrder> orders, Map<Integer, DecimalMark> marks) {
        if (cell.isBlank()) {
            return;
        }
        if (habit == Habit.DATE) {
            DateOrder order = Dates.orderOf(cell);
            orders.merge(
                    column,
                    order,
                    (known, now) ->
                            known == DateOrder.ISO || known == DateOrder.AUTO && now != DateOrder.ISO ? now : known);
        } else if (habit == Habit.NUMBER) {
            DecimalMark mark = Numbers.markOf(cell);
            if (mark != null) {
                marks.putIfAbsent(column, mark);
            }
        }
    }
}
