-- What is to be done may be about a sale to its customer.
alter table crm.activity
  add column opportunity_id bigint references crm.opportunity (id) on delete set null,
  add check (opportunity_id is null or customer_id is not null);
create index activity_opportunity_open_ix on crm.activity (opportunity_id, begins_at, id) where state = 'OPEN' and opportunity_id is not null;
create index activity_opportunity_closed_ix on crm.activity (opportunity_id, closed_at, id) where state <> 'OPEN' and opportunity_id is not null;

-- A sale to the same customer: checked when it is written, since later merges, and what takes them back, may part the two ids.
create function crm.check_activity_opportunity() returns trigger language plpgsql as $$
begin
  if not exists (select from crm.opportunity o where o.id = new.opportunity_id and o.customer_id = any (crm.ids_of_customer(new.customer_id))) then
    raise exception 'opportunity % is not of customer %', new.opportunity_id, new.customer_id
      using errcode = 'check_violation', constraint = 'activity_opportunity_of_customer';
  end if;
  return new;
end $$;
create trigger activity_opportunity_checked before insert or update of opportunity_id on crm.activity for each row
  when (new.opportunity_id is not null) execute function crm.check_activity_opportunity();
