-- Who decided whether what was learned is used, and the stages as analysis knows them.
alter table crm.chance_setting
  add column changed_at timestamptz,
  add column changed_by bigint references crm.staff (id),
  add check ((changed_at is null) = (changed_by is null)),
  alter column scored_to set default 'epoch';
update crm.chance_setting set scored_to = 'epoch';

create view crm.dim_stage as
select id as stage_id, pipeline_id, label_en, label_fa, position, probability, retired_at is not null as retired from crm.stage;
comment on column crm.dim_stage.probability is 'How many of a hundred that come here are won, as the company reckons.';
