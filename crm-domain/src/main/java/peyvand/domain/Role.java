package peyvand.domain;

/** What a member of staff is here for; several for one person are usual. */
public enum Role {
    SALES,
    SUPPORT,
    MARKETER,
    MANAGER,
    ADMINISTRATOR
}
