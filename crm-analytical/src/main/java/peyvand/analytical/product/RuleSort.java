package peyvand.analytical.product;

import peyvand.db.sql.Sort;

/** What a list of rules can be sorted by. */
public enum RuleSort {
    LIFT(new Sort("r.lift", "float8", true)),
    CONFIDENCE(new Sort("r.confidence", "float8", true)),
    BOTH(new Sort("r.both_in", "int", true));

    private final Sort sort;

    RuleSort(Sort sort) {
        this.sort = sort;
    }

    /** The most first. */
    public Sort sort() {
        return sort;
    }
}
