create table crm.thing (id bigint primary key);
