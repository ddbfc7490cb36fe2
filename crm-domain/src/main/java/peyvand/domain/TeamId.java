package peyvand.domain;

/** The id of a team of staff. */
public record TeamId(long value) {

    public static TeamId valueOf(String text) {
        return new TeamId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
