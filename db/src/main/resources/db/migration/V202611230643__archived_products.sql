-- Whoever offers products has to know which are sold no more.
create or replace view crm.dim_product as
select p.id as product_id, p.code, p.name, p.kind, p.kind in ('GOODS', 'SERVICE') as is_merchandise,
       p.category_id, c.name as category, p.price, p.currency, p.archived_at is not null as is_archived
from crm.product p left join crm.category c on c.id = p.category_id;
