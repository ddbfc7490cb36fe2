package peyvand.analytical.insight;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.analytical.lifetime.Foresight;
import tools.jackson.databind.json.JsonMapper;

/** What earlier runs would have foretold. */
@Repository
class EarlierRuns {

    private final JdbcClient jdbc;

    EarlierRuns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** As of which day it was learned. */
    record Earlier(LocalDate asOf, Foresight foresight) {}

    /** The latest of those that are kept, as of that day or earlier, that foretold anything. */
    Optional<Earlier> asOf(LocalDate day) {
        return jdbc.sql("""
                select as_of, (card #> '{yardstick,foresight}')::text as foresight from analysis_run
                where state = 'DONE' and as_of <= :day and jsonb_typeof(card #> '{yardstick,foresight}') = 'object'
                order by as_of desc, id desc limit 1
                """)
                .param("day", day)
                .query((row, number) -> new Earlier(
                        row.getObject("as_of", LocalDate.class),
                        JsonMapper.shared().readValue(row.getString("foresight"), Foresight.class)))
                .optional();
    }
}
