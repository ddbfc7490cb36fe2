package peyvand.operational.activity;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.db.sql.Count;
import peyvand.db.sql.Keyset;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.ActivityId;
import peyvand.domain.ContactId;
import peyvand.domain.Cursor;
import peyvand.domain.CustomerId;
import peyvand.domain.NotFound;
import peyvand.domain.OpportunityId;
import peyvand.domain.OrderId;
import peyvand.domain.Slice;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;

/** Reads activities as the screens show them. */
@Repository
public class ActivityQueries {

    private static final String ROW = """
            a.id, a.kind, a.title, a.day, a.starts_at, a.ends_at, a.priority, a.state, a.owner_id, s.name as owner_name,
            c.id as seen_customer_id, c.name as customer_name, a.outcome
            """;

    private static final Duration LONGEST_MEETING = Duration.ofDays(14);
    private static final Duration AROUND_THE_WORLD = Duration.ofHours(15);

    private final JdbcClient jdbc;

    ActivityQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Slice<ActivityRow> page(
            Viewer viewer, ActivityFilter filter, ActivityTab tab, Today today, @Nullable Cursor cursor, int size) {
        String columns = Keyset.select(tab.sort(), "a.id") + ", " + ROW;
        Sql sql = tab.apply(filter.apply(VisibleActivities.select(columns, viewer)), today);
        return Keyset.page(jdbc, sql, tab.sort(), "a.id", cursor, size, ActivityQueries::row);
    }

    public Count count(Viewer viewer, ActivityFilter filter, ActivityTab tab, Today today) {
        return Count.of(jdbc, tab.apply(filter.apply(VisibleActivities.select("1", viewer)), today));
    }

    /**
     * What colleagues have to do, of those whose customers this viewer sees: the most overdue first.
     *
     * @param since from when on what was done is counted
     */
    public List<ColleagueWork> work(Viewer viewer, Today today, Instant since) {
        Sql overdue = ActivityTab.OVERDUE.apply(Sql.of("select 1 from activity a where a.owner_id = s.id"), today);
        Sql done = Sql.of("select 1 from activity a where a.owner_id = s.id and a.state = 'DONE'")
                .and("a.closed_at >= :since", "since", Timestamp.from(since));
        Sql sql = Sql.of("""
                select s.id, s.name,
                       (select count(*) from (%s limit :cap) counted) as overdue,
                       (select count(*) from (%s limit :cap) counted) as done
                from staff s
                where s.enabled and s.password_hash is not null
                """.formatted(overdue, done))
                .withValuesOf(overdue)
                .withValuesOf(done)
                .with("cap", ColleagueWork.CAP);
        if (!viewer.customers().everything()) {
            Long[] owners =
                    viewer.customers().owners().stream().map(StaffId::value).toArray(Long[]::new);
            sql.and("s.id = any (:owners)", "owners", owners);
        }
        return sql.add("order by overdue desc, s.name, s.id")
                .on(jdbc)
                .query((row, n) -> new ColleagueWork(
                        new StaffId(row.getLong("id")),
                        row.getString("name"),
                        row.getInt("overdue"),
                        row.getInt("done")))
                .list();
    }

    /** What is still to be done about a customer, the earliest first. */
    public List<ActivityRow> openOf(Viewer viewer, CustomerId customer, int most) {
        return open(viewer, ActivityFilter.about(customer), most);
    }

    /** What is still to be done about a sale, the earliest first. */
    public List<ActivityRow> openOf(Viewer viewer, OpportunityId opportunity, int most) {
        return open(viewer, ActivityFilter.about(opportunity), most);
    }

    /** When what is to be done next about each of these is due; what has nothing to be done is missing. The asker sees them. */
    public Map<OpportunityId, ActivityTime> nextOf(Collection<OpportunityId> opportunities) {
        Map<OpportunityId, ActivityTime> next = new HashMap<>();
        jdbc.sql("""
                select about.id, a.day, a.starts_at, a.ends_at from unnest(:ids::bigint[]) about (id) cross join lateral (
                  select * from activity a where a.opportunity_id = about.id and a.state = 'OPEN' order by a.begins_at, a.id limit 1) a
                """)
                .param("ids", opportunities.stream().map(OpportunityId::value).toArray(Long[]::new))
                .query(row -> {
                    next.put(new OpportunityId(row.getLong("id")), time(row));
                });
        return next;
    }

    private List<ActivityRow> open(Viewer viewer, ActivityFilter filter, int most) {
        return filter.apply(VisibleActivities.select(ROW, viewer))
                .and("a.state = 'OPEN'")
                .add("order by a.begins_at, a.id limit " + most)
                .on(jdbc)
                .query(ActivityQueries::row)
                .list();
    }

    /**
     * What a calendar shows of some days: all that touches them and was not cancelled.
     *
     * @param to the day after the last one
     * @param zone in which the days begin
     */
    public List<ActivityRow> between(
            Viewer viewer, ActivityFilter filter, LocalDate from, LocalDate to, ZoneId zone, int most) {
        Instant begin = from.atStartOfDay(zone).toInstant();
        Instant end = to.atStartOfDay(zone).toInstant();
        return filter.apply(VisibleActivities.select(ROW, viewer))
                .and("a.state <> 'CANCELLED'")
                .and("a.begins_at >= :near", "near", Timestamp.from(begin.minus(LONGEST_MEETING)))
                .and("a.begins_at < :far", "far", Timestamp.from(end.plus(AROUND_THE_WORLD)))
                .and("""
                        (a.day >= :from and a.day < :to
                         or a.starts_at < :end and (a.starts_at >= :begin or a.ends_at > :begin))
                        """)
                .with("from", Date.valueOf(from))
                .with("to", Date.valueOf(to))
                .with("begin", Timestamp.from(begin))
                .with("end", Timestamp.from(end))
                .add("order by a.begins_at, a.id limit " + most)
                .on(jdbc)
                .query(ActivityQueries::row)
                .list();
    }

