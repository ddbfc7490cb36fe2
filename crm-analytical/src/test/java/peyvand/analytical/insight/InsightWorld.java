package peyvand.analytical.insight;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.domain.Right;
import peyvand.domain.Scope;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;

/** A company of two colleagues, whose customers buy as a test says. */
final class InsightWorld {

    static final Viewer SARA =
            new Viewer(new StaffId(1), "Sara", EnumSet.allOf(Right.class), Scope.EVERYTHING, Scope.EVERYTHING, null);

    private final JdbcClient jdbc;
    private int orders;

    InsightWorld(JdbcClient jdbc) {
        this.jdbc = jdbc;
        run("""
                truncate order_line, sales_order, customer, product, category, search_entry, search_term, analysis_run, insight_changed,
                  insight_refreshed, segment_changed, investment cascade
                """);
        run("update analysis_state set run_id = null, slot = 0");
        run("insert into analysis_state default values on conflict do nothing");
        run("delete from analysis_setting");
        run("insert into analysis_setting default values");
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
                insert into product (id, code, name, kind, created_at, updated_at)
                select i, 'P' || i, 'Product ' || i, 'GOODS', now(), now() from generate_series(1, 9) i
                """);
    }

    @SpringBootApplication(scanBasePackages = {"peyvand.analytical.insight", "peyvand.analytical.facts"})
    static class Application {

        @Bean
        Clock clock() {
            return Clock.fixed(Instant.parse("2026-05-10T09:00:00Z"), ZoneOffset.UTC);
        }
    }

    void customers(int from, int to) {
        jdbc.sql("""
                insert into customer (id, number, kind, name, owner_id, created_at, updated_at)
                select i, 'C-' || i, 'ORGANISATION', 'N' || i, 1 + i %% 2, now(), now() from generate_series(%d, %d) i
                """.formatted(from, to)).update();
    }

    /** An order of one of each product. */
    void order(long customer, String day, double amount, int... products) {
        int id = ++orders;
        jdbc.sql("""
                insert into sales_order (id, number, kind, state, customer_id, ordered_at, currency, created_at, updated_at)
                values (:id, 'T-' || :id, 'SALE', 'PLACED', :customer, cast(:day as timestamptz), 'EUR', now(), now())
                """)
                .param("id", id)
                .param("customer", customer)
                .param("day", day + "T09:00:00Z")
                .update();
        for (int i = 0; i < products.length; i++) {
            jdbc.sql("""
                    insert into order_line (order_id, line_no, product_id, quantity, unit_price, amount)
                    values (:order, :no, :product, 1, :price, :price)
                    """)
                    .param("order", id)
                    .param("no", i + 1)
                    .param("product", products[i])
                    .param("price", amount / products.length)
                    .update();
        }
    }

    void run(String sql) {
        jdbc.sql(sql).update();
    }
}
