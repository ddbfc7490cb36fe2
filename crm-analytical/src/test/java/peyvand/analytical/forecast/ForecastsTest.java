package peyvand.analytical.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import peyvand.domain.NotFound;
import peyvand.domain.Period;
import peyvand.domain.Period.Length;
import peyvand.domain.PipelineId;
import peyvand.domain.Seller;
import peyvand.domain.StaffId;
import peyvand.domain.TeamId;
import peyvand.domain.Viewer;

@ForecastDbTest
class ForecastsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Autowired
    SalesWorld world;

    @Autowired
    Forecasts forecasts;

    @Autowired
    SalesForceQueries forces;

    private PipelineId shops;
    private StaffId babak;
    private StaffId mina;
    private StaffId omid;
    private TeamId north;
    private Viewer sara;

    @BeforeEach
    void aTeamAndOneWithout() {
        world.company();
        shops = world.pipeline();
        babak = world.staff("Babak");
        mina = world.staff("Mina");
        omid = world.staff("Omid");
        north = world.team("North", babak, mina);
        sara = SalesWorld.manager(world.staff("Sara"));
    }

    @Test
    void tellWhatIsWonAndOpenByTheDayItClosesOn() {
        world.won(shops, babak, "100", "2026-10-31");
        world.won(shops, babak, "200", "2026-11-01");
        world.won(shops, babak, "400", "2026-11-30");
        world.lost(shops, babak, "5000", "2026-11-10");
        world.open(shops, babak, "1000", "2026-11-22");
        world.open(shops, babak, "2000", "2026-12-01");
        world.open(shops, babak, "4000", "2027-03-01");
        Forecast forecast = forecast(sara, Seller.COMPANY, false, "2026-10-01", 3);
        assertThat(forecast.whole().periods())
                .extracting(Sum::closed)
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(amount("100"), amount("600"), amount("0"));
        assertThat(forecast.whole().periods())
                .extracting(Sum::weighted)
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(amount("0"), amount("500"), amount("1000"));
        assertThat(forecast.whole().periods().get(1).won()).isEqualTo(2);
        assertThat(forecast.whole().periods().get(2).best()).isEqualByComparingTo("2000");
    }

    /** On 20 March 2026 the year 1404 ends; both days lie in the same month of the other calendar. */
    @Test
    void partAtNowruzByOneCalendarAndNotByTheOther() {
        world.won(shops, babak, "1", "2026-03-20");
        world.won(shops, babak, "10", "2026-03-21");
        assertThat(closed(forecast(sara, Seller.COMPANY, true, "2026-03-20", 2)))
                .containsExactly("1", "10");
        assertThat(closed(forecast(sara, Seller.COMPANY, false, "2026-03-20", 2)))
                .containsExactly("11", "0");
    }

    @Test
    void countWhatIsOverdueInTheCurrentPeriodAndTellItApart() {
        world.open(shops, babak, "100", "2026-11-21");
        world.open(shops, babak, "10", "2026-05-01");
        world.open(shops, babak, "1", "2026-11-22");
        world.open(shops, babak, "7", null);
        Forecast forecast = forecast(sara, Seller.of(babak), false, "2026-10-01", 3);
        assertThat(forecast.whole().overdue().full()).isEqualByComparingTo("110");
        assertThat(forecast.whole().undated().full()).isEqualByComparingTo("7");
        assertThat(forecast.sum(forecast.whole(), 1).full()).isEqualByComparingTo("111");
        assertThat(forecast.sum(forecast.whole(), 0).full()).isZero();
        Forecast later = forecast(sara, Seller.of(babak), false, "2027-01-01", 2);
        assertThat(later.current()).isNull();
        assertThat(later.sum(later.whole(), 0).full()).isZero();
    }

    @Test
    void addUpFromColleaguesToTeamsToTheCompany() {
        world.won(shops, babak, "1", "2026-11-02");
        world.won(shops, mina, "10", "2026-11-02");
        world.won(shops, omid, "100", "2026-11-02");
        world.won(shops, null, "1000", "2026-11-02");
        Forecast company = forecast(sara, Seller.COMPANY, false, "2026-11-01", 1);
        assertThat(closed(company)).containsExactly("1111");
        assertThat(company.parts()).filteredOn(part -> part.seller() == null).hasSize(1);
        assertThat(of(company, Seller.of(north))).isEqualByComparingTo("11");
        assertThat(of(company, Seller.of(omid))).isEqualByComparingTo("100");
        assertThat(company.parts()).noneMatch(part -> Seller.of(babak).equals(part.seller()));
        Forecast team = forecast(sara, Seller.of(north), false, "2026-11-01", 1);
        assertThat(closed(team)).containsExactly("11");
        assertThat(team.parts()).extracting(Outlook::name).containsExactly("Babak", "Mina");
        assertThat(company.overlapping()).isFalse();
        world.team("South", mina, omid);
        Forecast twice = forecast(sara, Seller.COMPANY, false, "2026-11-01", 1);
        assertThat(twice.overlapping()).isTrue();
        assertThat(closed(twice)).containsExactly("1111");
    }

    @Test
    void areOfTheColleaguesAndCustomersTheViewerSees() {
        world.won(shops, babak, "1", "2026-11-02");
        world.won(shops, mina, "10", "2026-11-02");
        world.opportunity(shops, 50, world.customer(omid), babak, "WON", "100", null, "2026-11-02");
        Viewer rep = SalesWorld.rep(babak);
        assertThat(closed(forecast(rep, Seller.of(babak), false, "2026-11-01", 1)))
                .containsExactly("1");
        for (Seller hidden : List.of(Seller.COMPANY, Seller.of(north), Seller.of(mina))) {
            assertThatThrownBy(() -> forecast(rep, hidden, false, "2026-11-01", 1))
                    .isInstanceOf(NotFound.class);
        }
        Viewer lead = SalesWorld.rep(babak, mina);
        assertThat(forces.of(lead).widest(babak)).isEqualTo(Seller.of(north));
        assertThat(closed(forecast(lead, Seller.of(north), false, "2026-11-01", 1)))
                .containsExactly("11");
        assertThatThrownBy(() -> forecast(lead, Seller.COMPANY, false, "2026-11-01", 1))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void areOfOnePipelineWhereItIsAskedFor() {
        world.won(world.pipeline(), babak, "1", "2026-11-02");
        world.won(shops, babak, "10", "2026-11-02");
        assertThat(closed(forecasts.forecast(
                        sara,
                        forces.of(sara),
                        new ForecastAsk(
                                Seller.of(babak), List.of(Period.of(TODAY, Length.MONTH, false)), shops, TODAY))))
                .containsExactly("10");
    }

    @Test
    void takeTheLearnedProbabilityWhereThereIsOne() {
        long learned = world.open(shops, babak, "1000", "2026-11-25");
        world.open(shops, babak, "100", "2026-11-25");
        world.jdbc().sql("""
                with m as (insert into chance_model (started_at, finished_at, outcome) values (now(), now(), 'FEW') returning id)
                insert into opportunity_chance (opportunity_id, model_id, stage_id, probability, scored_at)
                select o.id, m.id, o.stage_id, 0.2, now() from opportunity o, m where o.id = :id
                """).param("id", learned).update();
        Sum sum = forecast(sara, Seller.of(babak), false, "2026-11-01", 1)
                .whole()
                .periods()
                .get(0);
        assertThat(sum.weighted()).isEqualByComparingTo("250");
        assertThat(sum.variance()).isEqualTo(1_000 * 1_000 * 0.2 * 0.8 + 100 * 100 * 0.25);
        assertThat(sum.largest()).isEqualTo(160_000);
    }

    @Test
    void standBesideWhatIsToBeSold() {
        Period november = Period.of(TODAY, Length.MONTH, false);
        world.target(Seller.of(babak), november, "300");
        world.target(Seller.of(mina), november, "200");
        world.won(shops, babak, "120", "2026-11-02");
        Forecast team = forecast(sara, Seller.of(north), false, "2026-11-01", 2);
        assertThat(team.whole().targets().get(0)).isEqualByComparingTo("500");
        assertThat(team.gap(team.whole(), 0)).isEqualByComparingTo("380");
        assertThat(team.gap(team.whole(), 1)).isNull();
        world.target(Seller.of(north), november, "450");
        assertThat(forecast(sara, Seller.of(north), false, "2026-11-01", 1)
                        .whole()
                        .targets()
                        .get(0))
                .isEqualByComparingTo("450");
        assertThat(forecast(sara, Seller.COMPANY, false, "2026-11-01", 1)
                        .whole()
                        .targets()
                        .get(0))
                .isEqualByComparingTo("450");
        assertThat(forecast(sara, Seller.of(babak), true, "2026-11-01", 1)
                        .whole()
                        .targets()
                        .get(0))
                .isNull();
    }

    @Test
    void addTheTargetsOfMonthsUpToThoseOfAQuarterUnlessItHasItsOwn() {
        Period quarter = Period.of(TODAY, Length.QUARTER, false);
        for (Period month : List.of(
                Period.of(TODAY, Length.MONTH, false),
                Period.of(TODAY, Length.MONTH, false).plus(1))) {
            world.target(Seller.of(babak), month, "30");
        }
        assertThat(quarter(quarter)).isEqualByComparingTo("60");
        world.target(Seller.of(babak), quarter, "100");
        assertThat(quarter(quarter)).isEqualByComparingTo("100");
    }

    private BigDecimal quarter(Period quarter) {
        return forecasts
                .forecast(sara, forces.of(sara), new ForecastAsk(Seller.of(babak), List.of(quarter), null, TODAY))
                .whole()
                .targets()
                .get(0);
    }

    private Forecast forecast(Viewer viewer, Seller seller, boolean jalali, String from, int months) {
        Period first = Period.of(LocalDate.parse(from), Length.MONTH, jalali);
        return forecasts.forecast(
                viewer,
                forces.of(viewer),
                new ForecastAsk(
                        seller,
                        Stream.iterate(first, month -> month.plus(1))
                                .limit(months)
                                .toList(),
                        null,
                        TODAY));
    }

    private static List<String> closed(Forecast forecast) {
        return forecast.whole().periods().stream()
                .map(sum -> sum.closed().signum() == 0
                        ? "0"
                        : sum.closed().stripTrailingZeros().toPlainString())
                .toList();
    }

    private static BigDecimal of(Forecast forecast, Seller seller) {
        return forecast.parts().stream()
                .filter(part -> seller.equals(part.seller()))
                .findFirst()
                .orElseThrow()
                .periods()
                .get(0)
                .closed();
    }

    private static BigDecimal amount(String text) {
        return new BigDecimal(text);
    }
}
