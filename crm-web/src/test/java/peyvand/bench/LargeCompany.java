package peyvand.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Fills an empty installation with customers, contacts, handles, products and orders: names as frequent as in life (Zipf),
 * in both scripts. What triggers keep is computed once for all rows, and checked against the triggers' own functions.
 */
final class LargeCompany {

    private static final int PRODUCTS = 5_000;
    private static final int BATCH = 20_000;

    private final Connection connection;
    private final Script sql;
    private final int customers;

    LargeCompany(Connection connection, int customers) {
        this.connection = connection;
        this.sql = new Script(connection);
        this.customers = customers;
    }

    void fill() throws SQLException {
        fillWithOrders();
        new LargeOffice(sql, customers).fill();
    }

    /** Customers and what they have ordered, without colleagues and conversations. */
    void fillWithOrders() throws SQLException {
        if (!sql.holds("select from customer")) {
            customersAndOrders();
        }
    }

    private void customersAndOrders() throws SQLException {
        sql.run("set session_replication_role = replica"); // neither triggers nor foreign keys row by row
        sql.run("set maintenance_work_mem = '512MB'");
        sql.run("select setseed(0.5)");
        names();
        sql.step("orders", """
                create unlogged table bench_order as
                select n as id, 1 + floor(power(random(), 2) * %1$d)::bigint as customer_id,
                       timestamptz '2026-11-01' - random() * interval '4 years' as ordered_at
                from generate_series(1, %1$d) n;
                create unlogged table bench_line as
                select row_number() over () as id, o.id as order_id, line_no, power(%2$d, random())::int as product_id, quantity,
                       (1 + product_price(power(%2$d, random())::int))::numeric(19, 4) as unit_price
                from bench_order o
                cross join lateral generate_series(1, 1 + (o.id %% 5)::int) line_no
                cross join lateral (select 1 + floor(random() * 5 + o.id * 0)::int as quantity) q;
                create unlogged table bench_total as
                select order_id, count(*) as lines, sum(quantity) as units, sum(quantity * unit_price) as amount
                from bench_line group by order_id;
                create unlogged table bench_customer as
                select customer_id, count(*) as orders, min(ordered_at) as first, max(ordered_at) as last, sum(amount) as amount
                from bench_order o join bench_total t on t.order_id = o.id group by customer_id;
                """.formatted(customers, PRODUCTS));
        sql.step("customers", """
                insert into customer (id, kind, name, sector, city, country, source, owner_id, orders_count, first_ordered_at,
                  last_ordered_at, net_amount, created_at, updated_at)
                select n.id, case when organisation then 'ORGANISATION' else 'PERSON' end,
                  case when not organisation then given || ' ' || family when persian then 'شرکت ' || trade || ' ' || family
                    else family || ' ' || trade end,
                  case when organisation then trade end, city, case when persian then 'IR' else 'DE' end, 'BENCH', s.id,
                  coalesce(orders, 0), first, last, coalesce(amount, 0), created_at, created_at
                from bench_name n left join bench_customer b on b.customer_id = n.id
                cross join (select min(id) as id from staff) s
                order by n.id
                """);
        sql.step("contacts", """
                insert into contact (id, customer_id, given_name, family_name, created_at, updated_at)
                select id, id, given, family, created_at, created_at from bench_name order by id
                """);
        sql.step("handles", """
                insert into handle (customer_id, contact_id, kind, value, normal, created_at)
                select id, id, 'MOBILE', '0' || mobile, '+98' || mobile, created_at from bench_name
                union all
                select id, id, 'EMAIL', 'user' || id || '@example.com', 'user' || id || '@example.com', created_at
                from bench_name where id % 5 < 3
                union all
                select id, null, 'PHONE', '021' || (20000000 + id), '+9821' || (20000000 + id), created_at
                from bench_name where organisation
                """);
        sql.step("products", """
                insert into product (id, code, name, price, currency, created_at, updated_at)
                select n, 'B-' || n, (array['کالای ', 'Product '])[1 + n %% 2] || n, product_price(n), 'IRR', now(), now()
                from generate_series(1, %d) n
                """.formatted(PRODUCTS));
        sql.step("orders of customers", """
                insert into sales_order (id, kind, state, customer_id, ordered_at, currency, line_count, units, amount, created_at, updated_at)
                select o.id, 'SALE', 'PLACED', customer_id, ordered_at, 'IRR', lines, units, amount, ordered_at, ordered_at
                from bench_order o join bench_total t on t.order_id = o.id order by o.id
                """);
        sql.step("order lines", """
                insert into order_line (id, order_id, line_no, product_id, quantity, unit_price, amount)
                select id, order_id, line_no, product_id, quantity, unit_price, quantity * unit_price from bench_line order by id
                """);
        index();
        sql.run(
                "drop table bench_name, bench_order, bench_line, bench_total, bench_customer; drop function product_price(int)");
        for (String table : List.of("customer", "contact", "product", "sales_order", "order_line")) {
            sql.run("select setval(pg_get_serial_sequence('crm.%1$s', 'id'), (select max(id) from %1$s))"
                    .formatted(table));
        }
        sql.run("set session_replication_role = origin");
        sql.step("statistics", "vacuum analyze");
        check();
    }

