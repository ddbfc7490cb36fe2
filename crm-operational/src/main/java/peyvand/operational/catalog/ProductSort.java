package peyvand.operational.catalog;

import peyvand.db.sql.Sort;

/** What a list of products can be sorted by; each has its index. */
public enum ProductSort {
    NAME(new Sort("p.name", "text", false)),
    CODE(new Sort("p.code", "text", false)),
    PRICE(new Sort("coalesce(p.price, -1)", "numeric", true)),
    CREATED(new Sort("p.created_at", "timestamptz", true));

    private final Sort sort;

    ProductSort(Sort sort) {
        this.sort = sort;
    }

    /** As this sort is usually wanted: names and codes from A, dates and prices from the top. */
    public Sort sort() {
        return sort;
    }
}
