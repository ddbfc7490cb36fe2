package peyvand.operational.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import peyvand.domain.ActivityId;
import peyvand.domain.Cursor;
import peyvand.domain.CustomerId;
import peyvand.domain.Slice;
import peyvand.domain.Viewer;

@ActivityDbTest
class ActivityQueriesTest {

    private static final Instant NOW = ActivityWorld.NOW;
    private static final LocalDate DATE = ActivityWorld.TODAY.date();
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Autowired
    ActivityWorld world;

    @Autowired
    Activities activities;

    @Autowired
    ActivityQueries queries;

    private Viewer sara;
    private Viewer omid;

    @BeforeEach
    void office() {
        sara = world.manager("Sara");
        omid = world.rep("Omid");
    }

    @Test
    void saysHowColleaguesStand() {
        add(omid, ActivityTime.on(DATE.minusDays(1)));
        add(omid, ActivityTime.at(NOW.minusSeconds(1)));
        add(omid, ActivityTime.on(DATE));
        activities.complete(omid, add(omid, ActivityTime.on(DATE.minusDays(3))), null);
        activities.cancel(omid, add(omid, ActivityTime.on(DATE.minusDays(3))), null);

        assertThat(queries.work(sara, ActivityWorld.TODAY, NOW.minus(Duration.ofDays(7))))
                .contains(new ColleagueWork(omid.staff(), "Omid", 2, 1));
        assertThat(queries.work(omid, ActivityWorld.TODAY, NOW.plusSeconds(1)))
                .as("sees only themselves")
                .containsExactly(new ColleagueWork(omid.staff(), "Omid", 2, 0));
    }

    @Test
    void sortsTheOpenOnesByWhetherTheirTimeHasCome() {
        ActivityId yesterday = add(ActivityTime.on(DATE.minusDays(1)));
        ActivityId missed = add(ActivityTime.at(NOW.minusSeconds(1)));
        ActivityId goingOn = add(ActivityTime.between(NOW.minusSeconds(600), NOW.plusSeconds(600)));
        ActivityId over = add(ActivityTime.between(NOW.minusSeconds(600), NOW.minusSeconds(60)));
        ActivityId today = add(ActivityTime.on(DATE));
        ActivityId tonight = add(ActivityTime.at(ActivityWorld.TODAY.tomorrow().minusSeconds(1)));
        ActivityId midnight = add(ActivityTime.at(ActivityWorld.TODAY.tomorrow()));
        ActivityId tomorrow = add(ActivityTime.on(DATE.plusDays(1)));
        ActivityId done = add(ActivityTime.on(DATE));
        activities.complete(sara, done, null);

        assertThat(tab(ActivityTab.OVERDUE)).containsExactlyInAnyOrder(yesterday, missed, over);
        assertThat(tab(ActivityTab.TODAY)).containsExactlyInAnyOrder(today, goingOn, tonight);
        assertThat(tab(ActivityTab.UPCOMING)).containsExactlyInAnyOrder(midnight, tomorrow);
        assertThat(tab(ActivityTab.DONE)).containsExactly(done);
        assertThat(queries.row(sara, over).overdue(ActivityWorld.TODAY)).isTrue();
        assertThat(queries.row(sara, goingOn).overdue(ActivityWorld.TODAY)).isFalse();
        assertThat(queries.row(sara, done).overdue(ActivityWorld.TODAY)).isFalse();
    }

    /** Midnight UTC, by which a whole day is sorted, may lie on either side of the day where somebody is. */
    @ParameterizedTest
    @EnumSource(names = {"KIRITIMATI", "PAGO_PAGO", "TEHRAN"})
    void knowsWhichDayItIsWhereSomebodyIs(Place place) {
        for (int hour = 0; hour < 24; hour++) {
            Today there = Today.of(NOW.plus(Duration.ofHours(hour)), place.zone);
            ActivityId before = add(ActivityTime.on(there.date().minusDays(1)));
            ActivityId day = add(ActivityTime.on(there.date()));
            ActivityId after = add(ActivityTime.on(there.date().plusDays(1)));
            assertThat(tab(ActivityTab.OVERDUE, there)).contains(before).doesNotContain(day, after);
            assertThat(tab(ActivityTab.TODAY, there)).contains(day).doesNotContain(before, after);
            assertThat(tab(ActivityTab.UPCOMING, there)).contains(after).doesNotContain(before, day);
        }
    }

    enum Place {
        KIRITIMATI("Pacific/Kiritimati"),
        PAGO_PAGO("Pacific/Pago_Pago"),
        TEHRAN("Asia/Tehran");

        private final ZoneId zone;

        Place(String zone) {
            this.zone = ZoneId.of(zone);
        }
    }

