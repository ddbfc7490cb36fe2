-- Reports and outside tools can part customers by their tier.
create or replace view crm.dim_customer as
select c.id as customer_id, c.number, c.reference, c.kind, c.name, c.sector, c.city, c.country, c.source, c.owner_id, c.parent_id,
       c.created_at, c.archived_at is not null as archived,
       c.orders_count, c.first_ordered_at, c.last_ordered_at, c.net_amount,
       case when c.orders_count = 0 then 'PROSPECT' when c.orders_count = 1 then 'FIRST' else 'REPEAT' end as lifecycle_stage,
       c.collaborators, c.tier_id, t.label_en as tier_en, t.label_fa as tier_fa
from crm.customer c left join crm.customer_tier t on t.id = c.tier_id
where c.merged_into_id is null;
comment on column crm.dim_customer.tier_en is 'What the tier is called now; null where it is called so in one language only, or there is none.';
