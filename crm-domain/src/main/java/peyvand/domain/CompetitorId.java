package peyvand.domain;

/** The id of a competitor. */
public record CompetitorId(long value) {

    public static CompetitorId valueOf(String text) {
        return new CompetitorId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
