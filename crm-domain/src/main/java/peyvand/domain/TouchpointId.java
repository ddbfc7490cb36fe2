package peyvand.domain;

/** The id of a touchpoint. */
public record TouchpointId(long value) {

    public static TouchpointId valueOf(String text) {
        return new TouchpointId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
