package peyvand.operational.duplicate;

import static java.util.stream.Collectors.joining;
import static peyvand.operational.duplicate.Catalog.quote;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import peyvand.operational.duplicate.Catalog.ForeignKey;
import peyvand.operational.duplicate.Catalog.Key;
import peyvand.operational.duplicate.Catalog.Unique;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the rows that refer to one record refer to another, in whatever tables the database knows, and back again.
 *
 * <p>A row that would break a unique index is dropped in favour of the one it collides with, after the rows that refer to
 * it were moved there in the same way. Each step is written to {@code merge_move}.
 */
@Component
class Moves {

    private static final String VERSION = "version";

    private final JdbcClient jdbc;
    private final Catalog catalog;
    private final Consents consents;
    private final JsonMapper json;

    Moves(JdbcClient jdbc, Catalog catalog, Consents consents, JsonMapper json) {
        this.jdbc = jdbc;
        this.catalog = catalog;
        this.consents = consents;
        this.json = json.rebuild()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
    }

    /** Moves all rows that refer to the row {@code from} of a table to the row {@code to}. */
    void moveReferences(MergeLog log, String table, Map<String, ?> from, Map<String, ?> to) {
        for (ForeignKey key : catalog.referring(table)) {
            move(log, key.table(), values(key, from), values(key, to));
        }
    }

    /** Sets columns from some values to others, wherever they have the first. */
    void move(
            MergeLog log,
            String table,
            Map<String, ? extends @Nullable Object> from,
            Map<String, ? extends @Nullable Object> to) {
        if (from.equals(to) || from.containsValue(null)) {
            return;
        }
        List<String> columns = List.copyOf(from.keySet());
        collapse(log, table, columns, from, to);
        Key key = catalog.key(table);
        String keys = jdbc.sql("""
                with moved as (
                  update {table} t set {set}
                  from jsonb_populate_record(null::{table}, cast(:from as jsonb)) f, jsonb_populate_record(null::{table}, cast(:to as jsonb)) x
                  where {where}
                  returning {key} as key)
                select jsonb_agg(key)::text from moved
                """.replace("{table}", table)
                        .replace("{set}", set(table, columns, "x"))
                        .replace("{where}", Catalog.same("t", columns, "f", columns))
                        .replace("{key}", key.object("t")))
                .param("from", json.writeValueAsString(from))
                .param("to", json.writeValueAsString(to))
                .query(String.class)
                .optional()
                .orElse(null);
        if (keys != null) {
            log.moved(table, columns, from, to, keys);
        }
    }

    /** How many rows {@link #moveReferences} would touch. */
    List<MergePreview.Rows> countReferences(String table, Map<String, ?> from) {
        List<MergePreview.Rows> counts = new ArrayList<>();
        for (ForeignKey key : catalog.referring(table)) {
            Map<String, @Nullable Object> values = values(key, from);
            List<String> columns = key.columns();
            long count = jdbc.sql(
                            "select count(*) from " + key.table() + " t, jsonb_populate_record(null::" + key.table()
                                    + ", cast(:from as jsonb)) f where " + Catalog.same("t", columns, "f", columns))
                    .param("from", json.writeValueAsString(values))
                    .query(Long.class)
                    .single();
            if (count > 0) {
                counts.add(new MergePreview.Rows(key.table().replaceFirst("^crm\\.", ""), key.label(), count));
            }
        }
        return counts;
    }

    private void collapse(
            MergeLog log,
            String table,
            List<String> columns,
            Map<String, ? extends @Nullable Object> from,
            Map<String, ? extends @Nullable Object> to) {
        Map<String, String> keptByDropped = new LinkedHashMap<>();
        Key key = catalog.key(table);
        for (Unique unique : catalog.uniques(table, columns)) {
            collisions(table, key, unique, columns, from, to).forEach(keptByDropped::putIfAbsent);
        }
        keptByDropped.forEach((dropped, kept) -> {
            Map<String, @Nullable Object> droppedRow = row(table, key, dropped);
            Map<String, @Nullable Object> keptRow = row(table, key, kept);
            boolean handle = table.equals("crm.handle");
            var answers = handle ? consents.ofTheSame(keptRow, droppedRow) : null;
            moveReferences(log, table, droppedRow, keptRow);
            drop(log, table, key, dropped, kept);
            if (answers != null) {
                consents.write(log, answers);
            }
        });
    }

