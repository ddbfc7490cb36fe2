-- What customers answered to an offer, so that nobody offers it again.
create table crm.offer_refusal (
  customer_id bigint not null references crm.customer (id) on delete cascade,
  product_id bigint not null references crm.product (id),
  at timestamptz not null,
  by_staff bigint not null references crm.staff (id),
  primary key (customer_id, product_id)
);
create index offer_refusal_product_ix on crm.offer_refusal (product_id);

create view crm.fact_offer_refusal as
select customer_id, product_id, at, by_staff as staff_id from crm.offer_refusal;

-- What was bought in months of either calendar, and in the last thirty days and those before.
create table crm.insight_period (
  slot smallint not null,
  kind text not null check (kind in ('GREGORIAN', 'JALALI', 'LATEST')),
  first_on date not null,
  last_on date not null,
  customers int not null,
  newcomers int not null,
  returners int not null,
  orders int not null,
  amount double precision not null,
  primary key (slot, kind, first_on)
);
comment on column crm.insight_period.customers is 'Who bought; newcomers: for the first time; returners: had bought on an earlier day, or did so on two days.';

-- How customers stood at each analysis, to tell where things go.
create table crm.insight_history (
  as_of date primary key,
  customers int not null,
  buyers int not null,
  repeaters int not null,
  value double precision not null,
  at_risk double precision not null
);
comment on column crm.insight_history.at_risk is 'Of those whose stage is AT_RISK.';

create or replace function crm.empty_analysis_slot(which int) returns void language plpgsql security definer set search_path = crm, pg_temp as $$
begin
  if which = (select slot from crm.analysis_state where run_id is not null) then
    raise exception 'slot % is being read', which;
  end if;
  set local lock_timeout = '500ms';
  execute format('truncate crm.customer_insight_%1$s, crm.stage_change_%1$s', which::smallint);
  delete from crm.insight_cell where slot = which;
  delete from crm.insight_percentile where slot = which;
  delete from crm.insight_period where slot = which;
  delete from crm.stage_flow where slot = which;
end $$;
