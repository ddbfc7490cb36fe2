package peyvand.operational.imports;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import peyvand.domain.ImportId;
import peyvand.domain.NotFound;
import peyvand.domain.RuleViolation;
import peyvand.operational.customer.PhoneRegion;
import peyvand.operational.field.CustomField;
import peyvand.operational.field.CustomFieldQueries;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code import_job}. */
@Component
class JobStore {

    private static final TypeReference<Map<String, Long>> COUNTS = new TypeReference<>() {};
    private static final Job.Company NOWHERE = new Job.Company(ZoneId.of("UTC"), "EUR", null);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final PhoneRegion region;
    private final CustomFieldQueries customFields;

    JobStore(JdbcClient jdbc, JsonMapper json, Clock clock, PhoneRegion region, CustomFieldQueries customFields) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.region = region;
        this.customFields = customFields;
    }

    Job load(ImportId id) {
        Job.Company company = company();
        return jdbc.sql("select * from import_job where id = :id")
                .param("id", id.value())
                .query((row, number) -> job(row, company))
                .optional()
                .orElseThrow(() -> new NotFound(id));
    }

    private Job.Company company() {
        return jdbc.sql("select zone, base_currency from company")
                .query((row, number) -> new Job.Company(ZoneId.of(row.getString(1)), row.getString(2), region.code()))
                .optional()
                .orElse(NOWHERE);
    }

    private Job job(ResultSet row, Job.Company company) throws SQLException {
        Array owners = row.getArray("visible_owners");
        long requestedBy = row.getLong("requested_by");
        ImportKind kind = ImportKind.valueOf(row.getString("kind"));
        return new Job(
                new ImportId(row.getLong("id")),
                kind,
                ImportState.valueOf(row.getString("state")),
                json.readValue(row.getString("format"), FileFormat.class),
                mapping(row.getString("mapping")),
                options(row.getString("options")),
                row.getLong("checkpoint"),
                json.readValue(row.getString("counts"), COUNTS),
                requestedBy == 0 ? null : requestedBy,
                owners == null ? null : List.of((Long[]) owners.getArray()),
                company,
                own(kind));
    }

    /** The custom fields in use that a column of such a file can be. */
    List<CustomField> own(ImportKind kind) {
        return customFields.of(kind.record()).stream()
                .filter(field -> !field.retired())
                .toList();
    }

    ImportMapping mapping(String text) {
        return "{}".equals(text) ? new ImportMapping(List.of()) : json.readValue(text, ImportMapping.class);
    }

    ImportOptions options(String text) {
        return "{}".equals(text) ? ImportOptions.USUAL : json.readValue(text, ImportOptions.class);
    }

    String json(Object value) {
        return json.writeValueAsString(value);
    }

    /** Moves an import on, if it still stands where it may be moved on from. */
    void move(ImportId id, Set<ImportState> from, ImportState to) {
        int moved = jdbc.sql("""
                update import_job
                set state = :to, phase = case when :working then 'QUEUED' end, stop_requested = false, failure_key = null,
                    failure_args = null, phase_started_at = :now, version = version + 1,
                    started_at = case when :working then cast(:now as timestamptz) else started_at end,
                    finished_at = case when :working then null else cast(:now as timestamptz) end
                where id = :id and state = any (:from)
                """)
                .param("to", to.name())
                .param("working", to.atWork())
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id.value())
                .param("from", from.stream().map(Enum::name).toArray(String[]::new))
                .update();
        if (moved == 0) {
            throw new RuleViolation("rule.import.notNow");
        }
    }

    void beginPhase(ImportId id, ImportPhase phase) {
        jdbc.sql("update import_job set phase = :phase, phase_started_at = :now where id = :id")
                .param("phase", phase.name())
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id.value())
                .update();
    }

    /** @return whether somebody asked for the work to stop */
    boolean progress(ImportId id, @Nullable Long rowsDone, @Nullable Long rowsTotal) {
        return jdbc.sql("""
                update import_job set rows_done = coalesce(cast(:done as bigint), rows_done), rows_total = coalesce(cast(:total as bigint), rows_total)
                where id = :id returning stop_requested
                """)
                .param("done", rowsDone)
                .param("total", rowsTotal)
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    void forgetProgress(ImportId id) {
        jdbc.sql("""
                update import_job set checkpoint = 0, counts = '{}', reconciliation = null, rows_done = 0 where id = :id
                """).param("id", id.value()).update();
    }

    void fail(ImportId id, String key, List<String> args) {
        jdbc.sql("""
                update import_job
                set state = 'FAILED', phase = null, failure_key = :key, failure_args = :args, finished_at = :now, version = version + 1
                where id = :id
                """)
                .param("key", key)
                .param("args", args.toArray(String[]::new))
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id.value())
                .update();
    }
}
