package peyvand.operational.imports;

import java.util.LinkedHashMap;
import java.util.Map;
import peyvand.operational.imports.Work.Piece;

/**
 * Staff, by e-mail address or name, with their teams and managers. They can be given work at once, but nobody comes in
 * before an administrator has sent them an invitation. Those who are here already only join the team their row names.
 */
final class StaffTarget extends Target {

    /** An address of the company's for a name that has letters for one. */
    private static final String DERIVED = """
            case when crm.fold(%1$s) ~ '[a-z]' then trim(both '.' from regexp_replace(crm.fold(%1$s), '[^a-z0-9]+', '.', 'g'))
              else 'staff.' || %2$s end || '@' || cast(:mail_domain as text)
            """;

    @Override
    void compare(Work work) {
        RowsAsEntities.gather(
                work,
                work.job().matchKey() == MatchKey.NAME
                        ? "select s.row_no, min(f.id), count(*) from stage s join staff f on crm.fold(f.name) = s.match_key group by s.row_no"
                        : "select s.row_no, f.id, 1 from stage s join staff f on lower(f.email) = s.email_normal");
        work.run("""
                update entity e set email = %s
                where e.email is null and e.target_id is null and cast(:mail_domain as text) is not null
                """.formatted(DERIVED.formatted("e.full_name", "e.row_no")));
        RowsAsEntities.refuse(work, "missing", "e.target_id is null and e.email is null", "'@EMAIL'");
        RowsAsEntities.refuse(work, "emailTaken", """
                e.target_id is null and (exists (select 1 from staff f where lower(f.email) = lower(e.email))
                  or exists (select 1 from entity o where o.row_no < e.row_no and o.target_id is null and not e.copy and lower(o.email) = lower(e.email)))
                """, "e.email");
        gatherManagers(work);
        work.run("""
                update entity e set status = case
                  when e.copy then 'UNCHANGED' when e.target_id is null then 'NEW'
                  when e.team is null or exists (select 1 from team_member m join team t on t.id = m.team_id
                    where m.staff_id = e.target_id and crm.fold(t.name) = crm.fold(e.team)) then 'UNCHANGED'
                  else 'UPDATED' end
                where e.reason is null
                """);
        RowsAsEntities.markRefused(work);
        applyPolicy(work);
    }

    /** Managers who neither work here yet nor have a row of their own. */
    private static void gatherManagers(Work work) {
        work.run("""
                create temp table manager as
                select m.key, m.name, m.email, null::bigint as target_id from (
                  select crm.fold(e.manager_name) as key, min(e.manager_name collate "C") collate "default" as name, %s as email
                  from entity e where e.reason is null and e.manager_name is not null and cast(:mail_domain as text) is not null
                  group by crm.fold(e.manager_name)
                ) m
                where not exists (select 1 from staff f where crm.fold(f.name) = m.key or lower(f.email) = m.email)
                  and not exists (select 1 from entity e where crm.fold(e.full_name) = m.key or lower(e.email) = m.email)
                """.formatted(DERIVED.formatted("min(e.manager_name collate \"C\")", "'m' || min(e.row_no)")));
    }

