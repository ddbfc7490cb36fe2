-- Opportunities are sorted by the same words as customers and contacts.
create table crm.opportunity_tag (
  opportunity_id bigint not null references crm.opportunity (id) on delete cascade,
  tag_id bigint not null references crm.tag (id),
  primary key (opportunity_id, tag_id)
);
create index opportunity_tag_tag_ix on crm.opportunity_tag (tag_id, opportunity_id);

-- What stands in a stage for too long is found without reading all that stands there, and the columns are filtered by it in the index.
create index opportunity_standing_ix on crm.opportunity (stage_id, stage_since) include (id, amount, exchange_rate) where state = 'OPEN';
drop index crm.opportunity_board_ix;
create index opportunity_board_ix on crm.opportunity (stage_id, coalesce(close_on, 'infinity'), id) include (amount, exchange_rate, close_on, stage_since)
  where state = 'OPEN';

-- Lists of what is still open do not read past all that was decided long ago.
create index opportunity_open_close_ix on crm.opportunity (coalesce(close_on, 'infinity'), id) where state = 'OPEN';
