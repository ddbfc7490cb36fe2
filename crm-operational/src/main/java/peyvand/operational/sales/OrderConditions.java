package peyvand.operational.sales;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.db.sql.CustomerText;
import peyvand.db.sql.SearchText;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.RecordKind;
import peyvand.domain.Viewer;
import peyvand.operational.field.CustomFilter;

/** Says in SQL which orders a filter lets through, of those that a viewer may see. */
@Repository
class OrderConditions {

    private final JdbcClient jdbc;

    OrderConditions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param sql a select from {@code sales_order o left join customer c}, without conditions */
    Sql apply(Sql sql, Viewer viewer, OrderFilter filter) {
        sql.add("where true");
        if (filter.kind() != null) {
            sql.and("o.kind = '" + filter.kind() + "'"); // a constant, so that the partial index fits
        }
        if (filter.state() != null) {
            sql.and("o.state = '" + filter.state() + "'");
        }
        if (filter.anonymous() != null) {
            sql.and(filter.anonymous() ? "o.customer_id is null" : "o.customer_id is not null");
        }
        day(sql, ">=", "from_day", filter.from());
        day(sql, "<", "to_day", filter.to() == null ? null : filter.to().plusDays(1));
        if (filter.customer() != null) {
            CustomerText.filter(jdbc, sql, "o.customer_id", filter.customer());
        }
        CustomFilter.apply(sql, RecordKind.ORDER, "o.id", filter.own());
        if (filter.text() != null) {
            boolean textOnly = filter.equals(new OrderFilter(filter.text(), null, null, null, null, null, null));
            SearchText.of(filter.text())
                    .filter(
                            sql,
                            viewer.orders(),
                            "o.id",
                            RecordKind.ORDER,
                            textOnly ? SearchText.MOST_HITS : SearchText.MOST_HITS_TO_FILTER);
        }
        return Visibility.customersOrNone(sql, viewer, "c", "o.customer_id");
    }

    private static void day(Sql sql, String comparison, String name, @Nullable LocalDate day) {
        sql.andIf(
                "o.ordered_at " + comparison + " (cast(:" + name
                        + " as timestamp) at time zone (select zone from company))",
                name,
                day == null ? null : day.toString());
    }
}
