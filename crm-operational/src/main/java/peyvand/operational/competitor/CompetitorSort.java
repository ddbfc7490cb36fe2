package peyvand.operational.competitor;

import peyvand.db.sql.Sort;

/** What a list of competitors can be sorted by; each has its index. */
public enum CompetitorSort {
    NAME(new Sort("c.name", "text", false)),
    UPDATED(new Sort("c.updated_at", "timestamptz", true));

    private final Sort sort;

    CompetitorSort(Sort sort) {
        this.sort = sort;
    }

    /** As this sort is usually wanted: names from A, the latest first. */
    public Sort sort() {
        return sort;
    }
}
