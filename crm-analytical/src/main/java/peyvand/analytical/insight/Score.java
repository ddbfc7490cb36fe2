package peyvand.analytical.insight;

/** What the analysis says of customers and what can be switched off. */
public enum Score {
    /** What customers are worth, whether they are customers still, their next order, and all that follows from that. */
    VALUE,
    /** What to offer whom. */
    OFFERS,
    /** Scores by recency, frequency and money, and the groups by them. */
    GROUPS,
    /** Groups that were found. */
    CLUSTERS
}
