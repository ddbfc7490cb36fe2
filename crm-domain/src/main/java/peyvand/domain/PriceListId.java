package peyvand.domain;

/** The id of a price list. */
public record PriceListId(long value) {

    public static PriceListId valueOf(String text) {
        return new PriceListId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
