-- Reports of what was decided are read from an index alone: of stages only where somebody asks for them.
create or replace view crm.fact_opportunity as
select o.id as opportunity_id, o.number, o.customer_id, o.pipeline_id, o.stage_id, s.position as stage_position, s.probability,
       o.state, o.owner_id, o.partner_id, o.source, o.amount, o.currency, o.amount * o.exchange_rate as base_amount,
       o.opened_on, o.close_on, o.closed_on, o.closed_on - o.opened_on as days_to_close, o.loss_reason_id, o.lost_to_id
from crm.opportunity o left join crm.stage s on s.id = o.stage_id;

drop index crm.opportunity_decided_ix;
create index opportunity_decided_ix on crm.opportunity (closed_on, id)
  include (state, owner_id, pipeline_id, stage_id, amount, exchange_rate, opened_on, customer_id, source, loss_reason_id, lost_to_id)
  where state <> 'OPEN';

create or replace view crm.fact_stage_stay as
select t.opportunity_id, t.stage_id, s.position as stage_position, t.came_on, t.left_on
from crm.stage_stay t left join crm.stage s on s.id = t.stage_id;
