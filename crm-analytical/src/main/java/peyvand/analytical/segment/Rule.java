package peyvand.analytical.segment;

import java.util.ArrayList;
import java.util.List;
import peyvand.domain.RuleViolation;

/** Which customers belong to a segment: conditions, joined by all, any and none. */
public sealed interface Rule permits Group, Condition {

    int DEEPEST = 4;
    int MOST_CONDITIONS = 30;

    /** The conditions in it, in their order. */
    default List<Condition> conditions() {
        List<Condition> conditions = new ArrayList<>();
        if (this instanceof Condition condition) {
            conditions.add(condition);
        } else if (this instanceof Group group) {
            group.rules().forEach(rule -> conditions.addAll(rule.conditions()));
        }
        return conditions;
    }

    /** How many groups lie in one another. */
    default int depth() {
        return this instanceof Group group
                ? 1 + group.rules().stream().mapToInt(Rule::depth).max().orElse(0)
                : 0;
    }

    private boolean hasEmptyGroup() {
        return this instanceof Group group
                && (group.rules().isEmpty() || group.rules().stream().anyMatch(Rule::hasEmptyGroup));
    }

    /** @throws RuleViolation where it is too large, or says something that has no meaning */
    default void check() {
        if (depth() > DEEPEST) {
            throw new RuleViolation("rule.segment.deep", DEEPEST);
        }
        if (conditions().size() > MOST_CONDITIONS) {
            throw new RuleViolation("rule.segment.long", MOST_CONDITIONS);
        }
        if (hasEmptyGroup()) {
            throw new RuleViolation("rule.segment.empty");
        }
        conditions().forEach(Condition::check);
    }
}
