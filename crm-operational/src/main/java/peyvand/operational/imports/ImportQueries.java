package peyvand.operational.imports;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import peyvand.db.sql.Keyset;
import peyvand.db.sql.Sort;
import peyvand.db.sql.Sql;
import peyvand.domain.Cursor;
import peyvand.domain.ImportId;
import peyvand.domain.NotFound;
import peyvand.domain.Slice;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;
import tools.jackson.databind.json.JsonMapper;

/** Reads imports for the screen. Who may see everybody's customers sees all imports, others those of their own people. */
@Repository
@Transactional(readOnly = true)
public class ImportQueries {

    private static final Sort NEWEST_FIRST = new Sort("j.id", "bigint", true);
    private static final int EXAMPLES = 5;

    private final JdbcClient jdbc;
    private final JobStore jobs;
    private final JsonMapper json;
    private final Clock clock;

    ImportQueries(JdbcClient jdbc, JobStore jobs, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.jobs = jobs;
        this.json = json;
        this.clock = clock;
    }

    /** Whoever sees all customers sees all imports, others those of whose customers they see; of staff only administrators. */
    static Sql visible(Sql sql, Viewer viewer) {
        Sql allowed = sql.and(
                "j.kind = any (:visible_kinds)",
                "visible_kinds",
                Stream.of(ImportKind.values())
                        .filter(kind -> kind.isFor(viewer))
                        .map(Enum::name)
                        .toArray(String[]::new));
        if (viewer.customers().everything()) {
            return allowed;
        }
        return allowed.and(
                "j.requested_by = any (:visible_owners)",
                "visible_owners",
                viewer.customers().owners().stream().map(StaffId::value).toArray(Long[]::new));
    }

    public Slice<ImportRow> list(Viewer viewer, @Nullable Cursor cursor, int size) {
        Sql sql = Sql.of("select " + Keyset.select(NEWEST_FIRST, "j.id") + """
                , j.*, s.name as staff_name
                from import_job j left join staff s on s.id = j.requested_by
                where true
                """);
        return Keyset.page(jdbc, visible(sql, viewer), NEWEST_FIRST, "j.id", cursor, size, (row, number) -> row(row));
    }

    private static ImportRow row(ResultSet row) throws SQLException {
        long total = row.getLong("rows_total");
        Long rowsTotal = row.wasNull() ? null : total;
        return new ImportRow(
                new ImportId(row.getLong("id")),
                ImportKind.valueOf(row.getString("kind")),
                ImportState.valueOf(row.getString("state")),
                row.getString("file_name"),
                row.getLong("file_size"),
                rowsTotal,
                row.getLong("rows_done"),
                row.getString("staff_name"),
                row.getTimestamp("created_at").toInstant(),
                instant(row.getTimestamp("finished_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    /**
     * The import as it was at one moment: its state and its counts belong together.
     *
     * @throws NotFound when there is none that this viewer may see
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public ImportDetails details(Viewer viewer, ImportId id) {
        Job job = jobs.load(id);
        Sql sql = Sql.of("""
                select j.*, s.name as staff_name, exists (select 1 from import_chunk c where c.import_id = j.id) as has_file
                from import_job j left join staff s on s.id = j.requested_by
                where j.id = :id
                """).with("id", id.value());
        return visible(sql, viewer)
                .on(jdbc)
                .query((row, number) -> details(row, job))
                .optional()
                .orElseThrow(() -> new NotFound(id));
    }

    private ImportDetails details(ResultSet row, Job job) throws SQLException {
        ImportRow summary = row(row);
        Instant begun = instant(row.getTimestamp("phase_started_at"));
        Long speed = job.state().atWork() && begun != null ? speed(summary.rowsDone(), begun) : null;
        String phase = row.getString("phase");
        String books = row.getString("reconciliation");
        Array args = row.getArray("failure_args");
        return new ImportDetails(
                summary,
                phase == null ? null : ImportPhase.valueOf(phase),
                speed,
                speed == null ? null : left(summary, speed),
                row.getBoolean("stop_requested"),
                job.format(),
                job.mapping(),
                job.options(),
                row.getString("file_sha256"),
                job.counts(),
                books == null ? null : json.readValue(books, Reconciliation.class),
                row.getString("failure_key"),
                args == null ? List.of() : List.of((String[]) args.getArray()),
                job.checkpoint() > 0,
                row.getBoolean("has_file"),
                instant(row.getTimestamp("started_at")));
    }

    private @Nullable Long speed(long rows, Instant since) {
        long millis = Duration.between(since, clock.instant()).toMillis();
        return millis <= 0 || rows == 0 ? null : rows * 1000 / millis;
    }

    private static @Nullable Duration left(ImportRow row, long speed) {
        return row.rowsTotal() == null || speed == 0
                ? null
                : Duration.ofSeconds(Math.max(0, row.rowsTotal() - row.rowsDone()) / speed);
    }

    /** Why rows were refused: the commonest reason first, each with the first rows it met. */
    public List<RefusalGroup> refusals(Viewer viewer, ImportId id) {
        details(viewer, id);
        Map<String, Long> numbers = new LinkedHashMap<>();
        Map<String, List<RefusalGroup.Example>> examples = new LinkedHashMap<>();
        jdbc.sql("""
                select reason, row_no, args, number from (
                  select reason, row_no, args, count(*) over (partition by reason) as number, row_number() over (partition by reason order by row_no) as place
                  from import_refusal where import_id = :id) r
                where place <= :examples order by number desc, reason, row_no
                """).param("id", id.value()).param("examples", EXAMPLES).query(row -> {
            String reason = row.getString("reason");
            numbers.put(reason, row.getLong("number"));
            List<String> args = List.of((String[]) row.getArray("args").getArray());
            examples.computeIfAbsent(reason, missing -> new ArrayList<>())
                    .add(new RefusalGroup.Example(row.getLong("row_no"), new Refusal(reason, args)));
        });
        return numbers.entrySet().stream()
                .map(group -> new RefusalGroup(
                        group.getKey(), group.getValue(), examples.getOrDefault(group.getKey(), List.of())))
                .toList();
    }
}
