package peyvand.domain;

/** The id of an invoice or a credit note. */
public record InvoiceId(long value) {

    public static InvoiceId valueOf(String text) {
        return new InvoiceId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
