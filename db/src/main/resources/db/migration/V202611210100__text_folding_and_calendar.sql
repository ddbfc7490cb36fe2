-- Words and days: what two spellings have in common, and which Jalali day a date is.

create extension if not exists pg_trgm schema crm;

-- The form in which text is searched and compared. Lower case, no accents, no diacritics, one form for each
-- Persian and Arabic letter and digit, no zero-width characters. peyvand.domain.Folding is its twin in Java.
create function crm.fold(value text) returns text
  language sql immutable strict parallel safe
return translate(
  regexp_replace(
    lower(normalize(value, NFKD) collate "und-x-icu"),
    '[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]', '', 'g'),
  'يىكةەھہۂ۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩øłđıς’‘',
  'ییکههههه01234567890123456789oldiσ''''');

-- The words of a folded text, each once.
create function crm.words(folded text) returns text[]
  language sql immutable strict parallel safe
return array(select distinct word from regexp_split_to_table(folded, '[^[:alnum:]]+') word where word <> '');

-- What spellings of one name share: words of legal form left out, letters that sound alike made one, vowels after the
-- first letter and doubled letters dropped, words in order of the alphabet. Mohammad Rezaei = Rezaei, Muhamad.
create function crm.name_key(name text) returns text
  language sql immutable strict parallel safe
return (
  select string_agg(skeleton, ' ' order by skeleton collate "C")
  from (
    select left(plain, 1) || regexp_replace(regexp_replace(substr(plain, 2), '[aeiouyوایهع]', '', 'g'), '(.)\1+', '\1', 'g') as skeleton
    from (
      select translate(word, 'طثصذضظحغwq', 'تسسزززهقvk') as plain
      from regexp_split_to_table(crm.fold(name), '[^[:alnum:]]+') word
      where word not in ('', 'the', 'and', 'of', 'co', 'company', 'corp', 'corporation', 'inc', 'ltd', 'limited', 'llc', 'llp',
        'plc', 'gmbh', 'ag', 'sa', 'bv', 'oy', 'ab', 'group', 'شرکت', 'گروه', 'سهامی', 'خاص', 'عام', 'مسئولیت', 'محدود', 'با', 'و',
        'آقای', 'اقای', 'خانم', 'mr', 'mrs', 'ms', 'dr')
    ) plain_words
  ) skeletons
);

-- Days from 1970-01-01 to 1 Farvardin of a Jalali year: the 33-year cycle, equal to the official calendar from 1206 to
-- 1500 (1827 to 2121). peyvand.domain.JalaliDate is its twin in Java.
create function crm.jalali_year_start(jalali_year int) returns int
  language sql immutable strict parallel safe
return -492268 + 365 * (jalali_year - 1) + floor((8 * jalali_year + 21) / 33.0)::int;

create table crm.dim_date (
  date date primary key,
  year smallint not null,
  quarter smallint not null,
  month smallint not null,
  day smallint not null,
  iso_year smallint not null,
  iso_week smallint not null,
  weekday smallint not null check (weekday between 1 and 7),
  jalali_year smallint not null,
  jalali_quarter smallint not null,
  jalali_month smallint not null,
  jalali_day smallint not null,
  jalali_week smallint not null,
  unique (jalali_year, jalali_month, jalali_day)
);
comment on table crm.dim_date is 'Every day from 1900 to 2100, Gregorian and Jalali; weekday is ISO (1 = Monday), a Jalali week begins on Saturday.';

insert into crm.dim_date
select d::date,
       extract(year from d), extract(quarter from d), extract(month from d), extract(day from d),
       extract(isoyear from d), extract(week from d), extract(isodow from d),
       j.y, (m.month - 1) / 3 + 1, m.month,
       case when j.n < 186 then j.n % 31 else (j.n - 186) % 30 end + 1,
       (j.n + (extract(dow from d - (j.n || ' days')::interval)::int + 1) % 7) / 7 + 1
from generate_series(timestamp '1900-01-01', timestamp '2100-12-31', interval '1 day') d
cross join lateral (
  select y, (d::date - date '1970-01-01') - crm.jalali_year_start(y) as n
  from generate_series(extract(year from d)::int - 622, extract(year from d)::int - 621) y
  where crm.jalali_year_start(y) <= d::date - date '1970-01-01'
  order by y desc limit 1
) j
cross join lateral (select case when j.n < 186 then j.n / 31 + 1 else (j.n - 186) / 30 + 7 end as month) m;
