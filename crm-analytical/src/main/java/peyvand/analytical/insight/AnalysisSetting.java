package peyvand.analytical.insight;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import peyvand.analytical.facts.AsOf;
import peyvand.domain.RuleViolation;

/**
 * What the company has decided about the analysis.
 *
 * @param horizonMonths how far ahead value is reckoned, 1 to {@link #LONGEST_HORIZON}
 * @param yearlyDiscount how much less money of next year is worth, 0 to {@link #HIGHEST_DISCOUNT}: 0.1 for 10 %
 * @param loyalDays see {@link peyvand.analytical.lifecycle.LifeCycle}, like the two factors
 */
public record AnalysisSetting(
        AsOf asOf,
        int horizonMonths,
        double yearlyDiscount,
        int loyalDays,
        double riskFactor,
        double lostFactor,
        int version) {

    public static final int LONGEST_HORIZON = 36;
    public static final int HIGHEST_DISCOUNT = 10;
    public static final int FEWEST_LOYAL_DAYS = 2;
    public static final int MOST_LOYAL_DAYS = 100;
    public static final int HIGHEST_RISK = 20;
    public static final int HIGHEST_LOST = 40;

    private static final int HUNDRED = 100;

    /** What is wrong with it: the last part of each key is the name of a component. Empty: it can be decided like that. */
    public List<RuleViolation> problems() {
        List<RuleViolation> problems = new ArrayList<>();
        if (horizonMonths < 1 || horizonMonths > LONGEST_HORIZON) {
            problems.add(new RuleViolation("rule.analysis.horizonMonths", 1, LONGEST_HORIZON));
        }
        if (!within(yearlyDiscount, 0, HIGHEST_DISCOUNT)) {
            problems.add(new RuleViolation("rule.analysis.yearlyDiscount", 0, HIGHEST_DISCOUNT * HUNDRED));
        }
        if (loyalDays < FEWEST_LOYAL_DAYS || loyalDays > MOST_LOYAL_DAYS) {
            problems.add(new RuleViolation("rule.analysis.loyalDays", FEWEST_LOYAL_DAYS, MOST_LOYAL_DAYS));
        }
        if (!within(riskFactor, 1, HIGHEST_RISK)) {
            problems.add(new RuleViolation("rule.analysis.riskFactor", 1, HIGHEST_RISK));
        }
        if (!within(lostFactor, 1, HIGHEST_LOST)) {
            problems.add(new RuleViolation("rule.analysis.lostFactor", 1, HIGHEST_LOST));
        } else if (lostFactor <= riskFactor) {
            problems.add(new RuleViolation("rule.analysis.order.lostFactor"));
        }
        return problems;
    }

    private static boolean within(double number, double least, double most) {
        return number >= least && number <= most;
    }

    /** Whether a run by the other one would come to the same. */
    public boolean saysTheSame(AnalysisSetting other) {
        return told().equals(other.told());
    }

    /** 10 for 10 %. */
    public BigDecimal discountPercent() {
        return plain(BigDecimal.valueOf(yearlyDiscount).movePointRight(2));
    }

    /** What it says, by the name of the field. */
    Map<String, Object> told() {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("analysisAsOf", asOf);
        told.put("horizonMonths", horizonMonths);
        told.put("yearlyDiscount", discountPercent().toPlainString());
        told.put("loyalDays", loyalDays);
        told.put("riskFactor", plain(BigDecimal.valueOf(riskFactor)).toPlainString());
        told.put("lostFactor", plain(BigDecimal.valueOf(lostFactor)).toPlainString());
        return told;
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }
}
