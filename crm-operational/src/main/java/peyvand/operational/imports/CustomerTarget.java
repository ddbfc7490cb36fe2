package peyvand.operational.imports;

import java.util.Map;
import peyvand.operational.imports.Work.Piece;

/** Customers, by reference, name, e-mail or mobile. Parents may stand in the same file, before or after. */
final class CustomerTarget extends Target {

    /** The columns a row sets where it has a value, and what it sets them to. */
    private static final String[][] COLUMNS = {
        {"reference", "e.customer_reference"},
        {"name", "e.customer_name"},
        {"sector", "e.sector"},
        {"website", "e.website"},
        {"founded_year", "e.founded_year"},
        {"employees", "e.employees"},
        {"annual_revenue", "e.annual_revenue"},
        {"city", "e.city"},
        {"country", "e.country"},
        {"source", "e.source"},
        {"note", "e.note"},
        {"owner_id", "e.owner_id"},
        {"tier_id", "e.tier_id"},
        {"parent_id", "e.parent_id"},
    };

    @Override
    void compare(Work work) {
        RowsAsEntities.gather(work, matches(work.job().matchKey()));
        RowsAsEntities.refuse(work, "notYours", """
                cast(:owners as bigint[]) is not null and exists (
                  select 1 from customer c where c.id = e.target_id and c.owner_id = any (cast(:owners as bigint[])) is not true)
                """);
        RowsAsEntities.refuse(work, "missing", """
                e.target_id is null and e.customer_name is null and e.customer_reference is null
                """, "'@CUSTOMER_NAME'");
        RowsAsEntities.refuse(work, "referenceTaken", """
                e.customer_reference is not null and exists (
                  select 1 from customer c where c.reference = e.customer_reference and c.merged_into_id is null and c.id is distinct from e.target_id)
                """);
        RowsAsEntities.refuse(work, "referenceTaken", """
                e.customer_reference is not null and exists (
                  select 1 from stage s where s.customer_reference = e.customer_reference and s.row_no < e.first_row and s.match_key <> e.match_key)
                """);
        Owners.find(work);
        RowsAsEntities.refuse(work, "notYours", """
                cast(:owners as bigint[]) is not null and e.owner_email is not null and e.owner_id = any (cast(:owners as bigint[])) is not true
                """);
        findTiers(work);
        OwnValues.require(work);
        findParents(work);
        work.run("""
                update entity e set customer_id = e.target_id, contact_id = (
                  select min(k.id) from contact k join customer c on c.id = k.customer_id and c.kind = 'PERSON'
                  where k.customer_id = e.target_id and k.merged_into_id is null)
                where e.target_id is not null
                """);
        classify(work);
        RowsAsEntities.markRefused(work);
        applyPolicy(work);
    }

    /** By one of its names. */
    private static void findTiers(Work work) {
        work.run("alter table entity add tier_id bigint");
        work.run("""
                update entity e set tier_id = (
                  select min(t.id) from customer_tier t where t.retired_at is null and crm.fold(e.customer_tier) in (crm.fold(t.label_en), crm.fold(t.label_fa)))
                where e.customer_tier is not null
                """);
        RowsAsEntities.refuse(
                work, "unknownTier", "e.customer_tier is not null and e.tier_id is null", "e.customer_tier");
    }

    private static String matches(MatchKey key) {
        return switch (key) {
            case NAME -> """
                    select s.row_no, min(c.id), count(*) from stage s
                    join customer c on crm.fold(c.name) = s.match_key and c.merged_into_id is null group by s.row_no
                    """;
            case EMAIL, MOBILE -> """
                    select s.row_no, min(c.id), count(distinct c.id) from stage s
                    join handle h on h.normal = s.match_key and h.kind = '%s'
                    join customer c on c.id = h.customer_id and c.merged_into_id is null and (h.contact_id is null or c.kind = 'PERSON')
                    group by s.row_no
                    """.formatted(key.name());
            default -> """
                    select s.row_no, coalesce(
                             (select c.id from customer c where c.reference = s.match_key and c.merged_into_id is null),
                             (select surviving_customer(c.id) from customer c where c.reference = s.match_key and c.merged_into_id is not null limit 1)), 1
                    from stage s where s.match_key is not null
                    """;
        };
    }

    /** A parent is a customer already known, or another row of the file that is not refused. */
    private static void findParents(Work work) {
        int parents = work.run("""
                update entity e set parent_id = k.id, parent_row = f.row_no
                from (select distinct crm.fold(parent_name) as key from stage where parent_name is not null) w
                left join lateral (select min(c.id) as id from customer c where crm.fold(c.name) = w.key and c.merged_into_id is null) k on true
                left join lateral (select min(s.row_no) as row_no from stage s where crm.fold(s.customer_name) = w.key) f on true
                where crm.fold(e.parent_name) = w.key
                """);
        if (parents == 0) {
            return;
        }
        RowsAsEntities.refuse(
                work,
                "ownParent",
                "e.parent_name is not null and (e.parent_id = e.target_id or (e.parent_id is null and e.parent_row = e.row_no))");
        int refused = 1;
        while (refused > 0) {
            refused = work.run("""
                    update entity e set reason = 'unknownParent', args = e.parent_name
                    where e.reason is null and e.parent_name is not null and e.parent_id is null
                      and not exists (select 1 from entity p where p.row_no = e.parent_row and p.reason is null)
                    """);
        }
    }