    /** @throws NotFound when there is none that this viewer may see */
    public ActivityRow row(Viewer viewer, ActivityId id) {
        return VisibleActivities.select(ROW, viewer)
                .and("a.id = :id", "id", id.value())
                .on(jdbc)
                .query(ActivityQueries::row)
                .optional()
                .orElseThrow(() -> new NotFound(id));
    }

    /** @throws NotFound when there is none that this viewer may see */
    public ActivityDetails details(Viewer viewer, ActivityId id) {
        return find(viewer, id).orElseThrow(() -> new NotFound(id));
    }

    public Optional<ActivityDetails> find(Viewer viewer, ActivityId id) {
        return VisibleActivities.select("""
                        a.*, s.name as owner_name, c.name as customer_name, c.number as customer_number, k.name as contact_name,
                        o.number as order_number, p.name as opportunity_name, p.number as opportunity_number, (select name from staff where id = a.closed_by) as closed_by_name,
                        (select name from staff where id = a.created_by) as created_by_name
                        """, viewer)
                .and("a.id = :id", "id", id.value())
                .on(jdbc)
                .query(ActivityQueries::details)
                .optional()
                .map(activity -> activity.opportunityNumber() == null
                                || opportunity(viewer, activity.opportunityNumber())
                                        .isPresent()
                        ? activity
                        : activity.hidingOpportunity());
    }

    /** An order as an activity may name it: by its number, with its customer. */
    public Optional<OrderChoice> order(Viewer viewer, String number) {
        Sql sql = Sql.of(
                        "select o.id, o.number, o.customer_id from sales_order o left join customer c on c.id = o.customer_id"
                                + " where o.number in (:number, upper(:number))")
                .with("number", number);
        return Visibility.customersOrNone(sql, viewer, "c", "o.customer_id")
                .add("order by o.number = :number desc limit 1")
                .on(jdbc)
                .query((row, n) -> new OrderChoice(
                        new OrderId(row.getLong("id")), row.getString("number"), customer(row, "customer_id")))
                .optional();
    }

    /** @param customer null for an anonymous order */
    public record OrderChoice(
            OrderId id, String number, @Nullable CustomerId customer) {}

    /** A sale as an activity may name it: by its number, with its customer. */
    public Optional<OpportunityChoice> opportunity(Viewer viewer, String number) {
        Sql sql = Sql.of(
                        "select o.id, o.name, o.number, o.customer_id from opportunity o join customer c on c.id = o.customer_id"
                                + " where o.number in (:number, upper(:number))")
                .with("number", number);
        return Visibility.buyers(sql, viewer, "c")
                .on(jdbc)
                .query((row, n) -> new OpportunityChoice(
                        new OpportunityId(row.getLong("id")),
                        row.getString("name"),
                        row.getString("number"),
                        new CustomerId(row.getLong("customer_id"))))
                .optional();
    }

    public record OpportunityChoice(OpportunityId id, String name, String number, CustomerId customer) {}

    private static ActivityRow row(ResultSet row, int number) throws SQLException {
        return new ActivityRow(
                new ActivityId(row.getLong("id")),
                ActivityKind.valueOf(row.getString("kind")),
                row.getString("title"),
                time(row),
                ActivityPriority.valueOf(row.getString("priority")),
                ActivityState.valueOf(row.getString("state")),
                new StaffId(row.getLong("owner_id")),
                row.getString("owner_name"),
                customer(row, "seen_customer_id"),
                row.getString("customer_name"),
                row.getString("outcome"));
    }

    private static ActivityDetails details(ResultSet row, int number) throws SQLException {
        Long contact = row.getObject("contact_id", Long.class);
        Long order = row.getObject("order_id", Long.class);
        Long opportunity = row.getObject("opportunity_id", Long.class);
        ActivityData data = new ActivityData(
                ActivityKind.valueOf(row.getString("kind")),
                row.getString("title"),
                row.getString("note"),
                time(row),
                row.getObject("reminder", Integer.class),
                ActivityPriority.valueOf(row.getString("priority")),
                customer(row, "customer_id"),
                contact == null ? null : new ContactId(contact),
                order == null ? null : new OrderId(order),
                opportunity == null ? null : new OpportunityId(opportunity));
        return new ActivityDetails(
                new ActivityId(row.getLong("id")),
                data,
                ActivityState.valueOf(row.getString("state")),
                new StaffId(row.getLong("owner_id")),
                row.getString("owner_name"),
                row.getString("customer_name"),
                row.getString("customer_number"),
                row.getString("contact_name"),
                row.getString("order_number"),
                row.getString("opportunity_name"),
                row.getString("opportunity_number"),
                instant(row, "closed_at"),
                row.getString("closed_by_name"),
                row.getString("outcome"),
                row.getString("created_by_name"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant(),
                row.getInt("version"));
    }

    private static ActivityTime time(ResultSet row) throws SQLException {
        LocalDate day = row.getObject("day", LocalDate.class);
        return new ActivityTime(day, instant(row, "starts_at"), instant(row, "ends_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable CustomerId customer(ResultSet row, String column) throws SQLException {
        Long id = row.getObject(column, Long.class);
        return id == null ? null : new CustomerId(id);
    }
}
