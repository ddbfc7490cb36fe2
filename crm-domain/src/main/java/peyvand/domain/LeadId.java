package peyvand.domain;

/** The id of a lead. */
public record LeadId(long value) {

    public static LeadId valueOf(String text) {
        return new LeadId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
