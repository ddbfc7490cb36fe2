-- Whoever types a whole number of a record, of a customer (C-1017) or an order, looks for that record: nobody's telephone
-- number has to be looked through for its digits.
create function crm.search_is_number(typed text[]) returns boolean language sql stable as $$
  select cardinality(typed) = 1 and typed[1] ~ '\d' and typed[1] ~ '[^\d+]'
    and exists (select from crm.search_term where kind = any ('{CUSTOMER,CONTACT,PRODUCT,ORDER}') and term = typed[1])
$$;
comment on function crm.search_is_number is 'Whether this is one word with figures and with something else, and some record has the very word.';

alter function crm.search_seen(text, text[], bigint[], int) rename to search_seen_parts;
create function crm.search_seen(of_kind text, typed text[], seen_by bigint[], most int)
returns table (record_id bigint, rank int, term text) language plpgsql stable rows 10 as $$
declare
  looked_at constant int := 2000;
begin
  if not crm.search_is_number(typed) then
    return query select * from crm.search_seen_parts(of_kind, typed, seen_by, most);
    return;
  end if;
  return query
    select t.record_id, min(case when t.term = typed[1] then 0 else 1 end), min(t.term)
    from (select t.record_id, t.term from crm.search_term t
          where t.kind = of_kind and t.term >= typed[1] and t.term < typed[1] || U&'\+10FFFF' order by t.term limit looked_at) t
    cross join lateral (select e.seers from crm.search_entry e where e.record_id = t.record_id and e.kind = of_kind offset 0) e
    where e.seers && seen_by
    group by t.record_id order by 2, 3, 1 limit most;
end $$;
comment on function crm.search_seen is 'The best of the records that somebody sees: those of a whole number or its beginnings, or else as search_seen_parts() finds them.';
