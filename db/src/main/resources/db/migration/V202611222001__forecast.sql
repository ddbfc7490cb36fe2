-- What analysis reads to foretell sales, by who sells and by when.

create view crm.dim_staff as select id as staff_id, name, enabled from crm.staff;
create view crm.dim_team as select id as team_id, name from crm.team;
create view crm.dim_team_member as select team_id, staff_id from crm.team_member;
create view crm.dim_company as select name, base_currency, zone from crm.company;

-- What is open is added up from one index, what was won or lost in some days from another, whatever was decided before.
create index opportunity_forecast_ix on crm.opportunity (close_on) include (id, owner_id, pipeline_id, stage_id, amount, exchange_rate)
  where state = 'OPEN';
create index opportunity_decided_ix on crm.opportunity (closed_on, id) include (state, owner_id, pipeline_id, stage_id, amount, exchange_rate, opened_on)
  where state <> 'OPEN';
create index opportunity_owner_decided_ix on crm.opportunity (owner_id, closed_on, id) where state <> 'OPEN';
