-- In which group by recency, frequency and monetary value customers were at the ends of the latest months, and who went whereto.

alter table crm.customer_insight add column gregorian_groups bytea, add column jalali_groups bytea;
comment on column crm.customer_insight.gregorian_groups is 'A byte for the end of each of the latest months, the day of the analysis last: 0 for nothing bought, else the group, as in group_flow.code.';

create table crm.group_flow (
  slot smallint not null,
  kind text not null check (kind in ('GREGORIAN', 'JALALI')),
  first_on date not null,
  place int not null check (place > 0),
  was text not null,
  became text not null,
  code bytea not null check (length(code) = 2),
  customers int not null,
  people bigint[] not null,
  primary key (slot, kind, first_on, was, became)
);
comment on table crm.group_flow is 'How many customers were in one group before a month and in another, or the same, after it.';
comment on column crm.group_flow.was is 'NONE: had bought nothing.';
comment on column crm.group_flow.place is 'Of the month among those of its kind, from 1: where its code stands in the groups of a customer.';
comment on column crm.group_flow.people is 'Ids of the customers, the highest first: all of them, or as many as a list begins with.';
alter table crm.group_flow alter column people set storage external;
