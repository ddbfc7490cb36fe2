package peyvand.operational.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.domain.ActivityId;
import peyvand.domain.ContactId;
import peyvand.domain.CustomerId;
import peyvand.domain.NotFound;
import peyvand.domain.OpportunityId;
import peyvand.domain.OpportunityPassedOn;
import peyvand.domain.OrderId;
import peyvand.domain.RuleViolation;
import peyvand.domain.Scope;
import peyvand.domain.StaffId;
import peyvand.domain.Stale;
import peyvand.domain.Viewer;

@ActivityDbTest
class ActivitiesTest {

    private static final Instant LATER = ActivityWorld.NOW.plus(Duration.ofHours(3));

    @Autowired
    ActivityWorld world;

    @Autowired
    Activities activities;

    @Autowired
    ActivityQueries queries;

    @Autowired
    ApplicationEventPublisher events;

    private Viewer sara;
    private Viewer omid;
    private CustomerId omids;
    private CustomerId others;

    @BeforeEach
    void office() {
        sara = world.manager("Sara");
        omid = world.rep("Omid");
        omids = world.customer("Omids customer", omid);
        others = world.customer("Another customer", null);
    }

    @Test
    void remembersAllThatWasWritten() {
        ContactId contact = world.contact(omids, "Mina");
        OrderId order = world.order(omids);
        ActivityTime time = ActivityTime.between(LATER, LATER.plusSeconds(3_600));
        ActivityData data = new ActivityData(
                ActivityKind.MEETING,
                "Prices",
                "bring samples",
                time,
                30,
                ActivityPriority.HIGH,
                omids,
                contact,
                order,
                null);

        ActivityDetails found = details(activities.create(sara, omid.staff(), data));

        assertThat(found.data()).isEqualTo(data);
        assertThat(found.ownerName()).isEqualTo("Omid");
        assertThat(found.createdByName()).isEqualTo("Sara");
        assertThat(found.customerName()).isEqualTo("Omids customer");
        assertThat(found.contactName()).isEqualTo("Mina");
        assertThat(found.state()).isEqualTo(ActivityState.OPEN);
        assertThat(remindAt(found.id())).isEqualTo(LATER.minusSeconds(1_800));
    }

