package peyvand.operational.notification;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.db.sql.Keyset;
import peyvand.db.sql.Sort;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.ActivityId;
import peyvand.domain.ContactId;
import peyvand.domain.Cursor;
import peyvand.domain.CustomerId;
import peyvand.domain.LeadId;
import peyvand.domain.OpportunityId;
import peyvand.domain.QuoteId;
import peyvand.domain.Slice;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;

/** Reads what somebody is told of, as far as they may still see what it is about. */
@Repository
public class NotificationQueries {

    /** More than so many unread ones are not counted. */
    public static final int MOST_COUNTED = 100;

    private static final Sort NEWEST = new Sort("n.id", "bigint", true);

    private final JdbcClient jdbc;

    NotificationQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many somebody has not read, up to {@link #MOST_COUNTED}. Asked for every page. */
    public int unread(StaffId staff) {
        return jdbc.sql("""
                select count(*) from (select 1 from crm.notification where staff_id = :staff and read_at is null limit :most) n
                """)
                .param("staff", staff.value())
                .param("most", MOST_COUNTED)
                .query(Integer.class)
                .single();
    }

    /** The newest one there is for the viewer, also where they may no longer see what it is about; 0 for none. */
    public long newest(Viewer viewer) {
        return jdbc.sql("select coalesce(max(id), 0) from notification where staff_id = :staff")
                .param("staff", viewer.staff().value())
                .query(Long.class)
                .single();
    }

    public Slice<NotificationRow> page(Viewer viewer, @Nullable Cursor cursor, int size) {
        return Keyset.page(
                jdbc,
                select(Keyset.select(NEWEST, "n.id") + ",", viewer),
                NEWEST,
                "n.id",
                cursor,
                size,
                NotificationQueries::row);
    }

    /** The occasions the viewer was told of that are still to come, the next one first. */
    public List<NotificationRow> upcoming(Viewer viewer, LocalDate today, int most) {
        return select("", viewer)
                .and("n.on_day >= :today", "today", Date.valueOf(today))
                .add("order by n.on_day, n.id limit " + most)
                .on(jdbc)
                .query(NotificationQueries::row)
                .list();
    }

    private static Sql select(String first, Viewer viewer) {
        Sql sql = Sql.of("select " + first + """
                 n.id, n.activity_id, coalesce(a.title, o.label) as title, a.starts_at, coalesce(n.on_day, a.day) as on_day,
                 c.id as customer_id, c.name as customer_name, k.id as contact_id, k.name as contact_name, n.created_at,
                 coalesce(h.number, 0) as handed_over, h.by_name as handed_over_by,
                 q.id as quote_id, q.number as quote_number, coalesce(q.state = 'ACCEPTED', false) as quote_accepted,
                 l.id as lead_id, l.name as lead_name, coalesce(n.lead_count, 0) as lead_count,
                 p.id as opportunity_id, p.name as opportunity_name, coalesce(n.opportunity_count, 0) as opportunity_count,
                 n.read_at is not null as read
                from notification n
                left join activity a on a.id = n.activity_id
                left join occasion o on o.id = n.occasion_id
                left join quote q on q.id = n.quote_id
                left join lead l on l.id = n.lead_id and l.owner_id = n.staff_id
                left join opportunity p on p.id = n.opportunity_id and p.owner_id = n.staff_id
                left join contact k on k.id = coalesce(n.contact_id, o.contact_id, a.contact_id) and k.archived_at is null
                left join lateral (
                  select count(*) as number, min(g.customer_id) as customer_id, min(s.name) as by_name
                  from hand_over g join customer own on own.id = g.customer_id and own.owner_id = g.to_id join staff s on s.id = g.by_id
                  where g.batch = n.hand_over and g.to_id = n.staff_id and not g.undone) h on n.hand_over is not null
                left join customer c on c.id = coalesce(o.customer_id, k.customer_id, a.customer_id, h.customer_id, q.customer_id, p.customer_id)
                """);
        return Visibility.customers(sql, viewer, "c")
                .add("where n.staff_id = :viewer and (a.owner_id = :viewer or c.id is not null or l.id is not null)")
                .with("viewer", viewer.staff().value());
    }

    private static NotificationRow row(ResultSet row, int number) throws SQLException {
        Long activity = row.getObject("activity_id", Long.class);
        Timestamp starts = row.getTimestamp("starts_at");
        Long customer = row.getObject("customer_id", Long.class);
        Long contact = row.getObject("contact_id", Long.class);
        boolean seen = customer != null;
        return new NotificationRow(
                row.getLong("id"),
                activity == null ? null : new ActivityId(activity),
                row.getString("title"),
                starts == null ? null : starts.toInstant(),
                row.getObject("on_day", LocalDate.class),
                seen ? new CustomerId(customer) : null,
                row.getString("customer_name"),
                seen && contact != null ? new ContactId(contact) : null,
                seen ? row.getString("contact_name") : null,
                seen && row.getObject("quote_id") != null ? new QuoteId(row.getLong("quote_id")) : null,
                row.getString("quote_number"),
                row.getBoolean("quote_accepted"),
                row.getObject("lead_id") == null ? null : new LeadId(row.getLong("lead_id")),
                row.getString("lead_name"),
                row.getInt("lead_count"),
                seen && row.getObject("opportunity_id") != null
                        ? new OpportunityId(row.getLong("opportunity_id"))
                        : null,
                row.getString("opportunity_name"),
                row.getInt("opportunity_count"),
                row.getInt("handed_over"),
                row.getString("handed_over_by"),
                row.getTimestamp("created_at").toInstant(),
                row.getBoolean("read"));
    }
}
