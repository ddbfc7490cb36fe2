-- What the company does not want to see: it is reckoned still, so that it is back at once when it is switched on again.
create table crm.analysis_switch (
  score text primary key check (score in ('VALUE', 'OFFERS', 'GROUPS', 'CLUSTERS')),
  shown boolean not null default true,
  at timestamptz,
  by_staff bigint references crm.staff (id),
  reason text check (length(reason) between 1 and 200),
  check (shown or reason is not null)
);
comment on table crm.analysis_switch is 'Whether a score is shown, and who switched it last, when and why.';
insert into crm.analysis_switch (score) values ('VALUE'), ('OFFERS'), ('GROUPS'), ('CLUSTERS');

create function crm.score_is_shown(which text) returns boolean language sql stable parallel safe
return (select s.shown from crm.analysis_switch s where s.score = which);

-- Whoever reads what the analysis says of customers finds nothing of what is switched off.
create or replace view crm.dim_insight as
select i.customer_id, i.first_on, i.last_on, coalesce(i.as_of, (select r.as_of from crm.analysis_run r where r.id = s.run_id)) - i.last_on as recency_days,
       i.orders, i.days, i.amount, i.returned,
       case when (select crm.score_is_shown('GROUPS')) then c.r end as r,
       case when (select crm.score_is_shown('GROUPS')) then c.f end as f,
       case when (select crm.score_is_shown('GROUPS')) then c.m end as m,
       case when (select crm.score_is_shown('GROUPS')) then c.segment end as segment,
       c.decile,
       case when (select crm.score_is_shown('CLUSTERS')) then c.cluster end as cluster,
       c.stage, i.stage_since, i.gap_days,
       case when (select crm.score_is_shown('VALUE')) then i.alive end as alive,
       case when (select crm.score_is_shown('VALUE')) then i.expected end as expected,
       case when (select crm.score_is_shown('VALUE')) then i.value end as value,
       case when (select crm.score_is_shown('VALUE')) then i.value_low end as value_low,
       case when (select crm.score_is_shown('VALUE')) then i.value_high end as value_high,
       case when (select crm.score_is_shown('VALUE')) then i.at_risk end as at_risk,
       case when (select crm.score_is_shown('VALUE')) then i.next_on end as next_on,
       case when (select crm.score_is_shown('VALUE')) then c.worth end as worth,
       case when (select crm.score_is_shown('VALUE')) then c.risk end as risk,
       case when (select crm.score_is_shown('VALUE')) then c.tier end as tier,
       i.cell,
       case when (select crm.score_is_shown('OFFERS')) then i.offers end as offers,
       case when (select crm.score_is_shown('OFFERS')) then i.offers_for end as offers_for,
       case when (select crm.score_is_shown('OFFERS')) then i.offers_both end as offers_both,
       case when (select crm.score_is_shown('OFFERS')) then i.offers_of end as offers_of,
       coalesce(i.as_of, (select r.as_of from crm.analysis_run r where r.id = s.run_id)) as as_of, i.refreshed_at
from crm.customer_insight i
cross join crm.analysis_state s
join crm.insight_cell c on c.slot = i.slot and c.cell = i.cell
where i.slot = (select slot from crm.analysis_state) and s.run_id is not null;

-- Segments that ask for it are asked again once it is back; answers that were kept are forgotten.
create trigger segments_due_since after update on crm.analysis_switch
  for each statement execute function crm.segments_of_insight_due();

create function crm.pivot_answers_forgotten() returns trigger language plpgsql as $$
begin
  delete from crm.pivot_answer where state not in ('WAITING', 'RUNNING');
  return null;
end $$;
create trigger pivot_answers_forgotten after update on crm.analysis_switch
  for each statement execute function crm.pivot_answers_forgotten();
