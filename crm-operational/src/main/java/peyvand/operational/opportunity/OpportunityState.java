package peyvand.operational.opportunity;

/** Whether a possible sale is still possible. */
public enum OpportunityState {
    OPEN,
    WON,
    LOST
}
