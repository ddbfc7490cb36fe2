-- Opportunities, leads and staff come from files too.
alter table crm.import_job drop constraint import_job_kind_check;
alter table crm.import_job add constraint import_job_kind_check
  check (kind in ('CUSTOMERS', 'CONTACTS', 'PRODUCTS', 'ORDERS', 'OPPORTUNITIES', 'LEADS', 'STAFF'));

alter table crm.opportunity add column import_id bigint references crm.import_job (id);
create index opportunity_import_ix on crm.opportunity (import_id, id) where import_id is not null;
alter table crm.staff add column import_id bigint;
alter table crm.team add column import_id bigint;
comment on column crm.staff.import_id is 'The import they came with. No foreign key: who works here does not hang on what became of a file.';

-- Names in files are found though the blanks in them differ: GTXPro is GTX Pro.
create index product_without_blanks_ix on crm.product (replace(crm.fold(name), ' ', ''));

-- Moves are never changed; they go with the whole opportunity, when an import is undone that nobody has built on.
drop trigger opportunity_move_append_only on crm.opportunity_move;
alter table crm.opportunity_move drop constraint opportunity_move_opportunity_id_fkey;
alter table crm.opportunity_move add constraint opportunity_move_opportunity_id_fkey
  foreign key (opportunity_id) references crm.opportunity (id) on delete cascade;
create function crm.refuse_change_of_moves() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if not exists (select from crm.opportunity o where o.id = old.opportunity_id) then
      return old;
    end if;
  end if;
  raise exception 'opportunity_move is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger opportunity_move_append_only before update or delete on crm.opportunity_move
  for each row execute function crm.refuse_change_of_moves();
