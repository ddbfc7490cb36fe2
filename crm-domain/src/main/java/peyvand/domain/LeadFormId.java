package peyvand.domain;

/** The id of a form on the web by which leads come. */
public record LeadFormId(long value) {

    public static LeadFormId valueOf(String text) {
        return new LeadFormId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
