-- How somebody gets into their account without anybody else knowing their password.

alter table crm.staff alter column password_hash drop not null;
comment on column crm.staff.password_hash is 'None for who is invited and has not chosen a password yet.';

create table crm.account_link (
  staff_id bigint not null references crm.staff (id) on delete cascade,
  purpose text not null check (purpose in ('INVITATION', 'RESET')),
  token_hash text not null,
  made_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > made_at),
  primary key (staff_id, purpose)
);
create unique index account_link_token_uq on crm.account_link (token_hash);
comment on table crm.account_link is 'A secret link to an account, by the hash of its secret. A newer one replaces it; using it deletes it.';

create table crm.reset_request (
  key text not null,
  at timestamptz not null
);
create index reset_request_key_ix on crm.reset_request (key, at);
create index reset_request_at_ix on crm.reset_request (at);

-- Sign-ins are in the audit log too; the latest changes of customers are found between them.
create index audit_entry_of_customers_ix on crm.audit_entry (id) where customer_id is not null;
