-- The lines of a product by their orders: what lies together in orders is found by walking along two of these.
drop index crm.order_line_product_ix;
create index order_line_product_ix on crm.order_line (product_id, order_id desc);
