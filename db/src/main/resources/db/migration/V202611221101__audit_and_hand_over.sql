-- The audit log can be read by who did it; hand-overs of many customers can be taken back together.
create index audit_entry_actor_ix on crm.audit_entry (actor_id, id desc);

alter table crm.hand_over add column batch uuid not null default gen_random_uuid();
alter table crm.hand_over add column undone boolean not null default false;
create index hand_over_batch_ix on crm.hand_over (batch);

-- Merging two customers moves collaborators from one to the other.
create function crm.move_collaborators() returns trigger language plpgsql as $$
begin
  update crm.customer c
  set collaborators = array(select k.staff_id from crm.customer_collaborator k where k.customer_id = c.id order by 1)
  where c.id in (select customer_id from before union select customer_id from after);
  return null;
end $$;
create trigger customer_collaborator_moved after update on crm.customer_collaborator
  referencing old table as before new table as after for each statement execute function crm.move_collaborators();
