-- What was said may have been about a sale, which is kept as long as somebody spoke of it.
alter table crm.touchpoint add column opportunity_id bigint references crm.opportunity (id);
comment on column crm.touchpoint.opportunity_id is 'The sale it was about: one to the customer at that time.';
create index touchpoint_opportunity_ix on crm.touchpoint (opportunity_id, at desc, id desc) where opportunity_id is not null;

-- A sale to the same customer: checked when it is written, since later merges may part the two ids. A correction keeps what
-- the entry was about, whoever's that is by now.
create function crm.check_touchpoint_opportunity() returns trigger language plpgsql as $$
begin
  if not exists (select from crm.opportunity o where o.id = new.opportunity_id and o.customer_id = any (crm.ids_of_customer(new.customer_id)))
    and not exists (select from crm.touchpoint t where t.id = new.replaces_id and t.opportunity_id = new.opportunity_id) then
    raise exception 'opportunity % is not of customer %', new.opportunity_id, new.customer_id
      using errcode = 'check_violation', constraint = 'touchpoint_opportunity_of_customer';
  end if;
  return new;
end $$;
create trigger touchpoint_opportunity_checked before insert on crm.touchpoint for each row
  when (new.opportunity_id is not null) execute function crm.check_touchpoint_opportunity();

create or replace view crm.fact_touchpoint as
select t.id as touchpoint_id, coalesce(c.merged_into_id, c.id) as customer_id, coalesce(k.merged_into_id, k.id) as contact_id, t.staff_id, t.at,
       (t.at at time zone (select zone from crm.company))::date as touch_date,
       t.channel, t.direction, t.minutes, t.topic, t.intent, t.record_kind, t.record_id, t.opportunity_id
from crm.touchpoint t
join crm.customer c on c.id = t.customer_id
left join crm.contact k on k.id = t.contact_id
where t.channel <> 'NOTE' and not t.withdraws and not exists (select from crm.touchpoint r where r.replaces_id = t.id);

-- Its answer has the columns of the ledger, which are one more now.
create or replace function crm.find_awaiting_reply(ids bigint[], settled_at timestamptz) returns crm.touchpoint language sql stable
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
