-- A second factor at the sign-in, and what somebody writes under their letters.

create table crm.second_factor (
  staff_id bigint primary key references crm.staff (id) on delete cascade,
  secret bytea not null,
  begun_at timestamptz not null,
  confirmed_at timestamptz,
  last_step bigint not null default 0
);
comment on table crm.second_factor is 'secret is encrypted with a key that is not in the database. It counts once a first code has confirmed it; last_step is the time step of the latest code, since each code works once.';

create table crm.recovery_code (
  staff_id bigint not null references crm.second_factor (staff_id) on delete cascade,
  code_hash text not null,
  primary key (staff_id, code_hash)
);

alter table crm.staff add column signature text check (length(signature) between 1 and 2000);
