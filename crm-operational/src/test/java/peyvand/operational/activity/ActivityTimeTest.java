package peyvand.operational.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import peyvand.domain.RuleViolation;

class ActivityTimeTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final Instant TEN = Instant.parse("2026-11-21T10:00:00Z");

    @Test
    void endsAfterItBegins() {
        refused(ActivityTime.between(TEN, TEN), "rule.activity.endBeforeStart");
        refused(ActivityTime.between(TEN, TEN.minusSeconds(1)), "rule.activity.endBeforeStart");
        assertThatCode(() -> ActivityTime.between(TEN, TEN.plusSeconds(60)).check(ActivityKind.MEETING, TODAY))
                .doesNotThrowAnyException();
    }

    @Test
    void endsAtAllOnlyWhereItIsAMeeting() {
        ActivityTime time = ActivityTime.between(TEN, TEN.plusSeconds(60));
        assertThatThrownBy(() -> time.check(ActivityKind.CALL, TODAY))
                .extracting(e -> ((RuleViolation) e).key())
                .isEqualTo("rule.activity.endOfMeeting");
    }

    @Test
    void lastsTwoWeeksAtMost() {
        refused(ActivityTime.between(TEN, TEN.plus(Duration.ofDays(14)).plusSeconds(1)), "rule.activity.tooLong");
        assertThatCode(() ->
                        ActivityTime.between(TEN, TEN.plus(Duration.ofDays(14))).check(ActivityKind.MEETING, TODAY))
                .doesNotThrowAnyException();
    }

    @Test
    void liesInAYearThatCanBeMeant() {
        refused(ActivityTime.on(LocalDate.of(1405, 8, 30)), "rule.activity.farOff");
        refused(ActivityTime.on(LocalDate.of(1999, 12, 31)), "rule.activity.farOff");
        refused(ActivityTime.on(LocalDate.of(2126, 11, 21)), "rule.activity.farOff");
        refused(ActivityTime.at(Instant.parse("+999999-01-01T00:00:00Z")), "rule.activity.farOff");
    }

    @Test
    void remindsOfAWholeDayBeforeItsMorning() {
        ActivityTime day = ActivityTime.on(LocalDate.of(2026, 11, 22));
        assertThat(day.reminder(60, BERLIN, TEN)).isEqualTo("2026-11-22T07:00:00Z");
        assertThat(ActivityTime.on(LocalDate.of(2027, 3, 28)).reminder(0, BERLIN, TEN))
                .as("the morning after the clocks went forward")
                .isEqualTo("2027-03-28T07:00:00Z");
    }

    @Test
    void remindsOfNothingThatHasBegun() {
        assertThat(ActivityTime.at(TEN).reminder(5, BERLIN, TEN.plusSeconds(1))).isNull();
        assertThat(ActivityTime.at(TEN).reminder(5, BERLIN, TEN.minusSeconds(1)))
                .isEqualTo(TEN.minusSeconds(300));
    }

    @Test
    void isTheDayItIsWhereOneIs() {
        ActivityTime night = ActivityTime.at(Instant.parse("2026-11-21T23:30:00Z"));
        assertThat(night.date(ZoneId.of("UTC"))).isEqualTo("2026-11-21");
        assertThat(night.date(BERLIN)).isEqualTo("2026-11-22");
        ActivityTime day = ActivityTime.on(TODAY);
        assertThat(day.date(ZoneId.of("Pacific/Kiritimati"))).isEqualTo(day.date(ZoneId.of("Pacific/Pago_Pago")));
    }

    private static void refused(ActivityTime time, String rule) {
        assertThatThrownBy(() -> time.check(ActivityKind.MEETING, TODAY))
                .isInstanceOf(RuleViolation.class)
                .extracting(e -> ((RuleViolation) e).key())
                .isEqualTo(rule);
    }
}
