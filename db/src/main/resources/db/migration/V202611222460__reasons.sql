-- Reasons can be given other names: nobody overwrites what somebody else has just called one.
alter table crm.loss_reason add column version int not null default 0;
alter table crm.disqualify_reason add column version int not null default 0;

-- Those with the same place stand in the order in which they came; from now on each has a place of its own.
update crm.loss_reason r set position = p.place
from (select id, row_number() over (order by position, id) as place from crm.loss_reason) p where p.id = r.id;
update crm.disqualify_reason r set position = p.place
from (select id, row_number() over (order by position, id) as place from crm.disqualify_reason) p where p.id = r.id;
