-- Any record by part of a name, number, phone or e-mail, in either script.
-- search_term finds beginnings of words in order (its cost does not grow with the hits); search_entry finds any part.

create table crm.search_entry (
  kind text not null check (kind in ('CUSTOMER', 'CONTACT', 'PRODUCT', 'ORDER')),
  record_id bigint not null,
  text text not null,
  primary key (kind, record_id)
);
create index search_entry_customer_ix on crm.search_entry using gin (text gin_trgm_ops) where kind = 'CUSTOMER';
create index search_entry_contact_ix on crm.search_entry using gin (text gin_trgm_ops) where kind = 'CONTACT';
create index search_entry_product_ix on crm.search_entry using gin (text gin_trgm_ops) where kind = 'PRODUCT';
create index search_entry_order_ix on crm.search_entry using gin (text gin_trgm_ops) where kind = 'ORDER';

create table crm.search_term (
  term text collate "C" not null,
  kind text not null,
  record_id bigint not null,
  primary key (kind, term, record_id)
);
create index search_term_record_ix on crm.search_term (kind, record_id);

-- What is searched for of a handle: an E.164 number also as it is dialled within its country.
create function crm.handle_words(kind text, value text, normal text) returns text
  language sql immutable parallel safe
return case
  when kind in ('MOBILE', 'PHONE', 'FAX') then concat_ws(' ', ltrim(normal, '+'), regexp_replace(crm.fold(value), '\D', '', 'g'),
    case when normal like '+98%' then '0' || substr(normal, 4) end)
  when kind = 'ADDRESS' then ''
  else normal
end;

create function crm.search_texts(of_kind text, ids bigint[]) returns table (record_id bigint, text text) language sql stable as $$
  select c.id, crm.fold(concat_ws(' ', c.name, c.number, c.reference)) || coalesce(' ' || h.words, '')
  from crm.customer c
  left join lateral (
    select string_agg(crm.handle_words(h.kind, h.value, h.normal), ' ' order by h.id) as words
    from crm.handle h where h.customer_id = c.id and (h.contact_id is null or c.kind = 'PERSON')
  ) h on true
  where of_kind = 'CUSTOMER' and c.id = any (ids) and c.merged_into_id is null
  union all
  select c.id, crm.fold(c.name) || coalesce(' ' || h.words, '')
  from crm.contact c
  join crm.customer o on o.id = c.customer_id and o.kind = 'ORGANISATION'
  left join lateral (
    select string_agg(crm.handle_words(h.kind, h.value, h.normal), ' ' order by h.id) as words from crm.handle h where h.contact_id = c.id
  ) h on true
  where of_kind = 'CONTACT' and c.id = any (ids) and c.merged_into_id is null
  union all
  select p.id, crm.fold(concat_ws(' ', p.code, p.name)) from crm.product p where of_kind = 'PRODUCT' and p.id = any (ids)
  union all
  select o.id, crm.fold(o.number) from crm.sales_order o where of_kind = 'ORDER' and o.id = any (ids)
$$;

create function crm.index_for_search(of_kind text, ids bigint[]) returns void language plpgsql as $$
begin
  if cardinality(ids) = 0 then
    return;
  end if;
  delete from crm.search_term where kind = of_kind and record_id = any (ids);
  delete from crm.search_entry where kind = of_kind and record_id = any (ids);
  with texts as materialized (select * from crm.search_texts(of_kind, ids)),
  entries as (insert into crm.search_entry (kind, record_id, text) select of_kind, record_id, text from texts)
  insert into crm.search_term (term, kind, record_id)
  select distinct left(word, 60), of_kind, record_id
  from texts, lateral (
    select unnest(crm.words(text)) union select unnest(string_to_array(text, ' '))
  ) w (word)
  where word <> '';
end $$;

-- A person is found as the customer they are, so their own contact is not listed a second time.
create function crm.customer_search_changed() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform crm.index_for_search('CUSTOMER', array(select id from now));
  elsif tg_op = 'UPDATE' then
    perform crm.index_for_search('CUSTOMER', array(select n.id from now n join was w on w.id = n.id
      where (n.name, n.number, n.reference, n.kind, n.merged_into_id) is distinct from (w.name, w.number, w.reference, w.kind, w.merged_into_id)));
    perform crm.index_for_search('CONTACT', array(select c.id from crm.contact c join now n on n.id = c.customer_id join was w on w.id = n.id
      where n.kind <> w.kind));
  else
    perform crm.index_for_search('CUSTOMER', array(select id from was));
  end if;
  return null;
