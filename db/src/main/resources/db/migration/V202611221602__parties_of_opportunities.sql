-- Who decides at the customer's, and who else would like to sell to them.
create table crm.opportunity_contact (
  opportunity_id bigint not null references crm.opportunity (id) on delete cascade,
  contact_id bigint not null references crm.contact (id),
  role text not null check (role in ('DECIDER', 'INFLUENCER', 'USER', 'BUYER', 'GATEKEEPER')),
  primary key (opportunity_id, contact_id)
);
create index opportunity_contact_ix on crm.opportunity_contact (contact_id);

create table crm.opportunity_competitor (
  opportunity_id bigint not null references crm.opportunity (id) on delete cascade,
  competitor_id bigint not null references crm.competitor (id),
  primary key (opportunity_id, competitor_id)
);
create index opportunity_competitor_ix on crm.opportunity_competitor (competitor_id);

alter table crm.opportunity
  add column lost_to_id bigint references crm.competitor (id),
  add check (lost_to_id is null or state = 'LOST');
create index opportunity_lost_to_ix on crm.opportunity (lost_to_id) where lost_to_id is not null;
comment on column crm.opportunity.lost_to_id is 'Who sold it instead, as far as we know.';

drop view crm.fact_opportunity;
create view crm.fact_opportunity as
select o.id as opportunity_id, o.number, o.customer_id, o.pipeline_id, o.stage_id, s.position as stage_position, s.probability,
       o.state, o.owner_id, o.partner_id, o.source, o.amount, o.currency, o.amount * o.exchange_rate as base_amount,
       o.opened_on, o.close_on, o.closed_on, o.closed_on - o.opened_on as days_to_close, o.loss_reason_id, o.lost_to_id
from crm.opportunity o join crm.stage s on s.id = o.stage_id;
