package peyvand.collaborative.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static peyvand.collaborative.touchpoint.ConversationWorld.NOW;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import peyvand.collaborative.touchpoint.Channel;
import peyvand.collaborative.touchpoint.ConversationDbTest;
import peyvand.collaborative.touchpoint.ConversationWorld;
import peyvand.collaborative.touchpoint.Direction;
import peyvand.collaborative.touchpoint.Learnt;
import peyvand.collaborative.touchpoint.TouchpointData;
import peyvand.collaborative.touchpoint.Touchpoints;
import peyvand.domain.ContactId;
import peyvand.domain.Cursor;
import peyvand.domain.CustomerId;
import peyvand.domain.OpportunityId;
import peyvand.domain.Slice;
import peyvand.domain.TouchpointId;
import peyvand.domain.Viewer;

@ConversationDbTest
class TimelinesTest {

    private static final Set<TimelineSource> ALL = TimelineSource.OF_CUSTOMERS;

    @Autowired
    Timelines timelines;

    @Autowired
    Touchpoints touchpoints;

    @Autowired
    ConversationWorld world;

    Viewer sara;
    CustomerId alborz;

    @BeforeEach
    void aCustomer() {
        sara = world.viewer();
        alborz = world.firm("Alborz", sara);
    }

    @Test
    void tellEverythingNewestFirst() {
        world.order(alborz, null, minute(1));
        called(alborz, null, minute(2), "Second");
        world.change(alborz, "CUSTOMER", alborz.value(), minute(3));
        called(alborz, null, minute(4), "Fourth");

        List<TimelineEntry> told = timelines.of(sara, alborz, ALL, null, 20).rows();

        assertThat(told)
                .hasSize(4)
                .isSortedAccordingTo(Comparator.comparing(TimelineEntry::at).reversed());
        assertThat(told.get(0)).isInstanceOfSatisfying(TouchpointEntry.class, touch -> {
            assertThat(touch.body()).isEqualTo("Fourth");
            assertThat(touch.channel()).isEqualTo(Channel.PHONE);
            assertThat(touch.colleague()).isEqualTo("Sara");
            assertThat(touch.learnt().topic()).isEqualTo("price");
        });
        assertThat(told.get(1)).isInstanceOfSatisfying(ChangeEntry.class, change -> {
            assertThat(change.id()).isEqualTo(alborz.value());
            assertThat(change.changes())
                    .hasEntrySatisfying("city", city -> assertThat(city.to()).isEqualTo("Tehran"));
        });
        assertThat(told.get(3))
                .isInstanceOfSatisfying(
                        OrderEntry.class, order -> assertThat(order.amount()).isZero());
    }

    @Test
    void leaveNothingOutFromPageToPageEvenAtOneTime() {
        for (int i = 0; i < 7; i++) {
            world.order(alborz, null, minute(i / 3));
            called(alborz, null, minute(i / 3), "Call " + i);
            world.change(alborz, "CUSTOMER", 1 + i, minute(i / 3));
        }
        List<TimelineEntry> whole = timelines.of(sara, alborz, ALL, null, 100).rows();

        assertThat(whole).hasSize(21).doesNotHaveDuplicates();
        for (int size : new int[] {1, 2, 5}) {
            assertThat(walk(alborz, size)).as("by " + size).isEqualTo(whole);
        }
    }

    @Test
    void tellOnlyWhatIsAskedFor() {
        world.order(alborz, null, minute(1));
        called(alborz, null, minute(2), "Called");
        world.change(alborz, "CUSTOMER", alborz.value(), minute(3));

        assertThat(timelines
                        .of(sara, alborz, Set.of(TimelineSource.CONVERSATIONS), null, 9)
                        .rows())
                .hasOnlyElementsOfType(TouchpointEntry.class)
                .hasSize(1);
        assertThat(timelines
                        .of(sara, alborz, Set.of(TimelineSource.ORDERS), null, 9)
                        .rows())
                .hasOnlyElementsOfType(OrderEntry.class)
                .hasSize(1);
        assertThat(timelines
                        .of(sara, alborz, Set.of(TimelineSource.CHANGES), null, 9)
                        .rows())
                .hasOnlyElementsOfType(ChangeEntry.class)
                .hasSize(1);
    }

