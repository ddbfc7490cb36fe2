package peyvand.analytical.chance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import peyvand.analytical.chance.Course.Edition;
import peyvand.analytical.chance.Course.Move;
import peyvand.analytical.chance.Course.Rival;

class CourseTest {

    private static final LocalDate OPENED = LocalDate.of(2026, 3, 1);

    @Test
    void isLookedAtWheneverItCameToAStageAndAtFixedAges() {
        Course course = course(40, List.of(move(0, 1), move(20, 2), end(40, 2)), List.of(edition(0, 10)), List.of());

        assertThat(course.moments())
                .extracting(moment -> moment.daysOpen() + " in " + moment.stage() + " for " + moment.daysInStage())
                .containsExactly("0 in 1 for 0", "14 in 1 for 14", "20 in 2 for 0", "30 in 2 for 10");
    }

    @Test
    void knowsAtEachMomentWhatWasKnownThen() {
        Course course = course(
                40,
                List.of(move(0, 1), end(40, 1)),
                List.of(edition(0, 10), edition(20, 99), edition(40, 1)),
                List.of(new Rival(7, OPENED.plusDays(15)), new Rival(8, null), new Rival(9, OPENED.plusDays(40))));

        assertThat(course.moments())
                .extracting(moment -> moment.daysOpen() + " " + moment.amount() + " " + moment.competitors())
                .containsExactly("0 10.0 []", "14 10.0 []", "30 99.0 [7]");
    }

    @Test
    void learnsNothingFromWhatCameToLightWithTheDecision() {
        Course course = course(
                10,
                List.of(move(0, 1), move(10, 2), end(10, 2)),
                List.of(edition(0, 10), edition(10, 0)),
                List.of(new Rival(9, OPENED.plusDays(10))));

        assertThat(course.moments())
                .extracting(moment -> moment.stage() + " " + moment.amount() + " " + moment.competitors())
                .containsExactly("1 10.0 []", "2 10.0 []");
    }

    @Test
    void isLookedAtWithoutAStageWhereThatWasWrittenDownAfterwards() {
        Course imported = course(20, List.of(move(300, 3), end(300, 3)), List.of(edition(300, 10)), List.of());

        assertThat(imported.moments())
                .extracting(moment -> moment.daysOpen() + " in " + moment.stage() + " " + moment.amount())
                .containsExactly("0 in null 10.0", "14 in null 10.0");
    }

    @Test
    void isNotLookedAtWhileItWasLost() {
        Course reopened = course(
                70, List.of(move(0, 1), end(10, 1), move(50, 2), end(70, 2)), List.of(edition(0, 10)), List.of());

        assertThat(reopened.moments()).extracting(Moment::daysOpen).containsExactly(0L, 50L, 60L);
    }

    @Test
    void standsNowAsItStands() {
        Course open = course(
                null,
                List.of(move(0, 1), move(5, 2)),
                List.of(edition(0, 10), edition(6, 20)),
                List.of(new Rival(8, null)));

        Moment now = open.now(OPENED.plusDays(9), 2);
        assertThat(now.daysInStage()).isEqualTo(4);
        assertThat(now.amount()).isEqualTo(20);
        assertThat(now.competitors()).containsExactly(8L);
    }

    private static Course course(
            @Nullable Integer decided, List<Move> moves, List<Edition> editions, List<Rival> rivals) {
        return new Course(
                1, OPENED, decided == null ? null : OPENED.plusDays(decided), false, moves, editions, rivals, null);
    }

    private static Move move(int day, long stage) {
        return new Move(OPENED.plusDays(day), stage, true);
    }

    private static Move end(int day, long stage) {
        return new Move(OPENED.plusDays(day), stage, false);
    }

    private static Edition edition(int day, double amount) {
        return new Edition(OPENED.plusDays(day), amount, null, null);
    }
}
