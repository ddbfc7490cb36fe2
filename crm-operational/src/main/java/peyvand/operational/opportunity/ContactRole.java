package peyvand.operational.opportunity;

/** What somebody at the customer's has to do with a sale. */
public enum ContactRole {
    /** Says yes or no. */
    DECIDER,
    /** Is listened to by whoever decides. */
    INFLUENCER,
    /** Will work with what is sold. */
    USER,
    /** Orders and pays. */
    BUYER,
    /** Lets others through to them, or not. */
    GATEKEEPER
}
