package peyvand.analytical.forecast;

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
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.domain.NotFound;
import peyvand.domain.Period;
import peyvand.domain.Period.Length;
import peyvand.domain.PipelineId;
import peyvand.domain.Seller;
import peyvand.domain.StaffId;
import peyvand.domain.TeamId;
import peyvand.domain.Viewer;

@ForecastDbTest
class SnapshotsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Period NOVEMBER = Period.of(TODAY, Length.MONTH, false);

    @Autowired
    SalesWorld world;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Hindsights hindsights;

    @Autowired
    SalesForceQueries forces;

    private PipelineId shops;
    private StaffId babak;
    private Viewer sara;

    @BeforeEach
    void somebodySells() {
        world.company();
        jdbc.sql("delete from forecast_run").update();
        shops = world.pipeline();
        babak = world.staff("Babak");
        sara = SalesWorld.manager(world.staff("Sara"));
    }

    /** In Tehran the day has begun; in Greenwich it has not. */
    @Test
    void areTakenOnceADayByTheClockOfTheCompany() {
        world.open(shops, babak, "1000", "2026-11-25");
        assertThat(at("2026-11-21T20:45:00Z").takeIfDue()).isTrue();
        assertThat(at("2026-11-22T10:00:00Z").takeIfDue()).isFalse();
        assertThat(days()).containsExactly("2026-11-22");
        assertThat(at("2026-11-22T20:45:00Z").takeIfDue()).isTrue();
        assertThat(days()).containsExactly("2026-11-22", "2026-11-23");
        assertThat(jdbc.sql("select sums from forecast_run order by day")
                        .query(Integer.class)
                        .list())
                .containsExactly(2, 2);
    }

    /** 21 December 2026 is the last day of Azar 1405, and 22 December the first of Dey. */
    @Test
    void partAmountsByTheMonthsOfBothCalendars() {
        world.open(shops, babak, "100", "2026-12-21");
        world.open(shops, babak, "10", "2026-12-22");
        world.open(shops, babak, "2", "2026-05-01");
        world.open(shops, babak, "7", null);
        world.won(shops, babak, "5", "2026-11-22");
        world.won(shops, babak, "50", "2026-10-22");
        world.lost(shops, babak, "500", "2026-11-02");
        at("2026-11-22T10:00:00Z").takeIfDue();
        assertThat(jdbc.sql("""
                        select calendar || ' ' || month || ' ' || trim_scale(closed) || ' ' || trim_scale(weighted) || ' ' || trim_scale(full_amount)
                               || ' ' || opportunities
                        from forecast_snapshot where owner_id = :owner order by calendar, month
                        """)
                        .param("owner", babak.value())
                        .query(String.class)
                        .list())
                .containsExactly(
                        "GREGORIAN 2026-11-01 5 1 2 1",
                        "GREGORIAN 2026-12-01 0 55 110 2",
                        "JALALI 2026-11-22 5 51 102 2",
                        "JALALI 2026-12-22 0 5 10 1");
    }

    @Test
    void letHindsightTellWhatWasForetoldFromWhatCame() {
        StaffId mina = world.staff("Mina");
        TeamId north = world.team("North", babak, mina);
        long one = world.open(shops, babak, "1000", "2026-11-20");
        long other = world.open(shops, babak, "400", "2026-11-28");
        world.open(shops, mina, "600", "2026-11-10");
        at("2026-11-02T10:00:00Z").takeIfDue();
        decide(one, "WON", "2026-11-12");
        decide(other, "LOST", "2026-11-13");
        at("2026-11-14T10:00:00Z").takeIfDue();
        Hindsight team = hindsight(sara, Seller.of(north), NOVEMBER);
        assertThat(team.since()).isEqualTo(LocalDate.of(2026, 11, 2));
        assertThat(team.whole().expected()).isEqualByComparingTo("1000"); // half of 2000
        assertThat(team.whole().came()).isEqualByComparingTo("1000");
        assertThat(team.whole().error()).isEqualByComparingTo("0");
        assertThat(team.days())
                .extracting(Hindsight.Day::day)
                .containsExactly(LocalDate.of(2026, 11, 2), LocalDate.of(2026, 11, 14));
        assertThat(team.days().get(1).closed()).isEqualByComparingTo("1000");
        assertThat(team.days().get(1).expected()).isEqualByComparingTo("1300");
        assertThat(team.parts()).extracting(Hindsight.Line::name).containsExactly("Babak", "Mina");
        assertThat(team.parts().get(0).error()).isEqualByComparingTo("43"); // 1000 for 700
        assertThat(team.parts().get(1).error()).isEqualByComparingTo("-100");
        Hindsight company = hindsight(sara, Seller.COMPANY, NOVEMBER);
        assertThat(company.whole().expected()).isEqualByComparingTo("1000");
        Hindsight own = hindsight(SalesWorld.rep(mina), Seller.of(mina), NOVEMBER);
        assertThat(own.whole().expected()).isEqualByComparingTo("300");
        assertThatThrownBy(() -> hindsight(SalesWorld.rep(mina), Seller.of(babak), NOVEMBER))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void tellNothingOfAMonthOfWhichNoneWasKept() {
        world.won(shops, babak, "5", "2026-10-22");
        Hindsight october = hindsight(sara, Seller.of(babak), NOVEMBER.plus(-1));
        assertThat(october.since()).isNull();
        assertThat(october.whole().came()).isEqualByComparingTo("5");
        assertThat(october.whole().error()).isNull();
        assertThat(october.latest()).isNull();
    }

    @Test
    void rememberWhenADayOfDecisionWasMoved() {
        long opportunity = world.open(shops, babak, "1000", "2026-11-20");
        jdbc.sql("update opportunity set close_on = '2026-12-20', updated_at = '2026-11-18T08:00:00Z' where id = :id")
                .param("id", opportunity)
                .update();
        jdbc.sql("update opportunity set name = 'Other tea' where id = :id")
                .param("id", opportunity)
                .update();
        assertThat(jdbc.sql(
                                "select shift_date || ' ' || from_day || ' ' || to_day from fact_opportunity_shift where opportunity_id = :id")
                        .param("id", opportunity)
                        .query(String.class)
                        .list())
                .containsExactly("2026-11-18 2026-11-20 2026-12-20");
    }

    private Snapshots at(String instant) {
        return new Snapshots(jdbc, Clock.fixed(Instant.parse(instant), ZoneOffset.UTC));
    }

    private Hindsight hindsight(Viewer viewer, Seller seller, Period month) {
        return hindsights.of(viewer, forces.of(viewer), seller, month, null, TODAY);
    }

    private void decide(long opportunity, String state, String day) {
        jdbc.sql("""
                update opportunity set state = :state, closed_on = cast(:day as date),
                  loss_reason_id = case :state when 'LOST' then (select min(id) from loss_reason) end where id = :id
                """)
                .param("state", state)
                .param("day", day)
                .param("id", opportunity)
                .update();
    }

    private List<String> days() {
        return jdbc.sql("select day::text from forecast_run order by day")
                .query(String.class)
                .list();
    }
}
