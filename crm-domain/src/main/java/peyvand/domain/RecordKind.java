package peyvand.domain;

/** The kinds of record people see, search and follow. */
public enum RecordKind {
    CUSTOMER,
    CONTACT,
    PRODUCT,
    COMPETITOR,
    INDICATOR,
    MARKET_NOTE,
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
