package peyvand.operational.sales;

import java.util.function.Supplier;
import org.springframework.dao.DataIntegrityViolationException;
import peyvand.domain.RuleViolation;

/** Says in the words of the trade which constraint of the database a change would break. */
final class Violations {

    private Violations() {}

    static <T> T translated(Supplier<T> saving) {
        try {
            return saving.get();
        } catch (DataIntegrityViolationException e) {
            String message = String.valueOf(e.getMostSpecificCause().getMessage());
            if (message.contains("numeric field overflow")) {
                throw new RuleViolation("rule.line.tooBig");
            }
            if (message.contains("returned of")) {
                throw new RuleViolation("rule.order.returnsExceed");
            }
            if (message.contains("has been invoiced")) {
                throw new RuleViolation("rule.order.invoiced");
            }
            throw e;
        }
    }
}
