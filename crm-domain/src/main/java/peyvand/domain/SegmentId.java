package peyvand.domain;

/** The id of a segment. */
public record SegmentId(long value) {

    public static SegmentId valueOf(String text) {
        return new SegmentId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
