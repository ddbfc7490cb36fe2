package peyvand.analytical.pivot;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import peyvand.analytical.pivot.Tally.Line;
import peyvand.analytical.statistic.Progress;
import peyvand.db.sql.Sql;
import peyvand.domain.Viewer;
import tools.jackson.databind.json.JsonMapper;

/** Reads the lines of orders that a question is about, and tells what they come to. */
@Repository
class PivotReader {

    private static final int LINES_AT_ONCE = 10_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    PivotReader(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return about how many lines there are to be read */
    long expected(Viewer viewer, Question question) {
        Sql lines = PivotSql.lines(viewer, question, PivotSql.zone(jdbc));
        String plan = Sql.of("explain (format json)")
                .add(lines.toString())
                .withValuesOf(lines)
                .on(jdbc)
                .query(String.class)
                .single();
        return JsonMapper.shared()
                .readTree(plan)
                .path(0)
                .path("Plan")
                .path("Plan Rows")
                .asLong();
    }

    /**
     * @param most lines; of more there is no answer
     * @param limit so long it may take; of what takes longer there is no answer
     */
    @Transactional(readOnly = true)
    Optional<Answer> read(
            Viewer viewer, Question question, long most, Duration limit, Progress progress, long expected) {
        limit(jdbc, limit);
        long end = System.nanoTime() + limit.toNanos();
        Tally tally = new Tally(question);
        try (var lines = PivotSql.lines(viewer, question, PivotSql.zone(jdbc))
                .on(jdbc)
                .withFetchSize(LINES_AT_ONCE)
                .query(PivotReader::line)
                .stream()) {
            long read = 0;
            for (var each = lines.iterator(); each.hasNext(); ) {
                tally.add(each.next());
                if (++read > most || System.nanoTime() - end > 0) {
                    return Optional.empty();
                }
                if (read % LINES_AT_ONCE == 0) {
                    progress.reached((double) read / Math.max(expected, read));
                }
            }
        }
        return Optional.of(tally.answer(clock.instant()));
    }

    /** No statement of the transaction may take longer. */
    static void limit(JdbcClient jdbc, Duration limit) {
        jdbc.sql("select set_config('statement_timeout', :limit, true)")
                .param("limit", String.valueOf(limit.toMillis()))
                .query()
                .listOfRows();
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                row.getString("r"),
                row.getString("c"),
                row.getLong("order_id"),
                row.getLong("customer_id"),
                row.getDouble("amount"),
                row.getDouble("quantity"),
                row.getBoolean("merchandise"),
                row.getBoolean("back"));
    }
}
