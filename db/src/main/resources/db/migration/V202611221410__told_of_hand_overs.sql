-- Whoever gets customers from somebody else is told of it, once for all of a hand-over.

alter table crm.notification
  add column hand_over uuid,
  drop constraint notification_check,
  drop constraint notification_check1,
  add constraint notification_of_one_thing check (num_nonnulls(activity_id, occasion_id, contact_id, hand_over) = 1),
  add constraint notification_due check ((activity_id is null) = (due_at is null)),
  add constraint notification_on_day check ((num_nonnulls(occasion_id, contact_id) = 1) = (on_day is not null));
comment on column crm.notification.hand_over is 'The batch of the hand-over.';
create unique index notification_hand_over_uq on crm.notification (hand_over, staff_id) where hand_over is not null;
