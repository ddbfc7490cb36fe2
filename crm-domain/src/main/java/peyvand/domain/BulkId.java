package peyvand.domain;

/** The id of a change of many records at once. */
public record BulkId(long value) {

    public static BulkId valueOf(String text) {
        return new BulkId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
