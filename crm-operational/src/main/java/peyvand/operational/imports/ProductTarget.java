package peyvand.operational.imports;

import java.util.Map;
import peyvand.operational.imports.Work.Piece;

/** Products, by code or name. */
final class ProductTarget extends Target {

    @Override
    void compare(Work work) {
        boolean byCode = work.job().matchKey() == MatchKey.CODE;
        RowsAsEntities.gather(work, byCode ? """
                select s.row_no, p.id, 1 as number from stage s join product p on p.code = s.match_key
                """ : """
                select s.row_no, min(p.id), count(*) from stage s join product p on crm.fold(p.name) = s.match_key group by s.row_no
                """);
        RowsAsEntities.refuse(work, "codeTaken", """
                e.product_code is not null and exists (
                  select 1 from product p where p.code = e.product_code and p.id is distinct from e.target_id)
                """);
        RowsAsEntities.refuse(work, "codeTaken", """
                e.product_code is not null and exists (
                  select 1 from stage s where s.product_code = e.product_code and s.row_no < e.first_row and s.match_key <> e.match_key)
                """);
        OwnValues.require(work);
        work.run("""
                update entity e set status = case
                  when e.copy then 'UNCHANGED' when e.target_id is null then 'NEW'
                  when not %s and exists (
                    select 1 from product p left join category c on c.id = p.category_id
                    where p.id = e.target_id and p.name = coalesce(e.product_name, p.name) and p.code = coalesce(e.product_code, p.code)
                      and p.price is not distinct from coalesce(e.price, p.price)
                      and p.currency is not distinct from coalesce(case when e.price is not null then coalesce(e.currency, p.currency, :currency) end, p.currency)
                      and p.kind = coalesce(e.product_kind, p.kind) and p.note is not distinct from coalesce(e.note, p.note)
                      and (e.category is null or crm.fold(c.name) = crm.fold(e.category)))
                  then 'UNCHANGED' else 'UPDATED' end
                where e.reason is null
                """.formatted(OwnValues.brings(work)));
        RowsAsEntities.markRefused(work);
        applyPolicy(work);
    }

    @Override
    Map<String, Long> write(Work work, Piece piece) {
        work.run("""
                insert into category (name, import_id)
                select distinct on (crm.fold(e.category)) e.category, :import from entity e
                where e.ent_no between :first and :last and e.status in ('NEW', 'UPDATED') and e.category is not null
                  and not exists (select 1 from category c where crm.fold(c.name) = crm.fold(e.category))
                on conflict do nothing
                """, piece);
        RowsAsEntities.takeIds(work, piece, "product");
        work.run("""
                insert into product (id, code, name, kind, category_id, price, currency, note, import_id, created_at, updated_at)
                select e.target_id, coalesce(e.product_code, 'P-' || nextval('product_number')), coalesce(e.product_name, e.product_code),
                       coalesce(e.product_kind, product_kind(coalesce(e.product_code, ''), coalesce(e.product_name, ''))),
                       (select min(c.id) from category c where crm.fold(c.name) = crm.fold(e.category)),
                       e.price, case when e.price is not null then coalesce(e.currency, :currency) end, e.note, :import, :now, :now
                from entity e where e.ent_no between :first and :last and e.status = 'NEW' order by e.ent_no
                """, piece);
        work.run("""
                insert into import_before (import_id, record_kind, record_id, before, after_version)
                select :import, 'PRODUCT', p.id, to_jsonb(p) || %s, p.version + 1
                from entity e join product p on p.id = e.target_id
                where e.ent_no between :first and :last and e.status = 'UPDATED' on conflict do nothing
                """.formatted(OwnValues.before(work)), piece);
        work.run("""
                update product p set code = coalesce(e.product_code, p.code), name = coalesce(e.product_name, p.name), kind = coalesce(e.product_kind, p.kind),
                  category_id = coalesce((select min(c.id) from category c where crm.fold(c.name) = crm.fold(e.category)), p.category_id),
                  price = coalesce(e.price, p.price), note = coalesce(e.note, p.note),
                  currency = coalesce(case when e.price is not null then coalesce(e.currency, p.currency, :currency) end, p.currency),
                  updated_at = :now, version = p.version + 1
                from entity e where e.ent_no between :first and :last and e.status = 'UPDATED' and p.id = e.target_id
                """, piece);
        OwnValues.write(work, piece);
        return Map.of();
    }
}
