package peyvand.analytical.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.analytical.insight.Card.RetrospectCard;
import peyvand.analytical.lifetime.Retrospect;
import peyvand.db.testing.DbTest;

/** What a run foretold, and what came until a later one. */
@SpringBootTest(
        classes = {InsightWorld.Application.class, LookingBackTest.Time.class},
        properties = "db-scheduler.enabled=false")
@DbTest(anew = true)
class LookingBackTest {

    private static final LocalDate LAST = LocalDate.of(2026, 5, 9);
    private static final LocalDate FIRST_RUN = LocalDate.of(2025, 11, 3);
    private static final LocalDate SECOND_RUN = LocalDate.of(2026, 5, 9);
    private static final int CUSTOMERS = 1_000;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Analysis analysis;

    @Autowired
    RunLedger ledger;

    @Autowired
    Moving clock;

    @BeforeEach
    void aShop() {
        InsightWorld world = new InsightWorld(jdbc);
        world.customers(1, CUSTOMERS);
        Cdnow.fill(jdbc, CUSTOMERS, LAST, FIRST_RUN);
        runOn(FIRST_RUN);
    }

    @Test
    void saysOnceTimeHasPassedHowWellItForetold() {
        assertThat(ledger.card().orElseThrow().retrospect()).isNull();
        double expected = jdbc.sql("select sum(expected) from dim_insight")
                .query(Double.class)
                .single();
        Cdnow.fill(jdbc, CUSTOMERS, LAST, FIRST_RUN, LAST);
        runOn(SECOND_RUN);

        RetrospectCard card = ledger.card().orElseThrow().retrospect();
        assertThat(card).isNotNull();
        assertThat(card.from()).isEqualTo(FIRST_RUN.toString());
        assertThat(card.until()).isEqualTo(SECOND_RUN.toString());
        Retrospect found = card.found();
        assertThat(found.days()).isEqualTo(187);
        Retrospect.Part total = found.total();
        assertThat(total.customers()).isEqualTo((int)
                count("count(distinct customer_id) from fact_order where order_date <= date '2025-11-03'"));
        assertThat(total.came()).isEqualTo((long) count("""
                        count(distinct (customer_id, order_date)) from fact_order o where order_date > date '2025-11-03'
                          and exists (select from fact_order b where b.customer_id = o.customer_id and b.order_date <= date '2025-11-03')
                        """));
        assertThat(total.cameAmount())
                .isCloseTo(
                        count("sum(base_amount) from fact_order_line where order_date > date '2025-11-03'"),
                        within(1.0));
        // More was to be expected within the twelve months that the first run told of than in these six.
        assertThat(total.foretold()).isBetween(expected / 3, expected * 0.8);
        assertThat(found.tenths())
                .hasSize(10)
                .isSortedAccordingTo((one, other) -> Double.compare(other.foretold(), one.foretold()));
        assertThat(found.tenths().get(0).came())
                .isGreaterThan(found.tenths().get(9).came());
        assertThat(found.money()).isNotNull();
        assertThat(found.error()).isPositive();
    }

    @Test
    void looksBackFourWeeksAtLeast() {
        runOn(FIRST_RUN.plusDays(27));
        assertThat(ledger.card().orElseThrow().retrospect()).isNull();
        runOn(FIRST_RUN.plusDays(28));
        assertThat(ledger.card().orElseThrow().retrospect())
                .isNotNull()
                .extracting(RetrospectCard::from)
                .isEqualTo(FIRST_RUN.toString());
    }

    private double count(String what) {
        return jdbc.sql("select " + what).query(Double.class).single();
    }

    private void runOn(LocalDate day) {
        clock.now = day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
        ledger.ask(null);
        analysis.run();
        assertThat(ledger.latest(1).get(0).state()).isEqualTo(RunState.DONE);
    }

    static class Time {

        @Bean
        @Primary
        Moving moving() {
            return new Moving();
        }
    }

    /** Stands still until a test says otherwise. */
    static final class Moving extends Clock {

        private Instant now = Instant.EPOCH;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
