package peyvand.domain;

/** The id of an opportunity. */
public record OpportunityId(long value) {

    public static OpportunityId valueOf(String text) {
        return new OpportunityId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
