-- What an owner's day begins with: who of theirs bought last, and who is worth most.

create index customer_owner_last_order_ix on crm.customer
  (owner_id, coalesce(last_ordered_at, '-infinity'::timestamptz), id) where merged_into_id is null;
create index customer_owner_net_ix on crm.customer (owner_id, net_amount, id) where merged_into_id is null;

-- How many agreed to marketing lately.
create index consent_marketing_ix on crm.consent (recorded_at) where purpose = 'MARKETING' and granted;
