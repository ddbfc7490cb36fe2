package peyvand.operational.imports;

import java.util.List;
import java.util.Map;
import peyvand.operational.imports.Work.Piece;
import peyvand.operational.lead.ManyLeads;

/**
 * Leads, by e-mail address, telephone or name: the latest there is. One that became a customer or was put aside stays as it
 * is. New ones without an owner go by the rules.
 */
final class LeadTarget extends Target {

    /** The columns a row sets where it has a value, and what it sets them to. */
    private static final String[][] COLUMNS = {
        {"person_name", "e.full_name"},
        {"organisation", "e.lead_organisation"},
        {"job_title", "e.job_title"},
        {"email", "e.email"},
        {"email_normal", "e.email_normal"},
        {"phone", "coalesce(e.mobile, e.phone)"},
        {"phone_normal", "coalesce(e.mobile_normal, e.phone_normal)"},
        {"city", "e.city"},
        {"country", "e.country"},
        {"website", "e.website"},
        {"language", "e.language"},
        {"source", "e.source"},
        {"interest", "e.note"},
        {"owner_id", "e.owner_id"},
    };

    private static final String OPEN = "l.state in ('NEW', 'WORKING') and l.erased_at is null";

    @Override
    void compare(Work work) {
        work.run("""
                update stage set full_name = left(concat_ws(' ', given_name, family_name), 200)
                where given_name is not null or family_name is not null
                """);
        RowsAsEntities.gather(work, matches(work.job().matchKey()));
        work.run("""
                update entity e set owner_id = coalesce(
                  (select s.id from staff s where lower(s.email) = lower(e.owner_email)),
                  (select min(s.id) from staff s where crm.fold(s.name) = crm.fold(e.owner_email) having count(*) = 1))
                where e.owner_email is not null
                """);
        RowsAsEntities.refuse(
                work, "unknownOwner", "e.owner_email is not null and e.owner_id is null", "e.owner_email");
        RowsAsEntities.refuse(work, "notYours", """
                cast(:owners as bigint[]) is not null and exists (
                  select 1 from lead l where l.id = e.target_id and l.owner_id <> all (cast(:owners as bigint[])))
                """);
        classify(work);
        RowsAsEntities.markRefused(work);
        applyPolicy(work);
    }

    /** What has neither address nor number is found by its names. */
    private static String matches(MatchKey key) {
        String byName = """
                select s.row_no, max(l.id), 1 from stage s
                join lead l on coalesce(l.person_key, l.organisation_key) = coalesce(crm.name_key(s.full_name), crm.name_key(s.lead_organisation))
                  and crm.fold(l.person_name) is not distinct from crm.fold(s.full_name)
                  and crm.fold(l.organisation) is not distinct from crm.fold(s.lead_organisation)
                %s group by s.row_no
                """;
        return key == MatchKey.NAME
                ? byName.formatted("")
                : """
                select s.row_no, max(l.id), 1 from stage s join lead l on l.%s = s.match_key group by s.row_no
                union all
                """.formatted(key == MatchKey.EMAIL ? "email_normal" : "phone_normal")
                        + byName.formatted("where s.match_key is null");
    }

    private static void classify(Work work) {
        StringBuilder same = new StringBuilder();
        for (String[] column : COLUMNS) {
            same.append("and (%2$s is null or l.%1$s is not distinct from %2$s)\n".formatted(column[0], column[1]));
        }
        work.run("""
                update entity e set status = case
                  when e.copy then 'UNCHANGED' when e.target_id is null then 'NEW'
                  when exists (select 1 from lead l where l.id = e.target_id and (not (%s) or (true %s))) then 'UNCHANGED'
                  else 'UPDATED' end
                where e.reason is null
                """.formatted(OPEN, same));
    }

    @Override
    Map<String, Long> write(Work work, Piece piece) {
        RowsAsEntities.takeIds(work, piece, "lead");
        StringBuilder names = new StringBuilder();
        StringBuilder values = new StringBuilder();
        StringBuilder set = new StringBuilder();
        for (String[] column : COLUMNS) {
            names.append(column[0]).append(", ");
            values.append(column[1]).append(", ");
            set.append("%1$s = coalesce(%2$s, l.%1$s), ".formatted(column[0], column[1]));
        }
        work.run("""
                insert into lead (%s id, import_id, created_at, updated_at)
                select %s e.target_id, :import, :now, :now
                from entity e where e.ent_no between :first and :last and e.status = 'NEW' order by e.ent_no
                """.formatted(names, values), piece);
        work.run("""
                insert into import_before (import_id, record_kind, record_id, before, after_version)
                select :import, 'LEAD', l.id, to_jsonb(l), l.version + 1 from entity e join lead l on l.id = e.target_id
                where e.ent_no between :first and :last and e.status = 'UPDATED' on conflict do nothing
                """, piece);
        work.run("""
                update lead l set %s updated_at = :now, version = l.version + 1
                from entity e where e.ent_no between :first and :last and e.status = 'UPDATED' and l.id = e.target_id
                """.formatted(set), piece);
        ManyLeads.assign(work.jdbc(), created(work, piece));
        return Map.of();
    }

    private static List<Long> created(Work work, Piece piece) {
        return work.sql(
                        "select target_id from entity where ent_no between :first and :last and status = 'NEW' order by ent_no")
                .param("first", piece.first())
                .param("last", piece.last())
                .query(Long.class)
                .list();
    }

    /** Whoever has got some is told how many, once. */
    @Override
    void finish(Work work, Progress progress) {
        work.run("""
                insert into notification (staff_id, lead_id, lead_count, created_at)
                select l.owner_id, min(l.id), count(*), :now from lead l
                where l.import_id = :import and l.owner_id <> :requested_by and not exists (
                  select from notification n join lead x on x.id = n.lead_id where n.staff_id = l.owner_id and x.import_id = :import)
                group by l.owner_id
                """);
    }
}
