package peyvand.web.insight;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.domain.Role;
import peyvand.operational.staff.Language;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.Page;
import peyvand.web.testing.WebTest;

@WebTest
class InsightPagesTest {

    private static final int CUSTOMERS = 30;

    @Autowired
    Browsers browsers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SchedulerClient scheduler;

    @ParameterizedTest
    @EnumSource(Language.class)
    void showsEachPageInBothLanguages(Language language) {
        Browser sara = browsers.administrator(language);
        Sold sold = soldTogether();
        analyse(sara);
        for (String path : List.of(
                "/insights",
                "/insights/ranks",
                "/insights/value",
                "/insights/movement",
                "/insights/movement?month=2025-01-01",
                "/values?sort=room",
                "/values?boughtSince=x&movedTo=LOST&movedSince=x&groupWas=LOST&groupMonth=x",
                "/insights/movement/groups",
                "/insights/movement/groups?month=2025-01-01",
                "/values?groupWas=NONE&groupBecame=NEW&groupMonth=2026-03-01&sort=newest",
                "/insights/investment",
                "/insights/investment?highPercent=20&mediumPercent=50",
                "/insights/investment?highPercent=7",
                "/values?tierWas=NONE&tierBecomes=HIGH&policy=20-4-50-4&worth=1-4",
                "/values",
                "/values?lifeStage=LOYAL&rfmGroup=CHAMPION&investTier=HIGH&decile=1&worth=1-4&risk=2",
                "/values?movedFrom=PROSPECT&movedTo=FIRST&sort=at_risk",
                "/values?boughtSince=2020-01-01&cameSince=2020-01-01",
                "/analysis",
                "/analysis/runs/"
                        + jdbc.sql("select run_id from analysis_state")
                                .query(Long.class)
                                .single(),
                "/customers/" + sold.customer())) {
            Page page = sara.get(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.body()).as(path).doesNotContain("??");
        }
        assertThat(sara.get("/values?lifeStage=NONSENSE").status()).isEqualTo(400);
    }

    /** As after an upgrade: nothing is known of how its results came to be until the next run. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void readsNoCardOfAnotherFormat(Language language) {
        Browser sara = browsers.administrator(language);
        Sold sold = soldTogether();
        analyse(sara);
        jdbc.sql("update analysis_run set card = '{\"format\": 1, \"ranks\": {\"recency\": 3}}' where state = 'DONE'")
                .update();
        for (String path : List.of(
                "/insights",
                "/insights/ranks",
                "/insights/value",
                "/insights/movement",
                "/insights/investment",
                "/values",
                "/analysis",
                "/baskets",
                "/products/" + sold.product(),
                "/customers/" + sold.customer())) {
            Page page = sara.get(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.body()).as(path).doesNotContain("??");
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void holdsWhatWasForetoldAgainstWhatCame(Language language) {
        Browser sara = browsers.administrator(language);
        soldTogether();
        analyse(sara);
        Page none = sara.get("/insights/value");
        assertThat(none.body()).contains("id=\"retrospect\"").doesNotContain("۸۰ درصد", "80% is right");
        String tenths =
                IntStream.range(0, 10).mapToObj(i -> """
                        {"customers": 3, "foretold": %d.4, "ownRate": 2.5, "came": 2, "foretoldAmount": 30.5, "ownRateAmount": 1,
                         "cameAmount": 20}""".formatted(10 - i)).collect(Collectors.joining(","));
        jdbc.sql("""
                update analysis_run set card = jsonb_set(card, '{retrospect}', cast(:card as jsonb))
                where id = (select run_id from analysis_state)
                """).param("card", """
                        {"from": "2026-01-01", "until": "2026-03-01", "outcome": "MODEL", "model": "PARETO_NBD",
                         "found": {"days": 59, "tenths": [%s], "error": 0.51, "ownRateError": 0.62,
                                   "money": {"error": 12.5, "ownRateError": 14, "within": 0.79}}}""".formatted(tenths)).update();
        Page page = sara.get("/insights/value");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Pareto/NBD", "0.51").doesNotContain("??");
        assertThat(browsers.colleague(Role.SALES).get("/insights/value").body()).doesNotContain("id=\"retrospect\"");
    }

    /** A customer who has ordered is told to have, as soon as a minute has passed. */
    @Test
    void saysWhenACustomerWasLookedAtSinceTheRun() {
        Browser sara = browsers.administrator();
        Sold sold = soldTogether();
        analyse(sara);
        String path = "/customers/" + sold.customer();
        assertThat(sara.get(path).body()).contains("As of ").doesNotContain("Up to date: ");
        jdbc.sql(
                        "update order_line set amount = amount + 1 where order_id in (select id from sales_order where customer_id = :id)")
                .param("id", sold.customer())
                .update();
        scheduler.reschedule(TaskInstanceId.of("refresh-insight", RecurringTask.INSTANCE), Instant.now());
        for (int i = 0; i < 300 && !sara.get(path).body().contains("Up to date: "); i++) {
            LockSupport.parkNanos(100_000_000);
        }
        assertThat(sara.get(path).body()).contains("Up to date: ");
    }

