-- What stands on the papers of the company, and when its years of account begin.
create table crm.letterhead (
  id smallint primary key default 1 check (id = 1),
  trade_name text check (length(trade_name) between 1 and 200),
  address text check (length(address) <= 4000),
  phone text check (length(phone) <= 100),
  email text check (length(email) <= 254),
  website text check (length(website) <= 300),
  economic_code text check (length(economic_code) <= 60),
  registration_number text check (length(registration_number) <= 60),
  bank_account text check (length(bank_account) <= 4000),
  footer_en text check (length(footer_en) <= 500),
  footer_fa text check (length(footer_fa) <= 500),
  tax_percent numeric(5, 2) not null default 0 check (tax_percent between 0 and 100),
  fiscal_calendar text check (fiscal_calendar in ('GREGORIAN', 'JALALI')),
  fiscal_month smallint not null default 1 check (fiscal_month between 1 and 12),
  fiscal_day smallint not null default 1 check (fiscal_day between 1 and 31),
  logo bytea check (length(logo) between 1 and 2000000),
  updated_at timestamptz not null,
  version int not null default 0
);
comment on table crm.letterhead is 'One row, once somebody has written one.';
comment on column crm.letterhead.trade_name is 'Null: the company''s name.';
comment on column crm.letterhead.tax_percent is 'Of a product that says no other.';
comment on column crm.letterhead.fiscal_calendar is 'By which years of account are counted; null: Jalali where the company speaks Persian, else Gregorian.';
comment on column crm.letterhead.logo is 'A PNG or JPEG, drawn anew by ourselves.';
