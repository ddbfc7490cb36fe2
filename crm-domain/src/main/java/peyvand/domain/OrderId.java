package peyvand.domain;

/** The id of a order. */
public record OrderId(long value) {

    public static OrderId valueOf(String text) {
        return new OrderId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
