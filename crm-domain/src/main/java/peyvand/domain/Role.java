package peyvand.domain;

/** What a member of staff is here for. */
public enum Role {
    ADMINISTRATOR,
    STAFF
}
