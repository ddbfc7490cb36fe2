package peyvand.domain;

/** The id of a rule by which leads find their owner. */
public record LeadRuleId(long value) {

    public static LeadRuleId valueOf(String text) {
        return new LeadRuleId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
