package peyvand.domain;

/** The id of an indicator of the market. */
public record IndicatorId(long value) {

    public static IndicatorId valueOf(String text) {
        return new IndicatorId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
