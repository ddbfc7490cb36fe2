package peyvand.collaborative.timeline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.db.sql.Keyset;
import peyvand.db.sql.Sort;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.Changes;
import peyvand.domain.Changes.Change;
import peyvand.domain.Cursor;
import peyvand.domain.CustomerId;
import peyvand.domain.RecordKind;
import peyvand.domain.Slice;
import peyvand.domain.Viewer;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads timelines, a page at a time. */
@Repository
public class Timelines {

    private static final Sort NEWEST_FIRST = new Sort("e.at", "timestamptz", true);
    private static final TypeReference<Map<String, Change>> CHANGES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Timelines(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What happened with a customer and those merged into them; nothing where the viewer may not see them. */
    public Slice<TimelineEntry> page(Viewer viewer, CustomerId customer, @Nullable Cursor cursor, int size) {
        Long[] ids = ids(customer);
        Sql sql = Sql.of("select " + Keyset.select(NEWEST_FIRST, "e.source_id") + """
                , e.at, e.source, e.what, e.record_kind, e.record_id, e.title, e.amount, e.currency, e.detail, e.changes, e.actor
                from customer_event e
                where
                """)
                .add(ids.length == 1 ? "e.customer_id = :customer" : "e.customer_id = any (:ids)")
                .with(ids.length == 1 ? "customer" : "ids", ids.length == 1 ? ids[0] : ids);
        if (!viewer.customers().everything()) {
            sql.add("and exists (select 1 from dim_customer c where c.customer_id = :seen")
                    .with("seen", customer.value());
            Visibility.customers(sql, viewer, "c").add(")");
        }
        return Keyset.page(jdbc, sql, NEWEST_FIRST, "e.source_id", cursor, size, this::entry);
    }

    private Long[] ids(CustomerId customer) {
        List<Long> ids = jdbc.sql("select unnest(ids_of_customer(:id))")
                .param("id", customer.value())
                .query((row, n) -> row.getLong(1))
                .list();
        return ids.toArray(Long[]::new);
    }

    private TimelineEntry entry(ResultSet row, int number) throws SQLException {
        String changes = row.getString("changes");
        return new TimelineEntry(
                row.getTimestamp("at").toInstant(),
                row.getString("source").equals("ORDER"),
                row.getString("what"),
                RecordKind.valueOf(row.getString("record_kind")),
                row.getLong("record_id"),
                row.getString("title"),
                row.getBigDecimal("amount"),
                row.getString("currency"),
                row.getString("detail"),
                changes == null ? Changes.NONE : new Changes(json.readValue(changes, CHANGES)),
                row.getString("actor"));
    }
}