    @Test
    void isSeenByItsOwnerAndByWhoSeesItsCustomer() {
        ActivityId own = task(omid, null);
        ActivityId colleagues = task(sara, null);
        ActivityId aboutOmids = activities.create(sara, sara.staff(), data("about", omids));
        ActivityId aboutOthers = activities.create(sara, sara.staff(), data("about", others));

        assertThat(queries.find(omid, own)).isPresent();
        assertThat(queries.find(omid, aboutOmids)).isPresent();
        assertThat(queries.find(sara, own))
                .as("private, even for who sees all customers")
                .isEmpty();
        for (ActivityId hidden : List.of(colleagues, aboutOthers)) {
            assertThatThrownBy(() -> queries.details(omid, hidden)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> activities.complete(omid, hidden, null)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> activities.cancel(omid, hidden, null)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> activities.reopen(omid, hidden)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> activities.hand(omid, hidden, omid.staff()))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> activities.edit(omid, hidden, 0, data("mine now", null)))
                    .isInstanceOf(NotFound.class);
            assertThat(queries.details(sara, hidden).version()).isZero();
        }
    }

    @Test
    void showsItsOwnerTheWorkButNothingOfACustomerTheyMayNotSee() {
        ActivityId handed = activities.create(sara, omid.staff(), data("Call them back", others));

        ActivityDetails found = queries.details(omid, handed);
        assertThat(found.data().title()).isEqualTo("Call them back");
        assertThat(found.customerName()).isNull();
        assertThat(found.aboutAHiddenCustomer()).isTrue();
        assertThat(queries.row(omid, handed).customer()).isNull();
        activities.edit(omid, handed, 0, data("Called", others));
        assertThat(details(handed).data().customer()).as("stays as it is").isEqualTo(others);
    }

    @Test
    void isAboutNobodyTheViewerMayNotSee() {
        assertThatThrownBy(() -> activities.create(omid, omid.staff(), data("x", others)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> activities.create(omid, omid.staff(), data("x", new CustomerId(999_999_999))))
                .isInstanceOf(NotFound.class);
        ActivityId own = task(omid, null);
        assertThatThrownBy(() -> activities.edit(omid, own, 0, data("x", others)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void namesAContactAndAnOrderOfThatCustomerOnly() {
        ContactId stranger = world.contact(others, "Stranger");
        assertRefused("rule.activity.contact", () -> create(omids, stranger, null));
        assertRefused("rule.activity.order", () -> create(omids, null, world.order(others)));
        assertThat(details(create(omids, null, world.order(null))).orderNumber())
                .isNotNull();
    }

    @Test
    void isDoneOnceWithWhoWhenAndWhatCameOfIt() {
        ActivityId id = task(omid, omids);
        activities.complete(sara, id, "They order next week");
        activities.complete(omid, id, "Another sentence");

        ActivityDetails found = details(id);
        assertThat(found.state()).isEqualTo(ActivityState.DONE);
        assertThat(found.closedAt()).isEqualTo(ActivityWorld.NOW);
        assertThat(found.closedByName()).isEqualTo("Sara");
        assertThat(found.outcome()).isEqualTo("They order next week");
        assertRefused("rule.activity.closed", () -> activities.edit(sara, id, found.version(), data("x", omids)));
        assertRefused("rule.activity.done", () -> activities.cancel(sara, id, null));
        assertRefused("rule.activity.closed", () -> activities.hand(sara, id, sara.staff()));
        assertRefused("form.longest", () -> activities.complete(sara, task(sara, null), "x".repeat(1_001)));

        activities.reopen(sara, id);
        assertThat(details(id).open()).isTrue();
        assertThat(details(id).outcome()).isNull();
        activities.cancel(sara, id, "Not needed");
        assertRefused("rule.activity.cancelled", () -> activities.complete(sara, id, null));
        assertThat(actions(id)).containsExactly("CREATED", "DONE", "REOPENED", "CANCELLED");
    }

    @Test
    void refusesToOverwriteWhatSomebodySavedMeanwhile() {
        ActivityId id = task(omid, omids);
        activities.edit(sara, id, 0, data("Second title", omids));
        assertThatThrownBy(() -> activities.edit(omid, id, 0, data("Third title", omids)))
                .isInstanceOf(Stale.class);
        assertThat(details(id).data().title()).isEqualTo("Second title");
    }

    @Test
    void isHandedToAColleagueWhoWorksHere() {
        ActivityId id = task(omid, null);
        activities.hand(omid, id, sara.staff());
        assertThat(queries.find(omid, id)).isEmpty();
        assertThat(queries.details(sara, id).ownerName()).isEqualTo("Sara");

        StaffId gone = world.staff("Gone");
        world.jdbc().sql("update staff set enabled = false where id = " + gone).update();
        assertRefused("rule.activity.owner", () -> activities.hand(sara, id, gone));
        assertRefused("rule.activity.owner", () -> activities.create(sara, new StaffId(999_999_999), data("x", null)));
    }

    @Test
    void keepsTheCustomerBySomebodyWhoOnlySeesItByThem() {
        ActivityId id = task(omid, omids);
        assertRefused("rule.activity.keepCustomer", () -> activities.edit(sara, id, 0, data("x", null)));
        activities.edit(omid, id, 0, data("x", null));
        assertThat(details(omid, id).data().customer()).isNull();
    }

    @Test
    void mayBeAboutASaleToTheirCustomer() {
        CustomerId anna = world.customer("Anna", null);
        CustomerId bita = world.customer("Bita", null);
        OpportunityId tea = world.opportunity(anna);
        assertRefused(
                "rule.activity.opportunity",
                () -> activities.create(sara, sara.staff(), about(anna, world.opportunity(bita))));
        ActivityId id = activities.create(sara, sara.staff(), about(anna, tea));
        assertThat(details(sara, id).opportunityName()).isEqualTo("Tea for the shops");
        assertThat(queries.openOf(sara, tea, 9)).extracting(ActivityRow::id).containsExactly(id);
        activities.complete(sara, id, null);
        assertThat(queries.openOf(sara, tea, 9)).isEmpty();
        activities.reopen(sara, id);

        Viewer agent = new Viewer(
                world.staff("Agent"), "Agent", sara.rights(), Scope.EVERYTHING, Scope.ownedBy(Set.of()), null);
        assertThat(details(agent, id).aboutAHiddenOpportunity()).isTrue();
        assertThat(queries.opportunity(agent, String.valueOf(details(sara, id).opportunityNumber())))
                .isEmpty();

        events.publishEvent(new OpportunityPassedOn(tea, anna));
        assertThat(details(sara, id).data().opportunity()).isEqualTo(tea);
        events.publishEvent(new OpportunityPassedOn(tea, bita));
        assertThat(details(sara, id).data().opportunity()).isNull();
        assertThat(details(sara, id).version()).isEqualTo(3);
    }

    @Test
    void areHeldByTheDatabaseToASaleToTheirCustomerOrOneMergedIntoIt() {
        CustomerId anna = world.customer("Anna", null);
        CustomerId ana = world.customer("Ana", null);
        OpportunityId tea = world.opportunity(ana);
        ActivityId id = activities.create(sara, sara.staff(), about(anna, null));
        JdbcClient.StatementSpec link = world.jdbc()
                .sql("update activity set opportunity_id = :opportunity where id = :id")
                .param("opportunity", tea.value())
                .param("id", id.value());
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(link::update)
                .withMessageContaining("is not of customer");
        world.jdbc()
                .sql("update customer set merged_into_id = :winner, archived_at = now() where id = :loser")
                .param("winner", anna.value())
                .param("loser", ana.value())
                .update();
        assertThat(link.update()).isEqualTo(1);
    }

    private static ActivityData about(CustomerId customer, @Nullable OpportunityId opportunity) {
        return new ActivityData(
                ActivityKind.CALL,
                "Call",
                null,
                ActivityTime.on(LocalDate.of(2026, 11, 25)),
                null,
                ActivityPriority.NORMAL,
                customer,
                null,
                null,
                opportunity);
    }

    @Test
    void remindsAgainOnlyWhenItsTimeChanges() {
        ActivityData data = new ActivityData(
                ActivityKind.CALL,
                "Call",
                null,
                ActivityTime.at(LATER),
                15,
                ActivityPriority.NORMAL,
                null,
                null,
                null,
                null);
        ActivityId id = activities.create(sara, sara.staff(), data);
        world.jdbc()
                .sql("update activity set remind_at = null where id = " + id)
                .update();
        activities.edit(sara, id, 0, retitled(data, "Call again", LATER));
        assertThat(remindAt(id)).isNull();
        activities.edit(sara, id, 1, retitled(data, "Call again", LATER.plusSeconds(60)));
        assertThat(remindAt(id)).isEqualTo(LATER.plusSeconds(60 - 900));
    }

    private static ActivityData retitled(ActivityData data, String title, Instant start) {
        return new ActivityData(
                data.kind(),
                title,
                null,
                ActivityTime.at(start),
                data.reminder(),
                data.priority(),
                null,
                null,
                null,
                null);
    }

    private static ActivityData data(String title, @Nullable CustomerId customer) {
        return ActivityData.task(title, ActivityTime.on(LocalDate.of(2026, 11, 25)), customer);
    }

    private ActivityId task(Viewer owner, @Nullable CustomerId customer) {
        return activities.create(owner, owner.staff(), data("Task", customer));
    }

    private ActivityId create(CustomerId customer, @Nullable ContactId contact, @Nullable OrderId order) {
        ActivityTime time = ActivityTime.at(LATER);
        return activities.create(
                sara,
                sara.staff(),
                new ActivityData(
                        ActivityKind.TASK,
                        "x",
                        null,
                        time,
                        null,
                        ActivityPriority.LOW,
                        customer,
                        contact,
                        order,
                        null));
    }

    private ActivityDetails details(ActivityId id) {
        return details(sara, id);
    }

    private ActivityDetails details(Viewer viewer, ActivityId id) {
        return queries.details(viewer, id);
    }

    private @Nullable Instant remindAt(ActivityId id) {
        return world.jdbc()
                .sql("select remind_at from activity where id = :id")
                .param("id", id.value())
                .query((row, n) ->
                        row.getTimestamp(1) == null ? null : row.getTimestamp(1).toInstant())
                .list()
                .get(0);
    }

    private List<String> actions(ActivityId id) {
        return world.jdbc()
                .sql("select action from audit_entry where record_kind = 'ACTIVITY' and record_id = :id order by id")
                .param("id", id.value())
                .query(String.class)
                .list();
    }

    private static void assertRefused(String rule, Runnable command) {
        assertThatThrownBy(command::run)
                .isInstanceOf(RuleViolation.class)
                .extracting(e -> ((RuleViolation) e).key())
                .isEqualTo(rule);
    }
}
