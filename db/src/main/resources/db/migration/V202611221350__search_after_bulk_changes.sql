-- What an update of many rows changed of what is searched, told by set operations. A join of the two transition tables is
-- planned for as many rows as the first update of a session had: after one single edit it compared each row of a change of
-- ten thousand with each.

create or replace function crm.customer_search_changed() returns trigger language plpgsql as $$
declare other_kind bigint[];
begin
  if tg_op = 'INSERT' then
    perform crm.index_for_search('CUSTOMER', array(select id from now));
  elsif tg_op = 'UPDATE' then
    perform crm.index_for_search('CUSTOMER', array(select id from (
      select id, name, number, reference, kind, merged_into_id from now
      except select id, name, number, reference, kind, merged_into_id from was) changed));
    other_kind := array(select id from (select id, kind from now except select id, kind from was) changed);
    if cardinality(other_kind) > 0 then
      perform crm.index_for_search('CONTACT', array(select id from crm.contact where customer_id = any (other_kind)));
    end if;
  else
    perform crm.index_for_search('CUSTOMER', array(select id from was));
  end if;
  return null;
end $$;

create or replace function crm.contact_search_changed() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform crm.index_for_search('CONTACT', array(select id from now));
  elsif tg_op = 'UPDATE' then
    perform crm.index_for_search('CONTACT', array(select id from (
      select id, name, customer_id, merged_into_id from now
      except select id, name, customer_id, merged_into_id from was) changed));
  else
    perform crm.index_for_search('CONTACT', array(select id from was));
  end if;
  return null;
end $$;

create or replace function crm.product_search_changed() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform crm.index_for_search('PRODUCT', array(select id from now));
  elsif tg_op = 'UPDATE' then
    perform crm.index_for_search('PRODUCT', array(select id from (
      select id, name, code from now except select id, name, code from was) changed));
  else
    perform crm.index_for_search('PRODUCT', array(select id from was));
  end if;
  return null;
end $$;
