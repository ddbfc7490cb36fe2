package peyvand.domain;

/** The id of one version of a quote. */
public record QuoteId(long value) {

    public static QuoteId valueOf(String text) {
        return new QuoteId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
