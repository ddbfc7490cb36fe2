-- The customers of a country are counted from the index alone.
drop index crm.customer_country_ix;
create index customer_country_ix on crm.customer (country, name, id) include (archived_at) where merged_into_id is null;
