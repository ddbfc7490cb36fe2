-- How a contact wants to be reached, and what they have agreed to.

create table crm.contact_preference (
  contact_id bigint primary key references crm.contact (id),
  fallback text[] not null default '{}'
    check (fallback <@ array['EMAIL', 'MOBILE', 'PHONE', 'FAX', 'TELEGRAM', 'ADDRESS'] and cardinality(fallback) <= 6),
  quiet_from time,
  quiet_until time,
  quiet_days smallint[] not null default '{}' check (quiet_days <@ array[1, 2, 3, 4, 5, 6, 7]::smallint[]),
  zone text check (length(zone) between 1 and 60),
  check ((quiet_from is null) = (quiet_until is null)),
  check (quiet_from <> quiet_until)
);
comment on table crm.contact_preference is
  'Beside contact.preferred_channel, and under the contact''s version: the channels to try after it, in order, and when not to disturb.';
comment on column crm.contact_preference.quiet_until is 'Before quiet_from: on the next day.';
comment on column crm.contact_preference.quiet_days is 'The ISO weekdays (1 = Monday) on which the quiet time begins; empty: every day.';
comment on column crm.contact_preference.zone is 'Where the contact''s clock goes; null: the company''s.';

-- Consent becomes a ledger that only grows: it outlives the handle, and says itself whose and which address was meant.
alter table crm.consent drop constraint consent_handle_id_fkey;
alter table crm.consent
  add column customer_id bigint references crm.customer (id),
  add column contact_id bigint references crm.contact (id),
  add column kind text,
  add column value text,
  add column restores_id bigint references crm.consent (id);
update crm.consent s set customer_id = h.customer_id, contact_id = h.contact_id, kind = h.kind, value = h.value
from crm.handle h where h.id = s.handle_id;
alter table crm.consent
  alter column customer_id set not null,
  alter column kind set not null,
  alter column value set not null;
comment on table crm.consent is
  'Append-only: what was agreed for a handle and a purpose. The newest row counts, no row means no. handle_id is a fact of that moment, not a foreign key.';
comment on column crm.consent.wording is 'What exactly was agreed to: the text that was shown or read, or its name and version.';
comment on column crm.consent.value is 'The address that the handle had, filled like customer_id, contact_id and kind from the handle.';
comment on column crm.consent.restores_id is 'The row whose answer holds again because a merge was undone.';
create index consent_customer_ix on crm.consent (customer_id, id desc);
create index consent_contact_ix on crm.consent (contact_id, id desc) where contact_id is not null;

create function crm.fill_consent() returns trigger language plpgsql as $$
begin
  select h.customer_id, h.contact_id, h.kind, h.value into new.customer_id, new.contact_id, new.kind, new.value
  from crm.handle h where h.id = new.handle_id;
  if not found then
    raise exception 'no handle %', new.handle_id using errcode = 'foreign_key_violation';
  end if;
  return new;
end $$;
create trigger consent_filled before insert on crm.consent for each row execute function crm.fill_consent();
create trigger consent_append_only before update or delete on crm.consent
  for each statement execute function crm.refuse_change();

-- What merges have moved of this ledger until now stays where it was moved to.
delete from crm.merge_move where table_name = 'crm.consent' and action = 'MOVED';
