package peyvand.db.testing;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Holds what reports keep added up against the records it was added up from. */
public final class SaleSums {

    private static final String SUM = """
            (select kind, day, pipeline_id, stage_id, days, state, stages, sum(number) as number, sum(amount) as amount
             from %s group by kind, day, pipeline_id, stage_id, days, state, stages having sum(number) <> 0 or sum(amount) <> 0)
            """;

    private SaleSums() {}

    /** Adds up what has changed. @return how many opportunities that were, at most so many */
    public static int count(JdbcClient jdbc, int most) {
        return jdbc.sql("select count_sales(:most)")
                .param("most", most)
                .query(Integer.class)
                .single();
    }

    /** Where the two differ. It is one statement, so that there must be none at any moment, whoever writes meanwhile. */
    public static List<String> differences(JdbcClient jdbc) {
        String kept = SUM.formatted("fact_sale_sum");
        String counted = SUM.formatted("fact_sale_part");
        return jdbc.sql("select d::text from ((" + kept + " except " + counted + ") union all (" + counted + " except "
                        + kept + ")) d limit 20")
                .query(String.class)
                .list();
    }
}
