package peyvand.analytical.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.analytical.facts.AsOf;
import peyvand.analytical.facts.FactReader;
import peyvand.analytical.facts.Facts;
import peyvand.analytical.statistic.Progress;
import peyvand.db.testing.DbTest;

/** Whoever changes between two runs is measured as the run would have measured them, and all sums stay right. */
@SpringBootTest(classes = InsightWorld.Application.class, properties = "db-scheduler.enabled=false")
@DbTest(anew = true)
class RefreshTest {

    private static final LocalDate YESTERDAY = LocalDate.of(2026, 5, 9);
    private static final int CUSTOMERS = 400;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Analysis analysis;

    @Autowired
    RunLedger ledger;

    @Autowired
    Refresher refresher;

    @Autowired
    FactReader reader;

    private InsightWorld world;
    private int orders;

    @BeforeEach
    void aShop() {
        world = new InsightWorld(jdbc);
        world.customers(1, CUSTOMERS + 20);
        orders = Cdnow.fill(jdbc, CUSTOMERS, YESTERDAY, YESTERDAY);
        ledger.ask(null);
        analysis.run();
    }

    @Test
    void leavesWhoHasNotChangedAsTheRunHasLeftThem() {
        List<Map<String, Object>> before = insights();
        List<String> sums = sums();
        jdbc.sql("insert into insight_changed (customer_id) select id from customer")
                .update();
        refresher.keepUp();
        assertThat(jdbc.sql("select count(*) from dim_insight where refreshed_at is not null")
                        .query(Integer.class)
                        .single())
                .isEqualTo(CUSTOMERS + 20);
        assertThat(insights()).isEqualTo(before);
        assertThat(sums()).isEqualTo(sums);
        assertSumsAreRight();
    }

    @Test
    void measuresWhoHasChangedAsARunWould() {
        Random random = new Random(7);
        for (int round = 0; round < 4; round++) {
            Map<Long, Map<String, Object>> before = byCustomer();
            for (int change = 0; change < 25; change++) {
                change(random);
            }
            TreeSet<Long> changed = new TreeSet<>(jdbc.sql("select customer_id from insight_changed")
                    .query(Long.class)
                    .list());
            assertThat(changed).isNotEmpty();
            refresher.keepUp();
            assertThat(jdbc.sql("select count(*) from insight_changed")
                            .query(Integer.class)
                            .single())
                    .isZero();
            assertAsOfARun(before, changed);
            assertSumsAreRight();
        }
    }

    private void change(Random random) {
        long customer = 1 + random.nextInt(CUSTOMERS + 20);
        long order = 1 + random.nextInt(orders);
        switch (random.nextInt(9)) {
            case 0, 1, 2 -> {
                orders++;
                jdbc.sql("""
                        insert into sales_order (id, number, kind, state, customer_id, ordered_at, currency, created_at, updated_at)
                        select :id, 'T-' || :id, 'SALE', 'PLACED', id, timestamp '2026-05-10 06:00' - :days * interval '1 day',
                               'EUR', now(), now()
                        from customer where id = :customer and merged_into_id is null
                        """)
                        .param("id", orders)
                        .param("customer", customer)
                        .param("days", random.nextInt(60))
                        .update();
                jdbc.sql("""
                        insert into order_line (order_id, line_no, product_id, quantity, unit_price, amount)
                        select id, 1, 2, 1, :price, :price from sales_order where id = :id
                        """)
                        .param("id", orders)
                        .param("price", 1 + random.nextInt(200))
                        .update();
            }
            case 3 ->
                update("update order_line set quantity = -1, amount = -unit_price where order_id = %d"
                        .formatted(order));
            case 4 -> update("update order_line set amount = amount * 3 where order_id = %d".formatted(order));
            case 5 -> update("update sales_order set state = 'CANCELLED' where id = %d".formatted(order));
            case 6 -> {
                update("delete from order_line where order_id = %d".formatted(order));
                update("delete from sales_order where id = %d".formatted(order));
            }
            case 7 -> {
                update("update customer set merged_into_id = null where merged_into_id = %d".formatted(customer));
                update("""
                        with winner as (
                          select id from customer where id <> %1$d and merged_into_id is null
                            and exists (select from customer where id = %1$d and merged_into_id is null)
                          order by abs(id - %2$d) limit 1),
                        moved as (update sales_order o set customer_id = w.id from winner w where o.customer_id = %1$d)
                        update customer c set merged_into_id = w.id, archived_at = now() from winner w where c.id = %1$d
                        """.formatted(customer, order));
            }
            default -> {
                update("update sales_order set customer_id = null where customer_id = %d".formatted(customer));
                update("update customer set merged_into_id = null where merged_into_id = %d".formatted(customer));
                update("delete from customer where id = %d".formatted(customer));
            }
        }
    }

