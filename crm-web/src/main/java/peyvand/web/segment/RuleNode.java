package peyvand.web.segment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import peyvand.web.form.Form;

/**
 * A part of a rule as its form shows it.
 *
 * @param place of it in the rule, see {@link RuleDraft}
 * @param head what decides which fields there are: how parts are joined, or what is asked for
 * @param body the fields of a condition; null of a group
 * @param parts of a group
 * @param nesting whether groups may lie in it
 */
record RuleNode(String place, Form head, @Nullable Form body, List<RuleNode> parts, boolean nesting) {

    public boolean isGroup() {
        return body == null;
    }

    public boolean isRoot() {
        return place.equals(RuleDraft.ROOT);
    }

    boolean hasProblems() {
        return head.hasProblems()
                || (body != null && body.hasProblems())
                || parts.stream().anyMatch(RuleNode::hasProblems);
    }
}
