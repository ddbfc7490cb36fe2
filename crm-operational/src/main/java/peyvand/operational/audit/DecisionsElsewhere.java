package peyvand.operational.audit;

import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import peyvand.domain.Changes;
import peyvand.domain.LearnedChancesSwitched;
import peyvand.domain.RecordKind;

/** Writes down what administrators decide where no record of ours is touched. */
@Component
class DecisionsElsewhere {

    private static final String FIELD = "learnedChances";

    private final AuditLog audit;

    DecisionsElsewhere(AuditLog audit) {
        this.audit = audit;
    }

    @EventListener
    void on(LearnedChancesSwitched event) {
        Changes changes = Changes.between(Map.of(FIELD, !event.used()), Map.of(FIELD, event.used()));
        audit.record(event.by(), "CHANGED", RecordKind.COMPANY, 0, null, changes);
    }
}
