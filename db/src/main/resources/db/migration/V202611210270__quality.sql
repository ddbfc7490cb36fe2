-- How complete and trustworthy the data is: one row for each measure, replaced whenever it is taken again, with the
-- first records concerned.

create table crm.quality_measure (
  measure text primary key,
  total bigint not null check (total >= 0),
  affected bigint not null check (affected between 0 and total),
  measured_at timestamptz not null
);

create table crm.quality_case (
  measure text not null references crm.quality_measure (measure) on delete cascade,
  record_id bigint not null,
  primary key (measure, record_id)
);
comment on table crm.quality_case is 'Of each measure the first records concerned; ids are facts of that moment, not foreign keys.';
