-- Those of contacts, beside those of customers and products.
create view crm.dim_contact_field as
select v.record_id as contact_id, k.customer_id, f.id as field_id, f.label_en, f.label_fa, f.kind, f.retired_at is not null as retired,
       v.text_value, v.number_value, v.date_value, v.choice_id, c.label_en as choice_en, c.label_fa as choice_fa, v.yes_value
from crm.custom_value v
join crm.custom_field f on f.id = v.field_id
join crm.contact k on k.id = v.record_id and k.merged_into_id is null
left join crm.custom_choice c on c.id = v.choice_id
where v.record_kind = 'CONTACT';
comment on column crm.dim_contact_field.label_en is 'What the field is called now; null where it is called so in one language only.';
comment on column crm.dim_contact_field.number_value is 'Of kind MONEY: in the base currency.';
