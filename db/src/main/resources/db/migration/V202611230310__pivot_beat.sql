-- Which node is at an answer, and whether it still is.
alter table crm.pivot_answer add column beat_at timestamptz;
comment on column crm.pivot_answer.beat_at is 'When whoever reckons it last said so; long ago: it is nobody any more.';
