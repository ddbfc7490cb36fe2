-- The link by which somebody's other calendar reads their activities. Only a hash of its secret is kept.

create table crm.calendar_feed (
  staff_id bigint primary key references crm.staff (id),
  token_hash bytea not null unique check (length(token_hash) = 32),
  created_at timestamptz not null
);
