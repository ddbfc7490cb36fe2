package peyvand.analytical.pivot;

/** What is joined to the lines of orders {@code l}, each at most once. */
enum Source {
    CUSTOMER("left join dim_customer c on c.customer_id = l.customer_id"),
    INSIGHT("left join dim_insight i on i.customer_id = l.customer_id"),
    /** Looked up by customer, however many there are. */
    PERSON("left join lateral (select t.* from dim_person t where t.customer_id = l.customer_id) t on true"),
    /** All segments of a customer, or none, by one row. */
    SEGMENT("""
            left join lateral (
              select coalesce(array_agg(m.segment_id::text order by m.segment_id), array['']) as keys
              from dim_segment_member m where m.customer_id = l.customer_id
            ) g on true"""),
    DAY("join dim_date d on d.date = l.order_date");

    private final String join;

    Source(String join) {
        this.join = join;
    }

    String join() {
        return join;
    }
}
