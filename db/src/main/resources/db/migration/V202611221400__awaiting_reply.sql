-- Who waits for an answer, kept beside the ledger, so that a queue of them need not look through it.

create table crm.awaiting_reply (
  customer_id bigint primary key,
  touchpoint_id bigint references crm.touchpoint (id) on delete cascade,
  since timestamptz,
  settled_at timestamptz,
  settled_by bigint references crm.staff (id),
  check ((touchpoint_id is null) = (since is null)),
  check ((settled_at is null) = (settled_by is null)),
  check (since is not null or settled_at is not null),
  check (since > settled_at)
);
comment on table crm.awaiting_reply is
  'Derived by trigger from touchpoint, for the customers that others were merged into: the first message since we last answered or spoke with them.';
comment on column crm.awaiting_reply.customer_id is
  'Not a foreign key: what refers to a customer is moved by a merge, and this follows by itself.';
comment on column crm.awaiting_reply.settled_at is 'Somebody said then that what had come needs no answer.';
create index awaiting_reply_since_ix on crm.awaiting_reply (since, customer_id) where since is not null;

-- A message comes in on a way on which nobody answers at once; an answer is whatever we send, and a talk either way.
create function crm.is_message(channel text, direction text) returns boolean language sql immutable parallel safe
return direction = 'IN' and channel not in ('PHONE', 'VISIT');
create function crm.is_answer(channel text, direction text) returns boolean language sql immutable parallel safe
return direction = 'OUT' or channel in ('PHONE', 'VISIT');

-- The first message since the last answer, both sought from the end of a customer's past.
create function crm.find_awaiting_reply(ids bigint[], settled_at timestamptz) returns crm.touchpoint language sql stable
begin atomic
  select t.*
  from unnest(ids) as own (id)
  cross join lateral (
    select t.* from crm.touchpoint t
    where t.customer_id = own.id and crm.is_message(t.channel, t.direction)
      and not t.withdraws and not exists (select from crm.touchpoint r where r.replaces_id = t.id)
      and t.at > greatest(settled_at, (
        select max(last.at)
        from unnest(ids) as other (id)
        cross join lateral (
          select a.at from crm.touchpoint a
          where a.customer_id = other.id and crm.is_answer(a.channel, a.direction) and a.at > coalesce(settled_at, '-infinity')
            and not a.withdraws and not exists (select from crm.touchpoint r where r.replaces_id = a.id)
          order by a.at desc, a.id desc limit 1) last), '-infinity')
    order by t.at, t.id limit 1) t
  order by t.at, t.id limit 1;
end;

-- Looks anew for what a customer waits for, with all that was merged into them.
create function crm.refresh_awaiting_reply(of_customer bigint) returns void language plpgsql as $$
declare
  customer bigint := (select coalesce(c.merged_into_id, c.id) from crm.customer c where c.id = of_customer);
  ids bigint[] := crm.ids_of_customer(customer);
  settled crm.awaiting_reply;
  message crm.touchpoint;
begin
  select w.* into settled from crm.awaiting_reply w
  where w.customer_id = any (ids) and w.settled_at is not null order by w.settled_at desc limit 1;
  message := crm.find_awaiting_reply(ids, settled.settled_at);
  delete from crm.awaiting_reply w where w.customer_id = any (ids);
  if message.id is not null or settled.settled_at is not null then
    insert into crm.awaiting_reply (customer_id, touchpoint_id, since, settled_at, settled_by)
    values (customer, message.id, message.at, settled.settled_at, settled.settled_by);
  end if;
end $$;

create function crm.touchpoint_awaited() returns trigger language plpgsql as $$
declare
  customer bigint := (select coalesce(c.merged_into_id, c.id) from crm.customer c where c.id = new.customer_id);
  waits crm.awaiting_reply;
begin
  select w.* into waits from crm.awaiting_reply w where w.customer_id = customer;
  if new.replaces_id is null and (
      crm.is_message(new.channel, new.direction) and (waits.since <= new.at or waits.settled_at >= new.at)
      or crm.is_answer(new.channel, new.direction) and (waits.since is null or waits.since > new.at)) then
    return null; -- as nearly always: whoever waits goes on waiting since then, and whoever does not is not concerned
  end if;
  perform crm.refresh_awaiting_reply(customer);
  return null;
end $$;
create trigger touchpoint_awaited after insert on crm.touchpoint for each row
  when (new.direction is not null or new.replaces_id is not null) execute function crm.touchpoint_awaited();

create function crm.customer_merge_awaited() returns trigger language plpgsql as $$
begin
  if old.merged_into_id is not null then
    perform crm.refresh_awaiting_reply(old.merged_into_id);
  end if;
  perform crm.refresh_awaiting_reply(coalesce(new.merged_into_id, new.id));
  return null;
end $$;
create trigger customer_merge_awaited after update of merged_into_id on crm.customer for each row
  when (old.merged_into_id is distinct from new.merged_into_id) execute function crm.customer_merge_awaited();

-- Of what came before, the messages of the last 90 days: what is older was settled in another way.
insert into crm.awaiting_reply (customer_id, touchpoint_id, since)
select c.id, m.id, m.at
from (
  select distinct coalesce(c.merged_into_id, c.id) as id from crm.touchpoint t join crm.customer c on c.id = t.customer_id
  where t.at > now() - interval '90 days' and crm.is_message(t.channel, t.direction)) c
cross join lateral crm.find_awaiting_reply(crm.ids_of_customer(c.id), now() - interval '90 days') m
where m.id is not null;
