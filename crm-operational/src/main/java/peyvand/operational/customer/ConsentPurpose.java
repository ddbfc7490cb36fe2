package peyvand.operational.customer;

/** What a person may agree to be contacted for. */
public enum ConsentPurpose {
    MARKETING,
    SERVICE,
    RESEARCH
}
