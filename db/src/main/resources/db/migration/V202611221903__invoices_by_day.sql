-- What is open, and what was given back, is listed by its day however much else lies between.
create index invoice_open_issued_ix on crm.invoice (coalesce(issued_on, 'infinity'), id) where balance > 0;
create index invoice_credit_note_ix on crm.invoice (coalesce(issued_on, 'infinity'), id) where kind = 'CREDIT_NOTE';
