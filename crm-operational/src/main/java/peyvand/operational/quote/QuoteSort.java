package peyvand.operational.quote;

import peyvand.db.sql.Sort;

/** What a list of quotes can be sorted by; each has its index. */
public enum QuoteSort {
    CREATED(new Sort("q.created_at", "timestamptz", true)),
    AMOUNT(new Sort("q.amount", "numeric", true)),
    VALID_UNTIL(new Sort("coalesce(q.valid_until, 'infinity')", "date", false));

    private final Sort sort;

    QuoteSort(Sort sort) {
        this.sort = sort;
    }

    /** As this sort is usually wanted: the newest and the largest on top, what expires first. */
    public Sort sort() {
        return sort;
    }
}
