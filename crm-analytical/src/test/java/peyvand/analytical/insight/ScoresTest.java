package peyvand.analytical.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.db.testing.DbTest;
import peyvand.domain.CustomerId;
import peyvand.domain.Refused;
import peyvand.domain.Right;
import peyvand.domain.RuleViolation;
import peyvand.domain.Scope;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;

@SpringBootTest(classes = InsightWorld.Application.class, properties = "db-scheduler.enabled=false")
@DbTest(anew = true)
class ScoresTest {

    private static final ValueFilter ANYBODY = ValueFilter.alike(Dimension.STAGE, "FIRST");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Scores scores;

    @Autowired
    Analysis analysis;

    @Autowired
    RunLedger ledger;

    @Autowired
    InsightQueries queries;

    @Autowired
    ValueQueries values;

    @Autowired
    InsightSums sums;

    @Autowired
    InvestmentPolicies policies;

    @BeforeEach
    void aRun() {
        InsightWorld world = new InsightWorld(jdbc);
        world.customers(1, 3);
        world.order(1, "2026-05-01", 30, 1);
        world.order(2, "2026-05-02", 40, 1);
        ledger.ask(null);
        analysis.run();
        world.run("""
                update customer_insight set value = 70, at_risk = 7, alive = 0.5, expected = 2, next_on = '2026-06-01',
                       offers = array[2], offers_for = array[1], offers_both = array[3], offers_of = array[4]
                """);
        world.run(
                "update insight_cell set value = 70, most_value = 70, at_risk = 7, worth = 1, risk = 2, cluster = 1, tier = 'HIGH'");
    }

    @AfterEach
    void allOn() {
        jdbc.sql("update analysis_switch set shown = true").update();
    }

    @Test
    void hidesValueAndAllThatFollowsFromItAndBringsItBackAtOnce() {
        assertThat(first().alive()).isEqualTo(0.5);
        off(Score.VALUE);
        CustomerInsight hidden = first();
        assertThat(hidden.alive()).isNull();
        assertThat(hidden.expected()).isNull();
        assertThat(hidden.value()).isZero();
        assertThat(hidden.nextOn()).isNull();
        assertThat(hidden.tier()).isEqualTo(Tier.NONE);
        assertThat(hidden.scores()).isNotNull();
        assertThat(hidden.offers()).isNotEmpty();
        assertThat(listed(ANYBODY, ValueSort.VALUE)).isEmpty();
        assertThat(listed(ANYBODY, ValueSort.NEWEST)).hasSize(2).allSatisfy(row -> {
            assertThat(row.value()).isZero();
            assertThat(row.atRisk()).isZero();
            assertThat(row.alive()).isNull();
            assertThat(row.tier()).isEqualTo(Tier.NONE);
        });
        assertThat(listed(ValueFilter.alike(Dimension.WORTH, "1"), ValueSort.NEWEST))
                .isEmpty();
        assertThat(values.count(InsightWorld.SARA, ValueFilter.alike(Dimension.RISK, "2"))
                        .number())
                .isZero();
        assertThat(sums.by(InsightWorld.SARA, Dimension.WORTH)).isEmpty();
        assertThat(sums.by(InsightWorld.SARA, Dimension.STAGE))
                .isNotEmpty()
                .allSatisfy(sum -> assertThat(sum.value()).isZero());
        assertThat(policies.preview(InsightWorld.SARA, new InvestmentPolicy(5, 1, 5, 1)))
                .isEmpty();

        scores.show(InsightWorld.SARA, Score.VALUE, true, null);
        assertThat(first().alive()).isEqualTo(0.5);
        assertThat(listed(ANYBODY, ValueSort.VALUE)).hasSize(2);
    }

    @Test
    void hidesGroupsAndClustersAndOffersEachByItself() {
        off(Score.GROUPS);
        assertThat(first().scores()).isNull();
        assertThat(sums.by(InsightWorld.SARA, Dimension.RECENCY, Dimension.FREQUENCY))
                .isEmpty();
        assertThat(listed(ANYBODY, ValueSort.VALUE))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.group()).isNull());
        assertThat(sums.by(InsightWorld.SARA, Dimension.CLUSTER)).isNotEmpty();
        off(Score.CLUSTERS);
        assertThat(sums.by(InsightWorld.SARA, Dimension.CLUSTER)).isEmpty();
        assertThat(first().offers()).hasSize(1);
        off(Score.OFFERS);
        assertThat(first().offers()).isEmpty();
    }

    @Test
    void offersNothingThatIsSoldNoMore() {
        assertThat(first().offers()).hasSize(1);
        jdbc.sql("update product set archived_at = now() where id = 2").update();
        assertThat(first().offers()).isEmpty();
    }

    @Test
    void saysWhoSwitchedItOffAndWhy() {
        off(Score.OFFERS);
        assertThat(scores.switches()).hasSize(4).element(1).satisfies(one -> {
            assertThat(one.score()).isEqualTo(Score.OFFERS);
            assertThat(one.shown()).isFalse();
            assertThat(one.byName()).isEqualTo("Staff");
            assertThat(one.reason()).isEqualTo("Not good yet");
        });
    }

    @Test
    void asksForAReasonAndForTheRight() {
        assertThatThrownBy(() -> scores.show(InsightWorld.SARA, Score.VALUE, false, " "))
                .isInstanceOf(RuleViolation.class);
        Viewer editor =
                new Viewer(new StaffId(1), "Ali", EnumSet.of(Right.EDIT), Scope.EVERYTHING, Scope.EVERYTHING, null);
        assertThatThrownBy(() -> scores.show(editor, Score.VALUE, false, "No")).isInstanceOf(Refused.class);
        assertThat(scores.shown()).hasSize(4);
    }

    private void off(Score score) {
        scores.show(InsightWorld.SARA, score, false, "Not good yet");
    }

    private CustomerInsight first() {
        return queries.of(InsightWorld.SARA, new CustomerId(1)).orElseThrow();
    }

    private List<ValueRow> listed(ValueFilter filter, ValueSort sort) {
        return values.page(InsightWorld.SARA, filter, sort.sort(), null, 10).rows();
    }
}
