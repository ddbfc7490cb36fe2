-- Of 10^6 customers an analysis took 10 s to make its indexes. A slot is a partition of its own, so its number, standing first in
-- each key, was looked at in vain whenever two rows were compared; groups and stages are texts, which are slow to compare.
-- With the number last, and days before stages, it takes 6 s.

create or replace function crm.close_analysis_slot(which int) returns void language plpgsql security definer set search_path = crm, pg_temp as $$
begin
  execute format('create index if not exists customer_insight_%1$s_value_ix on crm.customer_insight_%1$s (value desc, customer_id desc, slot)', which::smallint);
  execute format('create index if not exists customer_insight_%1$s_at_risk_ix on crm.customer_insight_%1$s (at_risk desc, customer_id desc, slot)', which::smallint);
  execute format('create index if not exists customer_insight_%1$s_cell_ix on crm.customer_insight_%1$s (cell, slot)', which::smallint);
  execute format('create index if not exists customer_insight_%1$s_room_ix on crm.customer_insight_%1$s (coalesce(room, 0) desc, customer_id desc, slot)', which::smallint);
  execute format('create index if not exists stage_change_%1$s_ix on crm.stage_change_%1$s (day, customer_id, slot) include (was, became)', which::smallint);
  execute format('create index if not exists stage_change_%1$s_customer_ix on crm.stage_change_%1$s (customer_id, day)', which::smallint);
end $$;

drop index if exists crm.customer_insight_0_value_ix, crm.customer_insight_0_at_risk_ix, crm.customer_insight_0_cell_ix,
  crm.customer_insight_0_room_ix, crm.stage_change_0_ix;
drop index if exists crm.customer_insight_1_value_ix, crm.customer_insight_1_at_risk_ix, crm.customer_insight_1_cell_ix,
  crm.customer_insight_1_room_ix, crm.stage_change_1_ix;
select crm.close_analysis_slot(0), crm.close_analysis_slot(1);

-- Nothing is looked for by these: their values need not be known to plan.
alter table crm.customer_insight
  alter column offers set statistics 0, alter column offers_for set statistics 0,
  alter column offers_both set statistics 0, alter column offers_of set statistics 0,
  alter column gregorian_groups set statistics 0, alter column jalali_groups set statistics 0,
  alter column value_low set statistics 0, alter column value_high set statistics 0,
  alter column stage_since set statistics 0, alter column room_category set statistics 0;

-- What is emptied at once need not be deleted row by row, nor vacuumed.
create table crm.group_flow_of_slots (like crm.group_flow including all excluding indexes,
  constraint group_flow_of_slots_pkey primary key (kind, first_on, was, became, slot)) partition by list (slot);
create table crm.group_flow_0 partition of crm.group_flow_of_slots for values in (0);
create table crm.group_flow_1 partition of crm.group_flow_of_slots for values in (1);
insert into crm.group_flow_of_slots select * from crm.group_flow;
drop table crm.group_flow;
alter table crm.group_flow_of_slots rename to group_flow;
alter table crm.group_flow rename constraint group_flow_of_slots_pkey to group_flow_pkey;
comment on table crm.group_flow is 'How many customers were in one group before a month and in another, or the same, after it.';

create table crm.product_affinity_of_slots (like crm.product_affinity including all excluding indexes,
  constraint product_affinity_of_slots_pkey primary key (product_id, place, slot)) partition by list (slot);
create table crm.product_affinity_0 partition of crm.product_affinity_of_slots for values in (0);
create table crm.product_affinity_1 partition of crm.product_affinity_of_slots for values in (1);
insert into crm.product_affinity_of_slots (slot, product_id, place, other_id, both_in, in_baskets, other_in, score)
select slot, product_id, place, other_id, both_in, in_baskets, other_in, score from crm.product_affinity;
drop table crm.product_affinity;
alter table crm.product_affinity_of_slots rename to product_affinity;
alter table crm.product_affinity rename constraint product_affinity_of_slots_pkey to product_affinity_pkey;
create index product_affinity_sure_ix on crm.product_affinity (sure desc, product_id, other_id, slot) where place <= 5;

create table crm.product_sequel_of_slots (like crm.product_sequel including all excluding indexes,
  constraint product_sequel_of_slots_pkey primary key (product_id, place, slot)) partition by list (slot);
create table crm.product_sequel_0 partition of crm.product_sequel_of_slots for values in (0);
create table crm.product_sequel_1 partition of crm.product_sequel_of_slots for values in (1);
insert into crm.product_sequel_of_slots select * from crm.product_sequel;
drop table crm.product_sequel;
alter table crm.product_sequel_of_slots rename to product_sequel;
alter table crm.product_sequel rename constraint product_sequel_of_slots_pkey to product_sequel_pkey;

create or replace function crm.empty_analysis_slot(which int) returns void language plpgsql security definer set search_path = crm, pg_temp as $$
begin
  if which = (select slot from crm.analysis_state where run_id is not null) then
    raise exception 'slot % is being read', which;
  end if;
  set local lock_timeout = '500ms';
  execute format('truncate crm.customer_insight_%1$s, crm.stage_change_%1$s, crm.product_month_%1$s, crm.product_buyers_%1$s,
                  crm.group_flow_%1$s, crm.product_affinity_%1$s, crm.product_sequel_%1$s', which::smallint);
  delete from crm.insight_cell where slot = which;
  delete from crm.insight_percentile where slot = which;
  delete from crm.insight_period where slot = which;
  delete from crm.stage_flow where slot = which;
  delete from crm.product_insight where slot = which;
  delete from crm.basket_rule where slot = which;
end $$;
