-- What reports tell of all sales is kept added up, day by day. Whatever has changed since it was added up is read from the records,
-- so that the sums are right at any moment, and whoever changes something only leaves word of it.

-- Opportunities as they were when they were added up, so that they can be taken out again.
create table crm.sale_counted (
  opportunity_id bigint primary key,
  pipeline_id bigint not null,
  stage_id bigint not null,
  state text not null,
  opened_on date not null,
  closed_on date,
  base_amount numeric not null,
  came_to bigint[] not null,
  stages bigint[] not null,
  came_on date[] not null,
  left_on date[] not null
);
comment on table crm.sale_counted is 'No foreign keys: what was counted is remembered, whatever became of it.';
comment on column crm.sale_counted.came_to is 'Each stage in which it stood open; stages, came_on, left_on: each stay, stage by stage, see stage_stay.';

create view crm.sale_as_it_is as
select o.id as opportunity_id, o.pipeline_id, o.stage_id, o.state, o.opened_on, o.closed_on, o.amount * o.exchange_rate as base_amount,
       coalesce(t.came_to, '{}') as came_to, coalesce(t.stages, '{}') as stages, coalesce(t.came_on, '{}') as came_on, coalesce(t.left_on, '{}') as left_on
from crm.opportunity o
left join lateral (
  select array_agg(distinct stage_id) as came_to, array_agg(stage_id order by stage_id, came_on, id) as stages,
         array_agg(came_on order by stage_id, came_on, id) as came_on, array_agg(left_on order by stage_id, came_on, id) as left_on
  from crm.stage_stay where opportunity_id = o.id) t on true;

-- What one opportunity adds to the sums.
create function crm.parts_of_sale(s crm.sale_counted)
returns table (kind text, day date, pipeline_id bigint, stage_id bigint, days int, state text, stages bigint[], number int, amount numeric)
language sql stable parallel safe as $$
  select 'DECIDED', s.closed_on, s.pipeline_id, null::bigint, null::int, s.state, null::bigint[], 1, s.base_amount where s.state <> 'OPEN'
  union all
  select 'OPENED', s.opened_on, s.pipeline_id, s.stage_id, null, s.state, s.came_to, 1, 0
  union all
  select 'WON', s.opened_on, s.pipeline_id, null, s.closed_on - s.opened_on, null, null, 1, 0 where s.state = 'WON'
  union all
  select 'ARRIVED', s.opened_on, s.pipeline_id, t.stage, greatest(t.came - s.opened_on, 0), null, null, 1, 0
  from unnest(s.stages, s.came_on) with ordinality t (stage, came, place) where t.place = 1 or s.stages[t.place - 1] <> t.stage
  union all
  select 'STANDING', f.day, s.pipeline_id, t.stage, null, null, null, f.number, f.number * s.base_amount
  from unnest(s.stages, s.came_on, s.left_on) t (stage, came, went)
  cross join lateral (values (t.came, 1), (least(t.went, s.closed_on), -1)) f (day, number)
  where f.day is not null and (least(t.went, s.closed_on) > t.came or least(t.went, s.closed_on) is null)
$$;

create table crm.sale_sum (
  kind text not null check (kind in ('DECIDED', 'OPENED', 'WON', 'ARRIVED', 'STANDING')),
  day date not null,
  pipeline_id bigint not null,
  stage_id bigint,
  days int,
  state text,
  stages bigint[],
  number bigint not null,
  amount numeric not null,
  constraint sale_sum_uq unique nulls not distinct (kind, day, pipeline_id, stage_id, days, state, stages)
);

create table crm.sale_uncounted (opportunity_id bigint not null);
comment on table crm.sale_uncounted is 'Opportunities that have changed since they were added up. Kept by triggers.';

create function crm.opportunity_uncounted() returns trigger language plpgsql as $$
begin
  insert into crm.sale_uncounted (opportunity_id) values (coalesce(new.id, old.id));
  return null;
end $$;
create trigger opportunity_uncounted_with_it after insert or delete on crm.opportunity
  for each row execute function crm.opportunity_uncounted();
create trigger opportunity_uncounted_since after update on crm.opportunity
  for each row when ((old.pipeline_id, old.stage_id, old.state, old.opened_on, old.closed_on, old.amount, old.exchange_rate)
                     is distinct from (new.pipeline_id, new.stage_id, new.state, new.opened_on, new.closed_on, new.amount, new.exchange_rate))
  execute function crm.opportunity_uncounted();

