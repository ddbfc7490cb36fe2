-- Opportunities are the fifth kind of record with custom fields.

alter table crm.custom_field drop constraint custom_field_record_kind_check;
alter table crm.custom_field add constraint custom_field_record_kind_check
  check (record_kind in ('CUSTOMER', 'CONTACT', 'PRODUCT', 'ORDER', 'OPPORTUNITY'));

create table crm.custom_value_opportunity partition of crm.custom_value for values in ('OPPORTUNITY');
alter table crm.custom_value_opportunity add foreign key (record_id) references crm.opportunity (id) on delete cascade;

create view crm.dim_opportunity_field as
select v.record_id as opportunity_id, f.id as field_id, f.label_en, f.label_fa, f.kind, f.retired_at is not null as retired,
       v.text_value, v.number_value, v.date_value, v.choice_id, c.label_en as choice_en, c.label_fa as choice_fa, v.yes_value
from crm.custom_value v
join crm.custom_field f on f.id = v.field_id
left join crm.custom_choice c on c.id = v.choice_id
where v.record_kind = 'OPPORTUNITY';
comment on column crm.dim_opportunity_field.label_en is 'What the field is called now; null where it is called so in one language only.';
comment on column crm.dim_opportunity_field.number_value is 'Of kind MONEY: in the base currency.';
