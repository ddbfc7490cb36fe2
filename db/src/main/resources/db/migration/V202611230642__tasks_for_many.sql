-- Tasks that were given for many customers at once: who has an open one of these is not given another.
alter table crm.activity add column bulk_id bigint;
comment on column crm.activity.bulk_id is 'The change of many that made it; no foreign key: changes are forgotten earlier than tasks.';
