package peyvand.operational.imports;

import java.util.Map;
import peyvand.operational.imports.Work.Piece;

/** Contacts of customers that exist, by e-mail, mobile or name; a row without the first two is found by its name. */
final class ContactTarget extends Target {

    private static final String[][] COLUMNS = {
        {"given_name", "e.given_name"},
        {"family_name", "e.family_name"},
        {"job_title", "e.job_title"},
        {"gender", "e.gender"},
        {"birth_date", "e.birth_date"},
        {"language", "e.language"},
        {"note", "e.note"},
    };

    @Override
    void compare(Work work) {
        work.run("""
                update stage set given_name = case when full_name like '_% _%' then left(split_part(full_name, ' ', 1), 100) end,
                  family_name = case when full_name like '_% _%' then ltrim(substr(full_name, position(' ' in full_name) + 1)) else full_name end
                where family_name is null and full_name is not null
                """);
        gatherCustomers(work);
        RowsAsEntities.gather(work, matches(work.job().matchKey()));
        work.run("""
                update entity e set customer_id = coalesce(
                  (select c.target_id from cust c where c.customer_key = e.customer_key), (select k.customer_id from contact k where k.id = e.target_id))
                """);
        RowsAsEntities.refuse(work, "ambiguousCustomer", """
                exists (select 1 from cust c where c.customer_key = e.customer_key and c.ambiguous)
                """);
        RowsAsEntities.refuse(
                work, "unknownCustomer", "e.customer_id is null", "coalesce(e.customer_reference, e.customer_name)");
        RowsAsEntities.refuse(work, "notYours", """
                cast(:owners as bigint[]) is not null and exists (
                  select 1 from customer c where c.id = e.customer_id and c.owner_id = any (cast(:owners as bigint[])) is not true)
                """);
        RowsAsEntities.refuse(work, "personIsOwnContact", """
                exists (select 1 from customer c where c.id = e.customer_id and c.kind = 'PERSON')
                  and (e.target_id is null or e.family_name is distinct from (select k.family_name from contact k where k.id = e.target_id)
                    or e.given_name is distinct from (select k.given_name from contact k where k.id = e.target_id))
                """);
        work.run("update entity set contact_id = target_id");
        OwnValues.require(work);
        classify(work);
        RowsAsEntities.markRefused(work);
        applyPolicy(work);
    }

    private static void gatherCustomers(Work work) {
        work.run("""
                create temp table cust as
                select n.customer_key, coalesce(r.id, f.id) as target_id, coalesce(f.number > 1, false) as ambiguous
                from (select customer_key, min(customer_reference collate "C") collate "default" as reference from stage where customer_key is not null group by customer_key) n
                left join lateral (
                  select coalesce(
                    (select c.id from customer c where c.reference = n.reference and c.merged_into_id is null),
                    (select surviving_customer(c.id) from customer c where c.reference = n.reference and c.merged_into_id is not null limit 1)) as id
                ) r on n.reference is not null
                left join lateral (
                  select min(c.id) as id, count(*) as number from customer c
                  where crm.fold(c.name) = substr(n.customer_key, 2) and c.merged_into_id is null
                ) f on n.reference is null
                """);
        work.run("create unique index on cust (customer_key)");
        work.run("analyze cust");
    }

    private static String matches(MatchKey key) {
        String byName = """
                select s.row_no, min(k.id), count(*) from stage s left join cust c on c.customer_key = s.customer_key
                join contact k on k.merged_into_id is null and (k.customer_id = c.target_id or s.customer_key is null and k.family_name = s.family_name)
                  and crm.fold(k.name) = crm.fold(concat_ws(' ', s.given_name, s.family_name))
                %s group by s.row_no
                """;
        return key == MatchKey.NAME
                ? byName.formatted("")
                : """
                select s.row_no, min(k.id), count(distinct k.id) from stage s left join cust c on c.customer_key = s.customer_key
                join handle h on h.normal = s.match_key and h.kind = '%s'
                join contact k on k.id = h.contact_id and k.merged_into_id is null and (s.customer_key is null or k.customer_id = c.target_id)
                group by s.row_no
                union all
                """.formatted(key.name()) + byName.formatted("where s.match_key is null");
    }

    private void classify(Work work) {
        StringBuilder same = new StringBuilder();
        for (String[] column : COLUMNS) {
            same.append("and (%2$s is null or k.%1$s is not distinct from %2$s)\n".formatted(column[0], column[1]));
        }
        work.run("""
                update entity e set status = case
                  when e.copy then 'UNCHANGED' when e.target_id is null then 'NEW'
                  when not %s and not %s and exists (select 1 from contact k where k.id = e.target_id %s) then 'UNCHANGED'
                  else 'UPDATED' end
                where e.reason is null
                """.formatted(HandlesAndTags.brings("contact_tag", "contact_id"), OwnValues.brings(work), same));
    }

    @Override
    Map<String, Long> write(Work work, Piece piece) {
        HandlesAndTags.createTags(work, piece);
        RowsAsEntities.takeIds(work, piece, "contact");
        work.run("""
                insert into contact (id, customer_id, given_name, family_name, job_title, gender, birth_date, language, note,
                  import_id, created_at, updated_at)
                select e.target_id, e.customer_id, e.given_name, e.family_name, e.job_title, e.gender, e.birth_date, e.language, e.note,
                       :import, :now, :now
                from entity e where e.ent_no between :first and :last and e.status = 'NEW' order by e.ent_no
                """, piece);
        work.run("update entity set contact_id = target_id where ent_no between :first and :last", piece);
        work.run("""
                insert into import_before (import_id, record_kind, record_id, before, after_version)
                select :import, 'CONTACT', k.id, to_jsonb(k) || %s || %s, k.version + 1
                from entity e join contact k on k.id = e.target_id
                where e.ent_no between :first and :last and e.status = 'UPDATED' on conflict do nothing
                """.formatted(HandlesAndTags.addedTags("contact_tag", "contact_id"), OwnValues.before(work)), piece);
        StringBuilder set = new StringBuilder();
        for (String[] column : COLUMNS) {
            set.append("%1$s = coalesce(%2$s, k.%1$s), ".formatted(column[0], column[1]));
        }
        work.run("""
                update contact k set %s updated_at = :now, version = k.version + 1
                from entity e where e.ent_no between :first and :last and e.status = 'UPDATED' and k.id = e.target_id
                """.formatted(set), piece);
        HandlesAndTags.add(work, piece, "contact_tag", "contact_id");
        OwnValues.write(work, piece);
        return Map.of();
    }
}
