-- What became of leads, for reports. Days are those of the company's zone.
create view crm.fact_lead as
select d.*, d.converted_on - d.created_on as days_to_convert
from (
  select l.id as lead_id, l.number, l.state, l.source, l.form_id, l.country, l.city, l.language, l.owner_id, l.partner_id,
         (l.created_at at time zone c.zone)::date as created_on, (l.converted_at at time zone c.zone)::date as converted_on,
         l.converted_by as converted_by_id, l.disqualify_reason_id, l.customer_id, l.contact_id, l.opportunity_id
  from crm.lead l cross join crm.company c) d;
comment on view crm.fact_lead is 'A row for each lead, erased ones included: whoever they were is not told here.';
