package peyvand.operational.imports;

import peyvand.operational.imports.Work.Piece;

/**
 * The customers that rows about something else name, in the temporary table {@code cust}: known ones are found by their
 * reference or name, others are created when the first record that names them is written.
 */
final class NamedCustomers {

    private NamedCustomers() {}

    static void gather(Work work) {
        work.run("""
                create temp table cust as
                with named as (
                  select customer_key, min(row_no) as first_row, min(customer_reference collate "C") collate "default" as reference, min(customer_name collate "C") collate "default" as name
                  from stage where customer_key is not null group by customer_key
                )
                select row_number() over (order by n.first_row)::int as cust_no, n.customer_key, n.reference,
                       coalesce(n.name, n.reference) as name, found.id as target_id, coalesce(found.number > 1, false) as ambiguous,
                       exists (select 1 from customer c where c.id = found.id
                         and c.owner_id = any (cast(:owners as bigint[])) is not true and cast(:owners as bigint[]) is not null) as hidden,
                       null::text as country, null::int as piece
                from named n
                left join lateral (
                  select coalesce(
                    (select c.id from customer c where c.reference = n.reference and c.merged_into_id is null),
                    (select surviving_customer(c.id) from customer c where c.reference = n.reference and c.merged_into_id is not null limit 1)
                  ) as id, 1 as number
                  where n.reference is not null
                  union all
                  select min(c.id), count(*) from customer c
                  where n.reference is null and crm.fold(c.name) = substr(n.customer_key, 2) and c.merged_into_id is null
                ) found on found.id is not null
                """);
        work.run("create unique index on cust (cust_no)");
        work.run("analyze cust");
    }

    /** How many have to be created for what will be written. */
    static long wanted(Work work) {
        return work.sql("""
                select count(distinct cust_no) from entity join cust c using (cust_no)
                where status in ('NEW', 'UPDATED') and c.target_id is null
                """).query(Long.class).single();
    }

    /** @return how many were created for the entities of a piece */
    static int create(Work work, Piece piece) {
        int created = work.run("""
                with fresh as (
                  update cust set target_id = nextval(pg_get_serial_sequence('customer', 'id')), piece = :first
                  where target_id is null and cust_no in (
                    select cust_no from entity where ent_no between :first and :last and status in ('NEW', 'UPDATED'))
                  returning target_id, reference, name, country, cust_no
                )
                insert into customer (id, reference, kind, name, country, owner_id, import_id, created_at, updated_at)
                select target_id, reference, :kind_of_new, left(name, 200), country, cast(:default_owner as bigint), :import, :now, :now
                from fresh order by cust_no
                """, piece);
        if (created > 0 && work.job().options().createPersons()) {
            work.run("""
                    insert into contact (customer_id, given_name, family_name, import_id, created_at, updated_at)
                    select target_id, case when name like '_% _%' then left(split_part(name, ' ', 1), 100) end,
                           case when name like '_% _%' then ltrim(substr(name, position(' ' in name) + 1)) else left(name, 200) end, :import, :now, :now
                    from cust where piece = :first
                    """, piece);
        }
        return created;
    }
}
