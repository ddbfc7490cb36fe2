-- What analysis reads of the work of those who sell: what they have done, and what they have taken off.
create view crm.fact_activity as
select a.id as activity_id, a.kind, a.owner_id, a.customer_id, a.state, a.closed_at,
       (a.closed_at at time zone (select zone from crm.company))::date as closed_date
from crm.activity a;

create view crm.fact_quote as
select q.id as quote_id, q.number, q.revision, q.customer_id, q.opportunity_id, q.owner_id, q.state, q.quoted_on, q.decided_at,
       (q.decided_at at time zone (select zone from crm.company))::date as decided_date, q.currency,
       q.list_amount * q.exchange_rate as base_list_amount, (q.line_discount + q.discount) * q.exchange_rate as base_discount,
       q.amount * q.exchange_rate as base_amount
from crm.quote q;
comment on column crm.fact_quote.base_discount is 'Taken off on the lines and on the whole; base_list_amount less this is base_amount.';
create index quote_accepted_ix on crm.quote (decided_at, id) where state = 'ACCEPTED';
