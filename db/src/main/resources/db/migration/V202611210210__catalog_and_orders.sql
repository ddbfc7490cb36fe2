-- What the pages of products and orders need beyond the tables themselves.

create index product_created_ix on crm.product (created_at, id);
-- The rarer kinds and states are listed on their own; the usual ones are most of the table anyway.
create index sales_order_kind_ix on crm.sales_order (kind, ordered_at, id) where kind <> 'SALE';
create index sales_order_state_ix on crm.sales_order (state, ordered_at, id) where state in ('DRAFT', 'CANCELLED');
create index sales_order_placed_ix on crm.sales_order (ordered_at, id) where state = 'PLACED';

-- A category with those above it, as people write it: Tools / Hand tools.
create function crm.category_path(of_category bigint) returns text language sql stable as $$
  with recursive up as (
    select id, parent_id, name::text as path, 1 as depth from crm.category where id = of_category
    union all
    select c.id, c.parent_id, c.name || ' / ' || up.path, up.depth + 1
    from up join crm.category c on c.id = up.parent_id where up.depth < 20
  )
  select path from up order by depth desc limit 1
$$;

-- Nobody takes back more of a line than was sold. The line is locked, so that of two returns at once the second sees the first;
-- for no key update, because the foreign key of each return has locked the key of the line already.
create function crm.check_returns(of_line bigint) returns void language plpgsql as $$
declare
  sold numeric;
  returned numeric;
begin
  select quantity into sold from crm.order_line where id = of_line for no key update;
  select coalesce(-sum(r.quantity), 0) into returned
  from crm.order_line r join crm.sales_order o on o.id = r.order_id
  where r.returns_line_id = of_line and o.state <> 'CANCELLED';
  -- a return that is tied to nothing any more has itself nothing to give back
  if returned > greatest(sold, 0) then
    raise exception 'line % : % returned of %', of_line, returned, sold
      using errcode = 'check_violation', constraint = 'order_line_returned_too_much';
  end if;
end $$;

create function crm.order_line_return_changed() returns trigger language plpgsql as $$
begin
  perform crm.check_returns(coalesce(new.returns_line_id, new.id));
  return null;
end $$;
create trigger order_line_return_inserted after insert on crm.order_line for each row
  when (new.returns_line_id is not null) execute function crm.order_line_return_changed();
create trigger order_line_quantity_updated after update of quantity, returns_line_id on crm.order_line for each row
  when (new.quantity is distinct from old.quantity or new.returns_line_id is distinct from old.returns_line_id)
  execute function crm.order_line_return_changed();

-- Two people who change one line of a draft notice each other.
alter table crm.order_line add column version int not null default 0;
