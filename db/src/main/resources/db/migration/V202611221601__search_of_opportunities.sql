-- Opportunities are found as everything else is, by part of what they are about or by their number.
create table crm.search_entry_opportunity partition of crm.search_entry for values in ('OPPORTUNITY');

create or replace function crm.search_texts(of_kind text, ids bigint[]) returns table (record_id bigint, text text, seers bigint[]) language sql stable as $$
  select c.id, crm.fold(concat_ws(' ', c.name, c.number, c.reference)) || coalesce(' ' || h.words, ''), crm.seers(c.owner_id, c.collaborators)
  from crm.customer c
  left join lateral (
    select string_agg(crm.handle_words(h.kind, h.value, h.normal), ' ' order by h.id) as words
    from crm.handle h where h.customer_id = c.id and (h.contact_id is null or c.kind = 'PERSON')
  ) h on true
  where of_kind = 'CUSTOMER' and c.id = any (ids) and c.merged_into_id is null
  union all
  select c.id, crm.fold(c.name) || coalesce(' ' || h.words, ''), crm.seers(o.owner_id, o.collaborators)
  from crm.contact c
  join crm.customer o on o.id = c.customer_id and o.kind = 'ORGANISATION'
  left join lateral (
    select string_agg(crm.handle_words(h.kind, h.value, h.normal), ' ' order by h.id) as words from crm.handle h where h.contact_id = c.id
  ) h on true
  where of_kind = 'CONTACT' and c.id = any (ids) and c.merged_into_id is null
  union all
  select p.id, crm.fold(concat_ws(' ', p.code, p.name)), '{0}' from crm.product p where of_kind = 'PRODUCT' and p.id = any (ids)
  union all
  select o.id, crm.fold(o.number), case when c.id is null then '{0}' else crm.seers(c.owner_id, c.collaborators) end
  from crm.sales_order o left join crm.customer c on c.id = o.customer_id where of_kind = 'ORDER' and o.id = any (ids)
  union all
  select o.id, crm.fold(concat_ws(' ', o.name, o.number, o.reference)), crm.seers(c.owner_id, c.collaborators)
  from crm.opportunity o join crm.customer c on c.id = o.customer_id where of_kind = 'OPPORTUNITY' and o.id = any (ids)
$$;

create function crm.opportunity_search_changed() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform crm.index_for_search('OPPORTUNITY', array(select id from now));
  elsif tg_op = 'UPDATE' then
    perform crm.index_for_search('OPPORTUNITY', array(select id from (
      select id, name, number, reference, customer_id from now except select id, name, number, reference, customer_id from was) changed));
  else
    perform crm.index_for_search('OPPORTUNITY', array(select id from was));
  end if;
  return null;
end $$;
create trigger opportunity_search_inserted after insert on crm.opportunity referencing new table as now
  for each statement execute function crm.opportunity_search_changed();
create trigger opportunity_search_updated after update on crm.opportunity referencing old table as was new table as now
  for each statement execute function crm.opportunity_search_changed();
create trigger opportunity_search_deleted after delete on crm.opportunity referencing old table as was
  for each statement execute function crm.opportunity_search_changed();
select crm.index_for_search('OPPORTUNITY', array(select id from crm.opportunity));

-- A customer is handed over with all that hangs on it.
create or replace function crm.customer_seers_changed() returns trigger language plpgsql as $$
declare changed bigint[] := array(select id from (
  select id, owner_id, collaborators from now except select id, owner_id, collaborators from was) c);
begin
  if cardinality(changed) = 0 then
    return null;
  end if;
  update crm.search_entry e set seers = crm.seers(c.owner_id, c.collaborators)
  from crm.customer c where c.id = any (changed) and e.kind = 'CUSTOMER' and e.record_id = c.id;
  update crm.search_entry e set seers = crm.seers(c.owner_id, c.collaborators)
  from crm.customer c join crm.contact k on k.customer_id = c.id where c.id = any (changed) and e.kind = 'CONTACT' and e.record_id = k.id;
  update crm.search_entry e set seers = crm.seers(c.owner_id, c.collaborators)
  from crm.customer c join crm.sales_order o on o.customer_id = c.id where c.id = any (changed) and e.kind = 'ORDER' and e.record_id = o.id;
  update crm.search_entry e set seers = crm.seers(c.owner_id, c.collaborators)
  from crm.customer c join crm.opportunity o on o.customer_id = c.id where c.id = any (changed) and e.kind = 'OPPORTUNITY' and e.record_id = o.id;
  return null;
end $$;

create or replace function crm.search_is_number(typed text[]) returns boolean language sql stable as $$
  select cardinality(typed) = 1 and typed[1] ~ '\d' and typed[1] ~ '[^\d+]'
    and exists (select from crm.search_term where kind = any ('{CUSTOMER,CONTACT,PRODUCT,ORDER,OPPORTUNITY}') and term = typed[1])
$$;
