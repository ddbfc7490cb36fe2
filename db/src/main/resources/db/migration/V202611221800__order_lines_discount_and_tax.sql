-- What is taken off a line of an order, and what the tax office adds to it. All columns begin with a constant, so that no
-- line that is already there has to be written anew.

alter table crm.company add column tax_percent numeric(5, 2) not null default 0 check (tax_percent between 0 and 100);
comment on column crm.company.tax_percent is 'The tax on whatever product says nothing else.';

alter table crm.product add column tax_percent numeric(5, 2) check (tax_percent between 0 and 100);
comment on column crm.product.tax_percent is 'Null: the company''s usual one.';

alter table crm.order_line
  add column discount_percent numeric(5, 2) not null default 0 check (discount_percent between 0 and 100),
  add column tax_percent numeric(5, 2) not null default 0 check (tax_percent between 0 and 100),
  add column shared_discount numeric(19, 4) not null default 0,
  add column tax numeric(19, 4) not null default 0;
comment on column crm.order_line.amount is 'In the order''s currency, after all discounts and before tax; negative for a return.';
comment on column crm.order_line.shared_discount is 'The line''s part of a discount on the whole, which amount is already less.';
comment on column crm.order_line.tax is 'On top of amount, in the order''s currency.';

alter table crm.sales_order add column tax numeric(19, 4) not null default 0;
comment on column crm.sales_order.amount is 'Derived from order_line by trigger, like line_count, units and tax; in the order''s currency, before tax.';

create or replace function crm.total_orders(ids bigint[]) returns void language sql as $$
  update crm.sales_order o
  set line_count = t.line_count, units = t.units, amount = t.amount, tax = t.tax
  from (
    select o.id, count(l.id) as line_count, coalesce(sum(l.quantity), 0) as units, coalesce(sum(l.amount), 0) as amount,
           coalesce(sum(l.tax), 0) as tax
    from crm.sales_order o left join crm.order_line l on l.order_id = o.id
    where o.id = any (ids) group by o.id
  ) t
  where o.id = t.id and (o.line_count, o.units, o.amount, o.tax) is distinct from (t.line_count::int, t.units, t.amount, t.tax)
$$;
