package peyvand.operational.imports;

import java.util.LinkedHashMap;
import java.util.Map;
import peyvand.operational.imports.Work.Piece;

/**
 * Opportunities, by reference or by name among those of their customer. Customers and products they name and nobody knows
 * yet are created; the product becomes a line, at its own price where the row names no amount. What is decided already has come, as far as anybody knows, straight from the first stage: lost there, or
 * won in the last.
 */
final class OpportunityTarget extends Target {

    /** The columns a row sets where it has a value, and what it sets them to. */
    private static final String[][] COLUMNS = {
        {"reference", "e.opportunity_reference"},
        {"name", "e.opportunity_name"},
        {"amount", "e.opportunity_amount"},
        {"currency", "case when e.opportunity_amount is not null then coalesce(e.currency, :currency) end"},
        {"exchange_rate", "case when e.opportunity_amount is not null then cast(:rate as numeric) end"},
        {"opened_on", "e.opened_on"},
        {"close_on", "e.close_on"},
        {"owner_id", "e.owner_id"},
        {"source", "e.source"},
        {"next_step", "e.next_step"},
        {"note", "e.note"},
        {"pipeline_id", "e.pipeline_id"},
        {"stage_id", "e.stage_id"},
        {"state", "e.state"},
    };

    /** Names are compared as people read them, in either language. */
    private static final String CALLED = "crm.fold(e.%s) in (crm.fold(%2$s.label_en), crm.fold(%2$s.label_fa))";

    private static final String WRITTEN = "entity e where e.status in ('NEW', 'UPDATED')";

    @Override
    void compare(Work work) {
        NamedCustomers.gather(work);
        NamedProducts.gather(work, "true");
        RowsAsEntities.gather(work, matches(work.job().matchKey()));
        work.run("""
                alter table entity add cust_no int, add prod_no int, add pipeline_id bigint, add stage_id bigint, add state text,
                  add opened date, add closed date, add loss_reason_id bigint
                """);
        work.run("update entity e set cust_no = c.cust_no from cust c where c.customer_key = e.customer_key");
        work.run("update entity e set prod_no = p.prod_no from prod p where p.product_key = e.product_key");
        RowsAsEntities.refuse(
                work, "ambiguousCustomer", "exists (select 1 from cust c where c.cust_no = e.cust_no and c.ambiguous)");
        Owners.find(work);
        RowsAsEntities.refuse(work, "notYours", """
                cast(:owners as bigint[]) is not null and (
                  exists (select 1 from cust c where c.cust_no = e.cust_no and c.hidden)
                  or exists (select 1 from opportunity o join customer c on c.id = o.customer_id
                             where o.id = e.target_id and c.owner_id = any (cast(:owners as bigint[])) is not true)
                  or e.owner_email is not null and e.owner_id is not null and e.owner_id = any (cast(:owners as bigint[])) is not true)
                """);
        findStages(work);
        findDays(work);
        findReasons(work);
        RowsAsEntities.refuse(work, "hasLines", """
                e.opportunity_amount is not null and (select count(*) from opportunity_line l where l.opportunity_id = e.target_id) > 1
                and e.opportunity_amount <> (select o.amount from opportunity o where o.id = e.target_id)
                """);
        OwnValues.require(work);
        classify(work);
        RowsAsEntities.markRefused(work);
        applyPolicy(work);
    }

    private static String matches(MatchKey key) {
        return key == MatchKey.NAME
                ? """
                  select s.row_no, min(o.id), count(*) from stage s join cust c on c.customer_key = s.customer_key
                  join opportunity o on o.customer_id = c.target_id and crm.fold(o.name) = crm.fold(s.opportunity_name) group by s.row_no
                  """
                : "select s.row_no, o.id, 1 from stage s join opportunity o on o.reference = s.match_key";
    }

    private static void findStages(Work work) {
        work.run("""
                update entity e set pipeline_id = case
                  when e.pipeline is not null then (select min(p.id) from pipeline p where p.retired_at is null and %s)
                  else coalesce((select o.pipeline_id from opportunity o where o.id = e.target_id), cast(:pipeline as bigint),
                                (select p.id from pipeline p where p.retired_at is null order by p.position, p.id limit 1)) end
                """.formatted(CALLED.formatted("pipeline", "p")));
        RowsAsEntities.refuse(work, "unknownPipeline", "e.pipeline_id is null", "coalesce(e.pipeline, '')");
        work.run("""
                update entity e set
                  state = coalesce(e.opportunity_state, case when e.opportunity_stage is null then o.state end, 'OPEN'),
                  stage_id = coalesce(
                    (select min(t.id) from crm.stage t where t.pipeline_id = e.pipeline_id and t.retired_at is null and %s),
                    case when e.opportunity_stage is null or e.opportunity_state is not null then coalesce(
                      case when o.pipeline_id = e.pipeline_id then o.stage_id end,
                      (select t.id from crm.stage t where t.pipeline_id = e.pipeline_id and t.retired_at is null
                       order by case when e.opportunity_state = 'WON' then -t.position else t.position end, t.id limit 1)) end)
                from entity n left join opportunity o on o.id = n.target_id
                where n.ent_no = e.ent_no and e.pipeline_id is not null
                """.formatted(CALLED.formatted("opportunity_stage", "t")));
        RowsAsEntities.refuse(work, "unknownStage", "e.stage_id is null", "coalesce(e.opportunity_stage, '')");
    }