    @Test
    void offersACustomerWhatGoesWithWhatTheyHaveUntilItIsNotWanted() {
        Browser sara = browsers.administrator();
        Sold sold = soldTogether();
        analyse(sara);
        String path = "/customers/" + sold.customer();
        Page page = sara.get(path);
        assertThat(page.body()).contains("Offer next", "In 29 of 30 purchases of");
        String refusal = path + "/offers/" + sold.product() + "/refusal";
        assertThat(sara.post(refusal).location()).isEqualTo(path);
        assertThat(sara.get(path).body()).contains("It will not be offered").doesNotContain("Offer next");
        sara.post(refusal + "/undo");
        assertThat(sara.get(path).body()).contains("Offer next");
    }

    @Test
    void changesThePolicyAfterAPreviewOfWhoMoves() {
        Browser sara = browsers.administrator();
        soldTogether();
        analyse(sara);
        String everybody = "/insights/investment?highPercent=100&highRisk=5&mediumPercent=100&mediumRisk=5";
        Page preview = sara.get(everybody);
        assertThat(preview.body()).contains("Who would move", "tierBecomes=HIGH");
        String[] decision = {
            "known",
            preview.fields().get("known"),
            "highPercent",
            "100",
            "highRisk",
            "5",
            "mediumPercent",
            "100",
            "mediumRisk",
            "5"
        };
        assertThat(sara.post("/insights/investment", decision).location()).isEqualTo("/insights/investment");
        assertThat(jdbc.sql("select distinct tier from dim_insight where orders > 0")
                        .query(String.class)
                        .list())
                .containsExactly("HIGH");
        assertThat(sara.get("/audit").body()).contains("Investment policy");
        assertThat(sara.get("/insights/investment").body()).contains("the best 100%, whatever their risk");
        assertThat(sara.get("/values?tierBecomes=HIGH").body()).contains("data-href=\"/customers/");
        assertThat(sara.get("/values?tierBecomes=NONE").body()).doesNotContain("data-href=\"/customers/");
        assertThat(sara.get("/values?tierWas=HIGH&policy=5-1-5-1").body()).contains("data-href=\"/customers/");
        assertThat(sara.get("/values?tierWas=HIGH&policy=nonsense").body()).contains("Nobody can read this policy");

        decision[3] = "5";
        assertThat(sara.post("/insights/investment", decision).body()).contains("Somebody else has decided");
        assertThat(jdbc.sql("select count(*) from investment where tier = 'HIGH'")
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    void listsAsAFileWhoIsBehindAFigure() {
        Browser sara = browsers.administrator();
        soldTogether();
        analyse(sara);
        assertThat(sara.get("/values/export.csv?decile=1").status()).isEqualTo(200);
        assertThat(browsers.colleague(Role.SALES).get("/insights").status()).isEqualTo(200);
    }

    @Test
    void givesTasksForAllThatTheListFound() {
        Browser sara = browsers.administrator();
        Sold sold = soldTogether();
        jdbc.sql("update customer set owner_id = (select min(id) from staff where enabled) where id = :id")
                .param("id", sold.customer())
                .update();
        analyse(sara);
        assertThat(sara.get("/values").body()).contains("Give the owner a task");
        Page preview = sara.post(
                "/bulk/values",
                "bulkAction",
                "TASK",
                "bulkAll",
                "true",
                "lifeStage",
                "FIRST",
                "bulk.TASK",
                "Call them",
                "bulk.TASK_DAY",
                "2099-01-01");
        assertThat(preview.status()).isEqualTo(200);
        assertThat(Integer.parseInt(String.valueOf(preview.fields().get("bulkExpected"))))
                .isPositive();
    }

    /** @param customer who bought one of two products, and not {@code product} */
    private record Sold(long customer, long product) {}

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

    /** Thirty customers who bought one product, of whom all but one bought another one with it. */
    private Sold soldTogether() {
        String mark = UUID.randomUUID().toString().substring(0, 8);
        List<Long> products =
                jdbc.sql("""
                insert into product (name, kind, created_at, updated_at)
                select 'Thing ' || :mark || i, 'GOODS', now(), now() from generate_series(1, 2) i returning id
                """).param("mark", mark).query(Long.class).list();
        List<Long> customers = jdbc.sql("""
                insert into customer (number, kind, name, created_at, updated_at)
                select 'I-' || :mark || i, 'ORGANISATION', 'Buyer ' || :mark || i, now(), now() from generate_series(1, :n) i
                returning id
                """)
                .param("mark", mark)
                .param("n", CUSTOMERS)
                .query(Long.class)
                .list();
        for (int i = 0; i < customers.size(); i++) {
            long order = jdbc.sql("""
                    insert into sales_order (kind, state, customer_id, ordered_at, currency, created_at, updated_at)
                    select 'SALE', 'PLACED', :customer, now() - :days * interval '1 day', base_currency, now(), now()
                    from company returning id
                    """)
                    .param("customer", customers.get(i))
                    .param("days", 10 + i)
                    .query(Long.class)
                    .single();
            int last = i == 0 ? 1 : 2;
            for (int product = 1; product <= last; product++) {
                jdbc.sql("""
                        insert into order_line (order_id, line_no, product_id, quantity, unit_price, amount)
                        values (:order, :no, :product, 1, 20, 20)
                        """)
                        .param("order", order)
                        .param("no", product)
                        .param("product", products.get(product - 1))
                        .update();
            }
        }
        return new Sold(customers.get(0), products.get(1));
    }
}