    @Override
    Map<String, Long> companions(Work work) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("MANAGER.NEW", work.sql("""
                select count(*) from manager m where exists (
                  select 1 from entity e where crm.fold(e.manager_name) = m.key and e.status in ('NEW', 'UPDATED'))
                """).query(Long.class).single());
        counts.put("TEAM.NEW", work.sql("""
                select count(distinct crm.fold(e.team)) from entity e
                where e.status in ('NEW', 'UPDATED') and e.team is not null and not exists (select 1 from team t where crm.fold(t.name) = crm.fold(e.team))
                """).query(Long.class).single());
        counts.values().removeIf(number -> number == 0);
        return counts;
    }

    @Override
    Map<String, Long> write(Work work, Piece piece) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("TEAM.NEW", (long) createTeams(work, piece));
        RowsAsEntities.takeIds(work, piece, "staff");
        insert(work, piece, """
                select e.target_id, e.full_name, e.email, e.language from entity e
                where e.ent_no between :first and :last and e.status = 'NEW' order by e.ent_no
                """);
        work.run("""
                insert into staff_role (staff_id, role) select e.target_id, coalesce(e.staff_role, 'SALES') from entity e
                where e.ent_no between :first and :last and e.status = 'NEW'
                """, piece);
        counts.put("MANAGER.NEW", (long) createManagers(work, piece));
        counts.values().removeIf(number -> number == 0);
        work.run("""
                insert into import_before (import_id, record_kind, record_id, before, after_version)
                select :import, 'STAFF', f.id, jsonb_build_object('added_teams', jsonb_build_array(t.id)), f.version + 1
                from entity e join staff f on f.id = e.target_id join team t on crm.fold(t.name) = crm.fold(e.team)
                where e.ent_no between :first and :last and e.status = 'UPDATED' on conflict do nothing
                """, piece);
        work.run("""
                update staff f set version = f.version + 1 from entity e
                where e.ent_no between :first and :last and e.status = 'UPDATED' and f.id = e.target_id
                """, piece);
        join(work, piece, "e.target_id");
        join(
                work,
                piece,
                "(select f.id from staff f where crm.fold(f.name) = crm.fold(e.manager_name) order by f.id limit 1)");
        return counts;
    }

    private static int createTeams(Work work, Piece piece) {
        return work.run("""
                insert into team (name, import_id)
                select min(e.team collate "C"), :import from entity e
                where e.ent_no between :first and :last and e.status in ('NEW', 'UPDATED') and e.team is not null
                  and not exists (select 1 from team t where crm.fold(t.name) = crm.fold(e.team))
                group by crm.fold(e.team) order by min(e.ent_no)
                """, piece);
    }

    private static int createManagers(Work work, Piece piece) {
        work.run("""
                update manager m set target_id = nextval(pg_get_serial_sequence('staff', 'id'))
                where m.target_id is null and m.key in (
                  select crm.fold(e.manager_name) from entity e where e.ent_no between :first and :last and e.status in ('NEW', 'UPDATED'))
                """, piece);
        String fresh = "m.target_id is not null and not exists (select 1 from staff f where f.id = m.target_id)";
        int created = insert(
                work,
                piece,
                "select m.target_id, m.name, m.email, null from manager m where " + fresh + " order by m.key");
        work.run("""
                insert into staff_role (staff_id, role)
                select m.target_id, 'MANAGER' from manager m
                where m.target_id is not null and not exists (select 1 from staff_role r where r.staff_id = m.target_id)
                """);
        return created;
    }

    /** Writes people with what is usual for those who speak their language. */
    private static int insert(Work work, Piece piece, String people) {
        return work.run("""
                insert into staff (id, name, email, language, calendar, digits, zone, import_id, created_at)
                select p.id, p.name, p.email, p.language, case p.language when 'fa' then 'JALALI' else 'GREGORIAN' end,
                       case p.language when 'fa' then 'PERSIAN' else 'LATIN' end, :zone, :import, :now
                from (select w.id, w.name, w.email, case when coalesce(w.language, c.language) = 'fa' then 'fa' else 'en' end as language
                      from (%s) w (id, name, email, language) cross join company c) p
                """.formatted(people), piece);
    }

    private static void join(Work work, Piece piece, String who) {
        work.run("""
                insert into team_member (team_id, staff_id)
                select distinct t.id, w.id
                from entity e join team t on crm.fold(t.name) = crm.fold(e.team) cross join lateral (select %s as id) w
                where e.ent_no between :first and :last and e.status in ('NEW', 'UPDATED') and w.id is not null
                on conflict do nothing
                """.formatted(who), piece);
    }
}
