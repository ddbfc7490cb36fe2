package peyvand.analytical.segment;

/** What a company intends with the customers of a segment. */
public enum Strategy {
    /** To win customers: measured by who first bought in the time. */
    ACQUIRE,
    /** To keep them: by the share of those who have bought that is neither at risk nor lost, in percent. */
    RETAIN,
    /** To do more business with them: by the revenue per member against as long a time before, in percent of growth. */
    DEVELOP
}
