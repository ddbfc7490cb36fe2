-- Custom fields as analysis and outside tools read them: a row for each record and field, typed. Reviewed like an API.

create view crm.dim_customer_field as
select v.record_id as customer_id, f.id as field_id, f.label_en, f.label_fa, f.kind, f.retired_at is not null as retired,
       v.text_value, v.number_value, v.date_value, v.choice_id, c.label_en as choice_en, c.label_fa as choice_fa, v.yes_value
from crm.custom_value v
join crm.custom_field f on f.id = v.field_id
left join crm.custom_choice c on c.id = v.choice_id
where v.record_kind = 'CUSTOMER' and exists (select from crm.customer r where r.id = v.record_id and r.merged_into_id is null);
comment on column crm.dim_customer_field.label_en is 'What the field is called now; null where it is called so in one language only.';
comment on column crm.dim_customer_field.number_value is 'Of kind MONEY: in the base currency.';

create view crm.dim_product_field as
select v.record_id as product_id, f.id as field_id, f.label_en, f.label_fa, f.kind, f.retired_at is not null as retired,
       v.text_value, v.number_value, v.date_value, v.choice_id, c.label_en as choice_en, c.label_fa as choice_fa, v.yes_value
from crm.custom_value v
join crm.custom_field f on f.id = v.field_id
left join crm.custom_choice c on c.id = v.choice_id
where v.record_kind = 'PRODUCT';
