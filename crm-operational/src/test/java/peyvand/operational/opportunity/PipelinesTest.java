package peyvand.operational.opportunity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import peyvand.domain.PipelineId;
import peyvand.domain.Refused;
import peyvand.domain.RuleViolation;
import peyvand.domain.StageId;
import peyvand.domain.Stale;
import peyvand.domain.Viewer;
import peyvand.operational.field.Label;

@OpportunityDbTest
class PipelinesTest {

    @Autowired
    OpportunityWorld world;

    @Autowired
    Pipelines pipelines;

    @Autowired
    PipelineQueries queries;

    private final String name = "Shops " + System.nanoTime();
    private Viewer sara;
    private PipelineId shops;

    @BeforeEach
    void one() {
        retireAllButTheFirst();
        sara = world.sara();
        shops = pipelines.create(sara, new Label(name, null));
    }

    @AfterEach
    void retireAllButTheFirst() {
        world.jdbc().sql("update pipeline set retired_at = now() where id > 1").update();
    }

    @Test
    void beginWithTheStagesOfTheFirst() {
        assertThat(labels()).containsExactly("Qualification", "Needs", "Proposal", "Negotiation");
        refused(
                "rule.field.labelTaken",
                () -> pipelines.create(sara, new Label(name.toUpperCase(java.util.Locale.ROOT), null)));
        refused("rule.field.label", () -> pipelines.create(sara, new Label(null, " ")));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> pipelines.create(world.rep("Omid"), new Label("Mine", null)));
    }

    @Test
    void getStagesAndPutThemInOrder() {
        StageId id =
                pipelines.addStage(sara, shops, new StageData(new Label("Trial", "آزمایش"), 60, "Samples sent", 10));
        pipelines.moveStage(sara, shops, id, true);
        assertThat(labels()).containsExactly("Qualification", "Needs", "Proposal", "Trial", "Negotiation");
        pipelines.moveStage(sara, shops, id, false);
        pipelines.moveStage(sara, shops, id, false);
        assertThat(labels()).endsWith("Negotiation", "Trial");

        pipelines.changeStage(sara, shops, id, 0, new StageData(new Label("Test", null), 65, null, null));
        assertThat(queries.stage(id))
                .isEqualTo(new Stage(id, shops, new Label("Test", null), 65, null, null, false, 1));
        assertThatExceptionOfType(Stale.class)
                .isThrownBy(() -> pipelines.changeStage(
                        sara, shops, id, 0, new StageData(new Label("Late", null), 1, null, null)));
        refused(
                "rule.pipeline.probability",
                () -> pipelines.addStage(sara, shops, new StageData(new Label("X", null), 101, null, null)));
        refused(
                "rule.pipeline.staleDays",
                () -> pipelines.addStage(sara, shops, new StageData(new Label("X", null), 1, null, 0)));
        refused(
                "rule.field.labelTaken",
                () -> pipelines.addStage(sara, shops, new StageData(new Label("needs", null), 1, null, null)));
    }

    @Test
    void retireOnlyWhatNothingStandsIn() {
        Stage first = queries.pipeline(shops).current().get(0);
        world.open(sara, first.id(), OpportunityWorld.data(world.customer("Anna", null), "1"));
        refused("rule.pipeline.stageInUse", () -> pipelines.retireStage(sara, shops, first.id(), true));
        refused("rule.pipeline.inUse", () -> pipelines.retire(sara, shops, true));
        for (Stage stage : queries.pipeline(shops).current().subList(1, 4)) {
            pipelines.retireStage(sara, shops, stage.id(), true);
        }
        refused("rule.pipeline.lastStage", () -> pipelines.retireStage(sara, shops, first.id(), true));
        assertThat(labels()).containsExactly("Qualification");
        pipelines.retireStage(
                sara, shops, queries.pipeline(shops).stages().get(2).id(), false);
        assertThat(labels()).containsExactly("Qualification", "Proposal");
    }

    @Test
    void areNeverNone() {
        pipelines.retire(sara, shops, true);
        refused(
                "rule.pipeline.last",
                () -> pipelines.retire(sara, queries.current().get(0).id(), true));
        pipelines.retire(sara, shops, false);
        assertThat(queries.current()).hasSize(2);
    }

    private List<String> labels() {
        return queries.pipeline(shops).current().stream()
                .map(stage -> stage.label().in("en"))
                .toList();
    }

    private static void refused(String key, ThrowingCallable call) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(call)
                .satisfies(violation -> assertThat(violation.key()).isEqualTo(key));
    }
}
