package peyvand.analytical.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import peyvand.analytical.facts.AsOf;
import peyvand.db.testing.DbTest;
import peyvand.domain.AnalysisSettingDecided;
import peyvand.domain.Changes;
import peyvand.domain.CustomerId;
import peyvand.domain.Refused;
import peyvand.domain.Right;
import peyvand.domain.RuleViolation;
import peyvand.domain.Scope;
import peyvand.domain.StaffId;
import peyvand.domain.Stale;
import peyvand.domain.Viewer;

@SpringBootTest(classes = InsightWorld.Application.class, properties = "db-scheduler.enabled=false")
@DbTest(anew = true)
@RecordApplicationEvents
class AnalysisSettingsTest {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    AnalysisSettings settings;

    @Autowired
    AnalysisRuns runs;

    @Autowired
    RunLedger ledger;

    @Autowired
    Analysis analysis;

    @Autowired
    InsightQueries queries;

    @Autowired
    ApplicationEvents events;

    private AnalysisSetting first;

    @BeforeEach
    void aWorld() {
        InsightWorld world = new InsightWorld(jdbc);
        world.customers(1, 2);
        world.order(1, "2026-05-01", 30, 1);
        first = settings.now();
    }

    @Test
    void holdsFromTheNextRunOn() {
        ledger.ask(null);
        analysis.run();
        settings.decide(InsightWorld.SARA, longer(24, first.version()));
        assertThat(horizon()).isEqualTo(12);
        ledger.ask(null);
        analysis.run();
        assertThat(horizon()).isEqualTo(24);
        assertThat(runs.current().map(AnalysisRun::id).flatMap(runs::setting)).contains(settings.now());
    }

    @Test
    void tellsWhatWasDecidedAndByWhom() {
        settings.decide(InsightWorld.SARA, longer(24, first.version()));
        assertThat(events.stream(AnalysisSettingDecided.class)).singleElement().satisfies(event -> {
            assertThat(event.by()).isEqualTo(InsightWorld.SARA);
            assertThat(event.changes().fields()).containsOnlyKeys("horizonMonths");
            assertThat(event.changes().fields().get("horizonMonths")).isEqualTo(new Changes.Change("12", "24"));
        });
        settings.decide(InsightWorld.SARA, longer(24, settings.now().version()));
        assertThat(events.stream(AnalysisSettingDecided.class)).hasSize(1);
    }

    @Test
    void doesNotOverwriteWhatAnotherHasDecided() {
        settings.decide(InsightWorld.SARA, longer(24, first.version()));
        assertThatThrownBy(() -> settings.decide(InsightWorld.SARA, longer(36, first.version())))
                .isInstanceOf(Stale.class);
        assertThat(settings.now().horizonMonths()).isEqualTo(24);
    }

    @Test
    void refusesWhatIsImpossibleAndWhoMayNot() {
        assertThatThrownBy(() -> settings.decide(InsightWorld.SARA, longer(37, first.version())))
                .isInstanceOf(RuleViolation.class);
        Viewer withoutRight =
                new Viewer(new StaffId(1), "Ali", EnumSet.of(Right.EDIT), Scope.EVERYTHING, Scope.EVERYTHING, null);
        Scope own = Scope.ownedBy(Set.of(new StaffId(2)));
        Viewer withoutSight = new Viewer(new StaffId(2), "Mina", EnumSet.allOf(Right.class), own, own, null);
        for (Viewer viewer : new Viewer[] {withoutRight, withoutSight}) {
            assertThatThrownBy(() -> settings.decide(viewer, longer(24, first.version())))
                    .isInstanceOf(Refused.class);
        }
        assertThat(settings.now()).isEqualTo(first);
    }

    private int horizon() {
        return queries.of(InsightWorld.SARA, new CustomerId(1)).orElseThrow().horizonMonths();
    }

    private static AnalysisSetting longer(int months, int version) {
        return new AnalysisSetting(AsOf.AUTOMATIC, months, 0.1, 4, 2, 4, version);
    }
}
