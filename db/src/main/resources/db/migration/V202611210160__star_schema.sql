-- What analysis and outside tools may read. Reviewed like an API.

create view crm.dim_customer as
select id as customer_id, number, reference, kind, name, sector, city, country, source, owner_id, parent_id,
       created_at, archived_at is not null as archived,
       orders_count, first_ordered_at, last_ordered_at, net_amount,
       case when orders_count = 0 then 'PROSPECT' when orders_count = 1 then 'FIRST' else 'REPEAT' end as lifecycle_stage
from crm.customer where merged_into_id is null;

create view crm.dim_product as
select p.id as product_id, p.code, p.name, p.kind, p.kind in ('GOODS', 'SERVICE') as is_merchandise,
       p.category_id, c.name as category, p.price, p.currency
from crm.product p left join crm.category c on c.id = p.category_id;

create view crm.fact_order as
select o.id as order_id, o.number, o.kind, o.customer_id, o.ordered_at,
       (o.ordered_at at time zone (select zone from crm.company))::date as order_date,
       o.country, o.channel, o.line_count, o.units, o.amount, o.currency, o.amount * o.exchange_rate as base_amount
from crm.sales_order o
where o.state in ('PLACED', 'FULFILLED');

create view crm.fact_order_line as
select l.id as line_id, l.order_id, o.number as order_number, o.kind as order_kind, o.customer_id, l.product_id, o.ordered_at,
       (o.ordered_at at time zone (select zone from crm.company))::date as order_date,
       o.country, o.channel, l.quantity, l.unit_price, l.amount, o.currency,
       l.amount * o.exchange_rate as base_amount, l.quantity < 0 as is_return, l.returns_line_id
from crm.order_line l join crm.sales_order o on o.id = l.order_id
where o.state in ('PLACED', 'FULFILLED');

-- The ids under which one customer's past is found: their own and those of the customers merged into them.
create function crm.ids_of_customer(id bigint) returns bigint[] language sql stable parallel safe
return array(select ids_of_customer.id union all select c.id from crm.customer c where c.merged_into_id = ids_of_customer.id);

-- What happened with a customer: orders and changes.
create view crm.customer_event as
select o.customer_id, o.ordered_at as at, 'ORDER' as source, o.id as source_id, o.kind as what, 'ORDER' as record_kind, o.id as record_id,
       o.number as title, o.amount, o.currency, o.state as detail, null::jsonb as changes, null::text as actor
from crm.sales_order o where o.customer_id is not null
union all
select a.customer_id, a.at, 'CHANGE', a.id, a.action, a.record_kind, a.record_id, null, null, null, null, a.changes, a.actor_name
from crm.audit_entry a where a.customer_id is not null;
