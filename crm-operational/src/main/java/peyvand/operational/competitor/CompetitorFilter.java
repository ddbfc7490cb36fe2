package peyvand.operational.competitor;

import org.jspecify.annotations.Nullable;
import peyvand.db.sql.Sql;
import peyvand.domain.Folding;

/**
 * Which competitors a list shows.
 *
 * @param text in the name, however it is spelt; null means any
 */
public record CompetitorFilter(@Nullable String text, boolean archived) {

    Sql apply(Sql sql) {
        return sql.add("where " + (archived ? "c.archived_at is not null" : "c.archived_at is null"))
                .andIf("fold(c.name) like :name", "name", text == null ? null : pattern(text));
    }

    private static String pattern(String text) {
        return "%" + Folding.fold(text).strip().replaceAll("[\\\\%_]", "\\\\$0") + "%";
    }
}
