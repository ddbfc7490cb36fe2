package peyvand.domain;

/**
 * Somebody has decided into whom the company wants to put how much. Told within the transaction that did it.
 *
 * @param was how it was before, as percentages by value and fifths of risk
 */
public record InvestmentPolicyDecided(Viewer by, String was, String becomes) {}
