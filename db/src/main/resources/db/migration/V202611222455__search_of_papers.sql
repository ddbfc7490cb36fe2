-- Quotes and invoices are found by their number and by whom they are for. A quote that a later version has replaced is not, nor is
-- an invoice that has no number yet.
create table crm.search_entry_quote partition of crm.search_entry for values in ('QUOTE');
create table crm.search_entry_invoice partition of crm.search_entry for values in ('INVOICE');

create function crm.search_texts_of_papers(of_kind text, ids bigint[]) returns table (record_id bigint, text text, seers bigint[]) language sql stable as $$
  select q.id, crm.fold(concat_ws(' ', q.number, c.name)), crm.seers(c.owner_id, c.collaborators)
  from crm.quote q join crm.customer c on c.id = q.customer_id where of_kind = 'QUOTE' and q.id = any (ids) and q.state <> 'SUPERSEDED'
  union all
  select i.id, crm.fold(concat_ws(' ', i.number, i.buyer_name)), crm.seers(c.owner_id, c.collaborators)
  from crm.invoice i join crm.customer c on c.id = i.customer_id where of_kind = 'INVOICE' and i.id = any (ids) and i.state = 'ISSUED'
$$;
comment on function crm.search_texts_of_papers is 'An invoice has its buyer''s name of the day it was issued, a quote that of today.';

create or replace function crm.index_for_search(of_kind text, ids bigint[]) returns void language plpgsql as $$
begin
  if cardinality(ids) = 0 then
    return;
  end if;
  delete from crm.search_term where kind = of_kind and record_id = any (ids);
  delete from crm.search_entry where kind = of_kind and record_id = any (ids);
  with texts as materialized (
    select * from crm.search_texts(of_kind, ids)
    union all select * from crm.search_texts_of_leads(ids) where of_kind = 'LEAD'
    union all select * from crm.search_texts_of_papers(of_kind, ids) where of_kind in ('QUOTE', 'INVOICE')),
  entries as (insert into crm.search_entry (kind, record_id, text, seers) select of_kind, record_id, text, seers from texts)
  insert into crm.search_term (term, kind, record_id)
  select distinct left(word, 60), of_kind, record_id
  from texts, lateral (
    select unnest(crm.words(text)) union select unnest(string_to_array(text, ' '))
  ) w (word)
  where word <> '';
end $$;

create function crm.quote_search_changed() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform crm.index_for_search('QUOTE', array(select id from now));
  elsif tg_op = 'UPDATE' then
    perform crm.index_for_search('QUOTE', array(select id from (
      select id, number, customer_id, state = 'SUPERSEDED' from now except select id, number, customer_id, state = 'SUPERSEDED' from was) changed));
  else
    perform crm.index_for_search('QUOTE', array(select id from was));
  end if;
  return null;
end $$;
create trigger quote_search_inserted after insert on crm.quote referencing new table as now
  for each statement execute function crm.quote_search_changed();
create trigger quote_search_updated after update on crm.quote referencing old table as was new table as now
  for each statement execute function crm.quote_search_changed();
create trigger quote_search_deleted after delete on crm.quote referencing old table as was
  for each statement execute function crm.quote_search_changed();

create function crm.invoice_search_changed() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform crm.index_for_search('INVOICE', array(select id from now));
  elsif tg_op = 'UPDATE' then
    perform crm.index_for_search('INVOICE', array(select id from (
      select id, number, buyer_name, customer_id, state from now except select id, number, buyer_name, customer_id, state from was) changed));
  else
    perform crm.index_for_search('INVOICE', array(select id from was));
  end if;
  return null;
end $$;
create trigger invoice_search_inserted after insert on crm.invoice referencing new table as now
  for each statement execute function crm.invoice_search_changed();
create trigger invoice_search_updated after update on crm.invoice referencing old table as was new table as now
  for each statement execute function crm.invoice_search_changed();
create trigger invoice_search_deleted after delete on crm.invoice referencing old table as was
  for each statement execute function crm.invoice_search_changed();

-- A customer who has another name has it on their quotes.
create function crm.customer_renamed() returns trigger language plpgsql as $$
declare renamed bigint[] := array(select id from (select id, name from now except select id, name from was) c);
begin
  if cardinality(renamed) > 0 then
    perform crm.index_for_search('QUOTE', array(select id from crm.quote where customer_id = any (renamed)));
  end if;
  return null;
end $$;
create trigger customer_renamed after update on crm.customer referencing old table as was new table as now
  for each statement execute function crm.customer_renamed();

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
  update crm.search_entry e set seers = crm.seers(c.owner_id, c.collaborators)
  from crm.customer c join crm.quote q on q.customer_id = c.id where c.id = any (changed) and e.kind = 'QUOTE' and e.record_id = q.id;
  update crm.search_entry e set seers = crm.seers(c.owner_id, c.collaborators)
  from crm.customer c join crm.invoice i on i.customer_id = c.id where c.id = any (changed) and e.kind = 'INVOICE' and e.record_id = i.id;
  return null;
end $$;

create or replace function crm.search_is_number(typed text[]) returns boolean language sql stable as $$
  select cardinality(typed) = 1 and typed[1] ~ '\d' and typed[1] ~ '[^\d+]'
    and exists (select from crm.search_term
                where kind = any ('{CUSTOMER,CONTACT,PRODUCT,ORDER,OPPORTUNITY,LEAD,QUOTE,INVOICE}') and term = typed[1])
$$;

select crm.index_for_search('QUOTE', array(select id from crm.quote));
select crm.index_for_search('INVOICE', array(select id from crm.invoice));
