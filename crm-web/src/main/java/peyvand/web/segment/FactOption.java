package peyvand.web.segment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import peyvand.analytical.segment.Condition.OwnField;
import peyvand.analytical.segment.Fact;
import peyvand.analytical.segment.FactType;
import peyvand.web.form.Field.Choice;

/**
 * Something that can be asked of customers, as it is offered.
 *
 * @param key of it among all, in forms
 * @param field of customers that an administrator has added; null for a fact of ours
 * @param choices what it is between, where it is between few things
 * @param off whether it is switched off, so that nobody is told of it
 */
record FactOption(String key, Fact fact, @Nullable OwnField field, String label, List<Choice> choices, boolean off) {

    FactType type() {
        return field == null ? fact.type() : field.type();
    }

    /** Whether values are picked from choices and not typed. */
    boolean picked() {
        return type() == FactType.CHOICE || type() == FactType.RECORD;
    }
}
