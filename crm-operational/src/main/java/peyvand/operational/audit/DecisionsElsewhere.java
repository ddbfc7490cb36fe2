package peyvand.operational.audit;

import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import peyvand.domain.AnalysisSettingDecided;
import peyvand.domain.Changes;
import peyvand.domain.InvestmentPolicyDecided;
import peyvand.domain.LearnedChancesSwitched;
import peyvand.domain.RecordKind;
import peyvand.domain.ScoreSwitched;
import peyvand.domain.SegmentSaved;

/** Writes down what is decided where no record of ours is touched. */
@Component
class DecisionsElsewhere {

    private static final String FIELD = "learnedChances";
    private static final String POLICY = "investmentPolicy";

    private final AuditLog audit;

    DecisionsElsewhere(AuditLog audit) {
        this.audit = audit;
    }

    @EventListener
    void on(LearnedChancesSwitched event) {
        Changes changes = Changes.between(Map.of(FIELD, !event.used()), Map.of(FIELD, event.used()));
        audit.record(event.by(), "CHANGED", RecordKind.COMPANY, 0, null, changes);
    }

    @EventListener
    void on(InvestmentPolicyDecided event) {
        Changes changes = Changes.between(Map.of(POLICY, event.was()), Map.of(POLICY, event.becomes()));
        audit.record(event.by(), "CHANGED", RecordKind.COMPANY, 0, null, changes);
    }

    @EventListener
    void on(AnalysisSettingDecided event) {
        audit.record(event.by(), "CHANGED", RecordKind.COMPANY, 0, null, event.changes());
    }

    @EventListener
    void on(ScoreSwitched event) {
        String field = "score" + event.score();
        Map<String, Object> now = event.reason() == null
                ? Map.of(field, event.shown())
                : Map.of(field, event.shown(), "scoreReason", event.reason());
        audit.record(
                event.by(),
                "CHANGED",
                RecordKind.COMPANY,
                0,
                null,
                Changes.between(Map.of(field, !event.shown()), now));
    }

    @EventListener
    void on(SegmentSaved event) {
        audit.record(
                event.by(), event.action(), RecordKind.SEGMENT, event.segment().value(), null, event.changes());
    }
}
