package peyvand.operational.opportunity;

import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.db.sql.Count;
import peyvand.db.sql.Sql;

/**
 * What stands in its stage for longer than it should, said in SQL. Where that is little it is looked for from the index of
 * how long everything stands, and not among all that is open. Needs {@code :now}.
 */
final class GoneStale {

    private static final String IDS = """
            select standing.id from stage cross join lateral (
              select x.id from opportunity x
              where x.state = 'OPEN' and x.stage_id = stage.id
                and x.stage_since < cast(:now as timestamptz) - make_interval(days => stage.stale_days)
              order by x.stage_since limit %d) standing
            """.formatted(Count.CAP + 1);

    private GoneStale() {}

    /** @param now with the time at which it is asked */
    static boolean few(JdbcClient jdbc, Object now) {
        return !Count.of(jdbc, Sql.of(IDS).with("now", now)).capped();
    }

    /** Keeps only those, where they are few. */
    static Sql apply(Sql sql) {
        return sql.and("o.id = any (array(" + IDS + "))");
    }
}
