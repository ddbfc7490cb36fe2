package peyvand.operational.competitor;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import peyvand.db.sql.Count;
import peyvand.db.sql.Keyset;
import peyvand.db.sql.ListQueries;
import peyvand.db.sql.Sort;
import peyvand.db.sql.Sql;
import peyvand.domain.CompetitorId;
import peyvand.domain.Cursor;
import peyvand.domain.NotFound;
import peyvand.domain.Slice;
import peyvand.domain.Viewer;

/** Reads competitors as the screens show them. Every viewer sees every competitor. */
@Repository
public class CompetitorQueries implements ListQueries<CompetitorFilter, CompetitorDetails> {

    private static final int MOST_CHOICES = 1_000;

    private final JdbcClient jdbc;

    CompetitorQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Slice<CompetitorDetails> page(
            Viewer viewer, CompetitorFilter filter, Sort sort, @Nullable Cursor cursor, int size) {
        Sql sql = filter.apply(Sql.of("select " + Keyset.select(sort, "c.id") + ", c.* from competitor c"));
        return Keyset.page(jdbc, sql, sort, "c.id", cursor, size, CompetitorQueries::row);
    }

    @Override
    public Count count(Viewer viewer, CompetitorFilter filter) {
        return Count.of(jdbc, filter.apply(Sql.of("select 1 from competitor c")));
    }

    @Override
    @Transactional(readOnly = true)
    public void each(Viewer viewer, CompetitorFilter filter, Sort sort, Consumer<CompetitorDetails> consumer) {
        Keyset.each(
                jdbc,
                filter.apply(Sql.of("select c.* from competitor c")),
                sort,
                "c.id",
                CompetitorQueries::row,
                consumer);
    }

    /** @throws NotFound when there is none */
    public CompetitorDetails details(Viewer viewer, CompetitorId id) {
        return jdbc.sql("select * from competitor where id = :id")
                .param("id", id.value())
                .query(CompetitorQueries::row)
                .optional()
                .orElseThrow(() -> new NotFound(id));
    }

    /** Those in use by their names, for a field that names one. */
    public List<CompetitorChoice> choices() {
        return jdbc.sql("select id, name from competitor where archived_at is null order by name, id limit :most")
                .param("most", MOST_CHOICES)
                .query((row, number) ->
                        new CompetitorChoice(new CompetitorId(row.getLong("id")), row.getString("name")))
                .list();
    }

    private static CompetitorDetails row(ResultSet row, int number) throws SQLException {
        Timestamp archived = row.getTimestamp("archived_at");
        return new CompetitorDetails(
                new CompetitorId(row.getLong("id")),
                new CompetitorData(
                        row.getString("name"),
                        row.getString("website"),
                        List.of((String[]) row.getArray("links").getArray()),
                        row.getString("strengths"),
                        row.getString("weaknesses"),
                        row.getString("price_notes")),
                archived == null ? null : archived.toInstant(),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant(),
                row.getInt("version"));
    }
}
