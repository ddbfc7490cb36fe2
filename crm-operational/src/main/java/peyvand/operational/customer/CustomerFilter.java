package peyvand.operational.customer;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.db.sql.SearchText;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.RecordKind;
import peyvand.domain.SegmentId;
import peyvand.domain.StaffId;
import peyvand.domain.TierId;
import peyvand.domain.Viewer;
import peyvand.operational.field.CustomFilter;

/**
 * Which customers a list shows; null means any.
 *
 * @param unowned only those nobody is responsible for
 * @param segment only those who belong to it
 * @param own what they must say in custom fields
 * @param way how the members of the segment are found; see {@link #forAPage}
 */
public record CustomerFilter(
        @Nullable String text,
        @Nullable CustomerKind kind,
        @Nullable StaffId owner,
        @Nullable String country,
        @Nullable String tag,
        boolean archived,
        boolean unowned,
        @Nullable TierId tier,
        @Nullable SegmentId segment,
        List<CustomFilter> own,
        Way way) {

    /** So many are looked up and sorted sooner than they are found in the order of an index that has nothing to do with them. */
    private static final int FEW_MEMBERS = 50_000;

    /** How the members of a segment are found. */
    enum Way {
        /** As the planner thinks best. */
        ANY,
        /** They are few: they first, and then sorted. */
        MEMBERS_FIRST,
        /** They are many: customers in the order of the list, until a page is full. */
        CUSTOMERS_FIRST
    }

    public CustomerFilter(
            @Nullable String text,
            @Nullable CustomerKind kind,
            @Nullable StaffId owner,
            @Nullable String country,
            @Nullable String tag,
            boolean archived,
            boolean unowned,
            @Nullable TierId tier,
            @Nullable SegmentId segment,
            List<CustomFilter> own) {
        this(text, kind, owner, country, tag, archived, unowned, tier, segment, own, Way.ANY);
    }

    public CustomerFilter(
            @Nullable String text,
            @Nullable CustomerKind kind,
            @Nullable StaffId owner,
            @Nullable String country,
            @Nullable String tag,
            boolean archived,
            boolean unowned,
            List<CustomFilter> own) {
        this(text, kind, owner, country, tag, archived, unowned, null, null, own);
    }

    public CustomerFilter(
            @Nullable String text,
            @Nullable CustomerKind kind,
            @Nullable StaffId owner,
            @Nullable String country,
            @Nullable String tag,
            boolean archived,
            boolean unowned) {
        this(text, kind, owner, country, tag, archived, unowned, List.of());
    }

    public static final CustomerFilter NONE = new CustomerFilter(null, null, null, null, null, false, false);

    boolean isNone() {
        return equals(NONE);
    }

    /** The same, for one page of the list. */
    CustomerFilter forAPage(JdbcClient jdbc) {
        List<CustomFilter> measured = CustomFilter.forAPage(jdbc, RecordKind.CUSTOMER, own);
        return new CustomerFilter(
                text, kind, owner, country, tag, archived, unowned, tier, segment, measured, measured(jdbc));
    }

    /** The planner knows of all segments together only how many belong to one: so it is told. */
    private Way measured(JdbcClient jdbc) {
        if (segment == null) {
            return Way.ANY;
        }
        Sql members = members(Sql.of("select 1 from"));
        long counted = Sql.of("select count(*) from (" + members + "\nlimit " + (FEW_MEMBERS + 1) + ") counted")
                .withValuesOf(members)
                .on(jdbc)
                .query(Long.class)
                .single();
        return counted > FEW_MEMBERS ? Way.CUSTOMERS_FIRST : Way.MEMBERS_FIRST;
    }

    /** Whether so few are meant that they are looked up first. */
    boolean few() {
        return way == Way.MEMBERS_FIRST || CustomFilter.few(own);
    }

    private Sql members(Sql sql) {
        return sql.add("dim_segment_member m where m.segment_id = :segment")
                .with("segment", Objects.requireNonNull(segment).value());
    }

    private void filterMembers(Sql sql) {
        if (way == Way.MEMBERS_FIRST) {
            members(sql.add("and c.id = any (array(select m.customer_id from")).add("))");
        } else {
            members(sql.add("and exists (select from"))
                    .and("m.customer_id = c.id")
                    .add(way == Way.CUSTOMERS_FIRST ? "offset 0)" : ")");
        }
    }

    Sql apply(Sql sql, Viewer viewer) {
        sql.add("where c.merged_into_id is null")
                .and(archived ? "c.archived_at is not null" : "c.archived_at is null")
                .andIf("c.kind = :kind", "kind", kind == null ? null : kind.name())
                .andIf("c.owner_id = :owner", "owner", owner == null ? null : owner.value())
                .andIf("c.country = :country", "country", country)
                .andIf("c.tier_id = :tier", "tier", tier == null ? null : tier.value())
                .andIf(
                        "exists (select 1 from customer_tag ct join tag t on t.id = ct.tag_id where ct.customer_id = c.id"
                                + " and fold(t.name) = fold(:tag))",
                        "tag",
                        tag);
        if (unowned) {
            sql.and("c.owner_id is null");
        }
        if (segment != null) {
            filterMembers(sql);
        }
        CustomFilter.apply(sql, RecordKind.CUSTOMER, "c.id", own);
        if (text != null) {
            boolean textOnly = equals(new CustomerFilter(text, null, null, null, null, false, false));
            SearchText.of(text)
                    .filter(
                            sql,
                            viewer.customers(),
                            "c.id",
                            RecordKind.CUSTOMER,
                            textOnly ? SearchText.MOST_HITS : SearchText.MOST_HITS_TO_FILTER);
        }
        return Visibility.customers(sql, viewer, "c");
    }
}
