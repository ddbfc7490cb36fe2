package peyvand.web.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.web.testing.Browser;

/** Thirty purchases of tea, of which all but one hold sugar, too; and thirty of neither. */
@TestComponent
class SoldTogether {

    private static final int PURCHASES = 30;

    private final JdbcClient jdbc;

    SoldTogether(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param tea as a field names it
     * @param withoutSugar the name of who bought tea alone
     */
    record Sold(long teaId, String tea, String sugar, String sugarName, String withoutSugar) {}

    Sold analysed(Browser browser) {
        String mark = UUID.randomUUID().toString().substring(0, 8);
        long tea = product("Tea " + mark);
        long sugar = product("Sugar " + mark);
        long salt = product("Salt " + mark);
        for (int i = 0; i < PURCHASES; i++) {
            sell("Buyer " + mark + i, i, i == 0 ? List.of(tea) : List.of(tea, sugar));
            sell("Other " + mark + i, i, List.of(salt));
        }
        analyse(browser);
        return new Sold(tea, label(tea), label(sugar), "Sugar " + mark, "Buyer " + mark + "0");
    }

    private long product(String name) {
        return jdbc.sql(
                        "insert into product (name, kind, created_at, updated_at) values (:name, 'GOODS', now(), now()) returning id")
                .param("name", name)
                .query(Long.class)
                .single();
    }

    private String label(long product) {
        return jdbc.sql("select name || ' (' || code || ')' from product where id = :id")
                .param("id", product)
                .query((row, number) -> URLEncoder.encode(row.getString(1), StandardCharsets.UTF_8))
                .single();
    }

    private void sell(String customer, int daysAgo, List<Long> products) {
        long order = jdbc.sql("""
                with c as (
                  insert into customer (number, kind, name, created_at, updated_at)
                  values (:customer, 'ORGANISATION', :customer, now(), now()) returning id)
                insert into sales_order (kind, state, customer_id, ordered_at, currency, created_at, updated_at)
                select 'SALE', 'PLACED', c.id, now() - (1 + :days) * interval '1 day', base_currency, now(), now()
                from company, c returning id
                """)
                .param("customer", customer)
                .param("days", daysAgo)
                .query(Long.class)
                .single();
        for (int i = 0; i < products.size(); i++) {
            jdbc.sql("""
                    insert into order_line (order_id, line_no, product_id, quantity, unit_price, amount)
                    values (:order, :no, :product, 1, 20, 20)
                    """)
                    .param("order", order)
                    .param("no", i + 1)
                    .param("product", products.get(i))
                    .update();
        }
    }

    private void analyse(Browser browser) {
        assertThat(browser.post("/analysis/runs").location()).isEqualTo("/analysis");
        for (int i = 0; i < 300; i++) {
            if (!browser.get("/analysis").body().contains("every 1s")) {
                assertThat(jdbc.sql("select state from analysis_run order by id desc limit 1")
                                .query(String.class)
                                .single())
                        .isEqualTo("DONE");
                return;
            }
            LockSupport.parkNanos(100_000_000);
        }
        throw new AssertionError("still at work");
    }
}
