-- A return that is tied to no sale gives nothing back of itself: untying one, as an undone import does, is no fault.
create or replace function crm.check_returns(of_line bigint) returns void language plpgsql as $$
declare
  sold numeric;
  returned numeric;
begin
  select quantity into sold from crm.order_line where id = of_line for no key update;
  select coalesce(-sum(r.quantity), 0) into returned
  from crm.order_line r join crm.sales_order o on o.id = r.order_id
  where r.returns_line_id = of_line and o.state <> 'CANCELLED';
  if returned > greatest(sold, 0) then
    raise exception 'line % : % returned of %', of_line, returned, sold
      using errcode = 'check_violation', constraint = 'order_line_returned_too_much';
  end if;
end $$;
