package peyvand.collaborative.timeline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.ContactId;
import peyvand.domain.Cursor;
import peyvand.domain.CustomerId;
import peyvand.domain.OpportunityId;
import peyvand.domain.Slice;
import peyvand.domain.Viewer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads timelines, a page at a time and newest first, by one query: so many of each kind, from its index, for each id under
 * which the customer or contact was ever known; of these the newest.
 */
@Repository
public class Timelines {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Timelines(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What happened with a customer and those merged into them; nothing where the viewer may not see them. */
    public Slice<TimelineEntry> of(
            Viewer viewer, CustomerId customer, Set<TimelineSource> shown, @Nullable Cursor cursor, int size) {
        return page(statement(viewer, customer, shown, cursor, size), size);
    }

    static Sql statement(
            Viewer viewer, CustomerId customer, Set<TimelineSource> shown, @Nullable Cursor cursor, int size) {
        Sql sql = Sql.of("select e.* from unnest(ids_of_customer(:whose)) f (id) cross join lateral (")
                .with("whose", customer.value());
        union(sql, shown, cursor, size, source -> sql.add(source.ofCustomer()));
        sql.add(") e where exists (select 1 from customer c where c.id = :whose");
        return newest(Visibility.customers(sql, viewer, "c").add(")"), cursor, size);
    }

    /**
     * What happened with a contact and those merged into them; nothing where the viewer may not see the customer they
     * belong to, nor what happened when they stood with a customer whom the viewer may not see.
     */
    public Slice<TimelineEntry> of(
            Viewer viewer, ContactId contact, Set<TimelineSource> shown, @Nullable Cursor cursor, int size) {
        Sql sql = Sql.of("select e.* from unnest(ids_of_contact(:whose)) f (id) cross join lateral (")
                .with("whose", contact.value());
        union(sql, shown, cursor, size, source -> {
            sql.add(source.ofContact());
            if (!viewer.customers().everything()) {
                sql.and(
                        "exists (select 1 from customer o join customer c on c.id = coalesce(o.merged_into_id, o.id) where o.id = t.customer_id");
                Visibility.customers(sql, viewer, "c").add(")");
            }
        });
        sql.add(
                ") e where exists (select 1 from contact k join customer c on c.id = k.customer_id where k.id = :whose");
        return page(newest(Visibility.customers(sql, viewer, "c").add(")"), cursor, size), size);
    }

    /**
     * What happened about a sale; nothing where the viewer may not see it, nor what was said to another customer before it
     * was passed on, where they may not see that one.
     */
    public Slice<TimelineEntry> of(
            Viewer viewer, OpportunityId sale, Set<TimelineSource> shown, @Nullable Cursor cursor, int size) {
        Sql sql = Sql.of("select e.* from (values (cast(:whose as bigint))) f (id) cross join lateral (")
                .with("whose", sale.value());
        union(sql, shown, cursor, size, source -> {
            sql.add(source.ofOpportunity());
            if (source == TimelineSource.CONVERSATIONS && !viewer.orders().everything()) {
                sql.and(
                        "exists (select 1 from customer o join customer c on c.id = coalesce(o.merged_into_id, o.id) where o.id = t.customer_id");
                Visibility.buyers(sql, viewer, "c").add(")");
            }
        });
        sql.add(
                ") e where exists (select 1 from opportunity p join customer c on c.id = p.customer_id where p.id = :whose");
        return page(newest(Visibility.buyers(sql, viewer, "c").add(")"), cursor, size), size);
    }

    private static void union(
            Sql sql, Set<TimelineSource> shown, @Nullable Cursor cursor, int size, Consumer<TimelineSource> branch) {
        String between = "(";
        for (TimelineSource source : EnumSet.copyOf(shown)) {
            sql.add(between);
            branch.accept(source);
            if (cursor != null) {
                sql.and("(" + source.at() + ", t.id) < (cast(:cursor_at as timestamptz), :before_" + source + ")")
                        .with("before_" + source, source.bound(cursor.id()));
            }
            sql.add("order by " + source.at() + " desc, t.id desc limit " + (size + 1));
            between = ") union all (";
        }
        sql.add(")");
    }

    private static Sql newest(Sql sql, @Nullable Cursor cursor, int size) {
        sql.add("order by e.at desc, e.sort_id desc limit " + (size + 1));
        return cursor == null ? sql : sql.with("cursor_at", cursor.value());
    }

    private Slice<TimelineEntry> page(Sql sql, int size) {
        List<Placed> rows = new ArrayList<>(sql.on(jdbc).query(this::placed).list());
        boolean more = rows.size() > size;
        if (more) {
            rows.remove(size);
        }
        return new Slice<>(
                rows.stream().map(Placed::entry).toList(),
                null,
                more ? rows.get(rows.size() - 1).place() : null);
    }

    private Placed placed(ResultSet row, int number) throws SQLException {
        TimelineSource source = TimelineSource.valueOf(row.getString("source"));
        return new Placed(
                json.readValue(row.getString("entry"), source.type()),
                new Cursor(false, row.getString("at"), row.getLong("sort_id")));
    }

    private record Placed(TimelineEntry entry, Cursor place) {}
}
