-- What is intended with the customers of a segment, and how far that has come.

alter table crm.segment
  add column strategy text check (strategy in ('ACQUIRE', 'RETAIN', 'DEVELOP')),
  add column strategy_since date,
  add column strategy_goal numeric(19, 4) check (strategy_goal > 0),
  add column strategy_until date,
  add check ((strategy is null) = (strategy_since is null)),
  add check ((strategy_goal is null) = (strategy_until is null)),
  add check (strategy is not null or strategy_goal is null),
  add check (strategy_until > strategy_since);
comment on column crm.segment.strategy_goal is 'In what the strategy is measured: customers won, percent that are active, percent of growth of the revenue per member.';

alter table crm.segment_state
  add column strategy_value numeric,
  add column strategy_base numeric,
  add column strategy_gone bigint,
  add column strategy_at timestamptz;
comment on column crm.segment_state.strategy_value is 'Who bought for the first time since the strategy holds; members who are active; or what members bought since. Of all customers, as of strategy_at.';
comment on column crm.segment_state.strategy_base is 'Members; members who have bought; or what members bought in as long a time before.';
comment on column crm.segment_state.strategy_gone is 'How many left the segment since the strategy holds.';
