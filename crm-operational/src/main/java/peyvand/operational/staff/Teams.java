package peyvand.operational.staff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.Changes;
import peyvand.domain.NotFound;
import peyvand.domain.RecordKind;
import peyvand.domain.Right;
import peyvand.domain.RuleViolation;
import peyvand.domain.StaffId;
import peyvand.domain.TeamId;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditLog;

/** Teams: whoever may see their team's records sees those of everybody in a team with them. For administrators. */
@Service
@Transactional
public class Teams {

    private static final int LONGEST_NAME = 100;

    private final JdbcClient jdbc;
    private final AuditLog audit;

    Teams(JdbcClient jdbc, AuditLog audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public List<TeamRow> all(Viewer viewer) {
        administer(viewer);
        Map<TeamId, TeamRow> teams = new LinkedHashMap<>();
        jdbc.sql("""
                select t.id, t.name, s.id as staff_id, s.name as staff_name
                from team t left join team_member m on m.team_id = t.id left join staff s on s.id = m.staff_id
                order by t.name, t.id, s.name, s.id
                """).query(row -> {
            TeamId id = new TeamId(row.getLong("id"));
            TeamRow team = teams.get(id);
            if (team == null) {
                team = new TeamRow(id, row.getString("name"), new ArrayList<>());
                teams.put(id, team);
            }
            if (row.getString("staff_name") != null) {
                team.members().add(new StaffName(new StaffId(row.getLong("staff_id")), row.getString("staff_name")));
            }
        });
        return List.copyOf(teams.values());
    }

    public TeamId create(Viewer viewer, String name) {
        administer(viewer);
        TeamId id;
        try {
            id = new TeamId(jdbc.sql("insert into team (name) values (:name) returning id")
                    .param("name", checked(name))
                    .query(Long.class)
                    .single());
        } catch (DuplicateKeyException e) {
            throw new RuleViolation("rule.team.nameTaken");
        }
        record(viewer, "CREATED", id, Changes.between(Map.of(), Map.of("name", name.strip())));
        return id;
    }

    public void rename(Viewer viewer, TeamId id, String name) {
        administer(viewer);
        String before = name(id);
        try {
            jdbc.sql("update team set name = :name, version = version + 1 where id = :id")
                    .param("name", checked(name))
                    .param("id", id.value())
                    .update();
        } catch (DuplicateKeyException e) {
            throw new RuleViolation("rule.team.nameTaken");
        }
        record(viewer, "CHANGED", id, Changes.between(Map.of("name", before), Map.of("name", name.strip())));
    }

    /** Replaces its members; what they see follows from their next request on. */
    public void staff(Viewer viewer, TeamId id, Set<StaffId> members) {
        administer(viewer);
        name(id);
        String before = names(id);
        Long[] ids = members.stream().map(StaffId::value).toArray(Long[]::new);
        jdbc.sql("delete from team_member where team_id = :team and staff_id <> all (:ids)")
                .param("team", id.value())
                .param("ids", ids)
                .update();
        jdbc.sql("""
                insert into team_member (team_id, staff_id)
                select :team, s.id from staff s where s.id = any (:ids)
                on conflict do nothing
                """).param("team", id.value()).param("ids", ids).update();
        record(viewer, "CHANGED", id, Changes.between(Map.of("members", before), Map.of("members", names(id))));
    }

    /** Removes the team, not those in it. */
    public void remove(Viewer viewer, TeamId id) {
        administer(viewer);
        String before = name(id);
        jdbc.sql("delete from team where id = :id").param("id", id.value()).update();
        record(viewer, "REMOVED", id, Changes.between(Map.of("name", before), Map.of()));
    }

    private static void administer(Viewer viewer) {
        viewer.require(Right.ADMINISTER, "teams");
    }

    private static String checked(String name) {
        String stripped = name.strip();
        if (stripped.isEmpty()
                || stripped.length() > LONGEST_NAME
                || stripped.chars().anyMatch(Character::isISOControl)) {
            throw new RuleViolation("rule.team.name", LONGEST_NAME);
        }
        return stripped;
    }

    private String name(TeamId id) {
        return jdbc.sql("select name from team where id = :id for update")
                .param("id", id.value())
                .query(String.class)
                .optional()
                .orElseThrow(() -> new NotFound(id));
    }

    private String names(TeamId id) {
        return String.join(
                ", ",
                jdbc.sql(
                                "select s.name from team_member m join staff s on s.id = m.staff_id where m.team_id = :id order by 1")
                        .param("id", id.value())
                        .query(String.class)
                        .list());
    }

    private void record(Viewer viewer, String action, TeamId id, Changes changes) {
        if (!changes.isEmpty()) {
            audit.record(viewer, action, RecordKind.TEAM, id.value(), null, changes);
        }
    }
}
