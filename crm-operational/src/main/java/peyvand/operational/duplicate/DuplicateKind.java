package peyvand.operational.duplicate;

import peyvand.domain.ContactId;
import peyvand.domain.CustomerId;
import peyvand.domain.RecordKind;

/** What can be there twice. */
public enum DuplicateKind {
    CUSTOMER("customer", RecordKind.CUSTOMER),
    CONTACT("contact", RecordKind.CONTACT);

    private final String table;
    private final RecordKind recordKind;

    DuplicateKind(String table, RecordKind recordKind) {
        this.table = table;
        this.recordKind = recordKind;
    }

    String table() {
        return table;
    }

    RecordKind recordKind() {
        return recordKind;
    }

    Object id(long id) {
        return this == CUSTOMER ? new CustomerId(id) : new ContactId(id);
    }
}
