package peyvand.analytical.product;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.domain.Right;
import peyvand.domain.Scope;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;

/** A company of two colleagues, of whom the first owns the customers with even ids, and what the analysis says of nine products. */
final class ProductWorld {

    static final Viewer SARA = viewer(Scope.EVERYTHING);
    static final Viewer OMID = viewer(Scope.ownedBy(Set.of(new StaffId(1))));

    private final JdbcClient jdbc;
    private int orders;

    ProductWorld(JdbcClient jdbc) {
        this.jdbc = jdbc;
        run(
                "truncate order_line, sales_order, customer, product, category, search_entry, search_term, analysis_run cascade");
        run("truncate product_affinity, product_sequel, basket_rule, product_insight, product_month, product_buyers");
        run("delete from analysis_state");
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
        run("""
                insert into customer (id, number, kind, name, owner_id, created_at, updated_at)
                select i, 'C-' || i, 'ORGANISATION', 'N' || i, 1 + i % 2, now(), now() from generate_series(1, 20) i
                """);
        run("""
                with r as (insert into analysis_run (state, asked_at, finished_at, slot, as_of, card)
                           values ('DONE', now(), now(), 1, date '2026-05-10', '{}') returning id)
                insert into analysis_state (run_id, slot) select id, 1 from r
                """);
    }

    @SpringBootApplication(scanBasePackages = "peyvand.analytical.product")
    static class Application {}

    private static Viewer viewer(Scope scope) {
        return new Viewer(new StaffId(1), "Somebody", EnumSet.allOf(Right.class), scope, scope, null);
    }

    /** A sale of one of each product; of nobody known where the customer is 0. */
    int order(long customer, int... products) {
        return order("SALE", customer, 1, products);
    }

    /** Likewise, of an order of any kind, and of as many of each. */
    int order(String kind, long customer, int quantity, int... products) {
        int id = ++orders;
        jdbc.sql("""
                insert into sales_order (id, number, kind, state, customer_id, ordered_at, currency, created_at, updated_at)
                values (:id, 'T-' || :id, :kind, 'PLACED', nullif(:customer, 0), timestamptz '2026-05-01 09:00Z', 'EUR', now(), now())
                """)
                .param("id", id)
                .param("kind", kind)
                .param("customer", customer)
                .update();
        for (int i = 0; i < products.length; i++) {
            jdbc.sql("""
                    insert into order_line (order_id, line_no, product_id, quantity, unit_price, amount)
                    values (:order, :no, :product, :quantity, 10, 10 * :quantity)
                    """)
                    .param("order", id)
                    .param("no", i + 1)
                    .param("product", products[i])
                    .param("quantity", quantity)
                    .update();
        }
        return id;
    }

    /** A rule that the slot which is read holds. */
    void rule(int number, int both, double confidence, double lift, int consequent, Integer... antecedent) {
        ruleOf(1, number, both, confidence, lift, consequent, antecedent);
    }

    void ruleOf(int slot, int number, int both, double confidence, double lift, int consequent, Integer... antecedent) {
        jdbc.sql("""
                insert into basket_rule (slot, number, antecedent, consequent, both_in, antecedent_in, consequent_in,
                  confidence, lift, leverage, conviction, log_chance)
                values (:slot, :number, :antecedent, :consequent, :both, :both * 2, :both * 3, :confidence, :lift, 0.1, null, -30)
                """)
                .param("slot", slot)
                .param("number", number)
                .param(
                        "antecedent",
                        Arrays.stream(antecedent).map(Long::valueOf).toArray(Long[]::new))
                .param("consequent", consequent)
                .param("both", both)
                .param("confidence", confidence)
                .param("lift", lift)
                .update();
    }

    void run(String sql) {
        jdbc.sql(sql).update();
    }
}
