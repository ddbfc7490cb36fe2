-- Forms that were sent, so that a double click or a resent page makes one record.

create table crm.form_submission (
  key uuid primary key,
  staff_id bigint not null references crm.staff (id),
  location text,
  at timestamptz not null
);
create index form_submission_at_ix on crm.form_submission (at);
