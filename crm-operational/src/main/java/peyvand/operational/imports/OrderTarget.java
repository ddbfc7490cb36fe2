package peyvand.operational.imports;

import static peyvand.operational.imports.ImportField.ORDER_NUMBER;

import java.util.LinkedHashMap;
import java.util.Map;
import peyvand.operational.imports.Work.Piece;

/**
 * Orders, each with all its rows: what a file says of an order is the whole order. Customers and products it names and
 * nobody knows yet are created, known ones are left as they are.
 */
final class OrderTarget extends Target {

    /** The lines of the entities that will be written. */
    private static final String LINES_TO_WRITE =
            "entity e join line l using (ent_no) where e.status in ('NEW', 'UPDATED')";

    @Override
    void compare(Work work) {
        boolean numbered = work.job().mapping().has(ORDER_NUMBER);
        if (!numbered) {
            numberRows(work);
        }
        NamedCustomers.gather(work);
        NamedProducts.gather(work, "unit_price <> 0");
        gatherOrders(work);
        gatherOwn(work);
        refuse(work);
        gatherLines(work);
        findUnchanged(work);
        applyPolicy(work);
    }

    /**
     * Without a number of its own, each row is an order: the customer, the day, and the how-manieth of that day. A refused
     * row refuses what else that customer bought that day (or ever, if its day cannot be read), so that a mended file
     * counts the same.
     */
    private static void numberRows(Work work) {
        work.run("""
                update stage s set reason = 'anotherRow'
                where reason is null and exists (
                  select 1 from (select distinct customer_key, day from stage where reason is not null) bad
                  where bad.customer_key is not distinct from s.customer_key and (bad.day = s.day or bad.day is null))
                """);
        work.run("""
                update stage s set order_number = n.number
                from (
                  select row_no, left(coalesce(customer_reference, customer_name, 'ANONYMOUS'), 40) || '-' || to_char(day, 'YYYYMMDD') || '-'
                         || row_number() over (partition by customer_key, day order by row_no) as number
                  from stage where day is not null
                ) n
                where n.row_no = s.row_no
                """);
        work.run("analyze stage");
    }

    private static void gatherOrders(Work work) {
        work.run("""
                create temp table entity as
                select row_number() over (order by g.first_row)::int as ent_no, g.number, g.first_row, g.rows, g.ordered_at,
                       case when g.adjustment then 'ADJUSTMENT' when g.all_back then 'RETURN' else 'SALE' end as kind,
                       g.units, g.amount, g.bad,
                       g.customers_differ, g.currencies_differ,
                       h.currency, h.country, h.channel, h.order_state as state, c.cust_no, o.id as target_id, null::jsonb as own,
                       coalesce(c.hidden, false) or coalesce(cast(:owners as bigint[]) is not null and oc.id is not null
                         and oc.owner_id = any (cast(:owners as bigint[])) is not true, false) as hidden,
                       coalesce(c.ambiguous, false) as ambiguous,
                       null::text as reason, null::text as args, null::text as status
                from (
                  select s.order_number as number, min(s.row_no) as first_row, count(*)::int as rows, min(s.ordered_at) as ordered_at,
                         sum(s.quantity) as units, sum(s.line_amount) as amount, bool_or(s.reason is not null) as bad,
                         min(s.customer_key collate "C") is distinct from max(s.customer_key collate "C")
                           or count(s.customer_key) not in (0, count(*)) as customers_differ,
                         min(s.currency collate "C") is distinct from max(s.currency collate "C") as currencies_differ,
                         bool_and(s.quantity < 0) as all_back,
                         bool_and(coalesce(p.kind = 'ADJUSTMENT', false)) or bool_and(s.quantity < 0 and s.unit_price = 0)
                           or bool_and(s.unit_price < 0) as adjustment
                  from stage s left join prod p on p.product_key = s.product_key
                  where s.order_number is not null
                  group by s.order_number
                ) g
                join stage h on h.row_no = g.first_row
                left join cust c on c.customer_key = h.customer_key
                left join sales_order o on o.number = g.number
                left join customer oc on oc.id = o.customer_id
                """);
        work.run("analyze entity");
        work.run("""
                update cust c set country = o.country
                from (select distinct on (cust_no) cust_no, country from entity where country is not null order by cust_no, ent_no) o
                where o.cust_no = c.cust_no and c.target_id is null
                """);
    }

