-- By what a run reckoned stays with it: the settings may be others by the time its results are read.
alter table crm.analysis_run add column setting jsonb;
comment on column crm.analysis_run.setting is 'The settings it began with; null before it did.';
update crm.analysis_run set setting = (
  select jsonb_build_object('asOf', s.as_of, 'horizonMonths', s.horizon_months, 'yearlyDiscount', s.yearly_discount,
                            'loyalDays', s.loyal_days, 'riskFactor', s.risk_factor, 'lostFactor', s.lost_factor,
                            'version', s.version)
  from crm.analysis_setting s)
where state = 'DONE';
