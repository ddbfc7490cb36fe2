package peyvand.collaborative.touchpoint;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.ContactId;
import peyvand.domain.CustomerId;
import peyvand.domain.NotFound;
import peyvand.domain.OpportunityId;
import peyvand.domain.OrderId;
import peyvand.domain.StaffId;
import peyvand.domain.TouchpointId;
import peyvand.domain.Viewer;

/** Reads single entries of the ledger; {@link peyvand.collaborative.timeline.Timelines} reads them in their order. */
@Repository
public class TouchpointQueries {

    private final JdbcClient jdbc;

    TouchpointQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws NotFound when there is none that this viewer may see */
    public TouchpointDetails details(Viewer viewer, TouchpointId id) {
        Sql sql = Sql.of("""
                select t.*, c.id as customer, c.name as customer_name, coalesce(k.merged_into_id, k.id) as contact,
                       (select r.id from touchpoint r where r.replaces_id = t.id) as replaced_by
                from touchpoint t
                join customer o on o.id = t.customer_id
                join customer c on c.id = coalesce(o.merged_into_id, o.id)
                left join contact k on k.id = t.contact_id
                where t.id = :id
                """).with("id", id.value());
        return Visibility.customers(sql, viewer, "c")
                .on(jdbc)
                .query(TouchpointQueries::details)
                .optional()
                .orElseThrow(() -> new NotFound(id));
    }

    private static TouchpointDetails details(ResultSet row, int number) throws SQLException {
        return new TouchpointDetails(
                new TouchpointId(row.getLong("id")),
                new CustomerId(row.getLong("customer")),
                row.getString("customer_name"),
                data(row),
                row.getTimestamp("recorded_at").toInstant(),
                id(row, "replaced_by", TouchpointId::new));
    }

    private static TouchpointData data(ResultSet row) throws SQLException {
        String direction = row.getString("direction");
        return new TouchpointData(
                Channel.valueOf(row.getString("channel")),
                direction == null ? null : Direction.valueOf(direction),
                id(row, "contact", ContactId::new),
                id(row, "staff_id", StaffId::new),
                row.getTimestamp("at").toInstant(),
                row.getString("subject"),
                row.getString("body"),
                row.getString("outcome"),
                row.getObject("minutes", Integer.class),
                new Learnt(
                        row.getString("topic"),
                        row.getString("intent"),
                        row.getString("preference"),
                        row.getString("idea")),
                id(row, "record_id", OrderId::new),
                id(row, "opportunity_id", OpportunityId::new));
    }

    private static <T> @Nullable T id(ResultSet row, String column, LongFunction<T> type) throws SQLException {
        Long id = row.getObject(column, Long.class);
        return id == null ? null : type.apply(id);
    }
}
