package peyvand.operational.sales;

import peyvand.db.sql.Sort;

/** What a list of orders can be sorted by; each has its index. */
public enum OrderSort {
    ORDERED_AT(new Sort("o.ordered_at", "timestamptz", true)),
    NUMBER(new Sort("o.number", "text", false)),
    AMOUNT(new Sort("o.amount", "numeric", true));

    private final Sort sort;

    OrderSort(Sort sort) {
        this.sort = sort;
    }

    /** As this sort is usually wanted: days and amounts from the top. */
    public Sort sort() {
        return sort;
    }
}
