package peyvand.domain;

/** The id of a customer. */
public record CustomerId(long value) {

    public static CustomerId valueOf(String text) {
        return new CustomerId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
