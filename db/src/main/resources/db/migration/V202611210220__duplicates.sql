-- Lists of possible duplicates are read by score and id, both falling.
drop index crm.duplicate_pair_open_ix;
create index duplicate_pair_open_ix on crm.duplicate_pair (record_kind, score desc, id desc) where dismissed_at is null;

-- A person is a customer and a contact: their merge is two, and is undone as one.
alter table crm.merge add column part_of_id bigint references crm.merge (id);
create index merge_part_ix on crm.merge (part_of_id) where part_of_id is not null;
create index merge_loser_ix on crm.merge (record_kind, loser_id, id desc);
comment on column crm.merge_move.rows is
  'MOVED: {from, to: the values of the foreign key, keys: primary keys as they were after the move}. '
  'DROPPED: {rows: whole rows, kept: the row that stood for them}. ADDED: {keys}.';
