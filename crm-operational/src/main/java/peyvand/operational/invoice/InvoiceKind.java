package peyvand.operational.invoice;

/** What a paper does with the customer's account; each kind is numbered in a series of its own. */
public enum InvoiceKind {
    INVOICE,
    CREDIT_NOTE
}
