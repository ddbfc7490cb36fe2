-- Whoever sees few records among very many finds them without looking through everybody's: who may see a record stands
-- beside its text, in the same index.
create function crm.seers(owner_id bigint, collaborators bigint[]) returns bigint[] language sql immutable parallel safe
return case when owner_id is null then '{}'::bigint[] else array[owner_id] end || array(select -c from unnest(collaborators) c);
comment on function crm.seers is
  'The owner of a customer, and, as negative numbers, the colleagues who work on it too: those see it, but not all who see the colleague''s own.';

alter table crm.search_entry add column seers bigint[] not null default '{}';
comment on column crm.search_entry.seers is 'Those of its customer (see seers()); 0: everybody.';

drop index crm.search_entry_parts_ix;
update crm.search_entry e set seers = crm.seers(c.owner_id, c.collaborators)
from crm.customer c where e.kind = 'CUSTOMER' and c.id = e.record_id and (c.owner_id is not null or c.collaborators <> '{}');
update crm.search_entry e set seers = crm.seers(c.owner_id, c.collaborators)
from crm.contact k join crm.customer c on c.id = k.customer_id
where e.kind = 'CONTACT' and k.id = e.record_id and (c.owner_id is not null or c.collaborators <> '{}');
update crm.search_entry e set seers = case when c.id is null then '{0}' else crm.seers(c.owner_id, c.collaborators) end
from crm.sales_order o left join crm.customer c on c.id = o.customer_id where e.kind = 'ORDER' and o.id = e.record_id;
update crm.search_entry e set seers = '{0}' where e.kind = 'PRODUCT';
create index search_entry_parts_ix on crm.search_entry using gin (text gin_trgm_ops, seers);

drop function crm.search_texts(text, bigint[]);
create function crm.search_texts(of_kind text, ids bigint[]) returns table (record_id bigint, text text, seers bigint[]) language sql stable as $$
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
$$;

create or replace function crm.index_for_search(of_kind text, ids bigint[]) returns void language plpgsql as $$
begin
  if cardinality(ids) = 0 then
    return;
  end if;
  delete from crm.search_term where kind = of_kind and record_id = any (ids);
  delete from crm.search_entry where kind = of_kind and record_id = any (ids);
  with texts as materialized (select * from crm.search_texts(of_kind, ids)),
  entries as (insert into crm.search_entry (kind, record_id, text, seers) select of_kind, record_id, text, seers from texts)
  insert into crm.search_term (term, kind, record_id)
  select distinct left(word, 60), of_kind, record_id
  from texts, lateral (
    select unnest(crm.words(text)) union select unnest(string_to_array(text, ' '))
  ) w (word)
  where word <> '';
end $$;

-- A customer is handed over with all that hangs on it.
create function crm.customer_seers_changed() returns trigger language plpgsql as $$
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
  return null;
end $$;
create trigger customer_seers_changed after update on crm.customer referencing old table as was new table as now
  for each statement execute function crm.customer_seers_changed();

create or replace function crm.order_search_changed() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform crm.index_for_search('ORDER', array(select id from now));
  elsif tg_op = 'UPDATE' then
    perform crm.index_for_search('ORDER', array(select n.id from now n join was w on w.id = n.id
      where (n.number, n.customer_id) is distinct from (w.number, w.customer_id)));
  else
    perform crm.index_for_search('ORDER', array(select id from was));
  end if;
  return null;
end $$;

-- The best of the records that somebody sees and that have all these words: rank 0 the very words, 1 words that begin so,
-- 2 the words somewhere. A word of fewer than three letters only begins one. At most so many, out of the first 2,000.
create function crm.search_seen(of_kind text, typed text[], seen_by bigint[], most int)
returns table (record_id bigint, rank int, term text) language plpgsql stable rows 10 set enable_seqscan = off as $$
declare
  looked_at constant int := 2000;
  patterns text[] := array(select regexp_replace(word, '([\\%_])', '\\\1', 'g') from unnest(typed) word);
  has text := (select string_agg(case when length(pattern) < 3 then format('(e.text like %L or e.text like %L)', pattern || '%', '% ' || pattern || '%')
    else format('e.text like %L', '%' || pattern || '%') end, ' and ') from unnest(patterns) pattern);
  whole text := (select string_agg(format(''' '' || e.text || '' '' like %L', '% ' || pattern || ' %'), ' and ') from unnest(patterns) pattern);
  begins text := (select string_agg(format(''' '' || e.text like %L', '% ' || pattern || '%'), ' and ') from unnest(patterns) pattern);
begin
  return query execute format(
    'select e.record_id, case when %s then 0 when %s then 1 else 2 end as rank, e.text
     from (select e.record_id, e.text from crm.search_entry_%s e where e.seers && $1 and %s limit %s) e
     order by rank, e.text, e.record_id limit %s', whole, begins, lower(of_kind), has, looked_at, most) using seen_by;
end $$;
