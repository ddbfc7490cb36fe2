-- Whoever looks for customers of some cells by their value begins at the most that anybody there is worth.
alter table crm.insight_cell add column most_value double precision not null default 'infinity';
comment on column crm.insight_cell.most_value is 'No customer of the cell is worth more; infinity: not known.';
