package peyvand.operational.catalog;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.domain.RuleViolation;

/** Finds categories by name, and makes those that are new; spellings of one name are one category. */
@Repository
class Categories {

    private static final String SEPARATOR = " / ";
    private static final int LONGEST_NAME = 100;
    private static final int MOST_LEVELS = 10;

    private final JdbcClient jdbc;

    Categories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param path null for none */
    @Nullable
    Long named(@Nullable String path) {
        if (path == null) {
            return null;
        }
        return jdbc.sql("select id from category where fold(category_path(id)) = fold(:path) order by id limit 1")
                .param("path", path)
                .query(Long.class)
                .optional()
                .orElseGet(() -> made(path));
    }

    @Nullable
    String path(@Nullable Long id) {
        return id == null
                ? null
                : jdbc.sql("select category_path(:id)")
                        .param("id", id)
                        .query(String.class)
                        .single();
    }

    private @Nullable Long made(String path) {
        List<String> names = Arrays.stream(path.split(SEPARATOR))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        if (names.size() > MOST_LEVELS || names.stream().anyMatch(name -> name.length() > LONGEST_NAME)) {
            throw new RuleViolation("rule.category.tooLong", LONGEST_NAME, MOST_LEVELS);
        }
        Long parent = null;
        for (String name : names) {
            parent = made(name, parent);
        }
        return parent;
    }

    private long made(String name, @Nullable Long parent) {
        jdbc.sql("insert into category (name, parent_id) values (:name, :parent) on conflict do nothing")
                .param("name", name)
                .param("parent", parent)
                .update();
        return jdbc.sql("select id from category where coalesce(parent_id, 0) = :parent and fold(name) = fold(:name)")
                .param("parent", parent == null ? 0 : parent)
                .param("name", name)
                .query(Long.class)
                .single();
    }
}
