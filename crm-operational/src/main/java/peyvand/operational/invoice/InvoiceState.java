package peyvand.operational.invoice;

/** How an invoice stands: it follows from what was issued, paid and given back, and from the day. */
public enum InvoiceState {
    DRAFT,
    UNPAID,
    PARTLY_PAID,
    OVERDUE,
    PAID,
    /** A credit note that counts. */
    CREDITED;

    /** The state of {@code invoice i}; needs {@code :today}. */
    static final String SQL = """
            case when i.state = 'DRAFT' then 'DRAFT' when i.kind = 'CREDIT_NOTE' then 'CREDITED' when i.balance <= 0 then 'PAID'
                 when i.due_on < cast(:today as date) then 'OVERDUE' when i.paid <> 0 or i.credited <> 0 then 'PARTLY_PAID'
                 else 'UNPAID' end""";

    /** The condition for {@code invoice i} in this state, put so that an index finds them; needs {@code :today}. */
    String condition() {
        String open = "i.balance > 0 and coalesce(i.due_on, 'infinity') ";
        return switch (this) {
            case DRAFT -> "i.state = 'DRAFT'";
            case UNPAID -> open + ">= cast(:today as date) and i.paid = 0 and i.credited = 0";
            case PARTLY_PAID -> open + ">= cast(:today as date) and (i.paid <> 0 or i.credited <> 0)";
            case OVERDUE -> open + "< cast(:today as date)";
            case PAID -> "i.state = 'ISSUED' and i.kind = 'INVOICE' and i.balance <= 0";
            case CREDITED -> "i.state = 'ISSUED' and i.kind = 'CREDIT_NOTE'";
        };
    }
}
