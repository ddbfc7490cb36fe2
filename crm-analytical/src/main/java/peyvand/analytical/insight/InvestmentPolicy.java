package peyvand.analytical.insight;

/**
 * Into whom the company wants to put how much: the best so many in a hundred by value, unless their risk is too high. Whoever
 * meets the first is {@link Tier#HIGH}, whoever meets the second only {@link Tier#MEDIUM}.
 *
 * @param highPercent 5 to 100, in steps of 5
 * @param highRisk the highest fifth of risk that is still worth it, 1 (hardly any) to 5 (any)
 * @param mediumPercent not less than {@code highPercent}; likewise
 */
public record InvestmentPolicy(int highPercent, int highRisk, int mediumPercent, int mediumRisk) {

    private static final int STEP = 5;
    private static final int WHOLE = 100;
    private static final int RISKS = 5;

    /** Whether it can be decided like that. */
    public boolean isPossible() {
        return isPercent(highPercent)
                && isPercent(mediumPercent)
                && mediumPercent >= highPercent
                && isRisk(highRisk)
                && isRisk(mediumRisk);
    }

    private static boolean isPercent(int percent) {
        return percent >= STEP && percent <= WHOLE && percent % STEP == 0;
    }

    private static boolean isRisk(int risk) {
        return risk >= 1 && risk <= RISKS;
    }
}
