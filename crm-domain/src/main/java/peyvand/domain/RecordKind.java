package peyvand.domain;

/** The kinds of record people see, search and follow. */
public enum RecordKind {
    CUSTOMER,
    CONTACT,
    PRODUCT,
    COMPETITOR,
    ORDER,
    OPPORTUNITY,
    PIPELINE,
    ACTIVITY,
    HOLIDAY,
    IMPORT,
    STAFF,
    TEAM,
    ROLE,
    CUSTOM_FIELD,
    COMPANY,
    VIEW
}
