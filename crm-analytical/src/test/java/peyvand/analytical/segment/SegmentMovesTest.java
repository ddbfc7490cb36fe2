package peyvand.analytical.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.analytical.segment.SegmentMoves.Destination;
import peyvand.analytical.segment.SegmentMoves.Flow;
import peyvand.domain.Right;
import peyvand.domain.Scope;
import peyvand.domain.SegmentId;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;

@SegmentDbTest
class SegmentMovesTest {

    private static final Viewer EVERYBODY = viewer(Scope.EVERYTHING);
    private static final Viewer ONE = viewer(Scope.ownedBy(Set.of(new StaffId(1))));
    private static final LocalDate DAY = SegmentWorld.TODAY;
    private static final List<LocalDate> DAYS = List.of(DAY.minusDays(40), DAY.minusDays(20), DAY, DAY.plusDays(1));

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Segments segments;

    @Autowired
    SegmentMoves moves;

    @Autowired
    MoveQueries queries;

    @Autowired
    Memberships memberships;

    private SegmentId tehran;
    private SegmentId shiraz;

    private static Viewer viewer(Scope customers) {
        return new Viewer(new StaffId(1), "Sara", EnumSet.allOf(Right.class), customers, customers, null);
    }

    @BeforeEach
    void build() {
        new SegmentWorld(jdbc, 1).build(12);
        jdbc.sql(
                        "update customer set city = case when id <= 6 then 'Tehran' end, archived_at = null, owner_id = 1 + id % 2")
                .update();
        tehran = segments.create(EVERYBODY, city("Tehran"));
        shiraz = segments.create(EVERYBODY, city("Shiraz"));
        memberships.keepUp();
    }

    private static SegmentData city(String city) {
        return new SegmentData(city, null, new Group(Group.Kind.ALL, List.of(Condition.anyOf(Fact.CITY, city))));
    }

    private void move(String city, long... customers) {
        for (long customer : customers) {
            jdbc.sql("update customer set city = :city where id = :id")
                    .param("city", city)
                    .param("id", customer)
                    .update();
        }
        memberships.keepUp();
    }

    @Test
    void areCountedWhereTheyHappen() {
        move("Shiraz", 1, 2);
        move("Tehran", 7, 2);
        assertThat(today(EVERYBODY)).isEqualTo(new Flow(DAY, 8, 2));
        assertThat(moves.flows(EVERYBODY, tehran, DAYS)).hasSize(3).startsWith(new Flow(DAYS.get(0), 0, 0));
        memberships.rebuildAll();
        assertThat(today(EVERYBODY)).isEqualTo(new Flow(DAY, 8, 2));
        assertThat(ids(EVERYBODY, filter(Way.JOINED, null))).hasSize(8).contains(7L);
        assertThat(ids(EVERYBODY, filter(Way.LEFT, null))).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void areThoseOfWhomTheViewerSees() {
        move("Shiraz", 1, 2);
        assertThat(today(ONE)).isEqualTo(new Flow(DAY, 3, 1));
        assertThat(ids(ONE, filter(Way.JOINED, null))).containsExactlyInAnyOrder(2L, 4L, 6L);
        assertThat(ids(ONE, filter(Way.LEFT, null))).containsExactly(2L);
        assertThat(moves.destinations(ONE, tehran, DAY))
                .extracting(Destination::customers)
                .containsExactly(1L);
    }

    @Test
    void leadWhereThoseAreWhoLeft() {
        move("Shiraz", 1, 2);
        move("Élan", 3);
        assertThat(moves.destinations(EVERYBODY, tehran, DAY)).containsExactly(new Destination(shiraz, "Shiraz", 2));
        assertThat(moves.destinations(EVERYBODY, tehran, DAY.plusDays(1))).isEmpty();
        assertThat(ids(EVERYBODY, filter(Way.LEFT, shiraz))).containsExactlyInAnyOrder(1L, 2L);
        assertThat(ids(EVERYBODY, filter(Way.LEFT, null))).hasSize(3);
    }

    @Test
    void areToldWithWhy() {
        move("Shiraz", 1);
        MoveRow joined = rows(EVERYBODY, filter(Way.JOINED, null)).get(0);
        assertThat(joined.why()).containsKey(0);
        MoveRow left = rows(EVERYBODY, filter(Way.LEFT, null)).get(0);
        assertThat(left.left()).isTrue();
        assertThat(left.why()).containsEntry(0, "Tehran");
        assertThat(left.met()).isEmpty();
        assertThat(left.changed()).isFalse();
    }

    @Test
    void arePagedTheLatestFirst() {
        MoveFilter filter = filter(Way.JOINED, null);
        var first = queries.page(EVERYBODY, filter, MoveQueries.latest(Way.JOINED), null, 4);
        var second = queries.page(EVERYBODY, filter, MoveQueries.latest(Way.JOINED), first.next(), 4);
        assertThat(first.rows()).hasSize(4);
        assertThat(second.rows()).hasSize(2);
        assertThat(second.next()).isNull();
        assertThat(queries.count(EVERYBODY, filter).number()).isEqualTo(6);
        assertThat(ids(EVERYBODY, new MoveFilter(tehran, Way.JOINED, DAY.plusDays(1), null, null)))
                .isEmpty();
        assertThat(ids(EVERYBODY, new MoveFilter(tehran, Way.JOINED, null, DAY.minusDays(1), null)))
                .isEmpty();
    }

    private Flow today(Viewer viewer) {
        return moves.flows(viewer, tehran, DAYS).get(2);
    }

    private MoveFilter filter(Way way, @Nullable SegmentId into) {
        return new MoveFilter(tehran, way, DAY, DAY, into);
    }

    private List<Long> ids(Viewer viewer, MoveFilter filter) {
        return rows(viewer, filter).stream().map(row -> row.id().value()).toList();
    }

    private List<MoveRow> rows(Viewer viewer, MoveFilter filter) {
        List<MoveRow> rows = new ArrayList<>();
        queries.each(viewer, filter, MoveQueries.latest(filter.way()), rows::add);
        return rows;
    }
}
