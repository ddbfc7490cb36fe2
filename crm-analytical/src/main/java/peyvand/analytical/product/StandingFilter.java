package peyvand.analytical.product;

import org.jspecify.annotations.Nullable;
import peyvand.db.sql.Sql;

/**
 * Which products a list shows; null means any.
 *
 * @param category a name or path; products of the categories beneath it are shown too
 */
public record StandingFilter(
        @Nullable String category, @Nullable ProductStage stage) {

    public static final StandingFilter NONE = new StandingFilter(null, null);

    /** Of products {@code p} and what is said of them {@code i}. */
    Sql apply(Sql sql) {
        return sql.andIf("""
                        p.category_id in (
                          select k.category_id from dim_category k join dim_category up on up.category_id = any (k.within)
                          where fold(up.category) = fold(:category) or fold(category_path(up.category_id)) = fold(:category))
                        """, "category", category)
                .andIf("i.stage = :stage", "stage", stage == null ? null : stage.name());
    }
}
