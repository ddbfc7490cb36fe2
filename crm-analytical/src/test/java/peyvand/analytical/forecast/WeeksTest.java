package peyvand.analytical.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.domain.NotFound;
import peyvand.domain.OpportunityId;
import peyvand.domain.Period;
import peyvand.domain.Period.Length;
import peyvand.domain.PipelineId;
import peyvand.domain.Seller;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;

@ForecastDbTest
class WeeksTest {

    private static final LocalDate SINCE = LocalDate.of(2026, 11, 15);
    private static final Period NOVEMBER = Period.of(SINCE, Length.MONTH, false);

    @Autowired
    SalesWorld world;

    @Autowired
    Weeks weeks;

    @Autowired
    SalesForceQueries forces;

    @Autowired
    JdbcClient jdbc;

    private PipelineId shops;
    private StaffId babak;
    private Viewer sara;

    @BeforeEach
    void somebodySells() {
        world.company();
        shops = world.pipeline();
        babak = world.staff("Babak");
        sara = SalesWorld.manager(world.staff("Sara"));
    }

    @Test
    void tellWhatWasDecidedSinceADay() {
        world.won(shops, babak, "1", "2026-11-14");
        world.won(shops, babak, "10", "2026-11-15");
        world.lost(shops, babak, "100", "2026-11-21");
        Week week = week(sara, Seller.of(babak), 5);
        assertThat(week.won()).isEqualTo(1);
        assertThat(week.wonAmount()).isEqualByComparingTo("10");
        assertThat(week.lostAmount()).isEqualByComparingTo("100");
    }

    /** In Tehran it is already the fifteenth at half past eight of the evening before in Greenwich. */
    @Test
    void tellWhatWasPutOffBeyondTheMonth() {
        long far = world.open(shops, babak, "100", "2026-11-20");
        move(far, "2026-12-20", "2026-11-16T10:00:00Z");
        long open = world.open(shops, babak, "300", "2026-11-20");
        move(open, null, "2026-11-14T20:31:00Z");
        long before = world.open(shops, babak, "1", "2026-11-20");
        move(before, "2026-12-20", "2026-11-14T20:29:00Z");
        long within = world.open(shops, babak, "2", "2026-11-20");
        move(within, "2026-11-30", "2026-11-16T10:00:00Z");
        long back = world.open(shops, babak, "4", "2026-11-20");
        move(back, "2026-12-20", "2026-11-16T10:00:00Z");
        move(back, "2026-11-25", "2026-11-17T10:00:00Z");
        long later = world.open(shops, babak, "8", "2026-12-20");
        move(later, "2027-01-20", "2026-11-16T10:00:00Z");
        Week week = week(sara, Seller.of(babak), 5);
        assertThat(week.slipped())
                .extracting(Week.Slip::opportunity)
                .containsExactly(new OpportunityId(open), new OpportunityId(far));
        assertThat(week.slipped().get(0).to()).isNull();
        assertThat(week.slipped().get(1).from()).isEqualTo(LocalDate.of(2026, 11, 20));
        assertThat(week.slipped().get(1).to()).isEqualTo(LocalDate.of(2026, 12, 20));
        assertThat(week(sara, Seller.of(babak), 1).more()).isTrue();
    }

    @Test
    void areOfWhomTheViewerSees() {
        StaffId mina = world.staff("Mina");
        world.won(shops, mina, "10", "2026-11-15");
        move(world.open(shops, mina, "100", "2026-11-20"), null, "2026-11-16T10:00:00Z");
        Viewer rep = SalesWorld.rep(babak);
        assertThat(week(rep, Seller.of(babak), 5).won()).isZero();
        assertThat(week(rep, Seller.of(babak), 5).slipped()).isEmpty();
        for (Seller hidden : new Seller[] {Seller.COMPANY, Seller.of(mina)}) {
            assertThatThrownBy(() -> week(rep, hidden, 5)).isInstanceOf(NotFound.class);
        }
        assertThat(week(sara, Seller.of(mina), 5).slipped()).hasSize(1);
    }

    private Week week(Viewer viewer, Seller seller, int most) {
        return weeks.of(viewer, forces.of(viewer), seller, SINCE, NOVEMBER, most);
    }

    private void move(long opportunity, @Nullable String to, String at) {
        jdbc.sql(
                        "update opportunity set close_on = cast(:to as date), updated_at = cast(:at as timestamptz) where id = :id")
                .param("to", to)
                .param("at", at)
                .param("id", opportunity)
                .update();
    }
}
