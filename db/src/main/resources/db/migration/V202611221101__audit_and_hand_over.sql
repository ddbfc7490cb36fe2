-- The audit log can be read by who did it; hand-overs of many customers can be taken back together.
create index audit_entry_actor_ix on crm.audit_entry (actor_id, id desc);

alter table crm.hand_over add column batch uuid not null default gen_random_uuid();
alter table crm.hand_over add column undone boolean not null default false;
create index hand_over_batch_ix on crm.hand_over (batch);
