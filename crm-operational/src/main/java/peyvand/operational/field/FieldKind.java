package peyvand.operational.field;

/** What a custom field holds. It stays what it was made as: values of another kind would mean nothing. */
public enum FieldKind {
    TEXT,
    NUMBER,
    /** An amount in the base currency. */
    MONEY,
    DATE,
    /** One of the field's own choices. */
    CHOICE,
    YES_NO
}
