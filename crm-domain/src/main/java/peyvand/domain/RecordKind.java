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
    LEAD,
    LEAD_RULE,
    LEAD_FORM,
    OPPORTUNITY,
    PIPELINE,
    PRICE_LIST,
    QUOTE,
    INVOICE,
    TARGET,
    SEGMENT,
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
