package peyvand.operational.imports;

import peyvand.operational.imports.Work.Piece;

/**
 * The products that rows about something else name, in the temporary table {@code prod}: known ones are found by their code
 * or name, whatever blanks the name has; others are created when the first record that names them is written.
 */
final class NamedProducts {

    private NamedProducts() {}

    /** @param telling the condition under which a row's name of a product is to be preferred */
    static void gather(Work work, String telling) {
        work.run("""
                create temp table prod as
                with said as (
                  select product_key, product_name, min(product_code collate "C") collate "default" as code,
                         count(*) filter (where %s) as priced, count(*) as times, min(row_no) as first_row
                  from stage where product_key is not null group by product_key, product_name
                ), named as (
                  select distinct on (product_key) product_key, code, left(coalesce(product_name, code), 300) as name
                  from said
                  order by product_key, product_name is null, priced = 0, priced desc, times desc, first_row
                )
                select row_number() over (order by n.product_key collate "C")::int as prod_no, n.product_key, n.code,
                       coalesce(p.name, n.name) as name, coalesce(p.kind, product_kind(coalesce(n.code, ''), n.name)) as kind,
                       p.id as target_id, null::int as piece
                from named n
                left join lateral (
                  select p.id, p.name, p.kind, 1 as nearness from product p where n.code is not null and p.code = n.code
                  union all
                  (select p.id, p.name, p.kind, 2 from product p where n.code is null and crm.fold(p.name) = substr(n.product_key, 2) order by p.id limit 1)
                  union all
                  (select min(p.id), min(p.name), min(p.kind), 3 from product p
                   where n.code is null and replace(crm.fold(p.name), ' ', '') = replace(substr(n.product_key, 2), ' ', '') having count(*) = 1)
                  order by nearness limit 1
                ) p on true
                """.formatted(telling));
        work.run("create unique index on prod (prod_no)");
        work.run("analyze prod");
    }

    /** @param written from and where of those that name one: the entities {@code e} that will be written */
    static long wanted(Work work, String written) {
        return work.sql("""
                select count(*) from prod p where p.target_id is null and p.prod_no in (select prod_no from %s)
                """.formatted(written)).query(Long.class).single();
    }

    /**
     * @param written from and where of those that name one: the entities {@code e} that will be written
     * @return how many were created for the entities of a piece
     */
    static int create(Work work, Piece piece, String written) {
        return work.run("""
                with fresh as (
                  update prod set target_id = nextval(pg_get_serial_sequence('product', 'id')), piece = :first
                  where target_id is null and prod_no in (select prod_no from %s and e.ent_no between :first and :last)
                  returning target_id, code, name, kind, prod_no
                )
                insert into product (id, code, name, kind, import_id, created_at, updated_at)
                select target_id, coalesce(code, 'P-' || nextval('product_number')), name, kind, :import, :now, :now
                from fresh order by prod_no
                """.formatted(written), piece);
    }
}
