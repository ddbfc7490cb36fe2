-- How many joined a segment and how many left it, day by day, beside how many belonged to it.

alter table crm.segment_size add column joined bigint not null default 0, add column gone bigint not null default 0;
comment on column crm.segment_size.joined is 'How many came to belong to it on that day; whoever came twice counts twice. Likewise gone.';

with zone as (select coalesce((select zone from crm.company), 'UTC') as name), moves as (
  select segment_id, (since at time zone zone.name)::date as day, 1 as joined, 0 as gone from crm.segment_member, zone
  union all
  select segment_id, (until at time zone zone.name)::date, 0, 1 from crm.segment_member, zone where until is not null
), flows as (
  select segment_id, day, sum(joined) as joined, sum(gone) as gone from moves group by segment_id, day)
insert into crm.segment_size (segment_id, day, members, joined, gone)
select f.segment_id, f.day,
       coalesce((select z.members from crm.segment_size z where z.segment_id = f.segment_id and z.day <= f.day order by z.day desc limit 1), 0),
       f.joined, f.gone
from flows f
on conflict (segment_id, day) do update set joined = excluded.joined, gone = excluded.gone;

create index segment_member_joined_ix on crm.segment_member (segment_id, since desc, customer_id desc);
drop index crm.segment_member_past_ix;
create index segment_member_left_ix on crm.segment_member (segment_id, until desc, customer_id desc) where until is not null;
