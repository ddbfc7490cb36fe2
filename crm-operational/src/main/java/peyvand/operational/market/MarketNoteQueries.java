package peyvand.operational.market;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.db.sql.Keyset;
import peyvand.db.sql.Sort;
import peyvand.db.sql.Sql;
import peyvand.domain.Cursor;
import peyvand.domain.IndicatorId;
import peyvand.domain.NotFound;
import peyvand.domain.Slice;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;
import peyvand.operational.field.Label;

/** Reads notes of the market. Every viewer sees every note. */
@Repository
public class MarketNoteQueries {

    private static final Sort LATEST_FIRST = new Sort("n.day", "date", true);

    private static final String NOTE = """
            n.id, n.indicator_id, n.day, n.body, n.author_id, n.version, i.label_en, i.label_fa, s.name as author
            from market_note n join staff s on s.id = n.author_id left join indicator i on i.id = n.indicator_id
            """;

    private final JdbcClient jdbc;

    MarketNoteQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param about only those about this indicator; null for all */
    public Slice<MarketNote> page(Viewer viewer, @Nullable IndicatorId about, @Nullable Cursor cursor, int size) {
        Sql sql = Sql.of("select " + Keyset.select(LATEST_FIRST, "n.id") + ", " + NOTE)
                .add("where true")
                .andIf("n.indicator_id = :about", "about", about == null ? null : about.value());
        return Keyset.page(jdbc, sql, LATEST_FIRST, "n.id", cursor, size, MarketNoteQueries::row);
    }

    /** @throws NotFound when there is none */
    public MarketNote note(Viewer viewer, long id) {
        return jdbc.sql("select " + NOTE + " where n.id = :id")
                .param("id", id)
                .query(MarketNoteQueries::row)
                .optional()
                .orElseThrow(() -> new NotFound(id));
    }

    private static MarketNote row(ResultSet row, int number) throws SQLException {
        Long indicator = row.getObject("indicator_id", Long.class);
        return new MarketNote(
                row.getLong("id"),
                indicator == null ? null : new IndicatorId(indicator),
                indicator == null ? null : new Label(row.getString("label_en"), row.getString("label_fa")),
                row.getObject("day", LocalDate.class),
                row.getString("body"),
                new StaffId(row.getLong("author_id")),
                row.getString("author"),
                row.getInt("version"));
    }
}
