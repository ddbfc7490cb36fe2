-- Segments whose members the company wants more of, and who is alike to these.

create table crm.likeness_target (
  segment_id bigint primary key references crm.segment (id),
  wanted_at timestamptz not null,
  wanted_by bigint references crm.staff (id),
  reckoned_at timestamptz,
  outcome text check (outcome in ('TOLD', 'FEW', 'NO_BETTER')),
  members int,
  others int,
  auc double precision,
  auc_low double precision,
  auc_high double precision
);
comment on table crm.likeness_target is 'Segments that are targets, with what was measured when it was last learned what their members are like.';
comment on column crm.likeness_target.outcome is 'FEW: too little to learn from; NO_BETTER: facts do not surely tell members from others. Then nobody is scored.';
comment on column crm.likeness_target.auc is 'Cross-validated: of a member and another, how often the member is held for more alike. With its interval of 95 percent.';

create table crm.customer_likeness (
  segment_id bigint not null references crm.likeness_target (segment_id) on delete cascade,
  place int not null,
  customer_id bigint not null,
  prospect boolean not null,
  alike smallint not null check (alike between 0 and 100),
  facts text[] not null,
  said text[] not null,
  primary key (segment_id, place)
);
comment on table crm.customer_likeness is 'The customers who are most alike to the members of a target and are none: who has bought nothing first, then by likeness. No foreign key to customers: who has gone is not shown.';
comment on column crm.customer_likeness.alike is 'How many in a hundred members are less alike to the others, or as much.';
comment on column crm.customer_likeness.facts is 'What says most of it, and beside it what it says.';
