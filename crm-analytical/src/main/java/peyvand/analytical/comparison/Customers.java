package peyvand.analytical.comparison;

import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.Viewer;

/** Customers by their ids, with what the star schema says of each. */
final class Customers {

    /** Each is looked up: the planner would read all customers to find a few in a hundred of them. */
    private static final String FROM = """
            from unnest(cast(:ids as bigint[])) x (id)
            cross join lateral (select * from dim_customer c where c.customer_id = x.id and not c.archived offset 0) c
            left join lateral (select p.gender, p.birth_date from dim_person p where p.customer_id = x.id offset 0) p on c.kind = 'PERSON'
            left join lateral (select * from dim_insight i where i.customer_id = x.id offset 0) i on true
            """;

    private Customers() {}

    /** What was bought is only told of customers whose orders the viewer sees. */
    static Sql of(Sql select, Viewer viewer, Long[] ids) {
        return Visibility.buyers(select.add(FROM).with("ids", ids), viewer, "c");
    }
}
