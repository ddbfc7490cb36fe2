package peyvand.db.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.domain.Cursor;
import peyvand.domain.Slice;
import peyvand.domain.Viewer;

/** Reads a sorted list: one page by seeking to its first row, never by counting rows away, or all of it row by row. */
public final class Keyset {

    /** What a statement passed to {@link #page} selects in addition to its own columns. */
    public static final String SORT_VALUE = "sort_value";

    private static final int FETCHED = 1_000;

    private Keyset() {}

    /**
     * @param sql {@code select ... from ... where ...} without order and limit; its columns include
     *     {@code <sort expression>::text as sort_value} (see {@link #select})
     * @param id the SQL of the unique id that breaks ties
     * @param cursor where the page begins; null for the first page
     * @param size rows of a page, at least 1
     */
    public static <T> Slice<T> page(
            JdbcClient jdbc, Sql sql, Sort sort, String id, @Nullable Cursor cursor, int size, RowMapper<T> mapper) {
        return page(jdbc, sql, sort, id, cursor, size, mapper, (whole, part, last) -> whole.add(part));
    }

    /**
     * The same for a viewer who sees the customers of few owners out of very many, where an index begins with the owner
     * and the sort.
     *
     * @param sql with the condition of {@link Visibility#customers} for this viewer and alias, and a column {@code
     *     sort_key} that is the sort expression itself
     */
    public static <T> Slice<T> pageByOwner(
            JdbcClient jdbc,
            Sql sql,
            Viewer viewer,
            String alias,
            Sort sort,
            @Nullable Cursor cursor,
            int size,
            RowMapper<T> mapper) {
        return page(
                jdbc,
                sql,
                sort,
                alias + ".id",
                cursor,
                size,
                mapper,
                (whole, part, last) -> Visibility.byOwner(whole, viewer.customers(), alias, part, last));
    }

    /**
     * The same for leads, of a viewer who sees those of few owners and of nobody.
     *
     * @param sql with the condition of {@link Visibility#leads} for this viewer and alias, and a column {@code sort_key}
     *     that is the sort expression itself
     */
    public static <T> Slice<T> pageOfLeads(
            JdbcClient jdbc,
            Sql sql,
            Viewer viewer,
            String alias,
            Sort sort,
            @Nullable Cursor cursor,
            int size,
            RowMapper<T> mapper) {
        return page(
                jdbc,
                sql,
                sort,
                alias + ".id",
                cursor,
                size,
                mapper,
                (whole, part, last) -> Visibility.leadsByOwner(whole, viewer, alias, part, last));
    }

    /**
     * The same for orders, of a viewer who sees those of few customers out of very many.
     *
     * @param sql with the condition of {@link Visibility#customersOrNone} for this viewer, alias and foreign key, and a
     *     column {@code sort_key} that is the sort expression itself
     */
    public static <T> Slice<T> pageByCustomer(
            JdbcClient jdbc,
            Sql sql,
            Viewer viewer,
            String alias,
            String foreignKey,
            Sort sort,
            String id,
            @Nullable Cursor cursor,
            int size,
            RowMapper<T> mapper) {
        return page(
                jdbc,
                sql,
                sort,
                id,
                cursor,
                size,
                mapper,
                (whole, part, last) -> Visibility.byCustomer(whole, viewer, alias, foreignKey, part, last));
    }

    /** Completes a statement by an order and a limit. */
    @FunctionalInterface
    private interface Completion {
        Sql complete(Sql sql, String part, String last);
    }

    private static <T> Slice<T> page(
            JdbcClient jdbc,
            Sql sql,
            Sort sort,
            String id,
            @Nullable Cursor cursor,
            int size,
            RowMapper<T> mapper,
            Completion completion) {
        boolean backward = cursor != null && cursor.backward();
        boolean descending = sort.descending() != backward;
        if (cursor != null) {
            sql.and("(" + sort.expression() + ", " + id + ") " + (descending ? "<" : ">") + " (cast(:cursor_value as "
                            + sort.type() + "), :cursor_id)")
                    .with("cursor_value", cursor.value())
                    .with("cursor_id", cursor.id());
        }
        String direction = descending ? " desc" : "";
        String limit = " limit " + (size + 1);
        Sql complete = completion.complete(
                sql,
                "order by " + sort.expression() + direction + ", " + id + direction + limit,
                "order by sort_key" + direction + ", sort_id" + direction + limit);
        List<Keyed<T>> rows =
                new ArrayList<>(complete.on(jdbc).query(keyed(mapper)).list());
        boolean more = rows.size() > size;
        if (more) {
            rows.remove(size);
        }
        if (backward) {
            Collections.reverse(rows);
        }
        if (rows.isEmpty()) {
            return new Slice<>(List.of(), null, null);
        }
        boolean hasPrevious = cursor != null && (!backward || more);
        boolean hasNext = backward || more;
        return new Slice<>(
                rows.stream().map(Keyed::row).toList(),
                hasPrevious ? rows.get(0).cursor(true) : null,
                hasNext ? rows.get(rows.size() - 1).cursor(false) : null);
    }

    /**
     * The whole list in the order of its pages, one row at a time, within a transaction.
     *
     * @param sql {@code select ... from ... where ...} without order and limit
     */
    public static <T> void each(
            JdbcClient jdbc, Sql sql, Sort sort, String id, RowMapper<T> mapper, Consumer<T> consumer) {
        String direction = sort.descending() ? " desc" : "";
        try (var rows = sql
                .add("order by " + sort.expression() + direction + ", " + id + direction)
                .on(jdbc)
                .withFetchSize(FETCHED)
                .query(mapper)
                .stream()) {
            rows.forEach(consumer);
        }
    }

    /** The columns {@link #page} needs of a statement, to stand first in its select list. */
    public static String select(Sort sort, String id) {
        return id + " as sort_id, " + sort.expression() + "::text as " + SORT_VALUE;
    }

    private static <T> RowMapper<Keyed<T>> keyed(RowMapper<T> mapper) {
        return (row, number) -> Keyed.of(row, mapper.mapRow(row, number));
    }

    private record Keyed<T>(T row, String value, long id) {

        static <T> Keyed<T> of(ResultSet row, T mapped) throws SQLException {
            return new Keyed<>(mapped, row.getString(SORT_VALUE), row.getLong("sort_id"));
        }

        Cursor cursor(boolean backward) {
            return new Cursor(backward, value, id);
        }
    }
}
