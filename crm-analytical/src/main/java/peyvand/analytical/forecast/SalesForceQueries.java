package peyvand.analytical.forecast;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.db.sql.Sql;
import peyvand.domain.Scope;
import peyvand.domain.StaffId;
import peyvand.domain.TeamId;
import peyvand.domain.Viewer;

/** Reads who sells. Whoever sees only what is their own sees themselves. */
@Repository
public class SalesForceQueries {

    private final JdbcClient jdbc;

    SalesForceQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public SalesForce of(Viewer viewer) {
        Scope scope = viewer.orders();
        Map<TeamId, String> teams = new LinkedHashMap<>();
        Map<TeamId, Set<StaffId>> members = new LinkedHashMap<>();
        if (scope.ofOthers()) {
            Sql sql = Sql.of("""
                    select t.team_id, t.name, m.staff_id from dim_team t left join dim_team_member m using (team_id) where true
                    """);
            if (!scope.everything()) {
                sql.and("t.team_id in (select team_id from dim_team_member where staff_id = :me)")
                        .with("me", viewer.staff().value());
            }
            sql.add("order by t.name, t.team_id").on(jdbc).query(row -> {
                TeamId team = new TeamId(row.getLong("team_id"));
                teams.put(team, row.getString("name"));
                Set<StaffId> of = members.computeIfAbsent(team, one -> new LinkedHashSet<>());
                long member = row.getLong("staff_id");
                if (!row.wasNull()) {
                    of.add(new StaffId(member));
                }
            });
        }
        return new SalesForce(names(scope), teams, members, scope.everything());
    }

    private Map<StaffId, String> names(Scope scope) {
        Sql sql = Sql.of("select staff_id, name from dim_staff where true");
        if (!scope.everything()) {
            sql.and("staff_id = any (:owners)")
                    .with("owners", scope.owners().stream().map(StaffId::value).toArray(Long[]::new));
        }
        Map<StaffId, String> names = new LinkedHashMap<>();
        sql.add("order by name collate \"fa-x-icu\", staff_id").on(jdbc).query(row -> {
            names.put(new StaffId(row.getLong("staff_id")), row.getString("name"));
        });
        return names;
    }
}
