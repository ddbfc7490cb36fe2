package peyvand.operational.customer;

/** A customer is a firm, or a person who is their own single contact. */
public enum CustomerKind {
    ORGANISATION,
    PERSON
}
