-- How each product fares, as the last analysis found it: few rows, so that no page adds up lines.
create table crm.product_insight (
  slot smallint not null,
  product_id bigint not null,
  amount double precision not null,
  year_amount double precision not null,
  before_amount double precision not null,
  returned double precision not null,
  orders int not null,
  customers int not null,
  first_on date not null,
  last_on date not null,
  stage text check (stage in ('INTRODUCTION', 'GROWTH', 'MATURITY', 'DECLINE')),
  growth double precision,
  returned_share double precision not null generated always as (case when amount > 0 then returned / amount else 0 end) stored,
  primary key (product_id, slot)
);
comment on table crm.product_insight is 'Of products that were bought at all. Amounts in the base currency.';
comment on column crm.product_insight.year_amount is 'Bought in the last 365 days; before_amount: in the 365 before.';
comment on column crm.product_insight.returned is 'Taken back, of whatever time.';
comment on column crm.product_insight.stage is 'Null: too little is known.';
comment on column crm.product_insight.growth is 'Purchases lately less those before, as a share of these; null: there were none before.';
create index product_insight_amount_ix on crm.product_insight (slot, year_amount desc, product_id desc);
create index product_insight_growth_ix on crm.product_insight (slot, coalesce(growth, 0) desc, product_id desc);
create index product_insight_returned_ix on crm.product_insight (slot, returned_share desc, product_id desc);
create index product_insight_stage_ix on crm.product_insight (slot, stage, year_amount desc, product_id desc);

create table crm.product_month (
  slot smallint not null,
  product_id bigint not null,
  kind text not null check (kind in ('GREGORIAN', 'JALALI')),
  first_on date not null,
  amount double precision not null,
  orders int not null,
  customers int not null,
  primary key (product_id, kind, first_on, slot)
) partition by list (slot);
create table crm.product_month_0 partition of crm.product_month for values in (0);
create table crm.product_month_1 partition of crm.product_month for values in (1);
comment on table crm.product_month is 'Months of either calendar in which a product was bought, of the latest 25.';

create table crm.product_buyers (
  slot smallint not null,
  product_id bigint not null,
  segment text not null,
  customers int not null,
  amount double precision not null,
  primary key (product_id, segment, slot)
) partition by list (slot);
create table crm.product_buyers_0 partition of crm.product_buyers for values in (0);
create table crm.product_buyers_1 partition of crm.product_buyers for values in (1);
comment on table crm.product_buyers is 'Who buys a product, by the group of their recency, frequency and monetary value.';

-- What is surely bought together: the lower end of the interval (Wilson, 95 %) in which the share of both in either lies.
create function crm.surely(count int, total int) returns double precision language sql immutable parallel safe
return case when total = 0 then 0 else
  (count + 1.9207294 - 1.959964 * sqrt(count::float8 * (total - count) / total + 0.9603647)) / (total + 3.8414588) end;

alter table crm.product_affinity add column sure double precision not null
  generated always as (crm.surely(both_in, in_baskets + other_in - both_in)) stored;
create index product_affinity_sure_ix on crm.product_affinity (slot, sure desc, product_id, other_id) where place <= 5;

create or replace function crm.empty_analysis_slot(which int) returns void language plpgsql security definer set search_path = crm, pg_temp as $$
begin
  if which = (select slot from crm.analysis_state where run_id is not null) then
    raise exception 'slot % is being read', which;
  end if;
  set local lock_timeout = '500ms';
  execute format('truncate crm.customer_insight_%1$s, crm.stage_change_%1$s, crm.product_month_%1$s, crm.product_buyers_%1$s',
                 which::smallint);
  delete from crm.insight_cell where slot = which;
  delete from crm.insight_percentile where slot = which;
  delete from crm.insight_period where slot = which;
  delete from crm.stage_flow where slot = which;
  delete from crm.product_affinity where slot = which;
  delete from crm.product_sequel where slot = which;
  delete from crm.product_insight where slot = which;
  delete from crm.basket_rule where slot = which;
end $$;
