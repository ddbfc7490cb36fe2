package peyvand.analytical.facts;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import peyvand.analytical.facts.Column.Longs;
import peyvand.analytical.statistic.Progress;

/** Reads the star schema into columns. */
@Repository
public class FactReader {

    private static final long UNKNOWN = -1;

    /** So often it is said how far it is. */
    private static final int PIECE = 1 << 16;

    private final JdbcOperations jdbc;
    private final JdbcClient client;
    private final Clock clock;

    FactReader(JdbcOperations jdbc, JdbcClient client, Clock clock) {
        this.jdbc = jdbc;
        this.client = client;
        this.clock = clock;
    }

    /**
     * Reads all of it, as it stands at one moment.
     *
     * <p>Takes some 100 bytes for each line of an order, and a second or so for a million of them.
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Facts read(AsOf asOf, Progress progress) {
        return Objects.requireNonNull(
                jdbc.execute((ConnectionCallback<Facts>) connection -> read(connection, asOf, progress)));
    }

    /**
     * Reads what some customers have bought, and nothing else: amounts and days, of which products they are made up is left
     * out. It joins a transaction, and reads what has been committed meanwhile.
     *
     * @param ids each once, some thousands at most
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Facts read(long[] ids, AsOf asOf, Known known) {
        return Objects.requireNonNull(
                jdbc.execute((ConnectionCallback<Facts>) connection -> read(connection, ids, asOf, known)));
    }

    private Facts read(Connection connection, long[] ids, AsOf asOf, Known known) throws SQLException {
        String these = Arrays.stream(ids)
                .mapToObj(Long::toString)
                .collect(Collectors.joining(",", "customer_id = any ('{", "}'::bigint[])"));
        Longs customers = new Longs();
        BinaryRows.read(
                connection,
                "select customer_id from dim_customer where " + these,
                row -> customers.add(row.getLong(UNKNOWN)));
        Gathering gathering = new Gathering(sorted(customers), new long[0], new boolean[0]);
        orders(connection, "and " + these, gathering);
        lines(
                connection,
                "where order_id in (select order_id from fact_order where " + these + ")",
                gathering,
                Progress.UNWATCHED);
        return gathering.facts("", asOf, (int) today().toEpochDay(), known);
    }

    private Facts read(Connection connection, AsOf asOf, Progress progress) throws SQLException {
        String snapshot = client.sql("select pg_current_snapshot()::text")
                .query(String.class)
                .single();
        Longs customers = new Longs();
        BinaryRows.read(connection, "select customer_id from dim_customer", row -> customers.add(row.getLong(UNKNOWN)));
        progress.reached(0.05);
        Longs products = new Longs();
        Longs merchandise = new Longs();
        BinaryRows.read(connection, "select product_id, is_merchandise from dim_product order by product_id", row -> {
            products.add(row.getLong(UNKNOWN));
            merchandise.add(row.getBoolean() ? 1 : 0);
        });
        Gathering gathering = new Gathering(sorted(customers), products.toArray(), booleans(merchandise));
        orders(connection, "", gathering);
        progress.reached(0.3);
        lines(connection, "", gathering, progress.part(0.3, 0.9));
        return gathering.facts(snapshot, asOf, (int) today().toEpochDay(), Known.NOTHING);
    }

    private static void orders(Connection connection, String whose, Gathering gathering) throws SQLException {
        BinaryRows.read(
                connection,
                """
                select order_id, customer_id, order_date - date '1970-01-01', kind = 'SALE', line_count, nullif(exchange_rate, 1)
                from fact_order where kind <> 'ADJUSTMENT' %s
                """.formatted(whose),
                row -> gathering.addOrder(
                        row.getLong(UNKNOWN),
                        row.getLong(UNKNOWN),
                        row.getInt(),
                        row.getBoolean(),
                        row.getInt(),
                        row.getNumeric(1)));
        gathering.endOrders();
    }

    private static void lines(Connection connection, String whose, Gathering gathering, Progress progress)
            throws SQLException {
        BinaryRows.read(
                connection, "select order_id, product_id, quantity, amount from fact_bare_line " + whose, row -> {
                    gathering.addLine(row.getLong(UNKNOWN), row.getLong(UNKNOWN), row.getNumeric(0), row.getNumeric(0));
                    if (gathering.linesCome() % PIECE == 0) {
                        progress.reached(Math.min(1, (double) gathering.linesCome() / gathering.linesToCome()));
                    }
                });
    }

    private LocalDate today() {
        return client.sql("select (cast(:now as timestamptz) at time zone zone)::date from company")
                .param("now", Timestamp.from(clock.instant()))
                .query(LocalDate.class)
                .optional()
                .orElseGet(() -> LocalDate.now(clock));
    }

    private static long[] sorted(Longs column) {
        long[] values = column.toArray();
        Arrays.sort(values);
        return values;
    }

    private static boolean[] booleans(Longs column) {
        long[] values = column.toArray();
        boolean[] booleans = new boolean[values.length];
        for (int i = 0; i < values.length; i++) {
            booleans[i] = values[i] != 0;
        }
        return booleans;
    }
}
