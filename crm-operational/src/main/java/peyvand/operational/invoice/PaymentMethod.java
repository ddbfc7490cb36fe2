package peyvand.operational.invoice;

/** How money came in, or went back. */
public enum PaymentMethod {
    TRANSFER,
    CARD,
    CASH,
    CHEQUE,
    OTHER
}
