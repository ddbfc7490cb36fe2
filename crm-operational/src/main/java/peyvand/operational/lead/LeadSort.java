package peyvand.operational.lead;

import peyvand.db.sql.Sort;

/** What a list of leads can be sorted by; each has its index. */
public enum LeadSort {
    CREATED(new Sort("l.created_at", "timestamptz", true)),
    NAME(new Sort("l.name", "text", false));

    private final Sort sort;

    LeadSort(Sort sort) {
        this.sort = sort;
    }

    /** As this sort is usually wanted: the latest first, names from the beginning. */
    public Sort sort() {
        return sort;
    }
}
