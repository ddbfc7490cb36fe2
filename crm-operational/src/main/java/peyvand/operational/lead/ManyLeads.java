package peyvand.operational.lead;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.operational.lead.LeadRuleData.Method;

/** Gives leads of a file to their owners by the same rules as a single one, in a few statements, on the connection that wrote them. */
public final class ManyLeads {

    private static final String FITS = """
            lead l join lead_rule r on r.id = :rule
              and (r.source is null or crm.fold(r.source) = crm.fold(l.source)) and (r.country is null or crm.fold(r.country) = crm.fold(l.country))
              and (r.city is null or crm.fold(r.city) = crm.fold(l.city)) and (r.language is null or r.language = l.language)
            where l.id = any (:leads) and l.owner_id is null
            """;

    private static final String TO_PERSON = """
            update lead set owner_id = s.id from lead_rule r join staff s on s.id = r.staff_id and s.enabled
            where r.id = :rule and lead.id in (select l.id from %s)
            """.formatted(FITS);

    /** Those of the team who work here; place 0 has the next turn. */
    private static final String MEMBERS = """
            members as (
              select m.staff_id, row_number() over (order by m.staff_id <= coalesce(r.last_id, 0), m.staff_id) - 1 as place, count(*) over () as number
              from lead_rule r join team_member m on m.team_id = r.team_id join staff s on s.id = m.staff_id and s.enabled where r.id = :rule)
            """;

    private static final String GIVE = """
            fits as (select l.id, row_number() over (order by l.id) - 1 as turn from %s),
            given as (
              update lead set owner_id = t.staff_id from fits f join turns t on t.turn = f.turn where lead.id = f.id returning f.turn, t.staff_id)
            update lead_rule set last_id = (select staff_id from given order by turn desc limit 1)
            where id = :rule and exists (select from given)
            """.formatted(FITS);

    private static final String IN_TURN = "with " + MEMBERS + """
            , turns as (
              select m.staff_id, m.place + m.number * round as turn
              from members m cross join generate_series(0, cardinality(cast(:leads as bigint[])) / m.number) round),
            """ + GIVE;

    /** As if they came one after the other, each to whoever has fewest by then. */
    private static final String BY_LOAD = "with " + MEMBERS + """
            , loads as (
              select m.staff_id, m.place, (select count(*) from lead o where o.owner_key = m.staff_id and o.state in ('NEW', 'WORKING')) as open
              from members m),
            turns as (
              select staff_id, row_number() over (order by open + more, place) - 1 as turn
              from loads cross join generate_series(0, cardinality(cast(:leads as bigint[]))) more),
            """ + GIVE;

    private ManyLeads() {}

    /** @param leads new ones, of which some have no owner */
    public static void assign(JdbcClient jdbc, List<Long> leads) {
        if (leads.isEmpty()) {
            return;
        }
        jdbc.sql("select id, method from lead_rule order by position, id for update")
                .query((row, n) -> new Rule(row.getLong("id"), Method.valueOf(row.getString("method"))))
                .list()
                .forEach(rule -> jdbc.sql(
                                switch (rule.method) {
                                    case PERSON -> TO_PERSON;
                                    case TURN -> IN_TURN;
                                    case LOAD -> BY_LOAD;
                                })
                        .param("rule", rule.id)
                        .param("leads", leads.toArray(Long[]::new))
                        .update());
    }

    private record Rule(long id, Method method) {}
}