    @ParameterizedTest
    @EnumSource
    void turnsPagesForwardAndBackThroughActivitiesThatTie(ActivityTab tab) {
        LocalDate day = switch (tab) {
            case OVERDUE -> DATE.minusDays(3);
            case UPCOMING -> DATE.plusDays(3);
            default -> DATE;
        };
        List<ActivityId> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            ActivityId id = add(ActivityTime.on(day));
            if (tab == ActivityTab.DONE) {
                activities.complete(sara, id, null);
            }
            all.add(id);
        }
        List<ActivityId> forward = new ArrayList<>();
        Cursor cursor = null;
        Slice<ActivityRow> slice;
        do {
            slice = queries.page(sara, mine(), tab, ActivityWorld.TODAY, cursor, 3);
            forward.addAll(ids(slice.rows()));
            cursor = slice.next();
        } while (cursor != null);
        assertThat(forward).containsExactlyInAnyOrderElementsOf(all);
        assertThat(ids(queries.page(sara, mine(), tab, ActivityWorld.TODAY, slice.previous(), 3)
                        .rows()))
                .isEqualTo(forward.subList(3, 6));
        assertThat(queries.count(sara, mine(), tab, ActivityWorld.TODAY).number())
                .isEqualTo(7);
    }

    @Test
    void narrowsByOwnerKindAndCustomer() {
        CustomerId customer = world.customer("Bahar", omid);
        ActivityId own = add(ActivityTime.on(DATE));
        ActivityId call = activities.create(sara, omid.staff(), data(ActivityKind.CALL, customer));

        assertThat(today(sara, new ActivityFilter(omid.staff(), null, null, null)))
                .containsExactly(call);
        assertThat(today(sara, new ActivityFilter(null, ActivityKind.CALL, customer, null)))
                .containsExactly(call);
        assertThat(today(sara, new ActivityFilter(null, ActivityKind.TASK, customer, null)))
                .isEmpty();
        assertThat(today(omid, new ActivityFilter(null, null, null, null)))
                .contains(call)
                .doesNotContain(own);
        assertThat(ids(queries.openOf(omid, customer, 10))).containsExactly(call);
        assertThat(queries.openOf(world.rep("Nader"), customer, 10)).isEmpty();
    }

    @Test
    void findsForACalendarWhatTouchesItsDays() {
        LocalDate day = LocalDate.of(2027, 1, 10);
        Instant begin = day.atStartOfDay(BERLIN).toInstant();
        ActivityId whole = add(ActivityTime.on(day));
        ActivityId first = add(ActivityTime.at(begin));
        ActivityId last = add(ActivityTime.at(begin.plus(Duration.ofDays(1)).minusSeconds(1)));
        ActivityId intoIt = add(ActivityTime.between(begin.minus(Duration.ofDays(13)), begin.plusSeconds(1)));
        ActivityId untilIt = add(ActivityTime.between(begin.minusSeconds(3_600), begin));
        ActivityId before = add(ActivityTime.on(day.minusDays(1)));
        ActivityId next = add(ActivityTime.at(begin.plus(Duration.ofDays(1))));
        ActivityId cancelled = add(ActivityTime.on(day));
        activities.cancel(sara, cancelled, null);

        assertThat(on(day)).containsExactlyInAnyOrder(whole, first, last, intoIt);
        assertThat(on(day)).doesNotContain(untilIt, before, next, cancelled);
    }

    @Test
    void seesADayOfTwentyThreeAndOneOfTwentyFiveHours() {
        for (LocalDate day : List.of(LocalDate.of(2027, 3, 28), LocalDate.of(2027, 10, 31))) {
            ActivityId early = add(ActivityTime.at(moment(day.atTime(0, 30))));
            ActivityId late = add(ActivityTime.at(moment(day.atTime(23, 30))));
            ActivityId next = add(ActivityTime.at(moment(day.plusDays(1).atTime(0, 0))));
            assertThat(on(day)).contains(early, late).doesNotContain(next);
        }
    }

    @Test
    void findsAnOrderByItsNumberIfItMayBeSeen() {
        CustomerId hidden = world.customer("Hidden", null);
        String number = number(world.order(hidden).value());
        assertThat(queries.order(sara, number.toLowerCase()))
                .get()
                .extracting(ActivityQueries.OrderChoice::customer)
                .isEqualTo(hidden);
        assertThat(queries.order(omid, number)).isEmpty();
        assertThat(queries.order(omid, number(world.order(null).value()))).isPresent();
    }

    private static Instant moment(LocalDateTime time) {
        return time.atZone(BERLIN).toInstant();
    }

    private List<ActivityId> on(LocalDate day) {
        return ids(queries.between(sara, mine(), day, day.plusDays(1), BERLIN, 100));
    }

    private ActivityId add(ActivityTime time) {
        return add(sara, time);
    }

    private ActivityId add(Viewer owner, ActivityTime time) {
        ActivityKind kind = time.end() == null ? ActivityKind.TASK : ActivityKind.MEETING;
        return activities.create(
                owner,
                owner.staff(),
                new ActivityData(kind, "x", null, time, null, ActivityPriority.NORMAL, null, null, null, null));
    }

    private static ActivityData data(ActivityKind kind, @Nullable CustomerId customer) {
        return new ActivityData(
                kind, "x", null, ActivityTime.on(DATE), null, ActivityPriority.NORMAL, customer, null, null, null);
    }

    private ActivityFilter mine() {
        return ActivityFilter.of(sara.staff());
    }

    private List<ActivityId> tab(ActivityTab tab) {
        return tab(tab, ActivityWorld.TODAY);
    }

    private List<ActivityId> tab(ActivityTab tab, Today today) {
        return ids(queries.page(sara, mine(), tab, today, null, 200).rows());
    }

    private List<ActivityId> today(Viewer viewer, ActivityFilter filter) {
        return ids(queries.page(viewer, filter, ActivityTab.TODAY, ActivityWorld.TODAY, null, 200)
                .rows());
    }

    private static List<ActivityId> ids(List<ActivityRow> rows) {
        return rows.stream().map(ActivityRow::id).toList();
    }

    private String number(long order) {
        return world.jdbc()
                .sql("select number from sales_order where id = :id")
                .param("id", order)
                .query(String.class)
                .single();
    }
}
