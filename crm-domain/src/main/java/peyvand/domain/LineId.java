package peyvand.domain;

/** The id of a line of an opportunity or a quote. */
public record LineId(long value) {

    public static LineId valueOf(String text) {
        return new LineId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
