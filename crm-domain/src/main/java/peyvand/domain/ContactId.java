package peyvand.domain;

/** The id of a contact. */
public record ContactId(long value) {

    public static ContactId valueOf(String text) {
        return new ContactId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
