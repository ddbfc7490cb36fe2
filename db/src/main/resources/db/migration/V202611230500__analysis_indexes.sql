-- The indexes of a slot are made once it is full, in a fraction of the time it takes to keep them while it is filled.
drop index crm.customer_insight_value_ix, crm.customer_insight_at_risk_ix, crm.customer_insight_cell_ix, crm.stage_change_ix, crm.stage_change_customer_ix;

create function crm.open_analysis_slot(which int) returns void language plpgsql security definer set search_path = crm, pg_temp as $$
begin
  if which = (select slot from crm.analysis_state where run_id is not null) then
    raise exception 'slot % is being read', which;
  end if;
  set local lock_timeout = '500ms';
  execute format('drop index if exists crm.customer_insight_%1$s_value_ix, crm.customer_insight_%1$s_at_risk_ix,
                  crm.customer_insight_%1$s_cell_ix, crm.stage_change_%1$s_ix', which::smallint);
end $$;
comment on function crm.open_analysis_slot is 'Makes an empty slot ready to be filled; close_analysis_slot: makes a full one ready to be read.';

create function crm.close_analysis_slot(which int) returns void language plpgsql security definer set search_path = crm, pg_temp as $$
begin
  execute format('create index if not exists customer_insight_%1$s_value_ix on crm.customer_insight_%1$s (slot, value desc, customer_id desc)', which::smallint);
  execute format('create index if not exists customer_insight_%1$s_at_risk_ix on crm.customer_insight_%1$s (slot, at_risk desc, customer_id desc)', which::smallint);
  execute format('create index if not exists customer_insight_%1$s_cell_ix on crm.customer_insight_%1$s (slot, cell)', which::smallint);
  execute format('create index if not exists stage_change_%1$s_ix on crm.stage_change_%1$s (slot, became, was, day, customer_id)', which::smallint);
end $$;

select crm.close_analysis_slot(0), crm.close_analysis_slot(1);