    private void names() throws SQLException {
        sql.step("names", """
                create function product_price(n int) returns numeric language sql immutable
                  return (10 + (n * 7919) %% 990)::numeric;
                create unlogged table bench_name as
                with lists as materialized (select %s as pg, %s as pf, %s as lg, %s as lf, %s as cities, %s as trades)
                select n as id, persian, organisation,
                  case when persian then pg[%s] else lg[%s] end as given,
                  case when persian then pf[%s] else lf[%s] end as family,
                  cities[%s] as city, trades[%s] as trade,
                  (9100000000 + floor(random() * 299999999))::bigint as mobile,
                  timestamptz '2026-11-01' - random() * interval '5 years' as created_at
                from lists, (select n, random() < 0.6 as persian, random() < 0.3 as organisation from generate_series(1, %d) n) n
                """.formatted(
                        array(Names.PERSIAN_GIVEN),
                        array(Names.PERSIAN_FAMILY),
                        array(Names.LATIN_GIVEN),
                        array(Names.LATIN_FAMILY),
                        array(Names.CITIES),
                        array(Names.TRADES),
                        zipf("pg"),
                        zipf("lg"),
                        zipf("pf"),
                        zipf("lf"),
                        zipf("cities"),
                        zipf("trades"),
                        customers));
    }

    /** The k-th entry as often as 1/k says. */
    private static String zipf(String array) {
        return "floor(power(cardinality(%s), random()))::int".formatted(array);
    }

    private static String array(String... names) {
        return "array['" + String.join("','", names) + "']";
    }

    /** What the search triggers would have written, in batches, its big indexes built at the end. */
    private void index() throws SQLException {
        List<String> indexes = new ArrayList<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select indexname, indexdef from pg_indexes join pg_class on oid = ('crm.' || indexname)::regclass
                        where schemaname = 'crm' and indexdef like '%gin_trgm_ops%' and not relispartition
                        """)) {
            while (rows.next()) {
                indexes.add(rows.getString("indexdef").replace(" ON ONLY ", " ON "));
                sql.run("drop index crm." + rows.getString("indexname"));
            }
        }
        for (String kind : List.of("customer", "contact", "product", "sales_order")) {
            String record = kind.equals("sales_order") ? "ORDER" : kind.toUpperCase(Locale.ROOT);
            long begin = System.nanoTime();
            for (long from = 1; from <= customers; from += BATCH) {
                sql.run("select index_for_search('%s', array(select id from %s where id >= %d and id < %d))"
                        .formatted(record, kind, from, from + BATCH));
            }
            Script.report("search for " + kind, begin);
        }
        for (String index : indexes) {
            sql.step("an index of search", index);
        }
    }

    private void check() throws SQLException {
        long wrong = sql.one("""
                select count(*) from (select * from customer order by id limit 2000) c
                where (orders_count, net_amount) <> (
                  select count(*)::int, coalesce(sum(l.amount), 0)::numeric(19, 4)
                  from (select o.id, sum(l.amount) as amount from sales_order o join order_line l on l.order_id = o.id
                        where o.customer_id = c.id group by o.id) l)
                """);
        if (wrong > 0) {
            throw new IllegalStateException(wrong + " customers have wrong totals");
        }
    }
}
