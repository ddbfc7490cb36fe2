-- Records that have all these parts somewhere, at most so many. A part that many have is met among the latest records
-- already; a rarer one is looked up by its trigrams. Never row by row: statistics do not know how rare a part is.
create function crm.search_parts(of_kind text, parts text[], most int) returns setof bigint
  language plpgsql stable rows 10 set enable_seqscan = off as $$
declare
  latest constant int := 300;
  every text := (select string_agg(format('e.text like %L', part), ' and ') from unnest(parts) part);
  already int;
begin
  if most = 0 then
    return;
  end if;
  return query execute format(
    'select e.record_id from (select * from crm.search_entry where kind = %L order by record_id desc limit %s) e where %s limit %s',
    of_kind, latest, every, most);
  get diagnostics already = row_count;
  if already < most then
    return query execute format('select e.record_id from crm.search_entry e where e.kind = %L and %s limit %s', of_kind, every, most);
  end if;
end $$;
