package peyvand.operational.lead;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.StaffId;
import peyvand.operational.lead.LeadRuleData.Method;

/** Finds the owner of a lead that comes without one, by the first rule that fits and has somebody who works here. */
@Component
class LeadAssignment {

    /** Beyond so many it makes no difference who has more. */
    private static final int MOST_COUNTED = 10_000;

    private static final String FITTING = """
            select id, method, staff_id from lead_rule
            where (source is null or crm.fold(source) = crm.fold(:source)) and (country is null or crm.fold(country) = crm.fold(:country))
              and (city is null or crm.fold(city) = crm.fold(:city)) and (language is null or language = :language)
            order by position, id
            """;

    /** Those of the team who work here, beginning with whose turn it is. */
    private static final String IN_TURN = """
            select m.staff_id
            from lead_rule r join team_member m on m.team_id = r.team_id join staff s on s.id = m.staff_id and s.enabled
            where r.id = :rule order by %s m.staff_id <= coalesce(r.last_id, 0), m.staff_id limit 1
            """;

    private static final String OPEN = """
            (select count(*) from (select 1 from lead l where l.owner_key = m.staff_id and l.state in ('NEW', 'WORKING') limit %d) open),
            """.formatted(MOST_COUNTED);

    private final JdbcClient jdbc;

    LeadAssignment(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Fitting(long id, Method method, @Nullable Long person) {}

    /** Whose turn it was is written with the lead: leads that come at the same time wait for each other's turn. */
    @Transactional(propagation = Propagation.MANDATORY)
    @Nullable
    StaffId ownerOf(LeadData lead) {
        List<Fitting> fitting = jdbc.sql(FITTING)
                .param("source", lead.source())
                .param("country", lead.country())
                .param("city", lead.city())
                .param("language", lead.language())
                .query((row, n) -> new Fitting(
                        row.getLong("id"),
                        Method.valueOf(row.getString("method")),
                        row.getObject("staff_id", Long.class)))
                .list();
        return fitting.stream()
                .flatMap(rule -> owner(rule).stream())
                .findFirst()
                .map(StaffId::new)
                .orElse(null);
    }

    private Optional<Long> owner(Fitting rule) {
        if (rule.method == Method.PERSON) {
            return jdbc.sql("select id from staff where id = :id and enabled")
                    .param("id", rule.person)
                    .query(Long.class)
                    .optional();
        }
        jdbc.sql("select 1 from lead_rule where id = :rule for update")
                .param("rule", rule.id)
                .query()
                .listOfRows();
        Optional<Long> next = jdbc.sql(IN_TURN.formatted(rule.method == Method.LOAD ? OPEN : ""))
                .param("rule", rule.id)
                .query(Long.class)
                .optional();
        next.ifPresent(staff -> jdbc.sql("update lead_rule set last_id = :staff where id = :rule")
                .param("staff", staff)
                .param("rule", rule.id)
                .update());
        return next;
    }
}
