-- Orders are the fourth kind of record with custom fields: another partition, as the first three.

alter table crm.custom_field drop constraint custom_field_record_kind_check;
alter table crm.custom_field add constraint custom_field_record_kind_check check (record_kind in ('CUSTOMER', 'CONTACT', 'PRODUCT', 'ORDER'));

create table crm.custom_value_order partition of crm.custom_value for values in ('ORDER');
alter table crm.custom_value_order add foreign key (record_id) references crm.sales_order (id) on delete cascade;

create view crm.dim_order_field as
select v.record_id as order_id, f.id as field_id, f.label_en, f.label_fa, f.kind, f.retired_at is not null as retired,
       v.text_value, v.number_value, v.date_value, v.choice_id, c.label_en as choice_en, c.label_fa as choice_fa, v.yes_value
from crm.custom_value v
join crm.custom_field f on f.id = v.field_id
left join crm.custom_choice c on c.id = v.choice_id
where v.record_kind = 'ORDER' and exists (select from crm.sales_order r where r.id = v.record_id and r.state in ('PLACED', 'FULFILLED'));
comment on view crm.dim_order_field is 'Of the orders whose lines are facts: placed or fulfilled.';
comment on column crm.dim_order_field.label_en is 'What the field is called now; null where it is called so in one language only.';
comment on column crm.dim_order_field.number_value is 'Of kind MONEY: in the base currency.';
