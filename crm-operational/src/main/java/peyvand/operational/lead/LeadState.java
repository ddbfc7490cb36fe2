package peyvand.operational.lead;

/** What has become of a lead. */
public enum LeadState {
    NEW,
    WORKING,
    CONVERTED,
    DISQUALIFIED;

    /** Whether somebody still has to do something about it. */
    public boolean open() {
        return this == NEW || this == WORKING;
    }
}
