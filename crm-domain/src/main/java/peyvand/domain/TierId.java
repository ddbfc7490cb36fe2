package peyvand.domain;

/** The id of a tier of customers. */
public record TierId(long value) {

    public static TierId valueOf(String text) {
        return new TierId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
