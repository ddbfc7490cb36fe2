package peyvand.operational.home;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
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
import peyvand.domain.Viewer;

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

    private final JdbcClient jdbc;
    private final Clock clock;

    HomeQueries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether there is nothing at all yet. */
    public boolean empty() {
        return jdbc.sql("""
                select not exists (select from customer) and not exists (select from product)
                   and not exists (select from sales_order) and not exists (select from activity)
                """).query(Boolean.class).single();
    }

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
        Sql products = Sql.of("select 1 from product p where p.archived_at is null");
        Sql orders = viewer.customers().everything()
                ? Sql.of("select 1 from sales_order o where true")
                : Visibility.customersOrNone(
                        Sql.of("select 1 from sales_order o left join customer c on c.id = o.customer_id where true"),
                        viewer,
                        "c",
                        "o.customer_id");
        return new Figures(
                count(viewer, "customer", customers),
                count(viewer, "contact", contacts),
                Count.ofWholeTable(jdbc, "product", products),
                count(viewer, "sales_order", orders));
    }

    private Count count(Viewer viewer, String table, Sql sql) {
        return viewer.customers().everything() ? Count.ofWholeTable(jdbc, table, sql) : Count.of(jdbc, sql);
    }

    public List<LatestOrder> latestOrders(Viewer viewer, int most) {
        Sql sql = Sql.of("""
                select o.id, o.number, o.kind, c.name, o.ordered_at, o.amount, o.currency
                from sales_order o left join customer c on c.id = o.customer_id
                where o.state <> 'CANCELLED'
                """);
        return Visibility.customersOrNone(sql, viewer, "c", "o.customer_id")
                .add("order by o.ordered_at desc, o.id desc limit " + most)
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

    /** The largest buyers of late whom nobody is responsible for, and the largest regular customers who no longer buy. */
    public List<CareNeeded> careNeeded(Viewer viewer, int most) {
        Sql sql = Sql.of("""
                (select c.id, c.name, 'NOBODY_RESPONSIBLE' as reason, sum(o.amount * o.exchange_rate) as amount, c.last_ordered_at
                 from (select customer_id, amount, exchange_rate from sales_order
                       where ordered_at > :lately and state in ('PLACED', 'FULFILLED') and kind <> 'ADJUSTMENT'
                       order by ordered_at desc, id desc limit :orders) o
                 join customer c on c.id = o.customer_id
                 where c.owner_id is null and c.archived_at is null and c.last_ordered_at is not null
                """);
        Visibility.customers(sql, viewer, "c").add("""
                 group by c.id order by amount desc, c.id limit :most)
                union all
                (select c.id, c.name, 'GONE_QUIET', c.net_amount, c.last_ordered_at
                 from (select * from customer where merged_into_id is null order by net_amount desc, id desc limit :largest) c
                 where c.archived_at is null and c.orders_count >= :used and c.last_ordered_at < :quiet
                """);
        Visibility.customers(sql, viewer, "c")
                .add(" order by c.net_amount desc, c.id limit :most)")
                .with("lately", Timestamp.from(clock.instant().minus(LATELY)))
                .with("orders", LATEST_ORDERS)
                .with("largest", LARGEST)
                .with("used", USED_TO_BUYING)
                .with("quiet", Timestamp.from(clock.instant().minus(QUIET)))
                .with("most", most);
        return sql.on(jdbc)
                .query((row, n) -> new CareNeeded(
                        new CustomerId(row.getLong("id")),
                        row.getString("name"),
                        CareNeeded.Reason.valueOf(row.getString("reason")),
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
