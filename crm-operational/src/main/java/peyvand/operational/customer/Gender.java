package peyvand.operational.customer;

/** As the person gave it; unknown is null. */
public enum Gender {
    FEMALE,
    MALE,
    OTHER
}
