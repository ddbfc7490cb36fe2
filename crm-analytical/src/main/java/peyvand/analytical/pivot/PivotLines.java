package peyvand.analytical.pivot;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;
import peyvand.db.sql.Keyset;
import peyvand.db.sql.Sort;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.Cursor;
import peyvand.domain.CustomerId;
import peyvand.domain.OrderId;
import peyvand.domain.Slice;
import peyvand.domain.Viewer;

/** The lines of orders behind a figure, the latest first: of those that the viewer may see. */
@Repository
public class PivotLines {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int ROWS_AT_ONCE = 1_000;
    private static final Sort LATEST = new Sort("l.ordered_at", "timestamptz", true);
    private static final String ID = "l.line_id";
    private static final String ROW = """
            l.order_id, l.order_number, l.order_date, l.customer_id, c.name as customer, p.name as product, l.quantity,
            round(l.base_amount, 4) as amount
            """;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    PivotLines(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /**
     * @return empty where they are not found in a reasonable time
     * @throws IllegalArgumentException for what can be no part of the question's dimensions
     */
    public Optional<Slice<PivotLine>> page(
            Viewer viewer, Question question, Cut row, Cut column, @Nullable Cursor cursor, int size) {
        Sql lines = lines(viewer, question, row, column, Keyset.select(LATEST, ID) + ", " + ROW);
        try {
            return Optional.ofNullable(transactions.execute(status -> {
                PivotReader.limit(jdbc, PATIENCE);
                return Keyset.page(jdbc, lines, LATEST, ID, cursor, size, PivotLines::line);
            }));
        } catch (DataAccessException e) {
            if (PivotAnswers.tookTooLong(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Whether there can be such lines.
     *
     * @throws IllegalArgumentException for what can be no part of the question's dimensions
     */
    public static void check(Question question, Cut row, Cut column) {
        row.check(question.rows());
        column.check(question.columns());
        question.within(question.rows(), row);
        if (question.columns() != null) {
            question.within(question.columns(), column);
        }
    }

    /** All of them, one after the other. */
    public void each(Viewer viewer, Question question, Cut row, Cut column, Consumer<PivotLine> consumer) {
        Sql lines = lines(viewer, question, row, column, ROW).add("order by l.ordered_at desc, l.line_id desc");
        transactions.executeWithoutResult(status -> {
            try (var found = lines.on(jdbc).withFetchSize(ROWS_AT_ONCE).query(PivotLines::line).stream()) {
                found.forEach(consumer);
            }
        });
    }

    private Sql lines(Viewer viewer, Question question, Cut row, Cut column, String columns) {
        check(question, row, column);
        Question narrowed = question.within(question.rows(), row);
        Set<Source> sources = PivotSql.seeing(question);
        Sql sql = PivotSql.asked(
                        question.columns() == null ? narrowed : narrowed.within(question.columns(), column),
                        columns,
                        sources,
                        PivotSql.zone(jdbc))
                .and(counting(question.measure()));
        cut(sql, question.rows(), question.jalali(), row, "row");
        if (question.columns() != null) {
            cut(sql, question.columns(), question.jalali(), column, "column");
        }
        return Visibility.customersOrNone(sql, viewer, "c", "l.customer_id");
    }

    private static void cut(Sql sql, Dimension dimension, boolean jalali, Cut cut, String name) {
        if (cut.key() != null) {
            sql.and(dimension.is(jalali, name, cut.key()), name, cut.key());
        } else if (!cut.but().isEmpty()) {
            sql.and(dimension.isOther(jalali, name), name, cut.but().toArray(String[]::new));
        }
    }

    private static String counting(Measure measure) {
        String sold = "not " + PivotSql.BACK + " and l.quantity > 0 and l.base_amount > 0";
        String back = PivotSql.BACK + " and l.base_amount < 0";
        return PivotSql.MERCHANDISE + " and ("
                + switch (measure) {
                    case RETURNS -> back;
                    case NET -> "case when " + PivotSql.BACK + " then l.base_amount < 0 else " + sold + " end";
                    case CUSTOMERS -> sold + " and l.customer_id is not null";
                    case REVENUE, ORDERS, UNITS, BASKET -> sold;
                }
                + ")";
    }

    private static PivotLine line(ResultSet row, int number) throws SQLException {
        String customer = row.getString("customer");
        return new PivotLine(
                new OrderId(row.getLong("order_id")),
                row.getString("order_number"),
                row.getDate("order_date").toLocalDate(),
                customer == null ? null : new CustomerId(row.getLong("customer_id")),
                customer,
                row.getString("product"),
                row.getBigDecimal("quantity"),
                row.getBigDecimal("amount"));
    }
}