    private void classify(Work work) {
        StringBuilder same = new StringBuilder();
        for (String[] column : COLUMNS) {
            same.append("and (%2$s is null or c.%1$s is not distinct from %2$s)\n".formatted(column[0], column[1]));
        }
        work.run("""
                update entity e set status = case
                  when e.copy then 'UNCHANGED' when e.target_id is null then 'NEW'
                  when (e.parent_name is null or e.parent_id is not null) and not %s and not %s
                    and exists (select 1 from customer c where c.id = e.target_id %s) then 'UNCHANGED'
                  else 'UPDATED' end
                where e.reason is null
                """.formatted(HandlesAndTags.brings("customer_tag", "customer_id"), OwnValues.brings(work), same));
    }

    @Override
    Map<String, Long> write(Work work, Piece piece) {
        HandlesAndTags.createTags(work, piece);
        RowsAsEntities.takeIds(work, piece, "customer");
        work.run("""
                insert into customer (id, reference, kind, name, sector, website, founded_year, employees, annual_revenue, city, country,
                  source, note, parent_id, owner_id, tier_id, import_id, created_at, updated_at)
                select e.target_id, e.customer_reference, coalesce(e.customer_kind, :kind_of_new), coalesce(e.customer_name, e.customer_reference),
                       e.sector, e.website, e.founded_year, e.employees, e.annual_revenue, e.city, e.country, e.source, e.note, e.parent_id,
                       e.owner_id, e.tier_id, :import, :now, :now
                from entity e where e.ent_no between :first and :last and e.status = 'NEW' order by e.ent_no
                """, piece);
        work.run("""
                insert into contact (customer_id, given_name, family_name, import_id, created_at, updated_at)
                select c.id, case when c.name like '_% _%' then left(split_part(c.name, ' ', 1), 100) end,
                       case when c.name like '_% _%' then ltrim(substr(c.name, position(' ' in c.name) + 1)) else c.name end, :import, :now, :now
                from entity e join customer c on c.id = e.target_id
                where e.ent_no between :first and :last and e.status = 'NEW' and c.kind = 'PERSON' order by e.ent_no
                """, piece);
        work.run("""
                update entity e set customer_id = e.target_id, contact_id = k.id
                from entity n left join contact k on k.customer_id = n.target_id and k.import_id = :import
                where n.ent_no between :first and :last and n.status = 'NEW' and e.ent_no = n.ent_no
                """, piece);
        update(work, piece);
        HandlesAndTags.add(work, piece, "customer_tag", "customer_id");
        OwnValues.write(work, piece);
        return Map.of();
    }

    private static void update(Work work, Piece piece) {
        work.run("""
                insert into import_before (import_id, record_kind, record_id, before, after_version)
                select :import, 'CUSTOMER', c.id, to_jsonb(c) || %s || %s, c.version + 1
                from entity e join customer c on c.id = e.target_id
                where e.ent_no between :first and :last and e.status = 'UPDATED' on conflict do nothing
                """.formatted(HandlesAndTags.addedTags("customer_tag", "customer_id"), OwnValues.before(work)), piece);
        StringBuilder set = new StringBuilder();
        for (String[] column : COLUMNS) {
            set.append("%1$s = coalesce(%2$s, c.%1$s), ".formatted(column[0], column[1]));
        }
        work.run("""
                insert into import_before (import_id, record_kind, record_id, before, after_version)
                select :import, 'CONTACT', k.id, to_jsonb(k), k.version + 1
                from entity e join contact k on k.id = e.contact_id join customer c on c.id = e.target_id
                where e.ent_no between :first and :last and e.status = 'UPDATED' and e.customer_name <> c.name on conflict do nothing
                """, piece);
        work.run("""
                update contact k set given_name = case when e.customer_name like '_% _%' then left(split_part(e.customer_name, ' ', 1), 100) end,
                  family_name = case when e.customer_name like '_% _%' then ltrim(substr(e.customer_name, position(' ' in e.customer_name) + 1))
                    else e.customer_name end, updated_at = :now, version = k.version + 1
                from entity e join customer c on c.id = e.target_id
                where e.ent_no between :first and :last and e.status = 'UPDATED' and k.id = e.contact_id and e.customer_name <> c.name
                """, piece);
        work.run("""
                update customer c set %s updated_at = :now, version = c.version + 1
                from entity e where e.ent_no between :first and :last and e.status = 'UPDATED' and c.id = e.target_id
                """.formatted(set), piece);
    }

    /** Parents that were rows of the same file. */
    @Override
    void finish(Work work, Progress progress) {
        work.run("""
                update customer c set parent_id = p.target_id
                from entity e join entity p on p.row_no = e.parent_row
                where e.status in ('NEW', 'UPDATED', 'UNCHANGED') and e.parent_id is null and p.target_id is not null and c.id = e.target_id
                  and c.parent_id is distinct from p.target_id and c.id <> p.target_id
                """);
    }
}
