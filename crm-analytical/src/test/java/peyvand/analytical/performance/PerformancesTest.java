package peyvand.analytical.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import peyvand.analytical.forecast.SalesForceQueries;
import peyvand.analytical.forecast.SalesWorld;
import peyvand.db.testing.DbTest;
import peyvand.domain.NotFound;
import peyvand.domain.Period;
import peyvand.domain.Period.Length;
import peyvand.domain.PipelineId;
import peyvand.domain.Seller;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;

@SpringBootTest(classes = PerformancesTest.Application.class, properties = "db-scheduler.enabled=false")
@DbTest(anew = true)
@Transactional
class PerformancesTest {

    private static final Period QUARTER = Period.of(LocalDate.of(2026, 11, 22), Length.QUARTER, false);

    @Autowired
    SalesWorld world;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Performances performances;

    @Autowired
    SalesForceQueries forces;

    private PipelineId shops;
    private StaffId babak;
    private Viewer sara;

    @EnableAutoConfiguration
    @Configuration(proxyBeanMethods = false)
    @ComponentScan({"peyvand.analytical.forecast", "peyvand.analytical.performance"})
    static class Application {

        @Bean
        Clock clock() {
            return Clock.fixed(Instant.parse("2026-11-21T22:00:00Z"), ZoneOffset.UTC);
        }

        @Bean
        SalesWorld world(JdbcClient jdbc) {
            return new SalesWorld(jdbc);
        }
    }

    @BeforeEach
    void somebodySells() {
        world.company();
        shops = world.pipeline();
        babak = world.staff("Babak");
        sara = SalesWorld.manager(world.staff("Sara"));
    }

    /** Opened on 2 January: 272, 282 and 302 days later lie 1 October, 11 October and 31 October. */
    @Test
    void tellWhatWasWonLostAndHowLongItTook() {
        world.won(shops, babak, "100", "2026-10-01");
        world.won(shops, babak, "10", "2026-10-11");
        world.won(shops, babak, "1", "2026-10-31");
        world.lost(shops, babak, "999", "2026-12-31");
        world.won(shops, babak, "5000", "2026-09-30");
        world.won(shops, babak, "5000", "2027-01-01");
        world.open(shops, babak, "5000", "2026-11-30");
        Performance one = performances.of(sara, forces.of(sara), babak, QUARTER);
        assertThat(one.won()).isEqualTo(3);
        assertThat(one.lost()).isEqualTo(1);
        assertThat(one.amount()).isEqualByComparingTo("111");
        assertThat(one.rate().share()).isEqualTo(0.75);
        assertThat(one.days()).isEqualTo(new Days(277, 282, 292));
    }

    /** In Tehran the last evening of September is over at half past eight in Greenwich. */
    @Test
    void countWhatWasDoneByTheDaysOfTheCompany() {
        done("CALL", "2026-09-30T20:29:00Z", "DONE");
        done("CALL", "2026-09-30T20:31:00Z", "DONE");
        done("MEETING", "2026-11-02T10:00:00Z", "DONE");
        done("TASK", "2026-12-31T20:29:00Z", "DONE");
        done("TASK", "2026-12-31T20:31:00Z", "DONE");
        done("TASK", "2026-11-02T10:00:00Z", "CANCELLED");
        assertThat(performances.of(sara, forces.of(sara), babak, QUARTER).work())
                .isEqualTo(new Work(1, 1, 1));
    }

    @Test
    void tellWhatAcceptedQuotesTakeOff() {
        quote("ACCEPTED", "2026-11-02T10:00:00Z", "800", "40", "10", "2");
        quote("DECLINED", "2026-11-02T10:00:00Z", "800", "400", "0", "1");
        quote("ACCEPTED", "2026-08-02T10:00:00Z", "800", "400", "0", "1");
        Performance one = performances.of(sara, forces.of(sara), babak, QUARTER);
        assertThat(one.listed()).isEqualByComparingTo("1600");
        assertThat(one.discountPercent()).isEqualByComparingTo("6.3");
    }

