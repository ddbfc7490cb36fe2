-- Whoever gets leads from somebody else, or by a rule, is told of it.
alter table crm.notification
  add column lead_id bigint references crm.lead (id) on delete cascade,
  add column lead_count int check (lead_count > 0),
  drop constraint notification_of_one_thing,
  add constraint notification_of_one_thing check (num_nonnulls(activity_id, occasion_id, contact_id, hand_over, quote_id, lead_id) = 1),
  add constraint notification_lead_count check ((lead_id is null) = (lead_count is null));
comment on column crm.notification.lead_id is 'Which lead became theirs; of several that came together, one.';
create index notification_lead_ix on crm.notification (lead_id) where lead_id is not null;
