package peyvand.analytical.segment;

import java.util.EnumSet;
import java.util.Set;

/** What kind of thing is known of customers, and what can be asked of it. */
public enum FactType {
    /** One of few words of ours. */
    CHOICE(Comparison.ANY_OF, Comparison.NONE_OF, Comparison.KNOWN, Comparison.UNKNOWN),
    /** Free text; equal however it is spelt. */
    TEXT(Comparison.ANY_OF, Comparison.NONE_OF, Comparison.KNOWN, Comparison.UNKNOWN),
    /** Another record, by its id. */
    RECORD(Comparison.ANY_OF, Comparison.NONE_OF, Comparison.KNOWN, Comparison.UNKNOWN),
    /** Several free words. */
    WORDS(Comparison.ANY_OF, Comparison.NONE_OF, Comparison.KNOWN, Comparison.UNKNOWN),
    NUMBER(Comparison.BETWEEN, Comparison.KNOWN, Comparison.UNKNOWN),
    DAY(Comparison.BETWEEN, Comparison.LAST_DAYS, Comparison.BEFORE_LAST_DAYS, Comparison.KNOWN, Comparison.UNKNOWN),
    YES_NO(Comparison.YES, Comparison.NO, Comparison.KNOWN, Comparison.UNKNOWN);

    private final Set<Comparison> comparisons;

    FactType(Comparison first, Comparison... others) {
        this.comparisons = EnumSet.of(first, others);
    }

    /** In the order in which they are offered. */
    public Set<Comparison> comparisons() {
        return EnumSet.copyOf(comparisons);
    }
}