create function crm.opportunities_gone_uncounted() returns trigger language plpgsql as $$
begin
  insert into crm.sale_uncounted (opportunity_id) select opportunity_id from crm.sale_counted;
  return null;
end $$;
create trigger opportunity_uncounted_at_once after truncate on crm.opportunity
  for each statement execute function crm.opportunities_gone_uncounted();

create function crm.opportunity_move_uncounted() returns trigger language plpgsql as $$
begin
  insert into crm.sale_uncounted (opportunity_id) values (new.opportunity_id);
  return null;
end $$;
create trigger opportunity_move_uncounted after insert on crm.opportunity_move
  for each row execute function crm.opportunity_move_uncounted();

-- Adds up some of those that have changed, one caller after the other. A statement sees one state of all tables: whatever is
-- committed while it runs has left word of it, and waits for the next time.
create function crm.count_sales(most int) returns int language plpgsql as $$
declare
  counted int;
begin
  lock table crm.sale_uncounted in share update exclusive mode;
  with changed as materialized (
    delete from crm.sale_uncounted
    where opportunity_id in (select distinct u.opportunity_id from crm.sale_uncounted u order by 1 limit most) returning opportunity_id
  ), ids as materialized (
    select distinct opportunity_id from changed
  ), was as materialized (
    select c.* from crm.sale_counted c join ids using (opportunity_id)
  ), fresh as materialized (
    select s.* from crm.sale_as_it_is s join ids using (opportunity_id)
  ), forgotten as (
    delete from crm.sale_counted c using was w
    where c.opportunity_id = w.opportunity_id and not exists (select from fresh f where f.opportunity_id = w.opportunity_id)
  ), remembered as (
    insert into crm.sale_counted as c select * from fresh
    on conflict (opportunity_id) do update
    set (pipeline_id, stage_id, state, opened_on, closed_on, base_amount, came_to, stages, came_on, left_on)
      = (excluded.pipeline_id, excluded.stage_id, excluded.state, excluded.opened_on, excluded.closed_on, excluded.base_amount,
         excluded.came_to, excluded.stages, excluded.came_on, excluded.left_on)
  ), added as (
    insert into crm.sale_sum as s (kind, day, pipeline_id, stage_id, days, state, stages, number, amount)
    select kind, day, pipeline_id, stage_id, days, state, stages, sum(number), sum(amount)
    from (select p.* from fresh f cross join lateral crm.parts_of_sale(row(f.*)::crm.sale_counted) p
          union all
          select p.kind, p.day, p.pipeline_id, p.stage_id, p.days, p.state, p.stages, -p.number, -p.amount
          from was w cross join lateral crm.parts_of_sale(row(w.*)::crm.sale_counted) p) parts
    group by kind, day, pipeline_id, stage_id, days, state, stages having sum(number) <> 0 or sum(amount) <> 0
    on conflict on constraint sale_sum_uq do update set number = s.number + excluded.number, amount = s.amount + excluded.amount
  )
  select count(*) into counted from ids;
  return counted;
end $$;

create view crm.fact_sale_part as
select s.opportunity_id, p.* from crm.sale_as_it_is s cross join lateral crm.parts_of_sale(row(s.*)::crm.sale_counted) p;
comment on view crm.fact_sale_part is 'What each opportunity adds to fact_sale_sum.';

create view crm.fact_sale_sum as
select kind, day, pipeline_id, stage_id, days, state, stages, number, amount from crm.sale_sum
union all
select p.kind, p.day, p.pipeline_id, p.stage_id, p.days, p.state, p.stages, p.number, p.amount
from (select distinct opportunity_id from crm.sale_uncounted) u join crm.sale_as_it_is s using (opportunity_id)
cross join lateral crm.parts_of_sale(row(s.*)::crm.sale_counted) p
union all
select p.kind, p.day, p.pipeline_id, p.stage_id, p.days, p.state, p.stages, -p.number, -p.amount
from (select distinct opportunity_id from crm.sale_uncounted) u join crm.sale_counted s using (opportunity_id)
cross join lateral crm.parts_of_sale(row(s.*)::crm.sale_counted) p;
comment on view crm.fact_sale_sum is 'Sums over all opportunities, to be added up once more: what has just changed stands in rows of its own.';
comment on column crm.fact_sale_sum.kind is 'DECIDED: on the day, as state. OPENED: on the day, in state and stage now, came to these stages so far. WON, ARRIVED: opened on the day, after so many days won, come to the stage. STANDING: came to the stage on the day, less those that left it.';

insert into crm.sale_uncounted (opportunity_id) select id from crm.opportunity;
