package peyvand.db.sql;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How many rows there are, counted up to a cap: past it the answer is "so many or more".
 *
 * @param number the exact count, or the cap
 */
public record Count(long number, boolean capped) {

    public static final int CAP = 10_000;

    /** @param sql {@code select 1 from ... where ...} */
    public static Count of(JdbcClient jdbc, Sql sql) {
        Sql counting = Sql.of("select count(*) from (" + sql + "\nlimit " + (CAP + 1) + ") counted")
                .withValuesOf(sql);
        long number = counting.on(jdbc).query(Long.class).single();
        return number > CAP ? new Count(CAP, true) : new Count(number, false);
    }

    /**
     * For a whole table: asks the planner's statistics first, so that a big table is not counted up to the cap for each
     * page.
     */
    public static Count ofWholeTable(JdbcClient jdbc, String table, Sql sql) {
        float estimate = jdbc.sql("select reltuples from pg_class where oid = cast(:table as regclass)")
                .param("table", table)
                .query(Float.class)
                .single();
        return estimate > 2 * CAP ? new Count(CAP, true) : of(jdbc, sql);
    }
}
