-- Which scores are shown, in one row: looked up once by each statement, not for each column.
create view crm.shown_scores as
select bool_and(shown) filter (where score = 'VALUE') as value,
       bool_and(shown) filter (where score = 'OFFERS') as offers,
       bool_and(shown) filter (where score = 'GROUPS') as groups,
       bool_and(shown) filter (where score = 'CLUSTERS') as clusters
from crm.analysis_switch;

create or replace view crm.dim_insight as
select i.customer_id, i.first_on, i.last_on, coalesce(i.as_of, (select r.as_of from crm.analysis_run r where r.id = s.run_id)) - i.last_on as recency_days,
       i.orders, i.days, i.amount, i.returned,
       case when shown.groups then c.r end as r,
       case when shown.groups then c.f end as f,
       case when shown.groups then c.m end as m,
       case when shown.groups then c.segment end as segment,
       c.decile,
       case when shown.clusters then c.cluster end as cluster,
       c.stage, i.stage_since, i.gap_days,
       case when shown.value then i.alive end as alive,
       case when shown.value then i.expected end as expected,
       case when shown.value then i.value end as value,
       case when shown.value then i.value_low end as value_low,
       case when shown.value then i.value_high end as value_high,
       case when shown.value then i.at_risk end as at_risk,
       case when shown.value then i.next_on end as next_on,
       case when shown.value then c.worth end as worth,
       case when shown.value then c.risk end as risk,
       case when shown.value then c.tier end as tier,
       i.cell,
       case when shown.offers then i.offers end as offers,
       case when shown.offers then i.offers_for end as offers_for,
       case when shown.offers then i.offers_both end as offers_both,
       case when shown.offers then i.offers_of end as offers_of,
       coalesce(i.as_of, (select r.as_of from crm.analysis_run r where r.id = s.run_id)) as as_of, i.refreshed_at,
       case when shown.clusters then i.room end as room
from crm.customer_insight i
cross join crm.analysis_state s
cross join crm.shown_scores shown
join crm.insight_cell c on c.slot = i.slot and c.cell = i.cell
where i.slot = (select slot from crm.analysis_state) and s.run_id is not null;

-- Of all customers at once: whoever plans it while nobody is in a tier yet would look through those who are put there, for each.
alter function crm.tier_customers(int, date) set enable_nestloop = off;
