-- Whoever gets opportunities from somebody else is told of it.
alter table crm.notification
  add column opportunity_id bigint references crm.opportunity (id) on delete cascade,
  add column opportunity_count int check (opportunity_count > 0),
  drop constraint notification_of_one_thing,
  add constraint notification_of_one_thing
    check (num_nonnulls(activity_id, occasion_id, contact_id, hand_over, quote_id, lead_id, opportunity_id) = 1),
  add constraint notification_opportunity_count check ((opportunity_id is null) = (opportunity_count is null));
comment on column crm.notification.opportunity_id is 'Which opportunity became theirs; of several that came together, one.';
create index notification_opportunity_ix on crm.notification (opportunity_id) where opportunity_id is not null;