    @Test
    void tellOfThoseWhoWereMergedIntoTheCustomerToo() {
        CustomerId loser = world.firm("Alborz Co", sara);
        ContactId ali = world.contact(loser, "Ali");
        called(loser, ali, minute(1), "Before the merge");
        called(alborz, null, minute(2), "To the winner");
        ContactId alireza = world.contact(alborz, "Alireza");
        world.bury("customer", loser.value(), alborz.value());
        world.bury("contact", ali.value(), alireza.value());

        assertThat(walk(alborz, 1)).hasSize(2);
        assertThat(timelines.of(sara, alireza, ALL, null, 9).rows())
                .singleElement()
                .isInstanceOfSatisfying(
                        TouchpointEntry.class, touch -> assertThat(touch.body()).isEqualTo("Before the merge"));
    }

    @Test
    void markWhatACorrectionReplaced() {
        TouchpointId wrong = called(alborz, null, minute(1), "Wrong");
        touchpoints.correct(sara, wrong, data(null, minute(1), "Right"));

        List<TimelineEntry> told = timelines.of(sara, alborz, ALL, null, 9).rows();

        assertThat(told.get(0)).isInstanceOfSatisfying(TouchpointEntry.class, right -> {
            assertThat(right.replaces()).isEqualTo(wrong.value());
            assertThat(right.replaced()).isFalse();
        });
        assertThat(told.get(1))
                .isInstanceOfSatisfying(
                        TouchpointEntry.class,
                        replaced -> assertThat(replaced.replaced()).isTrue());
    }

    @Test
    void tellOfAContact() {
        ContactId ali = world.contact(alborz, "Ali");
        ContactId omid = world.contact(alborz, "Omid");
        called(alborz, ali, minute(1), "Called Ali");
        called(alborz, omid, minute(2), "Called Omid");
        world.order(alborz, ali, minute(3));
        world.change(alborz, "CONTACT", ali.value(), minute(4));
        world.change(alborz, "CUSTOMER", ali.value(), minute(5));

        assertThat(timelines.of(sara, ali, ALL, null, 9).rows())
                .extracting(TimelineEntry::at)
                .containsExactly(minute(4), minute(3), minute(1));
    }

    @Test
    void keepFromAViewerWhatTheyMayNotSee() {
        Viewer omid = world.owner();
        CustomerId theirs = world.firm("Zagros", omid);
        ContactId ali = world.contact(theirs, "Ali");
        ContactId before = world.contact(alborz, "Ali");
        called(theirs, ali, minute(1), "With the customer they may see");
        called(alborz, before, minute(2), "With the customer they may not see");
        world.order(alborz, before, minute(3));
        world.change(alborz, "CONTACT", before.value(), minute(4));
        world.bury("contact", before.value(), ali.value());

        assertThat(timelines.of(omid, alborz, ALL, null, 9).rows()).isEmpty();
        assertThat(timelines.of(omid, before, ALL, null, 9).rows()).isEmpty();
        assertThat(timelines.of(omid, ali, ALL, null, 9).rows()).hasSize(1);
        assertThat(timelines.of(sara, ali, ALL, null, 9).rows()).hasSize(4);
    }

    @Test
    void tellOfASaleWhatWasSaidAndDoneAboutItNewestFirst() {
        OpportunityId tea = world.opportunity(alborz, "Tea");
        touchpoints.log(sara, alborz, data(null, minute(1), "Wants ten").about(tea));
        world.activity(alborz, tea, sara, "Sent samples", minute(2));
        touchpoints.log(sara, alborz, data(null, minute(3), "Liked them").about(tea));
        called(alborz, null, minute(4), "About something else");

        assertThat(ofSale(sara, tea)).extracting(TimelineEntry::at).containsExactly(minute(3), minute(2), minute(1));
        Slice<TimelineEntry> first = timelines.of(sara, tea, TimelineSource.OF_OPPORTUNITIES, null, 2);
        assertThat(timelines
                        .of(sara, tea, TimelineSource.OF_OPPORTUNITIES, first.next(), 2)
                        .rows())
                .extracting(TimelineEntry::at)
                .containsExactly(minute(1));
        assertThat(timelines.of(sara, alborz, ALL, null, 9).rows().get(1))
                .isInstanceOfSatisfying(
                        TouchpointEntry.class,
                        touch -> assertThat(touch.sale()).isEqualTo(new TouchpointEntry.Sale(tea.value(), "Tea")));
    }

