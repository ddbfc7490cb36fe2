package peyvand.analytical.product;

import peyvand.db.sql.Sort;

/** What a list of products can be sorted by; each has its index. */
public enum StandingSort {
    AMOUNT(new Sort("i.year_amount", "float8", true)),
    GROWTH(new Sort("coalesce(i.growth, 0)", "float8", true)),
    RETURNED(new Sort("i.returned_share", "float8", true));

    private final Sort sort;

    StandingSort(Sort sort) {
        this.sort = sort;
    }

    /** The most first. */
    public Sort sort() {
        return sort;
    }
}
