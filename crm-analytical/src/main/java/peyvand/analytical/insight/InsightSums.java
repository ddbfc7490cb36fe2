package peyvand.analytical.insight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.Viewer;

/**
 * Adds up what the last analysis says of the customers that a viewer sees. Of whoever sees all, the cells are added up, and
 * never a million customers; of whoever sees some, those.
 */
@Repository
public class InsightSums {

    private static final String OF_CELLS = """
            sum(c.customers) as customers, sum(c.repeaters) as repeaters, sum(c.orders) as orders, sum(c.amount) as amount,
            sum(c.returned) as returned, sum(c.value) as value, sum(c.at_risk) as at_risk
            from insight_cell c
            where c.slot = (select slot from analysis_state where run_id is not null)
            """;
    private static final String OF_CUSTOMERS = """
            count(*) as customers, count(*) filter (where i.days > 1) as repeaters, sum(i.orders) as orders,
            sum(i.amount) as amount, sum(i.returned) as returned, sum(i.value) as value, sum(i.at_risk) as at_risk
            from dim_customer d
            join customer_insight i on i.customer_id = d.customer_id
             and i.slot = (select slot from analysis_state where run_id is not null)
            join insight_cell c on c.slot = i.slot and c.cell = i.cell
            where true
            """;

    private final JdbcClient jdbc;
    private final Scores scores;

    InsightSums(JdbcClient jdbc, Scores scores) {
        this.jdbc = jdbc;
        this.scores = scores;
    }

    /** @return none before the first run, and by what is switched off; nothing of value where that is */
    public List<InsightSum> by(Viewer viewer, Dimension... dimensions) {
        Set<Score> shown = scores.shown();
        if (!Stream.of(dimensions).flatMap(one -> one.score().stream()).allMatch(shown::contains)) {
            return List.of();
        }
        boolean value = shown.contains(Score.VALUE);
        String keys = Stream.of(dimensions)
                .map(dimension -> "c." + dimension.column())
                .collect(Collectors.joining(", "));
        boolean everything = viewer.customers().everything() && viewer.orders().everything();
        Sql sql = Sql.of("select " + keys + ", " + (everything ? OF_CELLS : OF_CUSTOMERS));
        if (!everything) {
            Visibility.customers(sql, viewer, "d");
            Visibility.buyers(sql, viewer, "d");
        }
        return sql.add("group by " + keys + " order by " + keys)
                .on(jdbc)
                .query((row, number) -> sum(row, dimensions.length, value))
                .list();
    }

    private static InsightSum sum(ResultSet row, int dimensions, boolean value) throws SQLException {
        List<@Nullable String> keys = new ArrayList<>();
        for (int i = 1; i <= dimensions; i++) {
            keys.add(row.getString(i));
        }
        return new InsightSum(
                keys,
                row.getInt("customers"),
                row.getInt("repeaters"),
                row.getLong("orders"),
                row.getDouble("amount"),
                row.getDouble("returned"),
                value ? row.getDouble("value") : 0,
                value ? row.getDouble("at_risk") : 0);
    }
}
