-- What an import needs to show its pace, to square its books and to be undone without a trace.

alter table crm.import_job
  add column header_key text,
  add column phase_started_at timestamptz,
  add column reconciliation jsonb,
  add column visible_owners bigint[];
comment on column crm.import_job.visible_owners is 'Whose customers the import may touch; null: everybody''s. Taken from whoever started it.';

alter table crm.tag add column import_id bigint;
create index tag_import_ix on crm.tag (import_id) where import_id is not null;
alter table crm.category add column import_id bigint;
create index category_import_ix on crm.category (import_id) where import_id is not null;

-- The record a merged customer lives on in.
create function crm.surviving_customer(of_id bigint) returns bigint language sql stable as $$
  with recursive chain (id, next) as (
    select c.id, c.merged_into_id from crm.customer c where c.id = of_id
    union
    select c.id, c.merged_into_id from chain join crm.customer c on c.id = chain.next
  )
  select id from chain where next is null
$$;
create index customer_merged_reference_ix on crm.customer (reference) where merged_into_id is not null;
