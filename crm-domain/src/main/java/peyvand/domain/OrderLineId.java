package peyvand.domain;

/** The id of a line of an order. */
public record OrderLineId(long value) {

    public static OrderLineId valueOf(String text) {
        return new OrderLineId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
