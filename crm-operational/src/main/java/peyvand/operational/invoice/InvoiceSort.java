package peyvand.operational.invoice;

import peyvand.db.sql.Sort;

/** What a list of invoices can be sorted by; each has its index. */
public enum InvoiceSort {
    ISSUED_ON(new Sort("coalesce(i.issued_on, 'infinity')", "date", true)),
    DUE_ON(new Sort("coalesce(i.due_on, 'infinity')", "date", false)),
    TOTAL(new Sort("i.total", "numeric", true));

    private final Sort sort;

    InvoiceSort(Sort sort) {
        this.sort = sort;
    }

    /** As this sort is usually wanted: the latest first, what is due first, amounts from the top. */
    public Sort sort() {
        return sort;
    }
}
