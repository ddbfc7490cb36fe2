package peyvand.operational.duplicate;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the database knows of its own tables. All names come out ready to stand in SQL, except those called raw. */
@Component
class Catalog {

    private final JdbcClient jdbc;

    Catalog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A foreign key: the i-th column refers to the i-th target column. Raw column names. */
    record ForeignKey(String table, List<String> columns, String target, List<String> targetColumns) {

        String label() {
            return String.join(",", columns);
        }
    }

    /** What identifies a row: raw columns, of which some may be null where the table has no primary key. */
    record Key(List<String> columns, boolean nullable) {

        String same(String left, String right) {
            return columns.stream()
                    .map(column -> left + "." + quote(column) + (nullable ? " is not distinct from " : " = ") + right
                            + "." + quote(column))
                    .collect(Collectors.joining(" and "));
        }

        String object(String alias) {
            return Catalog.object(alias, columns);
        }
    }

    /** A unique index: its expressions, and for which rows it holds. */
    record Unique(List<String> expressions, @Nullable String predicate, boolean nullsEqual) {}

    /**
     * Every foreign key that refers to the table, except those of append-only tables: their rows keep the ids they were
     * written with, and are read under all ids of a merged record; and except those of {@link MergeValues}, which are
     * fields. A partitioned table counts once, its partitions follow.
     */
    List<ForeignKey> referring(String table) {
        return foreignKeys("""
                c.confrelid = cast(:table as regclass) and not exists (
                  select from pg_trigger t join pg_proc p on p.oid = t.tgfoid
                  where t.tgrelid = c.conrelid and p.proname = 'refuse_change')
                and not exists (
                  select from pg_inherits i where i.inhrelid = c.conrelid and i.inhparent = 'crm.custom_value'::regclass)
                """, table);
    }

    /** Every foreign key of the table. */
    List<ForeignKey> foreignKeysOf(String table) {
        return foreignKeys("c.conrelid = cast(:table as regclass)", table);
    }

    private List<ForeignKey> foreignKeys(String condition, String table) {
        return jdbc.sql("""
                select format('%I.%I', n.nspname, r.relname) as table_name,
                       array(select a.attname::text from unnest(c.conkey) with ordinality k (num, pos)
                             join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.num order by k.pos) as columns,
                       format('%I.%I', fn.nspname, f.relname) as target,
                       array(select a.attname::text from unnest(c.confkey) with ordinality k (num, pos)
                             join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.num order by k.pos) as target_columns
                from pg_constraint c
                join pg_class r on r.oid = c.conrelid join pg_namespace n on n.oid = r.relnamespace
                join pg_class f on f.oid = c.confrelid join pg_namespace fn on fn.oid = f.relnamespace
                where c.contype = 'f' and c.conparentid = 0 and
                """ + condition + "\norder by 1, c.conname")
                .param("table", table)
                .query((row, n) -> new ForeignKey(
                        row.getString("table_name"),
                        strings(row, "columns"),
                        row.getString("target"),
                        strings(row, "target_columns")))
                .list();
    }

    /** The primary key, or all columns where there is none. */
    Key key(String table) {
        List<String> key =
                jdbc.sql("""
                select a.attname::text
                from pg_index i cross join lateral unnest(i.indkey) with ordinality k (num, pos)
                join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.num
                where i.indrelid = cast(:table as regclass) and i.indisprimary and k.pos <= i.indnkeyatts
                order by k.pos
                """).param("table", table).query(String.class).list();
        return key.isEmpty() ? new Key(columns(table), true) : new Key(key, false);
    }

    /** The columns that are written, raw, in order; generated ones follow by themselves. */
    List<String> columns(String table) {
        return jdbc.sql("""
                select attname::text from pg_attribute
                where attrelid = cast(:table as regclass) and attnum > 0 and not attisdropped and attgenerated = ''
                order by attnum
                """).param("table", table).query(String.class).list();
    }

    /** The unique indexes that may refuse a change of one of these columns. */
    List<Unique> uniques(String table, List<String> columns) {
        return jdbc.sql("""
                select array(select pg_get_indexdef(i.indexrelid, k, false) from generate_series(1, i.indnkeyatts) k order by k) as expressions,
                       pg_get_expr(i.indpred, i.indrelid) as predicate, i.indnullsnotdistinct
                from pg_index i
                where i.indrelid = cast(:table as regclass) and i.indisunique
                  and (i.indexprs is not null or i.indpred is not null or exists (
                        select from pg_attribute a where a.attrelid = i.indrelid and a.attnum = any (i.indkey) and a.attname::text = any (:columns)))
                order by i.indexrelid
                """)
                .param("table", table)
                .param("columns", columns.toArray(String[]::new))
                .query((row, n) -> new Unique(
                        strings(row, "expressions"), row.getString("predicate"), row.getBoolean("indnullsnotdistinct")))
                .list();
    }

    static String quote(String raw) {
        return '"' + raw.replace("\"", "\"\"") + '"';
    }

    /** {@code left.c1 = right.d1 and left.c2 = right.d2 ...}. */
    static String same(String left, List<String> columns, String right, List<String> others) {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> left + "." + quote(columns.get(i)) + " = " + right + "." + quote(others.get(i)))
                .collect(Collectors.joining(" and "));
    }

    /** {@code jsonb_build_object('c1', alias.c1, ...)}. */
    static String object(String alias, List<String> columns) {
        return columns.stream()
                .map(column -> "'" + column.replace("'", "''") + "', " + alias + "." + quote(column))
                .collect(Collectors.joining(", ", "jsonb_build_object(", ")"));
    }

    private static List<String> strings(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return List.of((String[]) array.getArray());
    }
}
