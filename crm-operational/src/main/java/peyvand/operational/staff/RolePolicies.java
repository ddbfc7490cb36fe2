package peyvand.operational.staff;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.Changes;
import peyvand.domain.RecordKind;
import peyvand.domain.Right;
import peyvand.domain.Role;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditLog;

/** What each role may do and see, as the administrator has set it. */
@Service
@Transactional
public class RolePolicies {

    private final JdbcClient jdbc;
    private final AuditLog audit;

    RolePolicies(JdbcClient jdbc, AuditLog audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public List<RolePolicy> all(Viewer viewer) {
        viewer.require(Right.ADMINISTER, "read roles");
        return Arrays.stream(Role.values()).map(this::policy).toList();
    }

    /** Counts from everybody's next request on. Administrators keep all rights, or nobody could give any back. */
    public void set(Viewer viewer, RolePolicy policy) {
        viewer.require(Right.ADMINISTER, "change roles");
        if (policy.role() == Role.ADMINISTRATOR) {
            throw new RuleViolation("rule.role.administrator");
        }
        if (policy.rights().contains(Right.ADMINISTER)) {
            throw new RuleViolation("rule.role.administer");
        }
        RolePolicy before = policy(policy.role());
        String role = policy.role().name();
        jdbc.sql("delete from role_right where role = :role")
                .param("role", role)
                .update();
        for (Right right : policy.rights()) {
            jdbc.sql("insert into role_right (role, name) values (:role, :name)")
                    .param("role", role)
                    .param("name", right.name())
                    .update();
        }
        reach(role, RecordKind.CUSTOMER, policy.customers());
        reach(role, RecordKind.ORDER, policy.orders());
        Changes changes = Changes.between(facts(before), facts(policy));
        if (!changes.isEmpty()) {
            audit.record(viewer, "CHANGED", RecordKind.ROLE, policy.role().ordinal(), null, changes);
        }
    }

    private void reach(String role, RecordKind kind, Reach reach) {
        jdbc.sql("update role_reach set reach = :reach where role = :role and record_kind = :kind")
                .param("reach", reach.name())
                .param("role", role)
                .param("kind", kind.name())
                .update();
    }

    private RolePolicy policy(Role role) {
        Set<Right> rights = jdbc.sql("select name from role_right where role = :role")
                .param("role", role.name())
                .query((row, n) -> Right.valueOf(row.getString("name")))
                .set();
        return new RolePolicy(role, rights, reach(role, RecordKind.CUSTOMER), reach(role, RecordKind.ORDER));
    }

    private Reach reach(Role role, RecordKind kind) {
        return jdbc.sql("select reach from role_reach where role = :role and record_kind = :kind")
                .param("role", role.name())
                .param("kind", kind.name())
                .query((row, n) -> Reach.valueOf(row.getString("reach")))
                .single();
    }

    private static Map<String, String> facts(RolePolicy policy) {
        return Map.of(
                "role", policy.role().name(),
                "rights", policy.rights().stream().map(Right::name).sorted().collect(Collectors.joining(", ")),
                "customers", policy.customers().name(),
                "orders", policy.orders().name());
    }
}
