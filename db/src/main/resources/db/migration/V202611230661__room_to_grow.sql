-- What customers could spend in categories of products, by what those spend who are alike.

create table crm.category_potential (
  slot smallint not null,
  cluster smallint not null,
  category_id bigint not null,
  buyers int not null,
  potential double precision not null,
  primary key (slot, cluster, category_id)
);
comment on column crm.category_potential.buyers is 'Customers of the cluster who bought in the category within a year.';
comment on column crm.category_potential.potential is 'What four in five of them spend there at most, in the base currency.';

alter table crm.customer_insight add column room double precision, add column room_category bigint;
comment on column crm.customer_insight.room is 'What the customer could spend more in room_category, where that is most; null: nowhere more.';

create view crm.dim_category_name as select id as category_id, name as category from crm.category;

create or replace function crm.open_analysis_slot(which int) returns void language plpgsql security definer set search_path = crm, pg_temp as $$
begin
  if which = (select slot from crm.analysis_state where run_id is not null) then
    raise exception 'slot % is being read', which;
  end if;
  set local lock_timeout = '500ms';
  execute format('drop index if exists crm.customer_insight_%1$s_value_ix, crm.customer_insight_%1$s_at_risk_ix,
                  crm.customer_insight_%1$s_cell_ix, crm.customer_insight_%1$s_room_ix, crm.stage_change_%1$s_ix,
                  crm.stage_change_%1$s_customer_ix', which::smallint);
end $$;

create or replace function crm.close_analysis_slot(which int) returns void language plpgsql security definer set search_path = crm, pg_temp as $$
begin
  execute format('create index if not exists customer_insight_%1$s_value_ix on crm.customer_insight_%1$s (slot, value desc, customer_id desc)', which::smallint);
  execute format('create index if not exists customer_insight_%1$s_at_risk_ix on crm.customer_insight_%1$s (slot, at_risk desc, customer_id desc)', which::smallint);
  execute format('create index if not exists customer_insight_%1$s_cell_ix on crm.customer_insight_%1$s (slot, cell)', which::smallint);
  execute format('create index if not exists customer_insight_%1$s_room_ix on crm.customer_insight_%1$s (slot, coalesce(room, 0) desc, customer_id desc)', which::smallint);
  execute format('create index if not exists stage_change_%1$s_ix on crm.stage_change_%1$s (slot, became, was, day, customer_id)', which::smallint);
  execute format('create index if not exists stage_change_%1$s_customer_ix on crm.stage_change_%1$s (customer_id, day)', which::smallint);
end $$;

select crm.close_analysis_slot(0), crm.close_analysis_slot(1);
