package peyvand.analytical.insight;

/** How much the company wants to put into a customer. */
public enum Tier {
    HIGH,
    MEDIUM,
    NONE
}
