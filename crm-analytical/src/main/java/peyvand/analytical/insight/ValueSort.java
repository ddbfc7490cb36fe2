package peyvand.analytical.insight;

import java.util.Set;
import peyvand.db.sql.Sort;

/** What a list of customers by their value can be sorted by; each has its index. */
public enum ValueSort {
    VALUE(new Sort("i.value", "float8", true)),
    AT_RISK(new Sort("i.at_risk", "float8", true)),
    ROOM(new Sort("coalesce(i.room, 0)", "float8", true)),
    /** The youngest first: the order in which customers are found who are many and have nothing else in common. */
    NEWEST(new Sort("i.customer_id", "int8", true));

    private final Sort sort;

    ValueSort(Sort sort) {
        this.sort = sort;
    }

    /** What a sort tells of: nobody is listed by what is switched off. */
    public static Set<Score> scores(Sort sort) {
        return sort.expression().equals(NEWEST.sort.expression())
                ? Set.of()
                : Set.of(sort.expression().equals(ROOM.sort.expression()) ? Score.CLUSTERS : Score.VALUE);
    }

    /** The most first. */
    public Sort sort() {
        return sort;
    }
}
