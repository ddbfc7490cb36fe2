package peyvand.operational.opportunity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static peyvand.operational.opportunity.OpportunityWorld.TODAY;
import static peyvand.operational.opportunity.OpportunityWorld.closing;
import static peyvand.operational.opportunity.OpportunityWorld.data;
import static peyvand.operational.opportunity.OpportunityWorld.owned;
import static peyvand.operational.opportunity.OpportunityWorld.tagged;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import peyvand.domain.BulkId;
import peyvand.domain.CustomerId;
import peyvand.domain.OpportunityId;
import peyvand.domain.RecordKind;
import peyvand.domain.RuleViolation;
import peyvand.domain.StaffId;
import peyvand.domain.StageId;
import peyvand.domain.Viewer;
import peyvand.operational.bulk.BulkChange;
import peyvand.operational.bulk.BulkChangeQueries;
import peyvand.operational.bulk.BulkChanges;
import peyvand.operational.bulk.BulkPreview;
import peyvand.operational.bulk.Selection;

@OpportunityDbTest
class OpportunityBulkTest {

    @Autowired
    OpportunityWorld world;

    @Autowired
    OpportunityBulk actions;

    @Autowired
    BulkChanges bulk;

    @Autowired
    BulkChangeQueries changes;

    @Autowired
    Opportunities opportunities;

    @Autowired
    OpportunityQueries queries;

    @Autowired
    PipelineQueries pipelines;

    private Viewer sara;
    private CustomerId anna;
    private List<StageId> stages;

    @BeforeEach
    void shops() {
        sara = world.sara();
        anna = world.customer("Anna", null);
        stages = stages();
    }

    private List<StageId> stages() {
        return pipelines.pipeline(world.pipeline()).current().stream()
                .map(Stage::id)
                .toList();
    }

    @Test
    void givesThemToAColleagueWhoThenSeesTheCustomersUntilItIsTakenBack() {
        Viewer omid = world.rep("Omid");
        Viewer nima = world.rep("Nima");
        CustomerId his = world.customer("Sabalan", omid);
        OpportunityId one = open(owned(data(his, "1"), omid.staff()));
        OpportunityId two = open(data(anna, "2"));
        OpportunityId own = open(owned(data(anna, "3"), nima.staff()));
        OpportunityId won = open(data(his, "4"));
        opportunities.win(sara, won, 0);
        Selection all = picked(sara, one, two, own, won);
        BulkPreview preview =
                bulk.preview(sara, RecordKind.OPPORTUNITY, "OWNER", nima.staff().toString(), all);
        assertThat(List.of(preview.changed(), preview.already(), preview.impossible()))
                .containsExactly(2, 1, 1);

        BulkId id = run("OWNER", nima.staff(), all, 2);
        assertThat(now(one).owner()).isEqualTo(nima.staff());
        assertThat(queries.details(nima, one).version()).isEqualTo(1);
        assertThat(told(one, "owner")).isEqualTo(omid.staff() + " > " + nima.staff());
        assertThat(total(stages.get(0), nima.staff())).isEqualByComparingTo("6");

        bulk.undo(sara, id);
        assertThat(now(one).owner()).isEqualTo(omid.staff());
        assertThat(now(two).owner()).isNull();
        assertThat(sees(nima, one)).as("nothing is theirs there any more").isFalse();
        assertThat(sees(nima, two)).as("they own another one of that customer").isTrue();
        assertThat(total(stages.get(0), nima.staff())).isEqualByComparingTo("3");
    }

    @Test
    void leavesOutCustomersOnWhomManyWorkAlready() {
        OpportunityId one = open(data(anna, "1"));
        for (int i = 0; i < 20; i++) {
            world.jdbc()
                    .sql(
                            "insert into customer_collaborator (customer_id, staff_id, added_by, added_at) values (:c, :s, :s, now())")
                    .param("c", anna.value())
                    .param("s", world.staff("Colleague " + i).value())
                    .update();
        }
        assertThat(preview("OWNER", world.staff("Nima"), picked(sara, one)).impossible())
                .isEqualTo(1);
        refused("rule.opportunity.owner", () -> run("OWNER", gone(), picked(sara, open(data(anna, "2"))), 0));
    }

