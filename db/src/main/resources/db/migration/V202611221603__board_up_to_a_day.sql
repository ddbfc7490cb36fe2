-- The cards of a column up to a day are counted and added up from the index alone.
drop index crm.opportunity_board_ix;
create index opportunity_board_ix on crm.opportunity (stage_id, coalesce(close_on, 'infinity'), id) include (amount, exchange_rate) where state = 'OPEN';
