package peyvand.domain;

/** The id of a saved view of a list. */
public record ViewId(long value) {

    public static ViewId valueOf(String text) {
        return new ViewId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
