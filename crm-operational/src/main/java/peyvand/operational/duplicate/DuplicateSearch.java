package peyvand.operational.duplicate;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds records that may be one and keeps {@code duplicate_pair} true to them. Records are compared only where they share
 * a key (an e-mail, a number, a name, the skeleton of a name); a key that more than {@value #LARGEST_BLOCK} records share
 * says nothing and is skipped, so that the cost grows with the records and not with their pairs.
 */
@Service
@Transactional
public class DuplicateSearch {

    static final int LARGEST_BLOCK = 50;

    /** What each reason is worth, as a chance that the two are one; reasons together leave less doubt. */
    static final double EMAIL = 0.9;

    static final double PHONE = 0.8;
    static final double NAME = 0.7;
    static final double SIMILAR = 0.6;

    /** Below this trigram similarity a shared skeleton is chance: "book" and "bike". */
    static final double LEAST_ALIKE = 0.3;

    private static final int ONE_SEARCH = 0x64757031;

    private static final String CUSTOMER_KEYS = """
            select c.id, k.what, k.key
            from customer c cross join lateral (
              select case h.kind when 'EMAIL' then 'EMAIL' else 'PHONE' end as what, h.normal as key
              from handle h
              where h.customer_id = c.id and h.kind in ('EMAIL', 'MOBILE', 'PHONE') and (h.contact_id is null or c.kind = 'PERSON')
              union
              select 'NAME', crm.fold(c.name)
              union
              select 'SOUND', c.name_key where c.name_key is not null
            ) k
            where c.merged_into_id is null and c.archived_at is null
            """;

    private static final String CONTACT_KEYS = """
            select c.id, k.what, k.key
            from contact c join customer o on o.id = c.customer_id cross join lateral (
              select case h.kind when 'EMAIL' then 'EMAIL' else 'PHONE' end as what, h.normal as key
              from handle h where h.contact_id = c.id and h.kind in ('EMAIL', 'MOBILE', 'PHONE')
              union
              select 'SOUND', c.name_key where c.name_key is not null
            ) k
            where c.merged_into_id is null and c.archived_at is null and o.kind = 'ORGANISATION' and o.archived_at is null
            """;

    /** Each index is used only under its own collation. */
    private static final String CUSTOMERS_OF_A_KEY = """
            select c.id from handle h join customer c on c.id = h.customer_id
            where m.what = 'EMAIL' and h.kind = 'EMAIL' and h.normal = m.key collate "default"
              and (h.contact_id is null or c.kind = 'PERSON') and c.merged_into_id is null and c.archived_at is null
            union all
            select c.id from handle h join customer c on c.id = h.customer_id
            where m.what = 'PHONE' and h.kind in ('MOBILE', 'PHONE') and h.normal = m.key collate "default"
              and (h.contact_id is null or c.kind = 'PERSON') and c.merged_into_id is null and c.archived_at is null
            union all
            select c.id from customer c
            where m.what = 'NAME' and crm.fold(c.name) = m.key collate "fa-x-icu" and c.merged_into_id is null and c.archived_at is null
            union all
            select c.id from customer c
            where m.what = 'SOUND' and c.name_key = m.key collate "default" and c.merged_into_id is null and c.archived_at is null
            """;

    private static final String CONTACTS_OF_A_KEY = """
            select c.id from handle h join contact c on c.id = h.contact_id join customer o on o.id = c.customer_id
            where m.what = 'EMAIL' and h.kind = 'EMAIL' and h.normal = m.key collate "default"
              and c.merged_into_id is null and c.archived_at is null and o.kind = 'ORGANISATION' and o.archived_at is null
            union all
            select c.id from handle h join contact c on c.id = h.contact_id join customer o on o.id = c.customer_id
            where m.what = 'PHONE' and h.kind in ('MOBILE', 'PHONE') and h.normal = m.key collate "default"
              and c.merged_into_id is null and c.archived_at is null and o.kind = 'ORGANISATION' and o.archived_at is null
            union all
            select c.id from contact c join customer o on o.id = c.customer_id
            where m.what = 'SOUND' and c.name_key = m.key collate "default"
              and c.merged_into_id is null and c.archived_at is null and o.kind = 'ORGANISATION' and o.archived_at is null
            """;

    private static final String NEAR = """
            with mine as materialized ({keys} and c.id = any (:ids)),
            found as (
              select m.id as mine, other.id as other, m.what
              from mine m
              cross join lateral (select array_agg(distinct f.id) as ids from ({of_a_key} limit {enough}) f) block
              cross join lateral unnest(block.ids) other (id)
              where cardinality(block.ids) <= {largest} and other.id <> m.id),
            """;

    private static final String ALL = """
            with keys as ({keys}),
            blocks as (
              select what, array_agg(distinct id) as ids from keys group by what, key having count(distinct id) between 2 and {largest}),
            found as (
              select one.id as mine, other.id as other, what
              from blocks cross join lateral unnest(ids) one (id) cross join lateral unnest(ids) other (id) where one.id < other.id),
            """;

    private static final String WRITE = """
            pairs as (
              select least(mine, other) as a_id, greatest(mine, other) as b_id,
                     bool_or(what = 'EMAIL') as email, bool_or(what = 'PHONE') as phone, bool_or(what in ('NAME', 'SOUND')) as name
              from found group by 1, 2),
            compared as (
              select p.*, crm.fold(a.name) = crm.fold(b.name) as same, similarity(crm.fold(a.name), crm.fold(b.name)) as alike
              from pairs p join {table} a on a.id = p.a_id join {table} b on b.id = p.b_id),
            scored as materialized (
              select a_id, b_id,
                     case when email then 'SAME_EMAIL' when phone then 'SAME_PHONE' when same then 'SAME_NAME' else 'SIMILAR_NAME' end as reason,
                     1 - (case when email then 1 - :email else 1 end) * (case when phone then 1 - :phone else 1 end)
                       * (case when same then 1 - :name when name and alike >= :leastAlike then 1 - :similar * alike else 1 end) as score
              from compared
              where email or phone or same or alike >= :leastAlike),
            written as (
              insert into duplicate_pair (record_kind, a_id, b_id, reason, score, found_at)
              select :kind, a_id, b_id, reason, score, :at from scored order by a_id, b_id
              on conflict (record_kind, a_id, b_id) do update set reason = excluded.reason, score = excluded.score
              where (duplicate_pair.reason, duplicate_pair.score) is distinct from (excluded.reason, excluded.score)),
            vanished as (
              delete from duplicate_pair p
              where p.record_kind = :kind and p.dismissed_at is null and {scope}
                and not exists (select from scored s where s.a_id = p.a_id and s.b_id = p.b_id))
            select count(*) from scored
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    DuplicateSearch(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Compares these records with all others, after they were written, archived or restored.
     *
     * @return how many pairs they make
     */
    public int findFor(DuplicateKind kind, Collection<Long> ids) {
        if (ids.isEmpty()) {
            return 0;
        }
        return bind(NEAR + WRITE.replace("{scope}", "(p.a_id = any (:ids) or p.b_id = any (:ids))"), kind)
                .param("ids", ids.toArray(Long[]::new))
                .query(Integer.class)
                .single();
    }

    /**
     * Compares all records; for the background. Two of these wait for each other.
     *
     * @return how many pairs there are
     */
    public int findAll() {
        jdbc.sql("select 1 from pg_advisory_xact_lock(:one)")
                .param("one", ONE_SEARCH)
                .query(Integer.class)
                .single();
        int pairs = 0;
        for (DuplicateKind kind : DuplicateKind.values()) {
            pairs += bind(ALL + WRITE.replace("{scope}", "true"), kind)
                    .query(Integer.class)
                    .single();
        }
        return pairs;
    }

    private JdbcClient.StatementSpec bind(String sql, DuplicateKind kind) {
        boolean customers = kind == DuplicateKind.CUSTOMER;
        return jdbc.sql(sql.replace("{keys}", customers ? CUSTOMER_KEYS : CONTACT_KEYS)
                        .replace("{of_a_key}", customers ? CUSTOMERS_OF_A_KEY : CONTACTS_OF_A_KEY)
                        .replace("{largest}", String.valueOf(LARGEST_BLOCK))
                        .replace("{enough}", String.valueOf(2 * LARGEST_BLOCK + 1))
                        .replace("{table}", kind.table()))
                .param("kind", kind.name())
                .param("email", EMAIL)
                .param("phone", PHONE)
                .param("name", NAME)
                .param("similar", SIMILAR)
                .param("leastAlike", LEAST_ALIKE)
                .param("at", Timestamp.from(clock.instant()));
    }
}