    private void assertAsOfARun(Map<Long, Map<String, Object>> before, TreeSet<Long> changed) {
        Facts facts = reader.read(AsOf.AUTOMATIC, Progress.UNWATCHED);
        byte[] tenths = new byte[facts.customers().length];
        byte[] twentieths = new byte[tenths.length];
        for (int i = 0; i < tenths.length; i++) {
            Map<String, Object> was = before.get(facts.customers()[i]);
            tenths[i] = was == null ? 0 : part(was.get("decile"));
            twentieths[i] = was == null ? 0 : part(was.get("worth"));
        }
        Insights all = Remeasuring.of(facts, ledger.card().orElseThrow(), new Remeasuring.Before(tenths, twentieths))
                .insights();
        Map<Long, Map<String, Object>> now = byCustomer();
        assertThat(now.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(facts.customers()).boxed().toList());
        for (int i = 0; i < all.size(); i++) {
            Map<String, Object> row = now.get(all.customers[i]);
            if (!changed.contains(all.customers[i])) {
                assertThat(row).isEqualTo(before.get(all.customers[i]));
                continue;
            }
            assertThat(row)
                    .as("customer " + all.customers[i])
                    .containsEntry("orders", all.orders[i])
                    .containsEntry("days", all.days[i])
                    .containsEntry("amount", all.amount[i])
                    .containsEntry("returned", all.returned[i])
                    .containsEntry("stage", all.stage[i].name())
                    .containsEntry("stage_since", day(all.stageSince[i]))
                    .containsEntry("last_on", day(all.lastDay[i]))
                    .containsEntry("next_on", day(all.nextDay[i]))
                    .containsEntry("r", score(all.recencyScore[i]))
                    .containsEntry("f", score(all.frequencyScore[i]))
                    .containsEntry("m", score(all.monetaryScore[i]))
                    .containsEntry("decile", score(all.decile[i]))
                    .containsEntry("cluster", score(all.cluster[i]))
                    .containsEntry("worth", score(all.worth[i]))
                    .containsEntry("risk", score(all.risk[i]))
                    .containsEntry("value", all.value[i])
                    .containsEntry("value_high", number(all.valueHigh[i]))
                    .containsEntry("alive", number(all.alive[i]))
                    .containsEntry("expected", number(all.expected[i]))
                    .containsEntry("at_risk", all.atRisk[i]);
            assertThat(row.get("recency_days"))
                    .satisfiesAnyOf(
                            days -> assertThat(days).isNull(),
                            days -> assertThat((Integer) days).isNotNegative());
        }
    }

    /** Cells, changes of stages, and tiers, each against the customers. */
    private void assertSumsAreRight() {
        List<Map<String, Object>> cells = jdbc.sql("""
                select c.cell, c.customers, c.orders, c.repeaters, c.amount, c.returned, c.value, c.at_risk, c.most_value,
                       i.n, i.their_orders, i.days2, i.bought, i.back, i.worth_of, i.most_worth, i.risked
                from insight_cell c full join (
                  select cell, count(*)::int as n, sum(orders) as their_orders, count(*) filter (where days > 1)::int as days2,
                         sum(amount) as bought, sum(returned) as back, sum(value) as worth_of, max(value) as most_worth,
                         sum(at_risk) as risked
                  from customer_insight where slot = (select slot from analysis_state) group by cell) i on i.cell = c.cell
                where c.slot = (select slot from analysis_state)
                """).query().listOfRows();
        for (Map<String, Object> cell : cells) {
            assertThat(cell.get("customers")).isEqualTo(cell.get("n"));
            assertThat(cell.get("orders").toString())
                    .isEqualTo(cell.get("their_orders").toString());
            assertThat(cell.get("repeaters")).isEqualTo(cell.get("days2"));
            assertNear(cell, "amount", "bought");
            assertNear(cell, "returned", "back");
            assertNear(cell, "value", "worth_of");
            assertNear(cell, "at_risk", "risked");
            assertThat((Double) cell.get("most_value")).isGreaterThanOrEqualTo((Double) cell.get("most_worth"));
        }
        assertThat(jdbc.sql("""
                        select count(*) from (
                          select day, was, became, count(*)::int as n from stage_change
                          where slot = (select slot from analysis_state) group by day, was, became) c
                        full join (select * from stage_flow where slot = (select slot from analysis_state) and customers <> 0) f
                          using (day, was, became)
                        where c.n is distinct from f.customers
                        """).query(Integer.class).single()).isZero();
        assertThat(jdbc.sql("""
                        select count(*) from (select customer_id, tier from dim_insight where tier <> 'NONE') i
                        full join investment v using (customer_id) where i.tier is distinct from v.tier
                        """).query(Integer.class).single()).isZero();
    }

    private static void assertNear(Map<String, Object> cell, String one, String other) {
        assertThat((Double) cell.get(one)).isCloseTo((Double) cell.get(other), within(1e-6));
    }

    private void update(String sql) {
        jdbc.sql(sql).update();
    }

    private List<Map<String, Object>> insights() {
        return jdbc.sql("select * from dim_insight order by customer_id").query().listOfRows().stream()
                .map(RefreshTest::lasting)
                .toList();
    }

    /** Without when it was found out, and under which number. */
    private static Map<String, Object> lasting(Map<String, Object> row) {
        Map<String, Object> lasting = new HashMap<>(row);
        lasting.keySet().removeAll(List.of("refreshed_at", "cell"));
        return lasting;
    }

    private Map<Long, Map<String, Object>> byCustomer() {
        Map<Long, Map<String, Object>> rows = new HashMap<>();
        insights().forEach(row -> rows.put((Long) row.get("customer_id"), row));
        return rows;
    }

    private List<String> sums() {
        return new ArrayList<>(jdbc.sql("""
                select key || ' ' || customers || ' ' || tier from insight_cell
                where slot = (select slot from analysis_state) order by key
                """).query(String.class).list());
    }

    private static byte part(Object part) {
        return part == null ? 0 : ((Number) part).byteValue();
    }

    private static Object score(byte score) {
        return score == 0 ? null : (Object) (int) score;
    }

    private static Object number(double number) {
        return Double.isNaN(number) ? null : (Object) number;
    }

    private static Object day(int day) {
        return day == Insights.NO_DAY ? null : java.sql.Date.valueOf(LocalDate.ofEpochDay(day));
    }
}