    @Test
    void movesThemToAStageOfTheirPipelineAndTellsTheLedger() {
        OpportunityId one = open(data(anna, "10"));
        OpportunityId moved = open(data(anna, "20"));
        OpportunityId there = opportunities.create(sara, stages.get(2), data(anna, "30"));
        OpportunityId elsewhere = opportunities.create(sara, stages().get(0), data(anna, "40"));
        world.standsSince(one, TODAY.minusDays(40));
        BulkPreview preview = preview("STAGE", stages.get(2), picked(sara, one, moved, there, elsewhere));
        assertThat(List.of(preview.changed(), preview.already(), preview.impossible()))
                .containsExactly(2, 1, 1);

        BulkId id = run("STAGE", stages.get(2), picked(sara, one, moved), 2);
        assertThat(queries.row(sara, one).stale()).isFalse();
        assertThat(queries.moves(one, 9))
                .extracting(move -> move.stage().english() + " " + move.by())
                .containsExactly("Stage 3 Sara", "Stage 1 Sara");
        assertThat(told(one, "stage")).isEqualTo("Stage 1 > Stage 3");
        assertThat(total(stages.get(2), null)).isEqualByComparingTo("60");

        opportunities.move(sara, moved, 1, stages.get(1));
        bulk.undo(sara, id);
        assertThat(queries.row(sara, one).stage()).isEqualTo(stages.get(0));
        assertThat(queries.row(sara, one).stale())
                .as("it stands there as long as before")
                .isTrue();
        assertThat(queries.moves(one, 9)).hasSize(3);
        assertThat(queries.row(sara, moved).stage()).isEqualTo(stages.get(1));
        assertThat(undone(id).changedSince()).isEqualTo(1);
    }

    @Test
    void setsAndShiftsTheDayOfTheExpectedClose() {
        OpportunityId one = open(closing(data(anna, "1"), TODAY.plusDays(5)));
        OpportunityId never = open(closing(data(anna, "1"), null));
        BulkId shifted = run("CLOSE_SHIFT", "-3", picked(sara, one, never), 1);
        assertThat(now(one).closeOn()).isEqualTo(TODAY.plusDays(2));
        assertThat(now(never).closeOn()).isNull();
        assertThat(told(one, "closeOn")).isEqualTo(TODAY.plusDays(5) + " > " + TODAY.plusDays(2));
        assertThat(preview("CLOSE_SHIFT", "-3", picked(sara, one)).impossible())
                .as("it would close before it was opened")
                .isEqualTo(1);
        assertThat(preview("CLOSE_SHIFT", "3650", picked(sara, one)).changed()).isEqualTo(1);

        BulkId set = run("CLOSE_ON", TODAY.plusDays(9), picked(sara, one, never), 2);
        bulk.undo(sara, shifted);
        assertThat(undone(shifted).changedSince()).isEqualTo(1);
        bulk.undo(sara, set);
        assertThat(now(one).closeOn()).isEqualTo(TODAY.plusDays(2));
        assertThat(now(never).closeOn()).isNull();
        assertThat(preview("CLOSE_ON", TODAY.minusDays(1), picked(sara, one)).impossible())
                .isEqualTo(1);
        for (String wrong : List.of("0", "3651", "1.5")) {
            refused("rule.bulk.days", () -> preview("CLOSE_SHIFT", wrong, picked(sara, one)));
        }
        refused("rule.opportunity.closeFar", () -> preview("CLOSE_ON", TODAY.plusYears(21), picked(sara, one)));
    }

    @Test
    void losesThemForAReasonAndOpensThemAgainWhenTakenBack() {
        OpportunityId one = open(data(anna, "10"));
        OpportunityId reopened = open(data(anna, "20"));
        OpportunityId won = open(data(anna, "30"));
        opportunities.win(sara, won, 0);
        PipelineQueries.LossReason reason = pipelines.lossReasons().get(0);
        BulkId id = run("LOSE", reason.id(), picked(sara, one, reopened, won), 2);
        OpportunityDetails lost = queries.details(sara, one);
        assertThat(lost.state()).isEqualTo(OpportunityState.LOST);
        assertThat(lost.lossReason()).isEqualTo(reason.label());
        assertThat(lost.closedOn()).isEqualTo(TODAY);
        assertThat(told(one, "opportunityState")).isEqualTo("OPEN > LOST");
        assertThat(total(stages.get(0), null)).isZero();
        assertThat(preview("LOSE", reason.id(), picked(sara, one)).already()).isEqualTo(1);

        opportunities.reopen(sara, reopened, 1, stages.get(1));
        bulk.undo(sara, id);
        OpportunityDetails open = queries.details(sara, one);
        assertThat(open.state()).isEqualTo(OpportunityState.OPEN);
        assertThat(open.closedOn()).isNull();
        assertThat(open.lossReason()).isNull();
        assertThat(queries.moves(one, 9))
                .extracting(OpportunityMove::state)
                .containsExactly(OpportunityState.OPEN, OpportunityState.LOST, OpportunityState.OPEN);
        assertThat(queries.row(sara, reopened).stage()).isEqualTo(stages.get(1));
        assertThat(total(stages.get(0), null)).isEqualByComparingTo("10");
    }

