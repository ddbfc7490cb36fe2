package peyvand.analytical.insight;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import peyvand.analytical.facts.AsOf;
import peyvand.domain.RuleViolation;

class AnalysisSettingTest {

    @Test
    void namesAllThatIsImpossibleAtOnce() {
        assertThat(new AnalysisSetting(AsOf.TODAY, 0, -0.1, 1, 0.5, 41, 0).problems())
                .extracting(RuleViolation::key)
                .containsExactly(
                        "rule.analysis.horizonMonths",
                        "rule.analysis.yearlyDiscount",
                        "rule.analysis.loyalDays",
                        "rule.analysis.riskFactor",
                        "rule.analysis.lostFactor");
        assertThat(new AnalysisSetting(AsOf.TODAY, 36, 10, 100, 20, 40, 0).problems())
                .isEmpty();
    }

    @Test
    void losesNobodyBeforeTheyAreAtRisk() {
        assertThat(new AnalysisSetting(AsOf.TODAY, 12, 0.1, 4, 3, 3, 0).problems())
                .extracting(RuleViolation::key)
                .containsExactly("rule.analysis.order.lostFactor");
    }

    @Test
    void writesDiscountsAsPeopleDo() {
        assertThat(new AnalysisSetting(AsOf.TODAY, 12, 0.4, 4, 2, 4, 0).discountPercent())
                .hasToString("40");
        assertThat(new AnalysisSetting(AsOf.TODAY, 12, 0.125, 4, 2, 4, 0).discountPercent())
                .hasToString("12.5");
    }
}
