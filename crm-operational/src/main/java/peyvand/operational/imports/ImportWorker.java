package peyvand.operational.imports;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import peyvand.domain.Changes;
import peyvand.domain.ImportId;
import peyvand.domain.RecordKind;
import peyvand.domain.RuleViolation;
import peyvand.domain.Scope;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditLog;
import peyvand.operational.imports.Work.Piece;

/**
 * Checks, runs and undoes imports in the background, one at a time. Whatever is written is committed together with the
 * checkpoint behind which it is written, so that a run which breaks off anywhere goes on without losing or doubling a row.
 */
@Component
class ImportWorker {

    static final int PIECE_ROWS = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(ImportWorker.class);

    /** The key of the lock that whoever imports holds: "import" in ASCII. */
    private static final long LOCK = 0x696d706f7274L;

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final JobStore jobs;
    private final ImportFiles files;
    private final Synonyms synonyms;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /** About so many rows are written in one transaction; a test that needs several pieces has smaller ones. */
    int pieceRows = PIECE_ROWS;

    /** Told the number of each piece once it is committed; a test breaks off here. */
    IntConsumer written = piece -> {};

    ImportWorker(
            DataSource dataSource,
            JdbcClient jdbc,
            JobStore jobs,
            ImportFiles files,
            Synonyms synonyms,
            AuditLog audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.dataSource = dataSource;
        this.jdbc = jdbc;
        this.jobs = jobs;
        this.files = files;
        this.synonyms = synonyms;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    private interface Task {
        void perform(Work work, Progress progress) throws IOException, SQLException;
    }

    /** @return false when another import is at work and this one has to wait */
    boolean check(ImportId id) {
        return perform(id, ImportState.CHECKING, this::check);
    }

    /** @return false when another import is at work and this one has to wait */
    boolean run(ImportId id) {
        return perform(id, ImportState.RUNNING, this::run);
    }

    /** @return false when another import is at work and this one has to wait */
    boolean undo(ImportId id) {
        return perform(id, ImportState.UNDOING, this::undo);
    }

    private boolean perform(ImportId id, ImportState expected, Task task) {
        Connection connection = connect();
        try {
            if (!locked(connection)) {
                return false;
            }
            Job job = jobs.load(id);
            if (job.state() == expected) {
                perform(new Work(job, connection, clock.instant()), task);
            }
            return true;
        } finally {
            release(connection);
        }
    }

    private void perform(Work work, Task task) {
        ImportId id = work.job().id();
        try {
            task.perform(work, new Progress(jobs, id));
        } catch (Progress.Stopped stopped) {
            rollBack(work);
            finish(work.job(), ImportState.STOPPED);
        } catch (RuleViolation problem) {
            rollBack(work);
            jobs.fail(
                    id,
                    problem.key(),
                    Arrays.stream(problem.args()).map(String::valueOf).toList());
        } catch (DataAccessResourceFailureException | RecoverableDataAccessException problem) {
            throw problem; // the database went away: db-scheduler tries again
        } catch (IOException | SQLException | RuntimeException problem) {
            LOG.error("import {} failed", id, problem);
            rollBack(work);
            jobs.fail(
                    id,
                    "imports.failure.unexpected",
                    List.of(String.valueOf(root(problem).getMessage())));
        }
    }

    private static Throwable root(Throwable problem) {
        Throwable root = problem;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private void check(Work work, Progress progress) throws IOException, SQLException {
        Target target = Target.of(work.job().kind());
        Reading.Totals totals = compare(work, progress, target);
        Map<String, Long> counts = target.counts(work);
        countRows(work, totals, counts);
        save(work, counts, null);
        finish(work.job(), ImportState.CHECKED);
    }

    private Reading.Totals compare(Work work, Progress progress, Target target) throws IOException, SQLException {
        progress.begin(ImportPhase.READING);
        Reading.Totals totals = new Reading(work, files, synonyms, progress).read();
        progress.begin(ImportPhase.COMPARING);
        target.compare(work);
        progress.now(null, null);
        work.connection().setAutoCommit(false);
        work.run("delete from import_refusal where import_id = :import");
        work.run("""
                insert into import_refusal (import_id, row_no, reason, args)
                select :import, row_no, reason, coalesce(string_to_array(args, E'\\x1f'), '{}') from stage where reason is not null
                """);
        work.connection().commit();
        return totals;
    }

    private void run(Work work, Progress progress) throws IOException, SQLException {
        Target target = Target.of(work.job().kind());
        Map<String, Long> counts =
                new LinkedHashMap<>(work.job().checkpoint() > 0 ? work.job().counts() : Map.of());
        Reading.Totals totals = compare(work, progress, target);
        progress.begin(ImportPhase.WRITING);
        write(work, progress, target, counts);
        progress.begin(ImportPhase.TYING);
        target.finish(work, progress);
        countRows(work, totals, counts);
        save(work, counts, Books.close(work, totals));
        analyze(work);
        work.connection().commit();
        finish(work.job(), ImportState.DONE);
    }

    /** A table that grew in one go is planned for as if it were still small. */
    private static void analyze(Work work) {
        work.run(
                "analyze customer, contact, handle, product, sales_order, order_line, custom_value, opportunity, opportunity_move, opportunity_line");
    }

    private void write(Work work, Progress progress, Target target, Map<String, Long> counts) throws SQLException {
        List<Piece> pieces = target.pieces(work, pieceRows);
        long total = work.sql("select coalesce(sum(rows), 0) from entity")
                .query(Long.class)
                .single();
        long done = total - pieces.stream().mapToLong(Piece::rows).sum();
        int number = 0;
        progress.now((Long) done, (Long) total);
        for (Piece piece : pieces) {
            add(counts, target.write(work, piece));
            add(counts, target.counts(work, piece));
            done += piece.rows();
            work.sql("""
                    update import_job set checkpoint = :row, counts = cast(:counts as jsonb), rows_done = :done, rows_total = :total
                    where id = :import
                    """)
                    .param("row", piece.lastRow())
                    .param("counts", jobs.json(counts))
                    .param("done", done)
                    .param("total", total)
                    .update();
            work.connection().commit();
            written.accept(++number);
            progress.at((Long) done, (Long) total);
        }
    }

    private static void add(Map<String, Long> counts, Map<String, Long> more) {
        more.forEach((name, number) -> counts.merge(name, number, Long::sum));
    }

    private static void countRows(Work work, Reading.Totals totals, Map<String, Long> counts) {
        counts.put("ROW.FILE", totals.rows());
        counts.put(
                "ROW.REFUSED",
                work.sql("select count(*) from stage where reason is not null")
                        .query(Long.class)
                        .single());
    }

    private void save(Work work, Map<String, Long> counts, @Nullable Reconciliation books) throws SQLException {
        work.sql("""
                update import_job set counts = cast(:counts as jsonb), reconciliation = cast(:books as jsonb) where id = :import
                """)
                .param("counts", jobs.json(counts))
                .param("books", books == null ? null : jobs.json(books))
                .update();
        work.connection().commit();
    }

    private void undo(Work work, Progress progress) throws SQLException {
        progress.begin(ImportPhase.UNDOING);
        analyze(work);
        work.connection().setAutoCommit(false);
        Map<String, Long> counts = new LinkedHashMap<>(work.job().counts());
        counts.putAll(new Undo(work, progress).run());
        save(work, counts, null);
        work.run("update import_job set checkpoint = 0, rows_done = 0 where id = :import");
        work.connection().commit();
        finish(work.job(), ImportState.UNDONE);
    }

    private void finish(Job job, ImportState state) {
        transaction.executeWithoutResult(status -> {
            jobs.move(job.id(), Set.of(job.state()), state);
            if (job.requestedBy() != null && state != ImportState.CHECKED) {
                String name = jdbc.sql("select name from staff where id = :id")
                        .param("id", job.requestedBy())
                        .query(String.class)
                        .single();
                Viewer viewer = Viewer.forJob(new StaffId(job.requestedBy()), name, Scope.EVERYTHING);
                audit.record(
                        viewer, "IMPORT_" + state, RecordKind.IMPORT, job.id().value(), null, Changes.NONE);
            }
        });
    }

    private Connection connect() {
        try {
            return dataSource.getConnection();
        } catch (SQLException problem) {
            throw new DataAccessResourceFailureException("import", problem);
        }
    }

    private static boolean locked(Connection connection) {
        try (Statement statement = connection.createStatement();
                var result = statement.executeQuery("select pg_try_advisory_lock(" + LOCK + ")")) {
            result.next();
            boolean locked = result.getBoolean(1);
            if (locked) {
                statement.execute("set work_mem = '64MB'");
                statement.execute("set jit = off");
            }
            return locked;
        } catch (SQLException problem) {
            throw new DataAccessResourceFailureException("import", problem);
        }
    }

    private static void rollBack(Work work) {
        try {
            if (!work.connection().getAutoCommit()) {
                work.connection().rollback();
            }
        } catch (SQLException problem) {
            LOG.warn("import {} could not roll back", work.job().id(), problem);
        }
    }

    /** Gives the connection back as it came, or not at all. */
    private static void release(Connection connection) {
        try (connection;
                Statement statement = connection.createStatement()) {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            statement.execute("discard temp");
            statement.execute("reset work_mem");
            statement.execute("reset jit");
            statement.execute("select pg_advisory_unlock_all()");
        } catch (SQLException problem) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException ignored) {
                LOG.warn("an import's connection could not be given back", problem);
            }
        }
    }
}
