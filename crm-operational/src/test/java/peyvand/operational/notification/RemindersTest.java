package peyvand.operational.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Date;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import peyvand.db.testing.DbTest;
import peyvand.domain.ActivityId;
import peyvand.domain.ContactId;
import peyvand.domain.CustomerId;
import peyvand.domain.NotFound;
import peyvand.domain.Viewer;
import peyvand.operational.activity.Activities;
import peyvand.operational.activity.ActivityData;
import peyvand.operational.activity.ActivityKind;
import peyvand.operational.activity.ActivityPriority;
import peyvand.operational.activity.ActivityTime;
import peyvand.operational.activity.ActivityWorld;
import peyvand.operational.relationship.OccasionData;
import peyvand.operational.relationship.Relationships;
import peyvand.operational.relationship.Yearly;
import peyvand.operational.staff.Calendar;

@SpringBootTest(
        classes = {ActivityWorld.Application.class, RemindersTest.More.class},
        properties = {"db-scheduler.enabled=false", "spring.jpa.hibernate.ddl-auto=none"})
@DbTest
class RemindersTest {

    private static final LocalDate TODAY = ActivityWorld.TODAY.date();

    @Configuration(proxyBeanMethods = false)
    @ComponentScan({"peyvand.operational.notification", "peyvand.operational.relationship"})
    static class More {}

    @Autowired
    ActivityWorld world;

    @Autowired
    Activities activities;

    @Autowired
    Relationships relationships;

    @Autowired
    Reminders reminders;

    @Autowired
    NotificationQueries queries;

    @Autowired
    Notifications notifications;

    private Viewer sara;
    private Viewer omid;
    private CustomerId omids;

    @BeforeEach
    void office() {
        sara = world.manager("Sara");
        omid = world.rep("Omid");
        omids = world.customer("Omids customer", omid);
    }

    @Test
    void tellTheOwnerOfWhatBeginsSoonAndNobodyTwice() {
        ActivityId soon = call(omid, 10, 15);
        call(omid, 60, 15);
        reminders.giveDue();
        reminders.giveDue();
        assertThat(of(omid)).extracting(NotificationRow::activity).containsExactly(soon);
        assertThat(of(sara)).isEmpty();
        assertThat(queries.unread(omid.staff())).isEqualTo(1);
    }

    @Test
    void tellNobodyTwiceThoughOneWereAskedForAgain() {
        ActivityId soon = call(omid, 10, 15);
        reminders.giveDue();
        world.jdbc()
                .sql("update activity set remind_at = starts_at - interval '15 minutes' where id = " + soon)
                .update();
        reminders.giveDue();
        assertThat(of(omid)).hasSize(1);
        assertThat(world.jdbc()
                        .sql("select remind_at is null from activity where id = " + soon)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void tellNobodyOfWhatIsDone() {
        ActivityId done = call(omid, 10, 15);
        activities.complete(omid, done, null);
        reminders.giveDue();
        assertThat(of(omid)).isEmpty();
    }

    @Test
    void tellOnceThoughSeveralNodesTellAtOnce() throws Exception {
        for (int i = 0; i < 40; i++) {
            call(omid, 10, 15 + i);
        }
        ExecutorService nodes = Executors.newFixedThreadPool(3);
        List<Callable<Void>> work = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            work.add(() -> {
                reminders.giveDue();
                return null;
            });
        }
        for (Future<Void> done : nodes.invokeAll(work)) {
            done.get();
        }
        nodes.shutdown();
        assertThat(of(omid)).hasSize(40);
    }

    @Test
    void announceBirthdaysAWeekAheadToTheCustomersOwner() {
        ContactId soon = born("Mina", TODAY.plusDays(7).minusYears(30));
        born("Late", TODAY.plusDays(8).minusYears(30));
        born("Past", TODAY.minusDays(1).minusYears(30));
        reminders.announceOccasions();
        reminders.announceOccasions();
        assertThat(of(omid)).extracting(NotificationRow::contact).containsExactly(soon);
        assertThat(of(omid).get(0).day()).isEqualTo(TODAY.plusDays(7));
        assertThat(queries.upcoming(omid, TODAY, 5)).hasSize(1);
        assertThat(queries.upcoming(omid, TODAY.plusDays(8), 5)).isEmpty();
    }

    @Test
    void announceOccasionsInTheirCalendarSoManyDaysAhead() {
        occasion("Ten days", new Yearly(TODAY.plusDays(10).minusYears(4), Calendar.GREGORIAN), 10);
        occasion("Too early", new Yearly(TODAY.plusDays(10).minusYears(4), Calendar.GREGORIAN), 9);
        occasion("Jalali", new Yearly(jalali(TODAY.plusDays(3)), Calendar.JALALI), 5);
        reminders.announceOccasions();
        reminders.announceOccasions();
        assertThat(of(omid)).extracting(NotificationRow::title).containsExactlyInAnyOrder("Ten days", "Jalali");
        assertThat(of(omid)).extracting(NotificationRow::customer).containsOnly(omids);
    }

    @Test
    void areHiddenFromWhoMayNoLongerSeeTheCustomer() {
        born("Mina", TODAY.minusYears(30));
        ActivityId call = call(omid, 10, 15);
        reminders.announceOccasions();
        reminders.giveDue();
        world.jdbc()
                .sql("update customer set owner_id = null where id = " + omids)
                .update();
        assertThat(of(omid)).extracting(NotificationRow::activity).containsExactly(call);
        assertThat(queries.upcoming(omid, TODAY, 5)).isEmpty();
    }

    @Test
    void areReadByWhomTheyAreFor() {
        call(omid, 10, 15);
        call(omid, 11, 15);
        reminders.giveDue();
        List<NotificationRow> told = of(omid);
        assertThatThrownBy(() -> notifications.read(sara, told.get(0).id())).isInstanceOf(NotFound.class);
        notifications.read(omid, told.get(1).id());
        notifications.read(omid, told.get(1).id());
        assertThat(queries.unread(omid.staff())).isEqualTo(1);
        call(omid, 12, 15);
        reminders.giveDue();
        notifications.readAll(omid, told.get(0).id());
        assertThat(queries.unread(omid.staff())).as("what came since").isEqualTo(1);
    }

    private ActivityId call(Viewer owner, int inMinutes, int reminder) {
        Instant start = ActivityWorld.NOW.plus(Duration.ofMinutes(inMinutes));
        return activities.create(
                owner,
                owner.staff(),
                new ActivityData(
                        ActivityKind.CALL,
                        "Call",
                        null,
                        ActivityTime.at(start),
                        reminder,
                        ActivityPriority.NORMAL,
                        null,
                        null,
                        null,
                        null));
    }

    private ContactId born(String name, LocalDate day) {
        ContactId contact = world.contact(omids, name);
        world.jdbc()
                .sql("update contact set birth_date = :day where id = :id")
                .param("day", Date.valueOf(day))
                .param("id", contact.value())
                .update();
        return contact;
    }

    private void occasion(String label, Yearly yearly, int notice) {
        relationships.addOccasion(omid, omids, null, new OccasionData(label, yearly, notice));
    }

    private static LocalDate jalali(LocalDate day) {
        return Yearly.comingOn(day, Calendar.JALALI).get(140);
    }

    private List<NotificationRow> of(Viewer viewer) {
        return queries.page(viewer, null, 200).rows();
    }
}
