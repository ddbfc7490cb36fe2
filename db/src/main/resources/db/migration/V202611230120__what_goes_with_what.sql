-- How far ahead is looked, in months, as discounts are reckoned.
alter table crm.analysis_setting drop column horizon_days;
alter table crm.analysis_setting add column horizon_months int not null default 12 check (horizon_months between 1 and 36);
comment on column crm.analysis_setting.horizon_months is 'How far ahead value is reckoned.';

-- What goes with what, as the last analysis found it. Few rows beside those of customers.
create table crm.product_affinity (
  slot smallint not null,
  product_id bigint not null,
  place smallint not null,
  other_id bigint not null,
  both_in int not null,
  in_baskets int not null,
  other_in int not null,
  score double precision not null,
  primary key (product_id, slot, place)
);
comment on column crm.product_affinity.place is 'From 1, the nearest; score: in both of those in either.';
comment on column crm.product_affinity.both_in is 'Baskets with both; in_baskets: with the product; other_in: with the other one.';

create table crm.product_sequel (
  slot smallint not null,
  product_id bigint not null,
  place smallint not null,
  other_id bigint not null,
  followed int not null,
  bought int not null,
  median_days double precision not null,
  primary key (product_id, slot, place)
);
comment on column crm.product_sequel.followed is 'Customers who bought the other one first on a later day, of those (bought) who bought the product.';

create table crm.basket_rule (
  slot smallint not null,
  number int not null,
  antecedent bigint[] not null,
  consequent bigint not null,
  both_in int not null,
  antecedent_in int not null,
  consequent_in int not null,
  confidence double precision not null,
  lift double precision not null,
  leverage double precision not null,
  conviction double precision,
  log_chance double precision not null,
  primary key (slot, number)
);
comment on column crm.basket_rule.number is 'From 1, by lift.';
comment on column crm.basket_rule.conviction is 'Null: infinite, as nobody bought the one without the other.';
comment on column crm.basket_rule.log_chance is 'Natural logarithm of the chance that it is mere chance, corrected for how many rules were tried.';
create index basket_rule_antecedent_ix on crm.basket_rule using gin (antecedent);
create index basket_rule_consequent_ix on crm.basket_rule (consequent, slot);
create index basket_rule_confidence_ix on crm.basket_rule (slot, confidence desc, number);
create index basket_rule_both_ix on crm.basket_rule (slot, both_in desc, number);

create or replace function crm.empty_analysis_slot(which int) returns void language plpgsql security definer set search_path = crm, pg_temp as $$
begin
  if which = (select slot from crm.analysis_state where run_id is not null) then
    raise exception 'slot % is being read', which;
  end if;
  set local lock_timeout = '500ms';
  execute format('truncate crm.customer_insight_%1$s, crm.stage_change_%1$s', which::smallint);
  delete from crm.insight_cell where slot = which;
  delete from crm.insight_percentile where slot = which;
  delete from crm.insight_period where slot = which;
  delete from crm.stage_flow where slot = which;
  delete from crm.product_affinity where slot = which;
  delete from crm.product_sequel where slot = which;
  delete from crm.basket_rule where slot = which;
end $$;
