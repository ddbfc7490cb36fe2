package peyvand.operational.opportunity;

import peyvand.db.sql.Sort;

/** What a list of opportunities can be sorted by; each has its index. */
public enum OpportunitySort {
    CLOSE_ON(new Sort("coalesce(o.close_on, 'infinity')", "date", false)),
    AMOUNT(new Sort("o.amount", "numeric", true)),
    CREATED(new Sort("o.created_at", "timestamptz", true));

    private final Sort sort;

    OpportunitySort(Sort sort) {
        this.sort = sort;
    }

    /** As this sort is usually wanted: what is due first, amounts from the top. */
    public Sort sort() {
        return sort;
    }
}
