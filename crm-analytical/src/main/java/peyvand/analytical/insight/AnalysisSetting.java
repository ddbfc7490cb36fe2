package peyvand.analytical.insight;

import peyvand.analytical.facts.AsOf;

/**
 * What the company has decided about the analysis.
 *
 * @param horizonMonths how far ahead value is reckoned
 * @param yearlyDiscount how much less money of next year is worth: 0.1 for 10 %
 * @param loyalDays see {@link peyvand.analytical.lifecycle.LifeCycle}, like the two factors
 */
public record AnalysisSetting(
        AsOf asOf,
        int horizonMonths,
        double yearlyDiscount,
        int loyalDays,
        double riskFactor,
        double lostFactor,
        int version) {}
