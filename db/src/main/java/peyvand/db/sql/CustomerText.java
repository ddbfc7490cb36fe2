package peyvand.db.sql;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.domain.RecordKind;
import peyvand.domain.Scope;

/** A customer as somebody types one into a filter: one customer where a number is typed, else all whose names fit. */
public final class CustomerText {

    private static final Pattern NUMBER_IN_PARENTHESES = Pattern.compile(".*\\(([^()]+)\\)");

    private CustomerText() {}

    /** @param column of the statement that holds the customer's id */
    public static void filter(JdbcClient jdbc, Sql sql, String column, String typed) {
        Matcher numbered = NUMBER_IN_PARENTHESES.matcher(typed.strip());
        String number = numbered.matches() ? numbered.group(1).strip() : typed.strip();
        List<Long> exact = jdbc.sql("select id from customer where number in (:number, upper(:number)) limit 1")
                .param("number", number)
                .query(Long.class)
                .list();
        if (!exact.isEmpty()) {
            sql.and(column + " = :customer", "customer", exact.get(0));
            return;
        }
        SearchText words = SearchText.of(typed);
        if (words.isEmpty()) {
            return;
        }
        Sql fitting = Sql.of("select c.id from customer c where true");
        Long[] ids = words.filter(
                        fitting, Scope.EVERYTHING, "c.id", RecordKind.CUSTOMER, SearchText.MOST_HITS_TO_FILTER)
                .on(jdbc)
                .query(Long.class)
                .list()
                .toArray(Long[]::new);
        sql.and(column + " = any (:customers)", "customers", ids);
    }
}
