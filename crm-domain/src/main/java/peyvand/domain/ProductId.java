package peyvand.domain;

/** The id of a product. */
public record ProductId(long value) {

    public static ProductId valueOf(String text) {
        return new ProductId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
