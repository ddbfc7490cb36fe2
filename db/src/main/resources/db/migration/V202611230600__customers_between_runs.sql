-- What becomes of customers between two runs of the analysis: whoever has bought is measured anew within a minute.

create table crm.insight_changed (
  id bigint generated always as identity primary key,
  customer_id bigint not null,
  changed_in xid8 not null default pg_current_xact_id()
);
comment on table crm.insight_changed is 'Customers who have bought something, or whose purchases have changed: to be measured anew. Kept by triggers.';
comment on column crm.insight_changed.changed_in is 'Tells which runs have seen the change: see analysis_run.seen.';

create table crm.insight_refreshed (
  customer_id bigint primary key,
  refreshed_in xid8 not null default pg_current_xact_id()
);
comment on table crm.insight_refreshed is 'Customers who were measured anew since the last run: those whom the next one has not seen so are measured once more when it is put in place.';

alter table crm.analysis_run add column seen pg_snapshot;
comment on column crm.analysis_run.seen is 'Which transactions were over when the run read what was bought.';

alter table crm.customer_insight add column as_of date, add column refreshed_at timestamptz;
comment on column crm.customer_insight.as_of is 'As of which day, where that is not the day of the run: refreshed_at tells when the customer was measured anew.';

alter table crm.insight_cell add column key bigint;
comment on column crm.insight_cell.key is 'All by which customers of the cell are alike, as one number: five bits each for r, f, m, decile, cluster, stage, worth and risk.';
create unique index insight_cell_key_uq on crm.insight_cell (slot, key);

create or replace view crm.dim_insight as
select i.customer_id, i.first_on, i.last_on, coalesce(i.as_of, (select r.as_of from crm.analysis_run r where r.id = s.run_id)) - i.last_on as recency_days,
       i.orders, i.days, i.amount, i.returned, c.r, c.f, c.m, c.segment, c.decile, c.cluster, c.stage, i.stage_since, i.gap_days,
       i.alive, i.expected, i.value, i.value_low, i.value_high, i.at_risk, i.next_on, c.worth, c.risk, c.tier, i.cell,
       i.offers, i.offers_for, i.offers_both, i.offers_of,
       coalesce(i.as_of, (select r.as_of from crm.analysis_run r where r.id = s.run_id)) as as_of, i.refreshed_at
from crm.customer_insight i
cross join crm.analysis_state s
join crm.insight_cell c on c.slot = i.slot and c.cell = i.cell
where i.slot = (select slot from crm.analysis_state) and s.run_id is not null;
comment on column crm.dim_insight.refreshed_at is 'When the customer was measured anew since the run; null for who was not.';

-- Those of whom segments hear, too, are told to both at once: whose they are is looked up once for each statement.
create or replace function crm.segment_customers_changed() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into crm.segment_changed (customer_id) select id from now;
    insert into crm.insight_changed (customer_id) select id from now;
  elsif tg_op = 'DELETE' then
    delete from crm.segment_member where customer_id in (select id from was);
    insert into crm.insight_changed (customer_id) select id from was;
  else
    insert into crm.segment_changed (customer_id)
    select n.id from now n join was w using (id)
    where (n.kind, n.city, n.country, n.sector, n.source, n.owner_id, n.tier_id, n.created_at, n.archived_at, n.merged_into_id)
      is distinct from (w.kind, w.city, w.country, w.sector, w.source, w.owner_id, w.tier_id, w.created_at, w.archived_at, w.merged_into_id);
    insert into crm.insight_changed (customer_id)
    select n.id from now n join was w using (id) where n.merged_into_id is distinct from w.merged_into_id;
  end if;
  return null;
end $$;

create or replace function crm.segment_orders_changed() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    with c as materialized (select distinct customer_id from was where customer_id is not null),
    told as (insert into crm.segment_changed (customer_id) select customer_id from c)
    insert into crm.insight_changed (customer_id) select customer_id from c;
  else
    with c as materialized (
      select distinct c.id from now n join was w using (id) cross join lateral (values (n.customer_id), (w.customer_id)) c (id)
      where c.id is not null and (n.customer_id, n.state, n.kind, n.ordered_at, n.exchange_rate)
        is distinct from (w.customer_id, w.state, w.kind, w.ordered_at, w.exchange_rate)),
    told as (insert into crm.segment_changed (customer_id) select id from c)
    insert into crm.insight_changed (customer_id) select id from c;
  end if;
  return null;
end $$;

create or replace function crm.segment_lines_changed() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    with c as materialized (
      select distinct o.customer_id from now l join crm.sales_order o on o.id = l.order_id where o.customer_id is not null),
    told as (insert into crm.segment_changed (customer_id) select customer_id from c)
    insert into crm.insight_changed (customer_id) select customer_id from c;
  elsif tg_op = 'DELETE' then
    with c as materialized (
      select distinct o.customer_id from was l join crm.sales_order o on o.id = l.order_id where o.customer_id is not null),
    told as (insert into crm.segment_changed (customer_id) select customer_id from c)
    insert into crm.insight_changed (customer_id) select customer_id from c;
  else
    with c as materialized (
      select distinct o.customer_id from (select order_id from was union select order_id from now) l
      join crm.sales_order o on o.id = l.order_id where o.customer_id is not null),
    told as (insert into crm.segment_changed (customer_id) select customer_id from c)
    insert into crm.insight_changed (customer_id) select customer_id from c;
  end if;
  return null;
end $$;