    private static void findDays(Work work) {
        work.run("""
                update entity e set closed = case when e.state <> 'OPEN' then coalesce(e.close_on, o.closed_on) end,
                  opened = coalesce(e.opened_on, o.opened_on, least(cast(:today as date), e.close_on))
                from entity n left join opportunity o on o.id = n.target_id where n.ent_no = e.ent_no
                """);
        RowsAsEntities.refuse(work, "missing", "e.state <> 'OPEN' and e.closed is null", "'@CLOSE_ON'");
        RowsAsEntities.refuse(work, "decidedAhead", "e.closed > cast(:today as date)", "e.closed::text");
        RowsAsEntities.refuse(
                work,
                "outOfRange",
                "e.opened > cast(:today as date) or e.opened < date '1900-01-01'",
                "'@OPENED_ON' || E'\\x1f' || e.opened::text");
        RowsAsEntities.refuse(
                work,
                "outOfRange",
                "e.close_on > cast(:today as date) + interval '20 years'",
                "'@CLOSE_ON' || E'\\x1f' || e.close_on::text");
        RowsAsEntities.refuse(
                work,
                "closedBeforeOpened",
                "coalesce(e.close_on, e.closed, (select o.close_on from opportunity o where o.id = e.target_id)) < e.opened",
                "e.opened::text");
    }

    private static void findReasons(Work work) {
        RowsAsEntities.refuse(
                work,
                "unknownReason",
                "e.loss_reason is not null and not exists (select 1 from loss_reason r where r.retired_at is null and "
                        + CALLED.formatted("loss_reason", "r") + ")",
                "e.loss_reason");
        work.run("""
                update entity e set loss_reason_id = coalesce(
                  (select min(r.id) from loss_reason r where r.retired_at is null and %s),
                  o.loss_reason_id,
                  (select r.id from loss_reason r where r.retired_at is null order by r.position desc, r.id limit 1))
                from entity n left join opportunity o on o.id = n.target_id
                where n.ent_no = e.ent_no and e.state = 'LOST'
                """.formatted(CALLED.formatted("loss_reason", "r")));
    }

    private static void classify(Work work) {
        StringBuilder same = new StringBuilder();
        for (String[] column : COLUMNS) {
            same.append("and (%2$s is null or o.%1$s is not distinct from %2$s)\n".formatted(column[0], column[1]));
        }
        work.run("""
                update entity e set status = case
                  when e.copy then 'UNCHANGED' when e.target_id is null then 'NEW'
                  when not %s and exists (select 1 from opportunity o join cust c on c.cust_no = e.cust_no
                    where (e.prod_no is null or exists (select 1 from opportunity_line l join prod p on p.target_id = l.product_id
                        where l.opportunity_id = o.id and p.prod_no = e.prod_no))
                      and o.id = e.target_id and o.customer_id is not distinct from c.target_id
                      and o.loss_reason_id is not distinct from e.loss_reason_id and o.closed_on is not distinct from e.closed %s) then 'UNCHANGED'
                  else 'UPDATED' end
                where e.reason is null
                """.formatted(OwnValues.brings(work), same));
    }

