package peyvand.domain;

/** The id of a category. */
public record CategoryId(long value) {

    public static CategoryId valueOf(String text) {
        return new CategoryId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
