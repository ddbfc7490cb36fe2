-- How many files everybody has sent lately, taken or not.
create table crm.upload_attempt (
  staff_id bigint not null references crm.staff (id) on delete cascade,
  at timestamptz not null,
  files int not null check (files > 0)
);
create index upload_attempt_staff_ix on crm.upload_attempt (staff_id, at);
comment on table crm.upload_attempt is 'Of the last minute; older rows go with the next attempt of the same colleague.';

drop index crm.attachment_added_ix;
