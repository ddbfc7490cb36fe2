package peyvand.operational.customer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.db.sql.SearchText;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.CustomerId;
import peyvand.domain.RecordKind;
import peyvand.domain.Viewer;
import peyvand.operational.field.CustomFilter;

/**
 * Which contacts a list shows; null means any.
 *
 * @param own what they must say in custom fields
 */
public record ContactFilter(
        @Nullable String text,
        @Nullable CustomerId customer,
        @Nullable Gender gender,
        @Nullable String tag,
        boolean archived,
        List<CustomFilter> own) {

    public ContactFilter(
            @Nullable String text,
            @Nullable CustomerId customer,
            @Nullable Gender gender,
            @Nullable String tag,
            boolean archived) {
        this(text, customer, gender, tag, archived, List.of());
    }

    public static final ContactFilter NONE = new ContactFilter(null, null, null, null, false);

    boolean isNone() {
        return equals(NONE);
    }

    /** The same, for one page of the list. */
    ContactFilter forAPage(JdbcClient jdbc) {
        List<CustomFilter> measured = CustomFilter.forAPage(jdbc, RecordKind.CONTACT, own);
        return new ContactFilter(text, customer, gender, tag, archived, measured);
    }

    Sql apply(Sql sql, Viewer viewer) {
        sql.add("where k.merged_into_id is null")
                .and(archived ? "k.archived_at is not null" : "k.archived_at is null")
                .andIf("k.customer_id = :customer", "customer", customer == null ? null : customer.value())
                .andIf("k.gender = :gender", "gender", gender == null ? null : gender.name())
                .andIf(
                        "exists (select 1 from contact_tag kt join tag t on t.id = kt.tag_id where kt.contact_id = k.id"
                                + " and fold(t.name) = fold(:tag))",
                        "tag",
                        tag);
        CustomFilter.apply(sql, RecordKind.CONTACT, "k.id", own);
        if (text != null) {
            boolean textOnly = equals(new ContactFilter(text, null, null, null, false));
            SearchText.of(text)
                    .filter(
                            sql,
                            viewer.customers(),
                            "k.id",
                            RecordKind.CONTACT,
                            textOnly ? SearchText.MOST_HITS : SearchText.MOST_HITS_TO_FILTER);
        }
        return Visibility.customers(sql, viewer, "c");
    }
}
