-- Where all lines are read, reading the orders once and looking each line's up costs less than joining them:
-- 5.8 s against 2.4 s for 5,000,000 lines.
create or replace view crm.fact_order as
select o.id as order_id, o.number, o.kind, o.customer_id, o.ordered_at,
       (o.ordered_at at time zone (select zone from crm.company))::date as order_date,
       o.country, o.channel, o.line_count, o.units, o.amount, o.currency, o.amount * o.exchange_rate as base_amount,
       o.exchange_rate
from crm.sales_order o
where o.state in ('PLACED', 'FULFILLED');

create view crm.fact_bare_line as
select l.id as line_id, l.order_id, l.product_id, l.quantity, l.amount from crm.order_line l;
comment on view crm.fact_bare_line is
  'Lines without what their order says, and of orders of any state: only those of a fact_order count, at its exchange rate.';
