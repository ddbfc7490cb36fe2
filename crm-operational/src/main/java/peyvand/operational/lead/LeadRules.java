package peyvand.operational.lead;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.Changes;
import peyvand.domain.LeadRuleId;
import peyvand.domain.NotFound;
import peyvand.domain.RecordKind;
import peyvand.domain.Right;
import peyvand.domain.RuleViolation;
import peyvand.domain.StaffId;
import peyvand.domain.Stale;
import peyvand.domain.TeamId;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditLog;
import peyvand.operational.lead.LeadRuleData.Method;

/** The rules by which leads find their owner, in their order. For administrators. */
@Service
@Transactional
public class LeadRules {

    private static final int MOST = 100;

    private static final String SELECT = """
            select r.*, coalesce(s.name, t.name) as name
            from lead_rule r left join staff s on s.id = r.staff_id left join team t on t.id = r.team_id
            """;

    private final JdbcClient jdbc;
    private final AuditLog audit;

    LeadRules(JdbcClient jdbc, AuditLog audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public List<LeadRule> all(Viewer viewer) {
        administer(viewer);
        return jdbc.sql(SELECT + "order by r.position, r.id")
                .query(LeadRules::rule)
                .list();
    }

    /** @throws NotFound when there is none */
    @Transactional(readOnly = true)
    public LeadRule rule(Viewer viewer, LeadRuleId id) {
        administer(viewer);
        return jdbc.sql(SELECT + "where r.id = :id")
                .param("id", id.value())
                .query(LeadRules::rule)
                .optional()
                .orElseThrow(() -> new NotFound(id));
    }

    /** Adds one after those there are. */
    public LeadRuleId create(Viewer viewer, LeadRuleData data) {
        if (all(viewer).size() >= MOST) {
            throw new RuleViolation("rule.leadRule.most", MOST);
        }
        check(data);
        long id = with(jdbc.sql("""
                insert into lead_rule (position, source, country, city, language, method, staff_id, team_id)
                values ((select coalesce(max(position), 0) + 1 from lead_rule), :source, :country, :city, :language, :method, :person, :team)
                returning id
                """), data).query(Long.class).single();
        record(viewer, "CREATED", id, Changes.between(Map.of(), data.fields()));
        return new LeadRuleId(id);
    }

    /** @throws Stale when somebody saved it since the viewer read this version */
    public void edit(Viewer viewer, LeadRuleId id, int version, LeadRuleData data) {
        LeadRule now = rule(viewer, id);
        check(data);
        int changed = with(jdbc.sql("""
                update lead_rule set source = :source, country = :country, city = :city, language = :language, method = :method,
                  staff_id = :person, team_id = :team, version = version + 1
                where id = :id and version = :version
                """), data)
                .param("id", id.value())
                .param("version", version)
                .update();
        Stale.check(id, version, changed == 1 ? version : version + 1);
        record(viewer, "CHANGED", id.value(), Changes.between(now.data().fields(), data.fields()));
    }

    /** Changes places with its neighbour. */
    public void move(Viewer viewer, LeadRuleId id, boolean earlier) {
        jdbc.sql("lock table lead_rule in share row exclusive mode").update();
        List<LeadRule> all = all(viewer);
        int at = all.indexOf(rule(viewer, id));
        int to = earlier ? at - 1 : at + 1;
        if (to < 0 || to >= all.size()) {
            return;
        }
        List<LeadRuleId> order = new ArrayList<>(all.stream().map(LeadRule::id).toList());
        Collections.swap(order, at, to);
        for (int i = 0; i < order.size(); i++) {
            jdbc.sql("update lead_rule set position = :position where id = :id")
                    .param("position", i + 1)
                    .param("id", order.get(i).value())
                    .update();
        }
        record(viewer, "MOVED", id.value(), Changes.NONE);
    }

    public void remove(Viewer viewer, LeadRuleId id) {
        LeadRule now = rule(viewer, id);
        jdbc.sql("delete from lead_rule where id = :id").param("id", id.value()).update();
        record(viewer, "REMOVED", id.value(), Changes.between(now.data().fields(), Map.of()));
    }

    private static void administer(Viewer viewer) {
        viewer.require(Right.ADMINISTER, "rules of leads");
    }

    private void check(LeadRuleData data) {
        if (data.method() == Method.PERSON ? data.person() == null : data.team() == null) {
            throw new RuleViolation(data.method() == Method.PERSON ? "rule.leadRule.person" : "rule.leadRule.team");
        }
    }

    private static StatementSpec with(StatementSpec statement, LeadRuleData data) {
        boolean one = data.method() == Method.PERSON;
        return statement
                .param("source", data.source())
                .param("country", data.country())
                .param("city", data.city())
                .param("language", data.language())
                .param("method", data.method().name())
                .param("person", one && data.person() != null ? data.person().value() : null)
                .param("team", !one && data.team() != null ? data.team().value() : null);
    }

    private void record(Viewer viewer, String action, long id, Changes changes) {
        audit.record(viewer, action, RecordKind.LEAD_RULE, id, null, changes);
    }

    static LeadRule rule(ResultSet row, int number) throws SQLException {
        Long person = row.getObject("staff_id", Long.class);
        Long team = row.getObject("team_id", Long.class);
        return new LeadRule(
                new LeadRuleId(row.getLong("id")),
                new LeadRuleData(
                        row.getString("source"),
                        row.getString("country"),
                        row.getString("city"),
                        row.getString("language"),
                        Method.valueOf(row.getString("method")),
                        person == null ? null : new StaffId(person),
                        team == null ? null : new TeamId(team)),
                row.getString("name"),
                row.getInt("version"));
    }
}
