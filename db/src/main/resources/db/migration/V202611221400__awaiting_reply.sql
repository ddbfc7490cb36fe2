-- Who waits for an answer, kept beside the ledger, so that a queue of them need not look through it.

create table crm.awaiting_reply (
  customer_id bigint primary key references crm.customer (id) on delete cascade,
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
  'Derived from touchpoint by trigger: the first message since we last answered or spoke with the customer.';
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

create function crm.follow_awaiting_reply() returns trigger language plpgsql as $$
declare
  ids bigint[] := crm.ids_of_customer(coalesce(
    (select c.merged_into_id from crm.customer c where c.id = new.customer_id), new.customer_id));
  waits_since timestamptz;
  settled timestamptz;
  message crm.touchpoint;
begin
  select min(w.since), max(w.settled_at) into waits_since, settled from crm.awaiting_reply w where w.customer_id = any (ids);
  if new.replaces_id is null and (
      crm.is_message(new.channel, new.direction) and (waits_since <= new.at or settled >= new.at)
      or crm.is_answer(new.channel, new.direction) and (waits_since is null or waits_since > new.at)) then
    return null; -- as nearly always: whoever waits goes on waiting since then, and whoever does not is not concerned
  end if;
  message := crm.find_awaiting_reply(ids, settled);
  delete from crm.awaiting_reply w where w.customer_id = any (ids) and w.settled_at is null;
  update crm.awaiting_reply w set touchpoint_id = null, since = null where w.customer_id = any (ids) and w.since is not null;
  if message.id is not null then
    insert into crm.awaiting_reply (customer_id, touchpoint_id, since) values (new.customer_id, message.id, message.at)
    on conflict (customer_id) do update set touchpoint_id = excluded.touchpoint_id, since = excluded.since;
  end if;
  return null;
end $$;

create trigger touchpoint_awaited after insert on crm.touchpoint for each row
  when (new.direction is not null or new.replaces_id is not null) execute function crm.follow_awaiting_reply();

-- Of what came before, the messages of the last 90 days: what is older was settled in another way.
insert into crm.awaiting_reply (customer_id, touchpoint_id, since)
select distinct on (t.customer_id) t.customer_id, t.id, t.at
from crm.touchpoint t
join crm.customer c on c.id = t.customer_id
where t.at > now() - interval '90 days' and crm.is_message(t.channel, t.direction)
  and not t.withdraws and not exists (select from crm.touchpoint r where r.replaces_id = t.id)
  and not exists (
    select from crm.touchpoint a
    where a.customer_id = any (crm.ids_of_customer(coalesce(c.merged_into_id, c.id))) and a.at >= t.at
      and crm.is_answer(a.channel, a.direction)
      and not a.withdraws and not exists (select from crm.touchpoint r where r.replaces_id = a.id))
order by t.customer_id, t.at, t.id;
