package peyvand.analytical.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.domain.CustomerId;
import peyvand.domain.Right;
import peyvand.domain.RuleViolation;
import peyvand.domain.Scope;
import peyvand.domain.SegmentId;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;

/** Six members in Tehran: 1 and 2 bought in the time, 2 and 3 as long before; 4 is at risk, 5 is lost. */
@SegmentDbTest
class StrategiesTest {

    private static final Viewer EVERYBODY = viewer(Scope.EVERYTHING);
    private static final Viewer ONE = viewer(Scope.ownedBy(Set.of(new StaffId(1))));
    private static final LocalDate DAY = SegmentWorld.TODAY;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Segments segments;

    @Autowired
    SegmentQueries queries;

    @Autowired
    Strategies strategies;

    @Autowired
    Memberships memberships;

    private static Viewer viewer(Scope customers) {
        return new Viewer(new StaffId(1), "Sara", EnumSet.allOf(Right.class), customers, customers, null);
    }

    @BeforeEach
    void build() {
        new SegmentWorld(jdbc, 1).build(12);
        jdbc.sql("delete from order_line").update();
        jdbc.sql("delete from sales_order").update();
        jdbc.sql(
                        "update customer set city = case when id <= 6 then 'Tehran' end, archived_at = null, owner_id = 1 + id % 2")
                .update();
        bought(1, 5, 30);
        bought(2, 5, 10);
        bought(2, 15, 20);
        bought(3, 15, 5);
        jdbc.sql("delete from customer_insight").update();
        jdbc.sql("delete from insight_cell").update();
        for (int i = 1; i <= 5; i++) {
            jdbc.sql("""
                    insert into insight_cell (slot, cell, r, f, m, segment, decile, stage, tier, customers, repeaters, orders, amount, returned, value, at_risk)
                    values (0, :i, 1, 1, 1, 'LOYAL', 1, :stage, 'NONE', 1, 1, 1, 1, 0, 1, 0)
                    """)
                    .param("i", i)
                    .param("stage", i == 4 ? "AT_RISK" : i == 5 ? "LOST" : "LOYAL")
                    .update();
            jdbc.sql("""
                    insert into customer_insight (slot, customer_id, cell, orders, days, amount, returned, value, at_risk)
                    values (0, :i, :i, 1, 1, 1, 0, 1, 0)
                    """).param("i", i).update();
        }
    }

    private void bought(long customer, int daysAgo, int amount) {
        long order = jdbc.sql("""
                insert into sales_order (kind, state, customer_id, ordered_at, currency, exchange_rate, created_at, updated_at)
                values ('SALE', 'PLACED', :customer, cast(:day as date)::timestamp at time zone 'Asia/Tehran', 'EUR', 1, now(), now()) returning id
                """)
                .param("customer", customer)
                .param("day", DAY.minusDays(daysAgo).toString())
                .query(Long.class)
                .single();
        jdbc.sql("""
                insert into order_line (order_id, line_no, product_id, quantity, unit_price, amount) values (:order, 1, 81, 1, :amount, :amount)
                """).param("order", order).param("amount", amount).update();
    }

    private SegmentId made(Strategy strategy, @Nullable BigDecimal goal) {
        SegmentPlan plan = new SegmentPlan(strategy, DAY.minusDays(9), goal, goal == null ? null : DAY.plusDays(10));
        SegmentId id = segments.create(
                EVERYBODY,
                new SegmentData(
                        "Tehran " + strategy,
                        null,
                        new Group(Group.Kind.ALL, List.of(Condition.anyOf(Fact.CITY, "Tehran"))),
                        plan));
        assertThat(queries.details(EVERYBODY, id).data().plan()).isEqualTo(plan);
        memberships.keepUp();
        return id;
    }

    private StrategyStanding standing(Viewer viewer, SegmentId id) {
        return Objects.requireNonNull(strategies.standings(viewer, id).get(id));
    }

    @Test
    void countWhoWasWon() {
        SegmentId id = made(Strategy.ACQUIRE, new BigDecimal("4"));
        assertThat(standing(EVERYBODY, id).reached()).isEqualByComparingTo("1");
        assertThat(standing(EVERYBODY, id).share()).isEqualTo(25);
        assertThat(standing(ONE, id).reached()).isEqualByComparingTo("0");
    }

    @Test
    void tellWhoWasKeptAndHowManyLeft() {
        SegmentId id = made(Strategy.RETAIN, new BigDecimal("80"));
        assertThat(standing(EVERYBODY, id).reached()).isEqualByComparingTo("60");
        assertThat(standing(EVERYBODY, id).share()).isEqualTo(75);
        assertThat(standing(ONE, id).reached()).isEqualByComparingTo("50");
        jdbc.sql("update customer set city = 'Shiraz' where id = 2").update();
        memberships.keepUp();
        memberships.rebuildAll();
        assertThat(standing(EVERYBODY, id).gone()).isEqualTo(1);
        assertThat(standing(ONE, id).gone()).isEqualTo(1);
    }

    @Test
    void holdRevenueAgainstTheTimeBefore() {
        SegmentId id = made(Strategy.DEVELOP, new BigDecimal("100"));
        assertThat(standing(EVERYBODY, id).value()).isEqualByComparingTo("40");
        assertThat(standing(EVERYBODY, id).base()).isEqualByComparingTo("25");
        assertThat(standing(EVERYBODY, id).reached()).isEqualByComparingTo("60");
        assertThat(standing(ONE, id).reached()).isEqualByComparingTo("-50");
        assertThat(standing(ONE, id).share()).isZero();
    }

    @Test
    void areReckonedAnewWhereTheyChange() {
        SegmentId id = made(Strategy.ACQUIRE, null);
        SegmentDetails before = queries.details(EVERYBODY, id);
        SegmentData data = before.data();
        segments.edit(
                EVERYBODY,
                id,
                before.version(),
                new SegmentData(
                        data.name(),
                        null,
                        data.rule(),
                        new SegmentPlan(Strategy.RETAIN, DAY.minusDays(9), null, null)));
        assertThat(strategies.standings(EVERYBODY, id)).isEmpty();
        memberships.keepUp();
        assertThat(standing(EVERYBODY, id).plan().strategy()).isEqualTo(Strategy.RETAIN);
        assertThat(standing(EVERYBODY, id).share()).isNull();
        assertThat(queries.of(EVERYBODY, new CustomerId(1))).singleElement().satisfies(belonging -> {
            assertThat(belonging.membership().segment()).isEqualTo(id);
            assertThat(belonging.strategy()).isEqualTo(Strategy.RETAIN);
        });
        assertThat(queries.of(ONE, new CustomerId(1))).isEmpty();
        segments.edit(EVERYBODY, id, 1, new SegmentData(data.name(), null, data.rule()));
        assertThat(strategies.standings(EVERYBODY, id)).isEmpty();
    }

    @Test
    void refuseGoalsThatMakeNoSense() {
        for (SegmentPlan plan : List.of(
                new SegmentPlan(Strategy.RETAIN, DAY, new BigDecimal("101"), DAY.plusDays(1)),
                new SegmentPlan(Strategy.RETAIN, DAY, BigDecimal.ZERO, DAY.plusDays(1)),
                new SegmentPlan(Strategy.RETAIN, DAY, BigDecimal.TEN, DAY),
                new SegmentPlan(Strategy.RETAIN, DAY, BigDecimal.TEN, null))) {
            assertThatExceptionOfType(RuleViolation.class).isThrownBy(plan::check);
        }
    }
}
