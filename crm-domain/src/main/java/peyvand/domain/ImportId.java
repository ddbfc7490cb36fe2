package peyvand.domain;

/** The id of a import. */
public record ImportId(long value) {

    public static ImportId valueOf(String text) {
        return new ImportId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
