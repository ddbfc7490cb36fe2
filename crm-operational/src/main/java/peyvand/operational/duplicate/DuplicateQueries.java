package peyvand.operational.duplicate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.db.sql.Count;
import peyvand.db.sql.Keyset;
import peyvand.db.sql.Sort;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.Cursor;
import peyvand.domain.CustomerId;
import peyvand.domain.NotFound;
import peyvand.domain.Slice;
import peyvand.domain.Viewer;

/** Reads possible duplicates. */
@Repository
public class DuplicateQueries {

    private static final int MOST_CANDIDATES = 5;
    private static final int MOST_OF_A_KEY = 50;
    private static final Sort BY_SCORE = new Sort("p.score", "real", true);

    private static final String HANDLES_OF_CUSTOMER =
            "array(select h.value from handle h where h.customer_id = {it}.id and (h.contact_id is null or {it}.kind = 'PERSON')"
                    + " and h.kind <> 'ADDRESS' order by h.id limit 4)";
    private static final String HANDLES_OF_CONTACT =
            "array(select h.value from handle h where h.contact_id = {it}.id and h.kind <> 'ADDRESS' order by h.id limit 4)";

    private static final String CUSTOMERS_LIKE = """
            (select c.id, 'EMAIL' as what from handle h join customer c on c.id = h.customer_id
             where h.kind = 'EMAIL' and h.normal = any (:emails) and (h.contact_id is null or c.kind = 'PERSON')
               and c.merged_into_id is null and {visible} limit {most})
            union all
            (select c.id, 'PHONE' from handle h join customer c on c.id = h.customer_id
             where h.kind in ('MOBILE', 'PHONE') and h.normal = any (:phones) and (h.contact_id is null or c.kind = 'PERSON')
               and c.merged_into_id is null and {visible} limit {most})
            union all
            (select c.id, 'NAME' from customer c
             where crm.fold(c.name) = (select folded from typed) and c.merged_into_id is null and {visible} limit {most})
            union all
            (select c.id, 'NAME' from customer c
             where c.name_key = (select key from typed) and c.merged_into_id is null and {visible} limit {most})
            """;

    private static final String CONTACTS_LIKE = """
            (select k.id, 'EMAIL' as what from handle h join contact k on k.id = h.contact_id join customer c on c.id = k.customer_id
             where h.kind = 'EMAIL' and h.normal = any (:emails)
               and k.merged_into_id is null and c.kind = 'ORGANISATION' and {visible} limit {most})
            union all
            (select k.id, 'PHONE' from handle h join contact k on k.id = h.contact_id join customer c on c.id = k.customer_id
             where h.kind in ('MOBILE', 'PHONE') and h.normal = any (:phones)
               and k.merged_into_id is null and c.kind = 'ORGANISATION' and {visible} limit {most})
            union all
            (select k.id, 'NAME' from contact k join customer c on c.id = k.customer_id
             where k.name_key = (select key from typed) and k.merged_into_id is null and c.kind = 'ORGANISATION' and {visible} limit {most})
            """;

    /** The typed name is keyed once, beforehand: inlined into a condition, {@code crm.name_key} would keep its index from use. */
    private static final String CANDIDATES = """
            with typed as materialized (select crm.fold(:name) as folded, crm.name_key(:name) as key),
            found as ({like}),
            grouped as (
              select id, bool_or(what = 'EMAIL') as email, bool_or(what = 'PHONE') as phone, bool_or(what = 'NAME') as by_name
              from found where id <> :except group by id),
            compared as (
              select it.*, g.email, g.phone, g.by_name, crm.fold(it.name) = typed.folded as same,
                     similarity(crm.fold(it.name), typed.folded) as alike
              from grouped g join {table} it on it.id = g.id cross join typed),
            scored as (
              select it.*,
                     case when email then 'SAME_EMAIL' when phone then 'SAME_PHONE' when same then 'SAME_NAME' else 'SIMILAR_NAME' end as reason,
                     1 - (case when email then 1 - :email else 1 end) * (case when phone then 1 - :phone else 1 end)
                       * (case when same then 1 - :sameName when by_name and alike >= :leastAlike then 1 - :similar * alike else 1 end) as score
              from compared it where email or phone or same or alike >= :leastAlike)
            """;

    private final JdbcClient jdbc;

    DuplicateQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Whom the viewer may be about to write a second time; index lookups only, so it can be asked at each key press.
     *
     * @param name as typed so far; may be empty
     * @param emails in their normal form, so are phones (see {@link peyvand.domain.HandleKind#normalise})
     * @param exceptId the record being edited; null for a new one
     * @return at most five, the likeliest first
     */
    public List<Candidate> whileTyping(
            Viewer viewer,
            DuplicateKind kind,
            String name,
            Collection<String> emails,
            Collection<String> phones,
            @Nullable Long exceptId) {
        boolean customers = kind == DuplicateKind.CUSTOMER;
        Sql visible = Visibility.customers(Sql.of("true"), viewer, "c");
        String sql = CANDIDATES + (customers ? """
                  select it.id, it.id as customer_id, it.name, it.number, null as customer_name, it.city, it.archived_at,
                         {handles} as handles, it.reason, it.score
                  from scored it order by it.score desc, it.id limit {candidates}
                  """ : """
                  select it.id, it.customer_id, it.name, null as number, o.name as customer_name, o.city, it.archived_at,
                         {handles} as handles, it.reason, it.score
                  from scored it join customer o on o.id = it.customer_id order by it.score desc, it.id limit {candidates}
                  """);
        return Sql.of(sql.replace("{like}", customers ? CUSTOMERS_LIKE : CONTACTS_LIKE)
                        .replace("{handles}", handles(kind, "it"))
                        .replace("{visible}", visible.toString())
                        .replace("{table}", kind.table())
                        .replace("{most}", String.valueOf(MOST_OF_A_KEY))
                        .replace("{candidates}", String.valueOf(MOST_CANDIDATES)))
                .with("name", name)
                .with("emails", emails.toArray(String[]::new))
                .with("phones", phones.toArray(String[]::new))
                .with("except", exceptId == null ? 0L : exceptId)
                .withValuesOf(visible)
                .with("email", DuplicateSearch.EMAIL)
                .with("phone", DuplicateSearch.PHONE)
                .with("sameName", DuplicateSearch.NAME)
                .with("similar", DuplicateSearch.SIMILAR)
                .with("leastAlike", DuplicateSearch.LEAST_ALIKE)
                .on(jdbc)
                .query((row, n) -> new Candidate(
                        row.getLong("id"),
                        row.getLong("customer_id"),
                        row.getString("name"),
                        row.getString("number"),
                        row.getString("customer_name"),
                        row.getString("city"),
                        strings(row, "handles"),
                        row.getTimestamp("archived_at") != null,
                        DuplicateReason.valueOf(row.getString("reason")),
                        row.getDouble("score")))
                .list();
    }

    /** Whom a record may be a duplicate of; at most five. What was dismissed is not proposed. */
    public List<Candidate> of(Viewer viewer, DuplicateKind kind, long id) {
        boolean customers = kind == DuplicateKind.CUSTOMER;
        Keys keys = Visibility.customers(
                        Sql.of("""
                                select k.name, array(select normal from handle h where {its} and h.kind = 'EMAIL') as emails,
                                       array(select normal from handle h where {its} and h.kind in ('MOBILE', 'PHONE')) as phones
                                from {table} k join customer c on c.id = {customer} where k.id = :id
                                """.replace(
                                        "{its}",
                                        customers
                                                ? "h.customer_id = k.id and (h.contact_id is null or c.kind = 'PERSON')"
                                                : "h.contact_id = k.id")
                                .replace("{customer}", customers ? "k.id" : "k.customer_id")
                                .replace("{table}", kind.table())),
                        viewer,
                        "c")
                .with("id", id)
                .on(jdbc)
                .query((row, n) -> new Keys(row.getString("name"), strings(row, "emails"), strings(row, "phones")))
                .optional()
                .orElseThrow(() -> new NotFound(kind.id(id)));
        List<Long> dismissed = jdbc.sql("""
                select case when a_id = :id then b_id else a_id end from duplicate_pair
                where record_kind = :kind and (a_id = :id or b_id = :id) and dismissed_at is not null
                """)
                .param("id", id)
                .param("kind", kind.name())
                .query(Long.class)
                .list();
        return whileTyping(viewer, kind, keys.name, keys.emails, keys.phones, id).stream()
                .filter(candidate -> !dismissed.contains(candidate.id()))
                .toList();
    }

    /** The open pairs of one customer, the likeliest first; at most five. */
    public List<LikelyDuplicate> openPairsOf(Viewer viewer, CustomerId id) {
        Sql sql = Sql.of("""
                select c.id, c.name, p.reason
                from duplicate_pair p
                join customer c on c.id = case when p.a_id = :id then p.b_id else p.a_id end
                where p.record_kind = 'CUSTOMER' and (p.a_id = :id or p.b_id = :id) and p.dismissed_at is null
                """).with("id", id.value());
        return Visibility.customers(sql, viewer, "c")
                .add("order by p.score desc, p.id limit 5")
                .on(jdbc)
                .query((row, n) -> new LikelyDuplicate(
                        row.getLong("id"), row.getString("name"), DuplicateReason.valueOf(row.getString("reason"))))
                .list();
    }

    private record Keys(String name, List<String> emails, List<String> phones) {}

    /** The open pairs of which the viewer may see both sides, the likeliest first. */
    public Slice<DuplicatePair> page(Viewer viewer, DuplicateKind kind, @Nullable Cursor cursor, int size) {
        String sql = "select " + Keyset.select(BY_SCORE, "p.id") + ", p.id, p.reason, p.score, " + side(kind, "a")
                + ", " + side(kind, "b") + FROM_PAIRS;
        return Keyset.page(
                jdbc,
                open(viewer, kind, sql),
                BY_SCORE,
                "p.id",
                cursor,
                size,
                (row, n) -> new DuplicatePair(
                        row.getLong("id"),
                        DuplicateReason.valueOf(row.getString("reason")),
                        row.getDouble("score"),
                        side(row, "a"),
                        side(row, "b")));
    }

    /** How many pairs {@link #page} goes through. */
    public Count count(Viewer viewer, DuplicateKind kind) {
        return Count.of(jdbc, open(viewer, kind, "select 1" + FROM_PAIRS));
    }

    private static final String FROM_PAIRS = """
             from duplicate_pair p
            join {table} a on a.id = p.a_id join customer ac on ac.id = {a_customer}
            join {table} b on b.id = p.b_id join customer bc on bc.id = {b_customer}
            where p.record_kind = :kind and p.dismissed_at is null
            """;

    private static Sql open(Viewer viewer, DuplicateKind kind, String sql) {
        boolean customers = kind == DuplicateKind.CUSTOMER;
        Sql pairs = Sql.of(sql.replace("{table}", kind.table())
                        .replace("{a_customer}", customers ? "a.id" : "a.customer_id")
                        .replace("{b_customer}", customers ? "b.id" : "b.customer_id"))
                .with("kind", kind.name());
        Visibility.customers(pairs, viewer, "ac");
        return Visibility.customers(pairs, viewer, "bc");
    }

    private static String side(DuplicateKind kind, String it) {
        String facts = kind == DuplicateKind.CUSTOMER ? """
                  {it}.id as {it}_id, {it}.name as {it}_name, {it}.number as {it}_number, null as {it}_customer, {it}.city as {it}_city,
                  {handles} as {it}_handles, {it}.orders_count as {it}_orders, {it}.last_ordered_at as {it}_last, {it}.created_at as {it}_created
                  """ : """
                  {it}.id as {it}_id, {it}.name as {it}_name, null as {it}_number, {it}c.name as {it}_customer, {it}c.city as {it}_city,
                  {handles} as {it}_handles, (select count(*) from sales_order o where o.contact_id = {it}.id) as {it}_orders,
                  (select max(o.ordered_at) from sales_order o where o.contact_id = {it}.id) as {it}_last, {it}.created_at as {it}_created
                  """;
        return facts.replace("{handles}", handles(kind, it)).replace("{it}", it);
    }

    private static DuplicateSide side(ResultSet row, String it) throws SQLException {
        Timestamp last = row.getTimestamp(it + "_last");
        return new DuplicateSide(
                row.getLong(it + "_id"),
                row.getString(it + "_name"),
                row.getString(it + "_number"),
                row.getString(it + "_customer"),
                row.getString(it + "_city"),
                strings(row, it + "_handles"),
                row.getInt(it + "_orders"),
                last == null ? null : last.toInstant(),
                row.getTimestamp(it + "_created").toInstant());
    }

    private static String handles(DuplicateKind kind, String it) {
        return (kind == DuplicateKind.CUSTOMER ? HANDLES_OF_CUSTOMER : HANDLES_OF_CONTACT).replace("{it}", it);
    }

    private static List<String> strings(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
