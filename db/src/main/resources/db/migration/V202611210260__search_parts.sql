-- Each kind of record in a table of its own, so that the planner knows how frequent a part is among records of that kind.
alter table crm.search_entry rename to search_entry_before;
alter table crm.search_entry_before rename constraint search_entry_pkey to search_entry_before_pkey;
drop index crm.search_entry_customer_ix, crm.search_entry_contact_ix, crm.search_entry_product_ix, crm.search_entry_order_ix;

create table crm.search_entry (
  kind text not null,
  record_id bigint not null,
  text text not null,
  primary key (record_id, kind)
) partition by list (kind);
create table crm.search_entry_customer partition of crm.search_entry for values in ('CUSTOMER');
create table crm.search_entry_contact partition of crm.search_entry for values in ('CONTACT');
create table crm.search_entry_product partition of crm.search_entry for values in ('PRODUCT');
create table crm.search_entry_order partition of crm.search_entry for values in ('ORDER');
create index search_entry_parts_ix on crm.search_entry using gin (text gin_trgm_ops);

insert into crm.search_entry (kind, record_id, text) select kind, record_id, text from crm.search_entry_before;
drop table crm.search_entry_before;

-- Records that have all these parts somewhere, at most so many. A part that many have is met among the latest records
-- already; a rarer one is looked up by its trigrams. Never row by row: statistics do not know how rare a part is.
create function crm.search_parts(of_kind text, parts text[], most int) returns setof bigint
  language plpgsql stable rows 10 set enable_seqscan = off as $$
declare
  latest constant int := 400;
  entries text := 'crm.search_entry_' || lower(of_kind);
  every text := (select string_agg(format('e.text like %L', part), ' and ') from unnest(parts) part);
  already int;
begin
  if most = 0 then
    return;
  end if;
  return query execute format(
    'select e.record_id from (select * from %s order by record_id desc limit %s) e where %s limit %s', entries, latest, every, most);
  get diagnostics already = row_count;
  if already < most then
    return query execute format('select e.record_id from %s e where %s limit %s', entries, every, most);
  end if;
end $$;
