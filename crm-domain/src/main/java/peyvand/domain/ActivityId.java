package peyvand.domain;

/** The id of an activity. */
public record ActivityId(long value) {

    public static ActivityId valueOf(String text) {
        return new ActivityId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