    @Override
    Map<String, Long> companions(Work work) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("CUSTOMER.NEW", NamedCustomers.wanted(work));
        counts.put("PRODUCT.NEW", NamedProducts.wanted(work, WRITTEN));
        counts.values().removeIf(number -> number == 0);
        return counts;
    }

    @Override
    Map<String, Long> write(Work work, Piece piece) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("CUSTOMER.NEW", (long) NamedCustomers.create(work, piece));
        counts.put("PRODUCT.NEW", (long) NamedProducts.create(work, piece, WRITTEN));
        counts.values().removeIf(number -> number == 0);
        create(work, piece);
        update(work, piece);
        writeLines(work, piece);
        OwnValues.write(work, piece);
        return counts;
    }

    private static void create(Work work, Piece piece) {
        RowsAsEntities.takeIds(work, piece, "opportunity");
        work.run("""
                insert into opportunity (id, reference, name, customer_id, pipeline_id, stage_id, state, amount, currency, exchange_rate,
                  opened_on, close_on, closed_on, owner_id, source, next_step, note, loss_reason_id, stage_since, import_id, created_at, updated_at)
                select e.target_id, e.opportunity_reference,
                       left(coalesce(e.opportunity_name, c.name || coalesce(' – ' || p.name, '')), 200), c.target_id, e.pipeline_id, e.stage_id,
                       e.state, coalesce(e.opportunity_amount, g.price * coalesce(e.quantity, 1), 0), coalesce(e.currency, :currency), :rate, e.opened, e.close_on, e.closed,
                       e.owner_id, e.source, e.next_step, e.note, e.loss_reason_id, e.opened::timestamp at time zone :zone, :import, :now, :now
                from entity e join cust c using (cust_no) left join prod p using (prod_no)
                left join product g on g.id = p.target_id and g.currency = coalesce(e.currency, :currency)
                where e.ent_no between :first and :last and e.status = 'NEW' order by e.ent_no
                """, piece);
        work.run("""
                insert into opportunity_move (opportunity_id, at, to_stage_id, to_state)
                select e.target_id, e.opened::timestamp at time zone :zone, case when e.state = 'OPEN' then e.stage_id else
                    (select t.id from crm.stage t where t.pipeline_id = e.pipeline_id and t.retired_at is null order by t.position, t.id limit 1) end, 'OPEN'
                from entity e where e.ent_no between :first and :last and e.status = 'NEW' order by e.ent_no
                """, piece);
        work.run("""
                insert into opportunity_move (opportunity_id, at, from_stage_id, from_state, to_stage_id, to_state)
                select e.target_id, e.closed::timestamp at time zone :zone, m.to_stage_id, m.to_state, e.stage_id, e.state
                from entity e join opportunity_move m on m.opportunity_id = e.target_id
                where e.ent_no between :first and :last and e.status = 'NEW' and e.state <> 'OPEN' order by e.ent_no
                """, piece);
    }

    private static void update(Work work, Piece piece) {
        work.run("""
                insert into import_before (import_id, record_kind, record_id, before, after_version)
                select :import, 'OPPORTUNITY', o.id,
                       to_jsonb(o) || jsonb_build_object('lines', (select jsonb_agg(to_jsonb(l)) from opportunity_line l where l.opportunity_id = o.id)) || %s,
                       o.version + 1
                from entity e join opportunity o on o.id = e.target_id
                where e.ent_no between :first and :last and e.status = 'UPDATED' on conflict do nothing
                """.formatted(OwnValues.before(work)), piece);
        work.run("""
                insert into opportunity_move (opportunity_id, at, staff_id, from_stage_id, from_state, to_stage_id, to_state)
                select o.id, :now, cast(:requested_by as bigint), o.stage_id, o.state, e.stage_id, e.state
                from entity e join opportunity o on o.id = e.target_id
                where e.ent_no between :first and :last and e.status = 'UPDATED' and (o.stage_id, o.state) is distinct from (e.stage_id, e.state)
                """, piece);
        StringBuilder set = new StringBuilder();
        for (String[] column : COLUMNS) {
            set.append("%1$s = coalesce(%2$s, o.%1$s), ".formatted(column[0], column[1]));
        }
        work.run("""
                update opportunity o set %s customer_id = c.target_id, closed_on = e.closed, loss_reason_id = e.loss_reason_id,
                  lost_to_id = case when e.state = 'LOST' then o.lost_to_id end,
                  stage_since = case when o.stage_id <> e.stage_id or o.state <> 'OPEN' and e.state = 'OPEN' then :now else o.stage_since end,
                  updated_at = :now, version = o.version + 1
                from entity e join cust c using (cust_no)
                where e.ent_no between :first and :last and e.status = 'UPDATED' and o.id = e.target_id
                """.formatted(set), piece);
    }

    /** A product becomes the only line; where there is one already, it says what the row says, and several are left alone. */
    private static void writeLines(Work work, Piece piece) {
        work.run("""
                update opportunity_line l set product_id = coalesce(p.target_id, l.product_id), quantity = coalesce(e.quantity, l.quantity),
                  unit_price = round(o.amount / coalesce(e.quantity, l.quantity), 4), discount_percent = 0, shared_discount = 0,
                  amount = o.amount, tax = round(o.amount * l.tax_percent / 100, :digits), version = l.version + 1
                from entity e join opportunity o on o.id = e.target_id left join prod p using (prod_no)
                where e.ent_no between :first and :last and e.status = 'UPDATED' and l.opportunity_id = o.id
                  and (e.opportunity_amount is not null or e.prod_no is not null)
                  and (select count(*) from opportunity_line a where a.opportunity_id = o.id) = 1
                """, piece);
        work.run("""
                insert into opportunity_line (opportunity_id, line_no, product_id, quantity, unit_price, amount)
                select o.id, 1, p.target_id, coalesce(e.quantity, 1), round(o.amount / coalesce(e.quantity, 1), 4), o.amount
                from entity e join opportunity o on o.id = e.target_id join prod p using (prod_no)
                where e.ent_no between :first and :last and e.status in ('NEW', 'UPDATED')
                  and not exists (select 1 from opportunity_line l where l.opportunity_id = o.id)
                order by e.ent_no
                """, piece);
    }
}
