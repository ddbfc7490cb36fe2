-- Whoever sees some customers only looks for their changes by customer.
create or replace function crm.open_analysis_slot(which int) returns void language plpgsql security definer set search_path = crm, pg_temp as $$
begin
  if which = (select slot from crm.analysis_state where run_id is not null) then
    raise exception 'slot % is being read', which;
  end if;
  set local lock_timeout = '500ms';
  execute format('drop index if exists crm.customer_insight_%1$s_value_ix, crm.customer_insight_%1$s_at_risk_ix,
                  crm.customer_insight_%1$s_cell_ix, crm.stage_change_%1$s_ix, crm.stage_change_%1$s_customer_ix', which::smallint);
end $$;

create or replace function crm.close_analysis_slot(which int) returns void language plpgsql security definer set search_path = crm, pg_temp as $$
begin
  execute format('create index if not exists customer_insight_%1$s_value_ix on crm.customer_insight_%1$s (slot, value desc, customer_id desc)', which::smallint);
  execute format('create index if not exists customer_insight_%1$s_at_risk_ix on crm.customer_insight_%1$s (slot, at_risk desc, customer_id desc)', which::smallint);
  execute format('create index if not exists customer_insight_%1$s_cell_ix on crm.customer_insight_%1$s (slot, cell)', which::smallint);
  execute format('create index if not exists stage_change_%1$s_ix on crm.stage_change_%1$s (slot, became, was, day, customer_id)', which::smallint);
  execute format('create index if not exists stage_change_%1$s_customer_ix on crm.stage_change_%1$s (customer_id, day)', which::smallint);
end $$;

select crm.close_analysis_slot(0), crm.close_analysis_slot(1);
comment on column crm.customer_insight.alive is 'How likely it is that the customer has not left for good; null where no model tells.';