    @Test
    void standBesideTheTargets() {
        world.target(Seller.of(babak), Period.of(LocalDate.of(2026, 11, 1), Length.MONTH, false), "400");
        world.won(shops, babak, "100", "2026-10-01");
        assertThat(performances.of(sara, forces.of(sara), babak, QUARTER).ofTarget())
                .isEqualByComparingTo("25");
    }

    @Test
    void areOfWhomTheViewerSees() {
        StaffId mina = world.staff("Mina");
        world.team("North", babak, mina);
        world.won(shops, babak, "100", "2026-10-01");
        world.won(shops, mina, "200", "2026-10-01");
        world.opportunity(shops, 50, world.customer(sara.staff()), babak, "WON", "7", null, "2026-10-02");
        Viewer rep = SalesWorld.rep(babak);
        List<Performance> own = performances.of(rep, forces.of(rep), Seller.of(babak), QUARTER);
        assertThat(own).extracting(Performance::name).containsExactly("Babak");
        assertThat(own.get(0).amount()).isEqualByComparingTo("100");
        assertThatThrownBy(() -> performances.of(rep, forces.of(rep), Seller.of(mina), QUARTER))
                .isInstanceOf(NotFound.class);
        Viewer lead = SalesWorld.rep(babak, mina);
        assertThat(performances.of(lead, forces.of(lead), forces.of(lead).widest(babak), QUARTER))
                .extracting(Performance::name)
                .containsExactly("Mina", "Babak");
    }

    @Test
    void tellTheMiddleOfATeamToWhoSeesNobodyElseButNotOfAFew() {
        StaffId[] team = {babak, world.staff("Mina"), world.staff("Omid"), world.staff("Laleh")};
        world.team("North", team);
        for (int i = 0; i < 3; i++) {
            world.won(shops, team[i], String.valueOf(100 * (i + 1)), "2026-10-01");
        }
        Viewer rep = SalesWorld.rep(babak);
        assertThat(performances.medians(rep, QUARTER)).isEmpty();
        world.won(shops, team[3], "400", "2026-10-01");
        assertThat(performances.medians(rep, QUARTER).orElseThrow().amount()).isEqualTo(250);
    }

    private void done(String kind, String at, String state) {
        jdbc.sql("""
                insert into activity (kind, title, day, owner_id, created_by, created_at, updated_at, state, closed_at, closed_by)
                values (:kind, 'Tea', '2026-11-01', :owner, :owner, now(), now(), :state, cast(:at as timestamptz), :owner)
                """)
                .param("kind", kind)
                .param("owner", babak.value())
                .param("state", state)
                .param("at", at)
                .update();
    }

    private void quote(String state, String at, String listed, String onLines, String onTheWhole, String rate) {
        Long order = state.equals("ACCEPTED")
                ? jdbc.sql("""
                        insert into sales_order (number, kind, state, ordered_at, currency, exchange_rate, created_at, updated_at)
                        values (:number, 'SALE', 'PLACED', now(), 'EUR', 1, now(), now()) returning id
                        """)
                        .param("number", "S-" + System.nanoTime())
                        .query(Long.class)
                        .single()
                : null;
        jdbc.sql("""
                insert into quote (number, revision, customer_id, owner_id, state, language, currency, exchange_rate, quoted_on, list_amount,
                  line_discount, discount, decided_at, order_id, created_at, updated_at)
                values (:number, 1, :customer, :owner, :state, 'en', 'USD', cast(:rate as numeric), '2026-08-01', cast(:listed as numeric),
                  cast(:lines as numeric), cast(:whole as numeric), cast(:at as timestamptz), cast(:order as bigint), now(), now())
                """)
                .param("number", "Q-" + System.nanoTime())
                .param("customer", world.customer(babak))
                .param("owner", babak.value())
                .param("state", state)
                .param("rate", rate)
                .param("listed", listed)
                .param("lines", onLines)
                .param("whole", onTheWhole)
                .param("at", at)
                .param("order", order)
                .update();
    }
}
