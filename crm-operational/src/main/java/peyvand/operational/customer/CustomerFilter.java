package peyvand.operational.customer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.db.sql.SearchText;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.RecordKind;
import peyvand.domain.StaffId;
import peyvand.domain.TierId;
import peyvand.domain.Viewer;
import peyvand.operational.field.CustomFilter;

/**
 * Which customers a list shows; null means any.
 *
 * @param unowned only those nobody is responsible for
 * @param own what they must say in custom fields
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
        List<CustomFilter> own) {

    public CustomerFilter(
            @Nullable String text,
            @Nullable CustomerKind kind,
            @Nullable StaffId owner,
            @Nullable String country,
            @Nullable String tag,
            boolean archived,
            boolean unowned,
            List<CustomFilter> own) {
        this(text, kind, owner, country, tag, archived, unowned, null, own);
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
        return new CustomerFilter(text, kind, owner, country, tag, archived, unowned, tier, measured);
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
