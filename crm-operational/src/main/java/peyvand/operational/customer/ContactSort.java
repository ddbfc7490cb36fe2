package peyvand.operational.customer;

import peyvand.db.sql.Sort;

/** What a list of contacts can be sorted by; each has its index. */
public enum ContactSort {
    NAME(new Sort("k.family_name", "text", false)),
    CREATED(new Sort("k.created_at", "timestamptz", true));

    private final Sort sort;

    ContactSort(Sort sort) {
        this.sort = sort;
    }

    public Sort sort() {
        return sort;
    }
}
