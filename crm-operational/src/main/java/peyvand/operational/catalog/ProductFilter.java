package peyvand.operational.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.db.sql.SearchText;
import peyvand.db.sql.Sql;
import peyvand.domain.RecordKind;
import peyvand.domain.Scope;
import peyvand.operational.field.CustomFilter;

/**
 * Which products a list shows; null means any.
 *
 * @param own what they must say in custom fields
 * @param category a name or path; products of the categories beneath it are shown too
 */
public record ProductFilter(
        @Nullable String text,
        @Nullable ProductKind kind,
        @Nullable String category,
        boolean archived,
        List<CustomFilter> own) {

    public ProductFilter(
            @Nullable String text, @Nullable ProductKind kind, @Nullable String category, boolean archived) {
        this(text, kind, category, archived, List.of());
    }

    public static final ProductFilter NONE = new ProductFilter(null, null, null, false);

    boolean isNone() {
        return equals(NONE);
    }

    /** The same, for one page of the list. */
    ProductFilter forAPage(JdbcClient jdbc) {
        List<CustomFilter> measured = CustomFilter.forAPage(jdbc, RecordKind.PRODUCT, own);
        return new ProductFilter(text, kind, category, archived, measured);
    }

    Sql apply(Sql sql) {
        sql.add("where " + (archived ? "p.archived_at is not null" : "p.archived_at is null"))
                .andIf("p.kind = :kind", "kind", kind == null ? null : kind.name())
                .andIf("""
                        p.category_id in (
                          with recursive down as (
                            select id, 1 as depth from category
                            where fold(name) = fold(:category) or fold(category_path(id)) = fold(:category)
                            union all
                            select c.id, down.depth + 1 from down join category c on c.parent_id = down.id where down.depth < 20
                          )
                          select id from down)""", "category", category);
        CustomFilter.apply(sql, RecordKind.PRODUCT, "p.id", own);
        if (text == null) {
            return sql;
        }
        boolean textOnly = equals(new ProductFilter(text, null, null, false));
        return SearchText.of(text)
                .filter(
                        sql,
                        Scope.EVERYTHING,
                        "p.id",
                        RecordKind.PRODUCT,
                        textOnly ? SearchText.MOST_HITS : SearchText.MOST_HITS_TO_FILTER);
    }
}