    /** In each custom field the first row of an order that says something is right: of duplicate keys the last one stays. */
    private static void gatherOwn(Work work) {
        work.run("""
                update entity e set own = said.own
                from (
                  select s.order_number as number, jsonb_object_agg(o.field, o.value order by s.row_no desc) as own
                  from stage s cross join lateral jsonb_each(s.own) o (field, value)
                  where s.order_number is not null group by s.order_number
                ) said
                where said.number = e.number
                """);
    }

    private static void refuse(Work work) {
        work.run("""
                update entity set reason = case
                  when bad then 'anotherRow' when customers_differ then 'customersDiffer' when currencies_differ then 'currenciesDiffer'
                  when ambiguous then 'ambiguousCustomer' else 'notYours' end
                where bad or customers_differ or currencies_differ or ambiguous or hidden
                """);
        OwnValues.require(work);
        work.run("update entity set status = 'REFUSED' where reason is not null");
        work.run("""
                update stage s set reason = e.reason, args = e.args
                from entity e where e.number = s.order_number and e.reason is not null and s.reason is null
                """);
    }

    private static void gatherLines(Work work) {
        work.sql("""
                create temp table line as
                select e.ent_no, row_number() over (partition by e.ent_no order by s.row_no)::int as line_no, p.prod_no,
                       coalesce(s.line_note, nullif(s.product_name, p.name), case when p.prod_no is null then cast(:line_text as text) end) as description,
                       s.quantity, s.unit_price, s.line_amount as amount
                from stage s join entity e on e.number = s.order_number left join prod p on p.product_key = s.product_key
                where e.reason is null
                order by e.ent_no, s.row_no
                """).param("line_text", work.job().options().lineText()).update();
        work.run("create index on line (ent_no)");
        work.run("analyze line");
    }

    private static void findUnchanged(Work work) {
        work.run("""
                update entity set status = case when target_id is null then 'NEW' else 'UPDATED' end where reason is null
                """);
        work.run("analyze entity");
        work.run("""
                create temp table theirs as
                select l.order_id, md5(string_agg(concat_ws('|', coalesce(l.product_id, 0), coalesce(l.description, ''),
                         l.quantity, l.unit_price, l.amount), E'\\n' order by l.line_no)) as digest
                from entity e join order_line l on l.order_id = e.target_id
                where e.status = 'UPDATED' group by l.order_id
                """);
        work.run("create unique index on theirs (order_id)");
        work.run("analyze theirs");
        work.run("""
                create temp table ours as
                select e.ent_no, md5(string_agg(concat_ws('|', case when l.prod_no is null then 0 else coalesce(p.target_id, -1) end,
                         coalesce(l.description, ''), l.quantity, l.unit_price, l.amount), E'\\n' order by l.line_no)) as digest
                from entity e join line l using (ent_no) left join prod p using (prod_no)
                where e.status = 'UPDATED' group by e.ent_no
                """);
        work.run("create unique index on ours (ent_no)");
        work.run("analyze ours");
        work.run("""
                update entity e set status = 'UNCHANGED'
                from ours, theirs, sales_order o
                where ours.ent_no = e.ent_no and theirs.order_id = e.target_id and o.id = e.target_id and ours.digest = theirs.digest
                  and o.customer_id is not distinct from (select c.target_id from cust c where c.cust_no = e.cust_no)
                  and (e.cust_no is null or o.customer_id is not null)
                  and o.ordered_at = e.ordered_at and o.kind = e.kind
                  and o.currency = coalesce(e.currency, :currency) and o.exchange_rate = :rate
                  and (e.country is null or o.country = e.country)
                  and (e.channel is null or o.channel = e.channel)
                  and (e.state is null or o.state = e.state) and not %s
                """.formatted(OwnValues.brings(work)));
    }