    private Map<String, String> collisions(
            String table,
            Key key,
            Unique unique,
            List<String> columns,
            Map<String, ? extends @Nullable Object> from,
            Map<String, ? extends @Nullable Object> to) {
        List<String> expressions = unique.expressions();
        StringBuilder select = new StringBuilder();
        StringBuilder join = new StringBuilder();
        for (int i = 0; i < expressions.size(); i++) {
            select.append(", ").append(expressions.get(i)).append(" as merge_k").append(i);
            join.append(i == 0 ? "" : " and ")
                    .append("n.merge_k")
                    .append(i)
                    .append(unique.nullsEqual() ? " is not distinct from " : " = ")
                    .append("s.merge_k")
                    .append(i);
        }
        String where = unique.predicate() == null ? "" : " where " + unique.predicate();
        Map<String, String> found = new LinkedHashMap<>();
        jdbc.sql("""
                select n.merge_key::text as dropped, s.merge_key::text as kept
                from (select merge_key {select}
                      from (select x.*, {key} as merge_key
                            from {table} t
                            join jsonb_populate_record(null::{table}, cast(:from as jsonb)) f on {same}
                            cross join lateral jsonb_populate_record(t, cast(:to as jsonb)) x) moving {where}) n
                join (select {key_of_t} as merge_key {select} from {table} t {where}) s on {join} and s.merge_key <> n.merge_key
                """.replace("{select}", select)
                        .replace("{where}", where)
                        .replace("{join}", join)
                        .replace("{key}", key.object("t"))
                        .replace("{key_of_t}", key.object("t"))
                        .replace("{same}", Catalog.same("t", columns, "f", columns))
                        .replace("{table}", table))
                .param("from", json.writeValueAsString(from))
                .param("to", json.writeValueAsString(to))
                .query((row, n) -> found.putIfAbsent(row.getString("dropped"), row.getString("kept")))
                .list();
        return found;
    }

    private void drop(MergeLog log, String table, Key key, String dropped, String kept) {
        String rows = jdbc.sql("""
                with dropped as (
                  delete from {table} t using jsonb_populate_record(null::{table}, cast(:key as jsonb)) k where {where} returning to_jsonb(t) as row)
                select jsonb_agg(row)::text from dropped
                """.replace("{table}", table).replace("{where}", key.same("t", "k")))
                .param("key", dropped)
                .query(String.class)
                .single();
        log.dropped(table, rows, kept);
    }

    /** A row by its key, column by raw name. */
    private Map<String, @Nullable Object> row(String table, Key key, String keyJson) {
        return map(jdbc.sql("select to_jsonb(t)::text from " + table + " t, jsonb_populate_record(null::" + table
                        + ", cast(:key as jsonb)) k where " + key.same("t", "k"))
                .param("key", keyJson)
                .query(String.class)
                .single());
    }

    /** Moves rows back that still are where the merge put them. */
    void moveBack(String table, List<String> columns, String from, String to, String keys) {
        Key key = catalog.key(table);
        jdbc.sql("""
                update {table} t set {set}
                from jsonb_populate_record(null::{table}, cast(:from as jsonb)) f, jsonb_populate_record(null::{table}, cast(:to as jsonb)) x,
                     jsonb_populate_recordset(null::{table}, cast(:keys as jsonb)) k
                where {key} and {where}
                """.replace("{table}", table)
                        .replace("{set}", set(table, columns, "f"))
                        .replace("{key}", key.same("t", "k"))
                        .replace("{where}", Catalog.same("t", columns, "x", columns)))
                .param("from", from)
                .param("to", to)
                .param("keys", keys)
                .update();
    }

    /** Puts dropped rows back, as far as what they refer to is still there and nothing took their place. */
    void putBack(String table, String rows) {
        String columns = catalog.columns(table).stream().map(Catalog::quote).collect(joining(", "));
        String referred = catalog.foreignKeysOf(table).stream()
                .map(key -> " and (" + anyNull(key) + " or exists (select from " + key.target() + " o where "
                        + Catalog.same("o", key.targetColumns(), "r", key.columns()) + "))")
                .collect(joining());
        jdbc.sql("insert into " + table + " (" + columns + ") overriding system value select " + columns
                        + " from jsonb_populate_recordset(null::" + table + ", cast(:rows as jsonb)) r where true"
                        + referred
                        + " on conflict do nothing")
                .param("rows", rows)
                .update();
    }

    /** Whoever has an old copy of a moved row in a form must not save it over the move: its version goes up. */
    private String set(String table, List<String> columns, String values) {
        String set = columns.stream()
                .map(column -> quote(column) + " = " + values + "." + quote(column))
                .collect(joining(", "));
        return catalog.columns(table).contains(VERSION) ? set + ", version = t.version + 1" : set;
    }

    private static String anyNull(ForeignKey key) {
        return key.columns().stream()
                .map(column -> "r." + quote(column) + " is null")
                .collect(joining(" or "));
    }

    private static Map<String, @Nullable Object> values(ForeignKey key, Map<String, ?> row) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 0; i < key.columns().size(); i++) {
            values.put(key.columns().get(i), row.get(key.targetColumns().get(i)));
        }
        return values;
    }

    /** A row by its id, column by raw name. */
    Map<String, @Nullable Object> row(String table, long id) {
        return row(table, new Key(List.of("id"), false), "{\"id\":" + id + "}");
    }

    @SuppressWarnings("unchecked")
    private Map<String, @Nullable Object> map(String text) {
        return json.readValue(text, LinkedHashMap.class);
    }
}
