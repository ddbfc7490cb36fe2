package peyvand.operational.bulk;

import peyvand.domain.RecordKind;

/** Something that can be done with many records of a kind by a module that does not own them. */
public interface BulkExtra {

    RecordKind kind();

    BulkAction action();

    /**
     * @param value plain, as it is stored
     * @throws peyvand.domain.RuleViolation when the value does not fit
     */
    BulkOperation operation(String value);
}