    @Test
    void keepWhatWasSaidToAnotherCustomerBeforeASaleWasPassedOn() {
        Viewer omid = world.owner();
        CustomerId theirs = world.firm("Zagros", omid);
        OpportunityId tea = world.opportunity(alborz, "Tea");
        touchpoints.log(sara, alborz, data(null, minute(1), "Before").about(tea));
        assertThat(ofSale(omid, tea)).isEmpty();

        world.run("update opportunity set customer_id = " + theirs + " where id = " + tea);
        touchpoints.log(omid, theirs, data(null, minute(2), "After").about(tea));

        assertThat(ofSale(omid, tea)).extracting(TimelineEntry::at).containsExactly(minute(2));
        assertThat(ofSale(sara, tea)).extracting(TimelineEntry::at).containsExactly(minute(2), minute(1));
        assertThat(timelines.of(sara, alborz, ALL, null, 9).rows())
                .singleElement()
                .as("a sale to another customer is not named")
                .isInstanceOfSatisfying(
                        TouchpointEntry.class, touch -> assertThat(touch.sale()).isNull());
    }

    private List<TimelineEntry> ofSale(Viewer viewer, OpportunityId sale) {
        return timelines
                .of(viewer, sale, TimelineSource.OF_OPPORTUNITIES, null, 9)
                .rows();
    }

    @Test
    void readNoMoreThanTheyShowHoweverLongTheHistory() {
        world.run("""
                insert into touchpoint (customer_id, at, channel, direction, body, recorded_at)
                select %s, timestamptz '2020-01-01' + n * interval '1 minute', 'PHONE', 'IN', repeat('Said much. ', 20), now()
                from generate_series(1, 40000) n
                """.formatted(alborz));
        world.run("analyze touchpoint");
        Cursor middle = new Cursor(false, "2020-01-14 00:00:00+00", 0);

        for (Cursor cursor : new @Nullable Cursor[] {null, middle}) {
            String plan = String.join(
                    "\n",
                    explained(Timelines.statement(sara, alborz, ALL, cursor, 20).toString(), cursor));
            assertThat(plan).contains("touchpoint_customer_ix").doesNotContain("Seq Scan on touchpoint t");
            assertThat(buffers(plan)).as(plan).isLessThan(400);
        }
    }

    private List<String> explained(String sql, @Nullable Cursor cursor) {
        var explain = world.jdbc().sql("explain (analyze, buffers) " + sql).param("whose", alborz.value());
        if (cursor != null) {
            explain.param("cursor_at", cursor.value());
            ALL.forEach(source -> explain.param("before_" + source, source.bound(cursor.id())));
        }
        return explain.query(String.class).list();
    }

    private static int buffers(String plan) {
        var hit = java.util.regex.Pattern.compile("Buffers: shared hit=(\\d+)").matcher(plan);
        assertThat(hit.find()).isTrue();
        return Integer.parseInt(hit.group(1));
    }

    private List<TimelineEntry> walk(CustomerId customer, int size) {
        List<TimelineEntry> walked = new ArrayList<>();
        Cursor at = null;
        do {
            Slice<TimelineEntry> slice = timelines.of(sara, customer, ALL, at, size);
            walked.addAll(slice.rows());
            at = slice.next() == null ? null : Cursor.decode(slice.next().encode());
        } while (at != null);
        return walked;
    }

    private TouchpointId called(CustomerId customer, @Nullable ContactId contact, Instant at, String body) {
        return touchpoints.log(sara, customer, data(contact, at, body));
    }

    private TouchpointData data(@Nullable ContactId contact, Instant at, String body) {
        return new TouchpointData(
                Channel.PHONE,
                Direction.OUT,
                contact,
                sara.staff(),
                at,
                null,
                body,
                null,
                null,
                new Learnt("price", null, null, null),
                null,
                null);
    }

    private static Instant minute(int number) {
        return NOW.minusSeconds(6_000).plusSeconds(60L * number);
    }
}