    @Override
    Map<String, Long> companions(Work work) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("CUSTOMER.NEW", NamedCustomers.wanted(work));
        counts.put("PRODUCT.NEW", NamedProducts.wanted(work, LINES_TO_WRITE));
        counts.values().removeIf(number -> number == 0);
        return counts;
    }

    @Override
    Map<String, Long> write(Work work, Piece piece) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("CUSTOMER.NEW", (long) NamedCustomers.create(work, piece));
        counts.put("PRODUCT.NEW", (long) NamedProducts.create(work, piece, LINES_TO_WRITE));
        counts.values().removeIf(number -> number == 0);
        create(work, piece);
        update(work, piece);
        OwnValues.write(work, piece);
        return counts;
    }

    private static void create(Work work, Piece piece) {
        work.run("""
                update entity set target_id = nextval(pg_get_serial_sequence('sales_order', 'id'))
                where ent_no between :first and :last and status = 'NEW'
                """, piece);
        work.run("""
                insert into sales_order (id, number, kind, state, customer_id, ordered_at, currency, exchange_rate, country, channel,
                  line_count, units, amount, import_id, created_at, updated_at)
                select e.target_id, e.number, e.kind, coalesce(e.state, 'FULFILLED'), c.target_id, e.ordered_at, coalesce(e.currency, :currency),
                       :rate, e.country, e.channel, e.rows, e.units, e.amount, :import, :now, :now
                from entity e left join cust c using (cust_no)
                where e.ent_no between :first and :last and e.status = 'NEW' order by e.ent_no
                """, piece);
        work.run("""
                insert into order_line (order_id, line_no, product_id, description, quantity, unit_price, amount)
                select e.target_id, l.line_no, p.target_id, l.description, l.quantity, l.unit_price, l.amount
                from line l join entity e using (ent_no) left join prod p using (prod_no)
                where l.ent_no between :first and :last and e.status = 'NEW' order by l.ent_no, l.line_no
                """, piece);
    }

    /** Lines keep their ids where they can: returns are tied to them. */
    private static void update(Work work, Piece piece) {
        int images = work.run("""
                insert into import_before (import_id, record_kind, record_id, before, after_version)
                select :import, 'ORDER', o.id,
                       to_jsonb(o) || jsonb_build_object('lines', (select jsonb_agg(to_jsonb(l) order by l.line_no) from order_line l where l.order_id = o.id)) || %s,
                       o.version + 1
                from entity e join sales_order o on o.id = e.target_id
                where e.ent_no between :first and :last and e.status = 'UPDATED'
                on conflict do nothing
                """.formatted(OwnValues.before(work)), piece);
        if (images == 0) {
            return;
        }
        work.run("""
                update order_line r set returns_line_id = null
                from entity e join order_line l on l.order_id = e.target_id and l.line_no > e.rows
                where e.ent_no between :first and :last and e.status = 'UPDATED' and r.returns_line_id = l.id
                """, piece);
        work.run("""
                delete from order_line l using entity e
                where e.ent_no between :first and :last and e.status = 'UPDATED' and l.order_id = e.target_id and l.line_no > e.rows
                """, piece);
        work.run("""
                update order_line o set product_id = p.target_id, description = l.description, quantity = l.quantity, unit_price = l.unit_price,
                  amount = l.amount, discount_percent = 0, tax_percent = 0, shared_discount = 0, tax = 0,
                  returns_line_id = case when o.product_id = p.target_id and o.quantity = l.quantity then o.returns_line_id end
                from entity e join line l using (ent_no) left join prod p using (prod_no)
                where e.ent_no between :first and :last and e.status = 'UPDATED' and o.order_id = e.target_id and o.line_no = l.line_no
                """, piece);
        work.run("""
                insert into order_line (order_id, line_no, product_id, description, quantity, unit_price, amount)
                select e.target_id, l.line_no, p.target_id, l.description, l.quantity, l.unit_price, l.amount
                from line l join entity e using (ent_no) left join prod p using (prod_no)
                where l.ent_no between :first and :last and e.status = 'UPDATED'
                  and not exists (select 1 from order_line o where o.order_id = e.target_id and o.line_no = l.line_no)
                """, piece);
        work.run("""
                update sales_order o set kind = e.kind, state = coalesce(e.state, o.state), customer_id = c.target_id, ordered_at = e.ordered_at,
                  currency = coalesce(e.currency, :currency), exchange_rate = :rate, country = coalesce(e.country, o.country),
                  channel = coalesce(e.channel, o.channel), line_count = e.rows, units = e.units, amount = e.amount,
                  updated_at = :now, version = o.version + 1
                from entity e left join cust c using (cust_no)
                where e.ent_no between :first and :last and e.status = 'UPDATED' and o.id = e.target_id
                """, piece);
    }

    @Override
    void finish(Work work, Progress progress) {
        new ReturnTying(work, progress).tie();
    }
}
