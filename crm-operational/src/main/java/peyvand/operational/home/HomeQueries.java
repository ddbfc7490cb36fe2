package peyvand.operational.home;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.db.sql.Count;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.CustomerId;
import peyvand.domain.ImportId;
import peyvand.domain.OrderId;
import peyvand.domain.RecordKind;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;
import peyvand.operational.sales.OrderFilter;
import peyvand.operational.sales.OrderQueries;

/** Reads the latest and the largest from the ends of indexes: nothing here costs more as the tables grow. */
@Repository
public class HomeQueries {

    /** Lately: so long ago at most, and among so many orders at most. */
    private static final Duration LATELY = Duration.ofDays(90);

    private static final int LATEST_ORDERS = 500;

    /** Gone quiet: one of the largest customers, used to buying, who has not bought for so long. */
    private static final Duration QUIET = Duration.ofDays(180);

    private static final int LARGEST = 200;
    private static final int USED_TO_BUYING = 3;

    private static final int LATEST_CHANGES = 200;

    private static final String ORDER = "o.id, o.number, o.kind, c.name, o.ordered_at, o.amount, o.currency";

    private final JdbcClient jdbc;
    private final OrderQueries orders;
    private final Clock clock;

    HomeQueries(JdbcClient jdbc, OrderQueries orders, Clock clock) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.clock = clock;
    }

    /** Whether there is nothing at all yet. */
    public boolean empty() {
        return jdbc.sql("""
                select not exists (select from customer) and not exists (select from product)
                   and not exists (select from sales_order) and not exists (select from activity)
                """).query(Boolean.class).single();
    }

    /** How much there is of what this viewer sees. */
    public Figures figures(Viewer viewer) {
        Sql customers = Visibility.customers(
                Sql.of("select 1 from customer c where c.merged_into_id is null and c.archived_at is null"),
                viewer,
                "c");
        Sql contacts = Visibility.customers(
                Sql.of("select 1 from contact k join customer c on c.id = k.customer_id"
                        + " where k.merged_into_id is null and k.archived_at is null"),
                viewer,
                "c");
        return new Figures(
                count(viewer, "customer", customers),
                count(viewer, "contact", contacts),
                Count.ofWholeTable(jdbc, "product", Sql.of("select 1 from product p where p.archived_at is null")),
                orders.count(viewer, OrderFilter.NONE));
    }

    private Count count(Viewer viewer, String table, Sql sql) {
        return viewer.customers().everything() ? Count.ofWholeTable(jdbc, table, sql) : Count.of(jdbc, sql);
    }

    /**
     * What was sold in some days, for each owner of customers; the largest first.
     *
     * @param from when the days begin
     * @param to when they end
     */
    public List<SalesOfOwner> sales(Viewer viewer, Instant from, Instant to) {
        Sql sql = Sql.of("""
                select c.owner_id, coalesce(sum(o.amount * o.exchange_rate) filter (where o.ordered_at >= :from), 0) as amount,
                       coalesce(sum(o.amount * o.exchange_rate) filter (where o.ordered_at < :from), 0) as amount_before,
                       count(*) filter (where o.ordered_at >= :from and o.kind = 'SALE') as orders,
                       count(*) filter (where o.ordered_at < :from and o.kind = 'SALE') as orders_before
                from sales_order o left join customer c on c.id = o.customer_id
                where o.ordered_at >= :before and o.ordered_at < :to and o.state in ('PLACED', 'FULFILLED') and o.kind <> 'ADJUSTMENT'
                """);
        return Visibility.customersOrNone(times(sql, from, to), viewer, "c", "o.customer_id")
                .add("group by c.owner_id order by amount desc, c.owner_id")
                .on(jdbc)
                .query((row, n) -> new SalesOfOwner(
                        row.getObject("owner_id") == null ? null : new StaffId(row.getLong("owner_id")),
                        row.getBigDecimal("amount"),
                        row.getBigDecimal("amount_before"),
                        row.getLong("orders"),
                        row.getLong("orders_before")))
                .list();
    }

    /** Customers who were new in some days. */
    public Compared newCustomers(Viewer viewer, Instant from, Instant to) {
        return compared("c.created_at", "customer c where c.merged_into_id is null", viewer, from, to);
    }

    /** Handles whose owner agreed to marketing in some days. */
    public Compared consents(Viewer viewer, Instant from, Instant to) {
        return compared(
                "s.recorded_at",
                "consent s join customer o on o.id = s.customer_id join customer c on c.id = coalesce(o.merged_into_id, o.id)"
                        + " where s.purpose = 'MARKETING' and s.granted and s.restores_id is null",
                viewer,
                from,
                to);
    }

    private Compared compared(String time, String what, Viewer viewer, Instant from, Instant to) {
        Sql sql = Sql.of("select count(*) filter (where " + time + " >= :from) as number, count(*) filter (where "
                        + time + " < :from) as before from " + what)
                .and(time + " >= :before and " + time + " < :to");
        return Visibility.customers(times(sql, from, to), viewer, "c")
                .on(jdbc)
                .query((row, n) -> new Compared(row.getLong("number"), row.getLong("before")))
                .single();
    }

    private static Sql times(Sql sql, Instant from, Instant to) {
        return sql.with("from", Timestamp.from(from))
                .with("to", Timestamp.from(to))
                .with("before", Timestamp.from(from.minus(Duration.between(from, to))));
    }

    /**
     * The orders that came last. Whoever sees few customers is told of those that bought last, and not of sales without a
     * customer: looking for theirs among all orders would take as long as there are others'.
     */
    public List<LatestOrder> latestOrders(Viewer viewer, int most) {
        Sql sql = viewer.orders().everything()
                ? Sql.of("select " + ORDER + " from sales_order o left join customer c on c.id = o.customer_id"
                        + " where o.state <> 'CANCELLED'")
                : ofLatestBuyers(viewer);
        return sql.add("order by o.ordered_at desc, o.id desc limit :most")
                .with("most", most)
                .on(jdbc)
                .query((row, n) -> new LatestOrder(
                        new OrderId(row.getLong("id")),
                        row.getString("number"),
                        row.getString("kind"),
                        row.getString("name"),
                        row.getTimestamp("ordered_at").toInstant(),
                        row.getBigDecimal("amount"),
                        row.getString("currency")))
                .list();
    }

    private static Sql ofLatestBuyers(Viewer viewer) {
        String bought = "coalesce(c.last_ordered_at, '-infinity')";
        Sql seen = Visibility.buyers(
                Sql.of("select c.id, c.name, " + bought + " as bought from customer c where c.merged_into_id is null"),
                viewer,
                "c");
        Sql buyers = Visibility.byOwner(
                seen,
                viewer.orders(),
                "c",
                "order by " + bought + " desc, c.id desc limit :most",
                "order by bought desc, id desc limit :most");
        return over(buyers, "select " + ORDER + " from (%s) c cross join lateral (" + """
                  select o.* from sales_order o where o.customer_id = c.id and o.state <> 'CANCELLED'
                  order by o.ordered_at desc, o.id desc limit :most) o
                """);
    }

    /** A statement that reads from another one. */
    private static Sql over(Sql part, String text) {
        return Sql.of(text.formatted(part)).withValuesOf(part);
    }

    public List<LatestImport> latestImports(Viewer viewer, int most) {
        Sql sql = Sql.of(
                "select j.id, j.kind, j.state, j.file_name, j.rows_total, j.created_at from import_job j where true");
        if (!viewer.customers().everything()) {
            sql.and("j.requested_by = :staff", "staff", viewer.staff().value());
        }
        return sql.add("order by j.id desc limit " + most)
                .on(jdbc)
                .query((row, n) -> new LatestImport(
                        new ImportId(row.getLong("id")),
                        row.getString("kind"),
                        row.getString("state"),
                        row.getString("file_name"),
                        row.getObject("rows_total", Long.class),
                        row.getTimestamp("created_at").toInstant()))
                .list();
    }

    /** The largest buyers of late whom nobody is responsible for. */
    public List<CareNeeded> nobodyResponsible(Viewer viewer, int most) {
        Sql sql = Sql.of("""
                select c.id, c.name, sum(o.amount * o.exchange_rate) as amount, c.last_ordered_at
                from (select customer_id, amount, exchange_rate from sales_order
                      where ordered_at > :lately and state in ('PLACED', 'FULFILLED') and kind <> 'ADJUSTMENT'
                      order by ordered_at desc, id desc limit :orders) o
                join customer c on c.id = o.customer_id
                where c.owner_id is null and c.archived_at is null and c.last_ordered_at is not null
                """)
                .with("lately", Timestamp.from(clock.instant().minus(LATELY)))
                .with("orders", LATEST_ORDERS);
        return care(
                Visibility.buyers(sql, viewer, "c").add("group by c.id order by amount desc, c.id"),
                CareNeeded.Reason.NOBODY_RESPONSIBLE,
                most);
    }

    /** The largest regular customers, of the {@value #LARGEST} largest that this viewer sees, who no longer buy. */
    public List<CareNeeded> goneQuiet(Viewer viewer, int most) {
        Sql seen = Visibility.buyers(
                Sql.of("select c.id, c.name, c.net_amount, c.last_ordered_at, c.orders_count, c.archived_at"
                        + " from customer c where c.merged_into_id is null"),
                viewer,
                "c");
        Sql largest = Visibility.byOwner(
                seen,
                viewer.orders(),
                "c",
                "order by c.net_amount desc, c.id desc limit :largest",
                "order by net_amount desc, id desc limit :largest");
        return care(
                over(largest, """
                        select c.id, c.name, c.net_amount as amount, c.last_ordered_at
                        from (%s) c
                        where c.archived_at is null and c.orders_count >= :used and c.last_ordered_at < :quiet
                        order by c.net_amount desc, c.id
                        """)
                        .with("largest", LARGEST)
                        .with("used", USED_TO_BUYING)
                        .with("quiet", Timestamp.from(clock.instant().minus(QUIET))),
                CareNeeded.Reason.GONE_QUIET,
                most);
    }

    private List<CareNeeded> care(Sql sql, CareNeeded.Reason reason, int most) {
        return sql.add("limit " + most)
                .on(jdbc)
                .query((row, n) -> new CareNeeded(
                        new CustomerId(row.getLong("id")),
                        row.getString("name"),
                        reason,
                        row.getBigDecimal("amount"),
                        row.getTimestamp("last_ordered_at").toInstant()))
                .list();
    }

    /** What was changed in customers and contacts last, of the latest {@value #LATEST_CHANGES} entries on customers. */
    public List<LatestChange> latestChanges(Viewer viewer, int most) {
        Sql sql = Sql.of("""
                select a.record_kind, a.record_id, a.action, coalesce(k.name, c.name) as name, a.actor_name, a.at
                from (select * from audit_entry where customer_id is not null order by id desc limit :latest) a
                join customer c on c.id = a.customer_id and c.merged_into_id is null
                left join contact k on a.record_kind = 'CONTACT' and k.id = a.record_id
                where a.record_kind in ('CUSTOMER', 'CONTACT')
                """).with("latest", LATEST_CHANGES).with("most", most);
        return Visibility.customers(sql, viewer, "c")
                .add("order by a.id desc limit :most")
                .on(jdbc)
                .query((row, n) -> new LatestChange(
                        RecordKind.valueOf(row.getString("record_kind")),
                        row.getLong("record_id"),
                        row.getString("action"),
                        row.getString("name"),
                        row.getString("actor_name"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }
}
