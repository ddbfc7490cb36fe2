package peyvand.analytical.pivot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.analytical.pivot.Reckoning.State;
import peyvand.db.testing.DbTest;
import peyvand.domain.RuleViolation;

@SpringBootTest(classes = PivotWorld.Application.class, properties = "db-scheduler.enabled=false")
@DbTest(anew = true)
class ReckoningTest {

    private static final Question QUESTION = new Question(
            Dimension.MONTH,
            Dimension.KIND,
            Measure.CUSTOMERS,
            20,
            LocalDate.of(2025, 12, 1),
            LocalDate.of(2026, 6, 1),
            true,
            Map.of(Dimension.CHANNEL, "Web"));

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PivotAnswers answers;

    @Autowired
    PivotWorker worker;

    @Autowired
    PivotLedger ledger;

    @BeforeEach
    void world() {
        new PivotWorld(jdbc, 9).customers(12).orders(80);
    }

    @Test
    void tellsWhatWouldBeToldAtOnce() {
        ledger.ask(PivotWorld.SARA, QUESTION);
        assertThat(state()).isEqualTo(State.WAITING);
        worker.run();
        assertThat(state()).isEqualTo(State.DONE);
        assertThat(told()).isEqualTo(answers.atOnce(PivotWorld.SARA, QUESTION).orElseThrow());
        assertThat(told().cells()).isNotEmpty();
    }

    @Test
    void isForWhoeverSeesTheSameOnly() {
        ledger.ask(PivotWorld.OMID, QUESTION);
        worker.run();
        assertThat(answers.reckoning(PivotWorld.SARA, QUESTION)).isEmpty();
        assertThat(answers.reckoning(PivotWorld.OMID, QUESTION).orElseThrow().answer())
                .isEqualTo(answers.atOnce(PivotWorld.OMID, QUESTION));
    }

    @Test
    void isKeptForAnHourWhereCustomersMayGoToOthersAndElseForTwoDays() {
        ledger.ask(PivotWorld.OMID, QUESTION);
        ledger.ask(PivotWorld.SARA, QUESTION);
        worker.run();
        older("61 minutes");
        assertThat(answers.reckoning(PivotWorld.OMID, QUESTION)).isEmpty();
        assertThat(answers.reckoning(PivotWorld.SARA, QUESTION)).isPresent();
        older("2 days");
        assertThat(answers.reckoning(PivotWorld.SARA, QUESTION)).isEmpty();
        worker.run();
        assertThat(jdbc.sql("select count(*) from pivot_answer")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void isAskedForOnceHoweverOften() {
        ledger.ask(PivotWorld.SARA, QUESTION);
        ledger.ask(PivotWorld.SARA, QUESTION);
        assertThat(jdbc.sql("select count(*) from pivot_answer")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void endsWhereItIsNotWantedAnyMoreAndAnEarlierAnswerIsStillTold() {
        ledger.ask(PivotWorld.SARA, QUESTION);
        worker.run();
        ledger.ask(PivotWorld.SARA, QUESTION);
        answers.stop(PivotWorld.SARA, QUESTION);
        worker.run();
        assertThat(state()).isEqualTo(State.STOPPED);
        assertThat(told().cells()).isNotEmpty();
    }

    @Test
    void beginsAnewWhereANodeHasDied() {
        ledger.ask(PivotWorld.SARA, QUESTION);
        jdbc.sql("update pivot_answer set state = 'RUNNING', share = 0.7, beat_at = timestamptz '2026-05-10T08:59:00Z'")
                .update();
        worker.run();
        assertThat(state()).isEqualTo(State.RUNNING);
        jdbc.sql("update pivot_answer set beat_at = timestamptz '2026-05-10T08:57:00Z'")
                .update();
        worker.run();
        assertThat(state()).isEqualTo(State.DONE);
    }

    @Test
    void isRefusedWhileTooManyWait() {
        for (int most = 1; most <= PivotLedger.MOST_WAITING; most++) {
            ledger.ask(PivotWorld.SARA, of(most));
        }
        assertThatThrownBy(() -> ledger.ask(PivotWorld.SARA, of(50))).isInstanceOf(RuleViolation.class);
    }

    private static Question of(int most) {
        return new Question(
                QUESTION.rows(), null, QUESTION.measure(), most, QUESTION.from(), QUESTION.to(), true, Map.of());
    }

    private void older(String by) {
        jdbc.sql(
                        "update pivot_answer set answered_at = answered_at - cast(:by as interval), asked_at = asked_at - cast(:by as interval)")
                .param("by", by)
                .update();
    }

    private State state() {
        return answers.reckoning(PivotWorld.SARA, QUESTION).orElseThrow().state();
    }

    private Answer told() {
        return answers.reckoning(PivotWorld.SARA, QUESTION)
                .orElseThrow()
                .answer()
                .orElseThrow();
    }
}
