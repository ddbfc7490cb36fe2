package peyvand.analytical.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LearningTest {

    private static final Learning LEARNING =
            new Learning(Map.of(Simulation.STAGES[0], 0.1, Simulation.STAGES[1], 0.4, Simulation.STAGES[2], 0.8));

    @Test
    void findsWhatMattersAndByHowMuch() {
        Formula formula = formula(LEARNING.learn(new Simulation(1).byOwnerSourceAndAmount(6_000), 0));

        assertThat(weight(formula, Feature.OWNER, "4") - weight(formula, Feature.OWNER, "0"))
                .isEqualTo(2.0, within(0.25));
        assertThat(weight(formula, Feature.OWNER, "3") - weight(formula, Feature.OWNER, "1"))
                .isEqualTo(1.0, within(0.25));
        assertThat(weight(formula, Feature.SOURCE, "Fair") - weight(formula, Feature.SOURCE, "Web"))
                .isEqualTo(Simulation.FAIR, within(0.2));
        Weight amount = found(formula, Feature.AMOUNT, "");
        assertThat(amount.weight()
                        / amount.scale()
                        * Math.log(10)
                        * formula.calibration().slope())
                .isEqualTo(Simulation.TENFOLD, within(0.2));
        assertThat(weight(formula, Feature.STAGE, "12")).isEqualTo(0, within(0.15));
    }

    @Test
    void foretellsWhatItHasNotSeenAndIsRightAboutHowOften() {
        Lesson lesson = LEARNING.learn(new Simulation(2).byOwnerSourceAndAmount(6_000), 7);

        assertThat(lesson.outcome()).isEqualTo(Outcome.USED);
        assertThat(lesson.facts().heldOut()).isEqualTo(1_200);
        Accuracy model = lesson.accuracies().get(Forecaster.MODEL);
        Accuracy seen = lesson.accuracies().get(Forecaster.STAGE_AS_SEEN);
        assertThat(model.brier()).isLessThan(seen.brier());
        assertThat(model.auc()).isGreaterThan(0.65);
        assertThat(seen.auc()).isEqualTo(0.5, within(0.05));
        assertThat(model.slope()).isEqualTo(1, within(0.2));
        assertThat(model.intercept()).isEqualTo(0, within(0.2));
        assertThat(lesson.bins()).hasSize(10);
        assertThat(lesson.bins().stream().filter(bin -> bin.low() <= bin.foretold() && bin.foretold() <= bin.high()))
                .hasSizeGreaterThanOrEqualTo(8);
    }

    @Test
    void leavesItToTheStagesWhereNothingElseMatters() {
        Lesson lesson = LEARNING.learn(new Simulation(3).byStage(2_000, 0.6), 0);

        assertThat(lesson.outcome()).isEqualTo(Outcome.NOT_BETTER);
        assertThat(lesson.accuracies().get(Forecaster.STAGE_AS_SEEN).logLoss())
                .isLessThan(lesson.accuracies().get(Forecaster.STAGE_AS_SET).logLoss());
    }

    @Test
    void isNotFooledByLuck() {
        long fooled = LongStream.range(0, 40)
                .mapToObj(seed -> LEARNING.learn(new Simulation(seed).byLuck(300, 0.4), 0))
                .filter(lesson -> lesson.outcome() == Outcome.USED)
                .count();

        assertThat(fooled).isLessThanOrEqualTo(4);
    }

    @Test
    void learnsNothingFromFewOrFromOneSide() {
        assertThat(LEARNING.learn(new Simulation(4).byLuck(199, 0.5), 0).outcome())
                .isEqualTo(Outcome.FEW);
        assertThat(LEARNING.learn(new Simulation(4).byLuck(400, 0.05), 0).outcome())
                .isEqualTo(Outcome.ONE_SIDED);
        assertThat(LEARNING.learn(List.of(), 0).facts().openedFrom()).isNull();
    }

    @Test
    void givesReasonsThatAddUpInTheRightDirection() {
        Formula formula = formula(LEARNING.learn(new Simulation(5).byOwnerSourceAndAmount(3_000), 0));
        Moment good = moment(4, "Fair", 100);
        Moment bad = moment(0, "Web", 100_000);

        assertThat(formula.probability(good)).isGreaterThan(formula.probability(bad) + 0.4);
        assertThat(formula.reasons(good).get(Feature.OWNER)).isPositive();
        assertThat(formula.reasons(bad).get(Feature.OWNER)).isNegative();
        assertThat(formula.reasons(bad).get(Feature.AMOUNT)).isNegative();
    }

    private static Moment moment(long owner, String source, double amount) {
        return new Moment(
                Simulation.FIRST,
                Simulation.FIRST,
                Simulation.STAGES[0],
                Simulation.FIRST,
                amount,
                source,
                owner,
                List.of(),
                false);
    }

    /** As it counts, calibration and all. */
    private static double weight(Formula formula, Feature feature, String category) {
        return found(formula, feature, category).weight()
                * formula.calibration().slope();
    }

    private static Weight found(Formula formula, Feature feature, String category) {
        return formula.weights().stream()
                .filter(weight ->
                        weight.feature() == feature && weight.category().equals(category))
                .findFirst()
                .orElseThrow();
    }

    private static Formula formula(Lesson lesson) {
        Formula formula = lesson.formula();
        assertThat(formula).isNotNull();
        return formula;
    }
}
