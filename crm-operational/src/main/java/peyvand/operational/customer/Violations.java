package peyvand.operational.customer;

import org.springframework.dao.DataIntegrityViolationException;
import peyvand.domain.RuleViolation;

/** Says in the words of the trade which constraint of the database a change would break. */
final class Violations {

    private Violations() {}

    static RuntimeException translate(DataIntegrityViolationException e) {
        String message = String.valueOf(e.getMostSpecificCause().getMessage());
        return message.contains("customer_reference_uq") ? new RuleViolation("rule.customer.referenceTaken") : e;
    }
}
