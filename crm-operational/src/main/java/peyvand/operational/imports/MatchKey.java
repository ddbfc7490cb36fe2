package peyvand.operational.imports;

import java.util.List;

/** By what a row of a file finds the record it is about. */
public enum MatchKey {
    REFERENCE(ImportField.CUSTOMER_REFERENCE),
    NAME(
            ImportField.CUSTOMER_NAME,
            ImportField.PRODUCT_NAME,
            ImportField.FULL_NAME,
            ImportField.FAMILY_NAME,
            ImportField.OPPORTUNITY_NAME,
            ImportField.LEAD_ORGANISATION),
    EMAIL(ImportField.EMAIL),
    MOBILE(ImportField.MOBILE),
    PHONE(ImportField.PHONE),
    CODE(ImportField.PRODUCT_CODE),
    OPPORTUNITY(ImportField.OPPORTUNITY_REFERENCE),
    /** Without a column of its own the number follows from customer and day. */
    NUMBER;

    private final List<ImportField> fields;

    MatchKey(ImportField... fields) {
        this.fields = List.of(fields);
    }

    /** Whether a file with these columns holds it. */
    boolean in(ImportMapping mapping) {
        return fields.isEmpty() || fields.stream().anyMatch(mapping::has);
    }

    /** The column that is wanted for it. */
    ImportField field() {
        return fields.get(0);
    }
}