end $$;
create trigger customer_search_inserted after insert on crm.customer referencing new table as now for each statement execute function crm.customer_search_changed();
create trigger customer_search_updated after update on crm.customer referencing old table as was new table as now for each statement execute function crm.customer_search_changed();
create trigger customer_search_deleted after delete on crm.customer referencing old table as was for each statement execute function crm.customer_search_changed();

create function crm.contact_search_changed() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform crm.index_for_search('CONTACT', array(select id from now));
  elsif tg_op = 'UPDATE' then
    perform crm.index_for_search('CONTACT', array(select n.id from now n join was w on w.id = n.id
      where (n.name, n.customer_id, n.merged_into_id) is distinct from (w.name, w.customer_id, w.merged_into_id)));
  else
    perform crm.index_for_search('CONTACT', array(select id from was));
  end if;
  return null;
end $$;
create trigger contact_search_inserted after insert on crm.contact referencing new table as now for each statement execute function crm.contact_search_changed();
create trigger contact_search_updated after update on crm.contact referencing old table as was new table as now for each statement execute function crm.contact_search_changed();
create trigger contact_search_deleted after delete on crm.contact referencing old table as was for each statement execute function crm.contact_search_changed();

create function crm.handle_search_changed() returns trigger language plpgsql as $$
declare customers bigint[]; contacts bigint[];
begin
  if tg_op = 'INSERT' then
    customers := array(select distinct customer_id from now);
    contacts := array(select distinct contact_id from now where contact_id is not null);
  elsif tg_op = 'UPDATE' then
    customers := array(select customer_id from now union select customer_id from was);
    contacts := array(select contact_id from now where contact_id is not null union select contact_id from was where contact_id is not null);
  else
    customers := array(select distinct customer_id from was);
    contacts := array(select distinct contact_id from was where contact_id is not null);
  end if;
  perform crm.index_for_search('CUSTOMER', customers);
  perform crm.index_for_search('CONTACT', contacts);
  return null;
end $$;
create trigger handle_search_inserted after insert on crm.handle referencing new table as now for each statement execute function crm.handle_search_changed();
create trigger handle_search_updated after update on crm.handle referencing old table as was new table as now for each statement execute function crm.handle_search_changed();
create trigger handle_search_deleted after delete on crm.handle referencing old table as was for each statement execute function crm.handle_search_changed();

create function crm.product_search_changed() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform crm.index_for_search('PRODUCT', array(select id from now));
  elsif tg_op = 'UPDATE' then
    perform crm.index_for_search('PRODUCT', array(select n.id from now n join was w on w.id = n.id where (n.name, n.code) is distinct from (w.name, w.code)));
  else
    perform crm.index_for_search('PRODUCT', array(select id from was));
  end if;
  return null;
end $$;
create trigger product_search_inserted after insert on crm.product referencing new table as now for each statement execute function crm.product_search_changed();
create trigger product_search_updated after update on crm.product referencing old table as was new table as now for each statement execute function crm.product_search_changed();
create trigger product_search_deleted after delete on crm.product referencing old table as was for each statement execute function crm.product_search_changed();

create function crm.order_search_changed() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform crm.index_for_search('ORDER', array(select id from now));
  elsif tg_op = 'UPDATE' then
    perform crm.index_for_search('ORDER', array(select n.id from now n join was w on w.id = n.id where n.number is distinct from w.number));
  else
    perform crm.index_for_search('ORDER', array(select id from was));
  end if;
  return null;
end $$;
create trigger order_search_inserted after insert on crm.sales_order referencing new table as now for each statement execute function crm.order_search_changed();
create trigger order_search_updated after update on crm.sales_order referencing old table as was new table as now for each statement execute function crm.order_search_changed();
create trigger order_search_deleted after delete on crm.sales_order referencing old table as was for each statement execute function crm.order_search_changed();