    @Test
    void tagsAllThatTheListShowsOfWhatTheViewerSees() {
        Viewer omid = world.rep("Omid");
        Viewer bulky = new Viewer(omid.staff(), "Omid", sara.rights(), omid.customers(), omid.orders(), null);
        CustomerId his = world.customer("Sabalan", omid);
        OpportunityId one = open(tagged(data(his, "1"), "Fair"));
        OpportunityId others = open(tagged(data(anna, "2"), "Fair"));
        OpportunityFilter fair = new OpportunityFilter(null, null, null, null, null, null, null, false, "fair");
        BulkId id = bulk.run(bulky, RecordKind.OPPORTUNITY, "TAG", "Ramadan", actions.filtered(bulky, fair), 1);
        assertThat(now(one).tags()).containsExactly("Fair", "Ramadan");
        assertThat(now(others).tags()).containsExactly("Fair");
        bulk.run(bulky, RecordKind.OPPORTUNITY, "UNTAG", "FAIR", picked(bulky, one, others), 1);
        assertThat(now(one).tags()).containsExactly("Ramadan");
        bulk.undo(bulky, id);
        assertThat(now(one).tags()).isEmpty();
    }

    private OpportunityId open(OpportunityData data) {
        return opportunities.create(sara, stages.get(0), data);
    }

    private Selection picked(Viewer viewer, OpportunityId... ids) {
        return actions.picked(
                viewer, List.of(ids).stream().map(OpportunityId::value).toList());
    }

    private BulkPreview preview(String action, Object value, Selection selection) {
        return bulk.preview(sara, RecordKind.OPPORTUNITY, action, value.toString(), selection);
    }

    private BulkId run(String action, Object value, Selection selection, int expected) {
        return bulk.run(sara, RecordKind.OPPORTUNITY, action, value.toString(), selection, expected);
    }

    private BulkChange.Undone undone(BulkId id) {
        BulkChange.Undone undone = changes.of(sara, id).undone();
        assertThat(undone).isNotNull();
        return undone;
    }

    private OpportunityData now(OpportunityId id) {
        return queries.details(sara, id).data();
    }

    private boolean sees(Viewer viewer, OpportunityId id) {
        return !OpportunityQueries.seen(viewer, "1")
                .and("o.id = :id", "id", id.value())
                .on(world.jdbc())
                .query()
                .listOfRows()
                .isEmpty();
    }

    private StaffId gone() {
        StaffId gone = world.staff("Gone");
        world.jdbc()
                .sql("update staff set enabled = false where id = :id")
                .param("id", gone.value())
                .update();
        return gone;
    }

    /** What the last entry of the audit log says of a field. */
    private String told(OpportunityId id, String field) {
        return world.jdbc()
                .sql("""
                select concat(changes -> :field ->> 'from', ' > ', changes -> :field ->> 'to') from audit_entry
                where record_kind = 'OPPORTUNITY' and record_id = :id order by id desc limit 1
                """)
                .param("field", field)
                .param("id", id.value())
                .query(String.class)
                .single();
    }

    private BigDecimal total(StageId stage, @Nullable StaffId owner) {
        return world.jdbc()
                .sql("select coalesce(sum(amount), 0) from stage_total where stage_id = :stage and owner_id = :owner")
                .param("stage", stage.value())
                .param("owner", owner == null ? 0 : owner.value())
                .query(BigDecimal.class)
                .single();
    }

    private static void refused(String key, Runnable command) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(command::run)
                .satisfies(violation -> assertThat(violation.key()).isEqualTo(key));
    }
}
