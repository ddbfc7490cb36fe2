package peyvand.operational.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static peyvand.operational.lead.LeadWorld.NOW;
import static peyvand.operational.lead.LeadWorld.data;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import peyvand.domain.Cursor;
import peyvand.domain.LeadId;
import peyvand.domain.RecordKind;
import peyvand.domain.Slice;
import peyvand.domain.StaffId;
import peyvand.domain.TeamId;
import peyvand.domain.Viewer;
import peyvand.operational.bulk.BulkChanges;
import peyvand.operational.search.SearchQueries;

@LeadDbTest
class LeadQueriesTest {

    @Autowired
    LeadWorld world;

    @Autowired
    Leads leads;

    @Autowired
    LeadQueries queries;

    @Autowired
    LeadBulk leadBulk;

    @Autowired
    BulkChanges bulk;

    @Autowired
    SearchQueries search;

    private Viewer sara;
    private Viewer omid;
    private Viewer nima;
    private LeadId omids;
    private LeadId nimas;
    private LeadId nobodys;

    @BeforeEach
    void threeLeads() {
        world.jdbc().sql("delete from lead").update();
        sara = world.sara();
        omid = world.rep("Omid");
        nima = world.rep("Nima");
        omids = leads.create(sara, data("Bahar Azizi", omid.staff()));
        nimas = leads.create(sara, data("Arash Bahrami", nima.staff()));
        nobodys = leads.create(sara, data("Cyrus Tehrani", null));
    }

    @Test
    void showEachTheirOwnAndWhatIsNobodys() {
        assertThat(ids(omid, LeadFilter.NONE)).containsExactly(nobodys, omids);
        assertThat(ids(nima, LeadFilter.NONE)).containsExactly(nobodys, nimas);
        assertThat(ids(sara, LeadFilter.NONE)).containsExactly(nobodys, nimas, omids);
        assertThat(queries.count(omid, LeadFilter.NONE).number()).isEqualTo(2);
        assertThat(queries.count(sara, LeadFilter.NONE).number()).isEqualTo(3);
        List<LeadRow> exported = new ArrayList<>();
        queries.each(omid, LeadFilter.NONE, LeadSort.NAME.sort(), exported::add);
        assertThat(exported).extracting(LeadRow::name).containsExactly("Bahar Azizi", "Cyrus Tehrani");
    }

    @Test
    void filterByAllThatTheListOffers() {
        TeamId team = world.team(omid.staff());
        leads.begin(nima, nimas, 0);
        assertThat(ids(sara, filter(LeadState.WORKING, null, false, null, null)))
                .containsExactly(nimas);
        assertThat(ids(sara, filter(null, omid.staff(), false, null, null))).containsExactly(omids);
        assertThat(ids(sara, filter(null, null, true, null, null))).containsExactly(nobodys);
        assertThat(ids(sara, filter(null, null, false, team, null))).containsExactly(omids);
        assertThat(ids(sara, filter(null, null, false, null, "FAIR"))).hasSize(3);
        assertThat(ids(sara, filter(null, null, false, null, "Web"))).isEmpty();
        assertThat(ids(omid, filter(null, nima.staff(), false, null, null))).isEmpty();
        assertThat(ids(sara, came(Duration.ZERO, Duration.ofHours(1)))).hasSize(3);
        assertThat(ids(sara, came(Duration.ofHours(-1), Duration.ZERO))).isEmpty();
    }

    @Test
    void areFoundByNameFirmNumberTelephoneAndEMail() {
        String number = queries.details(sara, omids).number();
        for (String typed : List.of("azizi", "bahar az", number, "0912 555 01 47", "bahar.azizi@east.example")) {
            assertThat(found(omid, typed)).as(typed).contains(omids.value());
            assertThat(found(nima, typed)).as(typed).doesNotContain(omids.value());
            assertThat(ids(sara, text(typed))).as(typed).contains(omids);
            assertThat(ids(nima, text(typed))).as(typed).doesNotContain(omids);
        }
        assertThat(found(nima, "tehrani")).containsExactly(nobodys.value());
        assertThat(found(omid, "tea east")).containsExactlyInAnyOrder(omids.value(), nobodys.value());
        leads.begin(omid, nobodys, 0);
        assertThat(found(nima, "tehrani")).as("it is somebody's now").isEmpty();
        assertThat(found(omid, "tehrani")).containsExactly(nobodys.value());
    }

    @ParameterizedTest
    @EnumSource(LeadSort.class)
    void pageThroughAllOfThemInBothDirections(LeadSort sort) {
        for (Viewer viewer : List.of(sara, omid)) {
            List<LeadId> whole = queries.page(viewer, LeadFilter.NONE, sort.sort(), null, 50).rows().stream()
                    .map(LeadRow::id)
                    .toList();
            List<LeadId> paged = new ArrayList<>();
            Cursor at = null;
            do {
                Slice<LeadRow> slice = queries.page(viewer, LeadFilter.NONE, sort.sort(), at, 1);
                slice.rows().forEach(row -> paged.add(row.id()));
                at = slice.next();
            } while (at != null);
            assertThat(paged).isEqualTo(whole).doesNotHaveDuplicates();
        }
    }

    @Test
    void areGivenAwayAndPutAsideManyAtOnceAndTakenBack() {
        var all = leadBulk.filtered(sara, LeadFilter.NONE);
        var given = bulk.run(sara, RecordKind.LEAD, "LEAD_OWNER", omid.staff().toString(), all, 2);
        assertThat(ids(omid, LeadFilter.NONE)).hasSize(3);
        assertThat(ids(nima, LeadFilter.NONE)).isEmpty();
        bulk.undo(sara, given);
        assertThat(ids(nima, LeadFilter.NONE)).containsExactly(nobodys, nimas);

        String reason = Long.toString(queries.reasons().get(0).id());
        var aside = bulk.run(sara, RecordKind.LEAD, "DISQUALIFY", reason, all, 3);
        assertThat(queries.details(sara, nimas).reason())
                .isEqualTo(queries.reasons().get(0).label());
        leads.reopen(sara, omids, queries.details(sara, omids).version());
        bulk.undo(sara, aside);
        assertThat(queries.details(sara, nimas).state()).isEqualTo(LeadState.NEW);
        assertThat(queries.details(sara, omids).state()).isEqualTo(LeadState.WORKING);
    }

    private List<LeadId> ids(Viewer viewer, LeadFilter filter) {
        return queries.page(viewer, filter, LeadSort.CREATED.sort(), null, 50).rows().stream()
                .map(LeadRow::id)
                .toList();
    }

    private List<Long> found(Viewer viewer, String typed) {
        return search.find(viewer, typed, 5).stream()
                .filter(hit -> hit.kind() == RecordKind.LEAD)
                .map(hit -> hit.id())
                .toList();
    }

    private static LeadFilter filter(
            @Nullable LeadState state,
            @Nullable StaffId owner,
            boolean unassigned,
            @Nullable TeamId team,
            @Nullable String source) {
        return new LeadFilter(null, state, false, owner, unassigned, team, source, null, null);
    }

    private static LeadFilter came(Duration from, Duration until) {
        return new LeadFilter(null, null, true, null, false, null, null, NOW.plus(from), NOW.plus(until));
    }

    private static LeadFilter text(String text) {
        return new LeadFilter(text, null, false, null, false, null, null, null, null);
    }
}
