package peyvand.analytical.pivot;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What products and categories are called. */
@Repository
public class PivotNames {

    private final JdbcClient jdbc;

    PivotNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By key, as far as there are any. */
    public Map<String, String> products(Collection<String> keys) {
        return names("select product_id, name from dim_product where product_id = any (:ids)", keys);
    }

    /** Each with those above it. */
    public Map<String, String> categories(Collection<String> keys) {
        return names(
                "select category_id, category_path(category_id) from dim_category where category_id = any (:ids)",
                keys);
    }

    /** @param path as {@link #categories} tells it, or its last name where only one is called so. @return its key */
    public Optional<String> category(String path) {
        return jdbc.sql("""
                select category_id from dim_category
                where fold(category_path(category_id)) = fold(:path) or fold(category) = fold(:path)
                order by fold(category_path(category_id)) = fold(:path) desc, category_id limit 1
                """).param("path", path).query(String.class).optional();
    }

    private Map<String, String> names(String sql, Collection<String> keys) {
        Map<String, String> names = new HashMap<>();
        jdbc.sql(sql)
                .param(
                        "ids",
                        keys.stream()
                                .filter(key -> !key.equals(Dimension.UNKNOWN))
                                .map(Long::valueOf)
                                .toArray(Long[]::new))
                .query(row -> {
                    names.put(row.getString(1), row.getString(2));
                });
        return names;
    }
}
