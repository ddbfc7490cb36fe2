-- Only who comes into another tier is written; all others are not even locked.
create or replace function crm.tier_customers(of_slot int, today date) returns void language plpgsql as $$
declare
  policy crm.investment_policy;
begin
  select * into policy from crm.investment_policy order by id desc limit 1;
  update crm.insight_cell c set tier = crm.investment_tier(c.worth, c.risk, policy)
  where c.slot = of_slot and c.tier <> crm.investment_tier(c.worth, c.risk, policy);
  delete from crm.investment v
  where not exists (select from crm.customer_insight i join crm.insight_cell c on c.slot = i.slot and c.cell = i.cell
                    where i.slot = of_slot and i.customer_id = v.customer_id and c.tier <> 'NONE');
  insert into crm.investment as v (customer_id, tier, since)
  select i.customer_id, c.tier, today
  from crm.insight_cell c
  join crm.customer_insight i on i.slot = c.slot and i.cell = c.cell
  left join crm.investment was on was.customer_id = i.customer_id
  where c.slot = of_slot and c.tier <> 'NONE' and was.tier is distinct from c.tier
  on conflict (customer_id) do update set tier = excluded.tier, since = excluded.since;
end $$;
