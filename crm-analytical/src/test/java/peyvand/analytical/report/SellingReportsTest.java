package peyvand.analytical.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.db.testing.DbTest;
import peyvand.domain.Right;
import peyvand.domain.Scope;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;

@SpringBootTest(classes = ReportsTest.Application.class, properties = "db-scheduler.enabled=false")
@DbTest(anew = true)
class SellingReportsTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 3, 21);
    private static final LocalDate LAST = LocalDate.of(2026, 4, 20);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SellingReports reports;

    private final Viewer sara =
            new Viewer(new StaffId(1), "Sara", EnumSet.allOf(Right.class), Scope.EVERYTHING, Scope.EVERYTHING, null);

    /** Tea: 30 for 300 in the time, 5 back, and 40 for 400 before. Coffee: 2 for 50. Cups: before only. Postage counts for nothing. */
    @BeforeEach
    void ordersInTheTimeAndBefore() {
        run("truncate order_line, sales_order, customer, product, search_entry, search_term cascade");
        run("""
                insert into staff (id, name, email, password_hash, language, calendar, digits, zone, created_at)
                select i, 'Staff', 's' || i || '@example.com', '', 'en', 'GREGORIAN', 'LATIN', 'UTC', now()
                from generate_series(1, 2) i on conflict do nothing
                """);
        run("""
                insert into company (name, base_currency, zone, language, founded_by, founded_at)
                values ('Nastaran', 'EUR', 'Asia/Tehran', 'en', 1, now()) on conflict do nothing
                """);
        run("""
                insert into customer (id, number, kind, name, owner_id, created_at, updated_at)
                values (1, 'C-1', 'ORGANISATION', 'One', 1, now(), now()), (2, 'C-2', 'ORGANISATION', 'Two', 2, now(), now())
                """);
        run("""
                insert into product (id, code, name, kind, created_at, updated_at)
                values (1, 'T', 'Tea', 'GOODS', now(), now()), (2, 'C', 'Coffee', 'GOODS', now(), now()),
                       (3, 'U', 'Cups', 'GOODS', now(), now()), (4, 'P', 'Postage', 'SHIPPING', now(), now())
                """);
        order(
                1,
                1L,
                "SALE",
                "PLACED",
                "2026-03-20T20:30:00Z",
                "(1, 10, 10), (4, 1, 7)"); // 21 March where the company works
        order(2, 2L, "SALE", "FULFILLED", "2026-04-20T20:29:59Z", "(1, 20, 10), (2, 2, 25)");
        order(3, 1L, "RETURN", "PLACED", "2026-04-10T09:00:00Z", "(1, -5, 10)");
        order(4, 1L, "SALE", "PLACED", "2026-03-20T20:29:59Z", "(1, 40, 10), (3, 3, 20)");
        order(5, 1L, "SALE", "CANCELLED", "2026-04-01T09:00:00Z", "(2, 99, 25)");
        order(6, 1L, "SALE", "PLACED", "2026-04-20T20:30:00Z", "(2, 99, 25)");
        order(7, 1L, "SALE", "PLACED", "2026-02-17T20:29:59Z", "(2, 99, 25)");
        order(8, null, "SALE", "PLACED", "2026-04-02T09:00:00Z", "(2, 1, 20)");
    }

    @Test
    void tellWhatOrdersBroughtInLessReturnsAndAgainstTheTimeBefore() {
        assertThat(told(sara, SellingOrder.MOST))
                .containsExactly(
                        "Tea 30 -5 2 250.0000 -150.0000",
                        "Coffee 3 -0 1 70.0000 70.0000",
                        "Cups 0 -0 0 0.0000 -60.0000");
    }

    @Test
    void putWhatIsAskedForFirst() {
        assertThat(told(sara, SellingOrder.LEAST).get(0)).startsWith("Cups");
        assertThat(told(sara, SellingOrder.FALLING))
                .extracting(line -> line.substring(0, 3))
                .containsExactly("Tea", "Cup", "Cof");
        assertThat(told(sara, SellingOrder.RETURNED).get(0)).startsWith("Tea");
    }

    /** Sales to nobody in particular are everybody's. */
    @Test
    void countOnlyOrdersTheViewerMaySee() {
        Viewer rep = new Viewer(
                new StaffId(2),
                "Omid",
                EnumSet.noneOf(Right.class),
                Scope.ownedBy(Set.of(new StaffId(2))),
                Scope.ownedBy(Set.of(new StaffId(2))),
                null);
        assertThat(told(rep, SellingOrder.MOST))
                .containsExactly("Tea 20 -0 1 200.0000 200.0000", "Coffee 3 -0 1 70.0000 70.0000");
    }

    private List<String> told(Viewer viewer, SellingOrder order) {
        return reports.of(viewer, FIRST, LAST, order).stream()
                .map(line ->
                        line.name() + " " + line.sold().stripTrailingZeros().toPlainString() + " -"
                                + line.returned().stripTrailingZeros().toPlainString() + " " + line.customers() + " "
                                + line.amount() + " "
                                + line.change())
                .toList();
    }

    /** @param lines product, quantity and unit price of each */
    private void order(long id, @Nullable Long customer, String kind, String state, String at, String lines) {
        jdbc.sql("""
                insert into sales_order (id, number, kind, state, customer_id, ordered_at, currency, exchange_rate, created_at, updated_at)
                values (:id, 'O-' || :id, :kind, :state, :customer, cast(:at as timestamptz), 'EUR', 1, now(), now())
                """)
                .param("id", id)
                .param("kind", kind)
                .param("state", state)
                .param("customer", customer, java.sql.Types.BIGINT)
                .param("at", at)
                .update();
        run("""
                insert into order_line (order_id, line_no, product_id, quantity, unit_price, amount)
                select %d, row_number() over (), product, quantity, price, quantity * price
                from (values %s) l (product, quantity, price)
                """.formatted(id, lines));
    }

    private void run(String sql) {
        jdbc.sql(sql).update();
    }
}
