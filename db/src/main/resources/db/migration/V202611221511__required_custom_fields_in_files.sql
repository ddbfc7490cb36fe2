-- What a form asks of a new record, a file has to say of it too.
comment on column crm.custom_field.required is 'A new record must have a value, whether a form or a file brings it.';
