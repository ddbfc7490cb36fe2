package peyvand.analytical.segment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.db.sql.Keyset;
import peyvand.db.sql.Sort;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.Cursor;
import peyvand.domain.CustomerId;
import peyvand.domain.NotFound;
import peyvand.domain.SegmentId;
import peyvand.domain.SegmentMembership.Membership;
import peyvand.domain.Slice;
import peyvand.domain.Viewer;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads segments and their members: of customers only those that the viewer sees. What segments there are is no secret. */
@Repository
public class SegmentQueries {

    private static final Sort SINCE = new Sort("m.since", "timestamptz", true);
    private static final TypeReference<Map<Integer, String>> WHY = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final RuleJson rules;
    private final JsonMapper json;

    SegmentQueries(JdbcClient jdbc, RuleJson rules, JsonMapper json) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.json = json;
    }

    /** What a segment is called, for whoever chooses one. */
    public record Choice(SegmentId id, String name) {}

    /** Those in use, by their names. */
    public List<Choice> choices() {
        return jdbc.sql("select id, name from segment where archived_at is null order by name, id")
                .query((row, n) -> new Choice(new SegmentId(row.getLong("id")), row.getString("name")))
                .list();
    }

    /** A category of products, with those that it lies in, the outermost first. */
    public record CategoryChoice(long id, String path) {}

    /** All categories, for whoever chooses one. */
    public List<CategoryChoice> categories() {
        return jdbc.sql("""
                select k.category_id, (select string_agg(w.category, ' › ' order by array_position(k.within, w.category_id))
                                       from dim_category w where w.category_id = any (k.within)) as path
                from dim_category k order by path
                """)
                .query((row, n) -> new CategoryChoice(row.getLong("category_id"), row.getString("path")))
                .list();
    }

    /** What products are called, whose ids those are. */
    public Map<Long, String> products(Collection<Long> ids) {
        return jdbc
                .sql(
                        "select product_id, name || ' (' || code || ')' as label from dim_product where product_id = any (:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .query((row, n) -> Map.entry(row.getLong("product_id"), row.getString("label")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Those in use, or the archived ones, by their names. */
    public List<SegmentRow> all(Viewer viewer, boolean archived) {
        Sql sql = viewer.customers().everything() ? reckoned() : counted(viewer);
        return sql.add(archived ? "where s.archived_at is not null" : "where s.archived_at is null")
                .add("order by s.name, s.id")
                .on(jdbc)
                .query(SegmentQueries::row)
                .list();
    }

    /** One of them, in use or not. */
    public SegmentRow row(Viewer viewer, SegmentId id) {
        Sql sql = viewer.customers().everything() ? reckoned() : counted(viewer);
        return sql.add("where s.id = :id")
                .with("id", id.value())
                .on(jdbc)
                .query(SegmentQueries::row)
                .optional()
                .orElseThrow(() -> new NotFound(id));
    }

    private static Sql reckoned() {
        return Sql.of("""
                select s.id, s.name, s.archived_at, t.members, t.amount, t.amount_of_all, t.built_at as amounts_at, t.due
                from segment s join segment_state t on t.segment_id = s.id
                """);
    }

    private static Sql counted(Viewer viewer) {
        Sql seen = Visibility.customers(
                Sql.of("select c.customer_id, c.net_amount from dim_customer c where not c.archived"), viewer, "c");
        return Sql.of("with seen as materialized (" + seen + """
                ), found as (
                  select m.segment_id, count(*) as members, sum(c.net_amount) as amount
                  from seen c join segment_member m on m.customer_id = c.customer_id and m.until is null group by m.segment_id)
                select s.id, s.name, s.archived_at, coalesce(f.members, 0) as members, coalesce(f.amount, 0) as amount,
                       (select coalesce(sum(net_amount), 0) from seen) as amount_of_all, null::timestamptz as amounts_at, t.due
                from segment s join segment_state t on t.segment_id = s.id left join found f on f.segment_id = s.id
                """).withValuesOf(seen);
    }

    private static SegmentRow row(ResultSet row, int number) throws SQLException {
        return new SegmentRow(
                new SegmentId(row.getLong("id")),
                row.getString("name"),
                row.getLong("members"),
                row.getBigDecimal("amount"),
                row.getBigDecimal("amount_of_all"),
                instant(row, "amounts_at"),
                row.getBoolean("due"),
                row.getTimestamp("archived_at") != null);
    }

    /**
     * The rule of a segment as it reads now.
     *
     * @throws NotFound when there is none
     */
    public Rule rule(SegmentId id) {
        return jdbc.sql("""
                select e.rule::text from segment s join segment_edition e on e.segment_id = s.id and e.edition = s.edition where s.id = :id
                """)
                .param("id", id.value())
                .query(String.class)
                .optional()
                .map(rules::read)
                .orElseThrow(() -> new NotFound(id));
    }

    /** @throws NotFound when there is none */
    public SegmentDetails details(Viewer viewer, SegmentId id) {
        return jdbc.sql("""
                select s.*, e.rule::text as rule, t.due, t.built_at
                from segment s join segment_edition e on e.segment_id = s.id and e.edition = s.edition
                join segment_state t on t.segment_id = s.id
                where s.id = :id
                """)
                .param("id", id.value())
                .query((row, n) -> new SegmentDetails(
                        id,
                        new SegmentData(
                                row.getString("name"),
                                row.getString("note"),
                                rules.read(row.getString("rule")),
                                row.getString("strategy") == null ? null : Strategies.plan(row)),
                        row.getInt("edition"),
                        row.getTimestamp("archived_at") != null,
                        row.getBoolean("due"),
                        instant(row, "built_at"),
                        row.getTimestamp("created_at").toInstant(),
                        row.getTimestamp("updated_at").toInstant(),
                        row.getInt("version")))
                .optional()
                .orElseThrow(() -> new NotFound(id));
    }

    /** Members, who came last first. */
    public Slice<MemberRow> members(Viewer viewer, SegmentId id, @Nullable Cursor cursor, int size) {
        Map<Integer, Rule> editions = editions(id);
        Sql sql =
                Sql.of("select " + Keyset.select(SINCE, "m.customer_id") + """
                , c.customer_id, c.number, c.name, m.since, m.edition, m.why::text as why
                from segment_member m join dim_customer c on c.customer_id = m.customer_id
                where m.segment_id = :segment and m.until is null and not c.archived
                """).with("segment", id.value());
        Visibility.customers(sql, viewer, "c");
        return Keyset.page(
                jdbc,
                sql,
                SINCE,
                "m.customer_id",
                cursor,
                size,
                (row, n) -> new MemberRow(
                        new CustomerId(row.getLong("customer_id")),
                        row.getString("number"),
                        row.getString("name"),
                        row.getTimestamp("since").toInstant(),
                        Objects.requireNonNull(editions.get(row.getInt("edition"))),
                        json.readValue(row.getString("why"), WHY)));
    }

    Map<Integer, Rule> editions(SegmentId id) {
        return jdbc
                .sql("select edition, rule::text as rule from segment_edition where segment_id = :id")
                .param("id", id.value())
                .query((row, n) -> Map.entry(row.getInt("edition"), rules.read(row.getString("rule"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * That a customer belongs to a segment.
     *
     * @param strategy what is intended with its customers; null for nothing in particular
     */
    public record Belonging(Membership membership, @Nullable Strategy strategy) {}

    /** The segments of a customer, by their names; none of one that the viewer does not see. */
    public List<Belonging> of(Viewer viewer, CustomerId customer) {
        Sql sql = Sql.of("""
                select s.id, s.name, s.strategy, m.since from dim_customer c
                join segment_member m on m.customer_id = c.customer_id and m.until is null
                join segment s on s.id = m.segment_id and s.archived_at is null
                where c.customer_id = :customer
                """).with("customer", customer.value());
        return Visibility.customers(sql, viewer, "c")
                .add("order by s.name, s.id")
                .on(jdbc)
                .query(SegmentQueries::belonging)
                .list();
    }

    private static Belonging belonging(ResultSet row, int number) throws SQLException {
        String strategy = row.getString("strategy");
        return new Belonging(
                new Membership(
                        new SegmentId(row.getLong("id")),
                        row.getString("name"),
                        row.getTimestamp("since").toInstant()),
                strategy == null ? null : Strategy.valueOf(strategy));
    }

    /**
     * How many belonged to each segment in use, or to one of them, at the ends of days.
     *
     * @param only of which; null for all in use
     * @return by segment, in the order of the days; nothing of days before a segment was first reckoned
     */
    public Map<SegmentId, Map<LocalDate, Long>> sizes(Viewer viewer, @Nullable SegmentId only, List<LocalDate> days) {
        Sql sql = (viewer.customers().everything() ? keptSizes() : countedSizes(viewer))
                .with("days", days.stream().map(LocalDate::toString).toArray(String[]::new))
                .with("only", only == null ? null : only.value());
        Map<SegmentId, Map<LocalDate, Long>> sizes = new HashMap<>();
        sql.on(jdbc)
                .query((row, n) -> sizes.computeIfAbsent(
                                new SegmentId(row.getLong("segment_id")), segment -> new LinkedHashMap<>())
                        .put(row.getObject("day", LocalDate.class), row.getLong("members")))
                .list();
        return sizes;
    }

    private static Sql keptSizes() {
        return Sql.of("""
                select s.id as segment_id, d.day, z.members
                from segment s cross join unnest(cast(:days as date[])) d (day)
                join lateral (select members from segment_size z where z.segment_id = s.id and z.day <= d.day order by z.day desc limit 1) z on true
                where s.id = :only or (cast(:only as bigint) is null and s.archived_at is null) order by d.day
                """);
    }

    private Sql countedSizes(Viewer viewer) {
        String zone = jdbc.sql("select zone from company")
                .query(String.class)
                .optional()
                .orElse(ZoneId.of("UTC").getId());
        Sql seen = Visibility.customers(
                Sql.of("select c.customer_id from dim_customer c where not c.archived"), viewer, "c");
        return Sql.of("with seen as materialized (" + seen + """
                )
                select m.segment_id, d.day, count(*) as members
                from unnest(cast(:days as date[])) d (day)
                cross join seen c join segment_member m on m.customer_id = c.customer_id
                join segment s on s.id = m.segment_id
                where (s.id = :only or (cast(:only as bigint) is null and s.archived_at is null))
                  and m.since < (d.day + 1) at time zone :zone and (m.until is null or m.until >= (d.day + 1) at time zone :zone)
                group by m.segment_id, d.day order by d.day
                """)
                .withValuesOf(seen)
                .with("zone", zone);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
