package peyvand.domain;

/** The id of a stage. */
public record StageId(long value) {

    public static StageId valueOf(String text) {
        return new StageId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
