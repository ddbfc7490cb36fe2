package peyvand.operational.customer;

import peyvand.db.sql.Sort;

/** What a list of customers can be sorted by; each has its index. */
public enum CustomerSort {
    NAME(new Sort("c.name", "text", false)),
    CREATED(new Sort("c.created_at", "timestamptz", true)),
    LAST_ORDER(new Sort("coalesce(c.last_ordered_at, '-infinity'::timestamptz)", "timestamptz", true)),
    NET_AMOUNT(new Sort("c.net_amount", "numeric", true));

    private final Sort sort;

    CustomerSort(Sort sort) {
        this.sort = sort;
    }

    /** As this sort is usually wanted: names from A, dates and amounts from the top. */
    public Sort sort() {
        return sort;
    }
}
