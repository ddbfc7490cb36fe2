package peyvand.operational.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import peyvand.domain.Viewer;

/** The rows of {@code import_mapping}. */
@Component
class SavedMappings {

    private static final String SELECT = "select id, kind, name, mapping, options from import_mapping ";

    private final JdbcClient jdbc;
    private final JobStore jobs;
    private final Clock clock;

    SavedMappings(JdbcClient jdbc, JobStore jobs, Clock clock) {
        this.jdbc = jdbc;
        this.jobs = jobs;
        this.clock = clock;
    }

    void save(Viewer viewer, Job job, String name, String headerKey) {
        jdbc.sql("""
                insert into import_mapping (kind, name, header_key, mapping, options, created_by, created_at)
                values (:kind, :name, :key, cast(:mapping as jsonb), cast(:options as jsonb), :staff, :now)
                on conflict (kind, name) do update set header_key = excluded.header_key, mapping = excluded.mapping, options = excluded.options,
                  created_by = excluded.created_by, created_at = excluded.created_at
                """)
                .param("kind", job.kind().name())
                .param("name", name)
                .param("key", headerKey)
                .param("mapping", jobs.json(job.mapping()))
                .param("options", jobs.json(job.options()))
                .param("staff", viewer.staff().value())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    @Nullable
    SavedMapping forHeader(ImportKind kind, String headerKey) {
        return jdbc.sql(SELECT + "where kind = :kind and header_key = :key order by created_at desc limit 1")
                .param("kind", kind.name())
                .param("key", headerKey)
                .query(this::mapping)
                .optional()
                .orElse(null);
    }

    List<SavedMapping> of(ImportKind kind) {
        return jdbc.sql(SELECT + "where kind = :kind order by name")
                .param("kind", kind.name())
                .query(this::mapping)
                .list();
    }

    void delete(long id) {
        jdbc.sql("delete from import_mapping where id = :id").param("id", id).update();
    }

    private SavedMapping mapping(ResultSet row, int number) throws SQLException {
        return new SavedMapping(
                row.getLong("id"),
                ImportKind.valueOf(row.getString("kind")),
                row.getString("name"),
                jobs.mapping(row.getString("mapping")),
                jobs.options(row.getString("options")));
    }
}
