package peyvand.operational.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.domain.Right;
import peyvand.domain.Role;
import peyvand.domain.Scope;
import peyvand.domain.StaffId;
import peyvand.domain.TeamId;
import peyvand.domain.Viewer;

/** Reads the members of staff. */
@Repository
public class StaffQueries {

    private final JdbcClient jdbc;

    StaffQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The member of staff as they are now; empty for who is unknown, disabled or only invited. One query, made for every request. */
    public Optional<SignedInStaff> signedIn(StaffId id) {
        return jdbc.sql("""
                select s.id, s.name, s.email, s.language, s.calendar, s.digits, s.zone, s.theme,
                       array(select r.role from crm.staff_role r where r.staff_id = s.id) as roles,
                       array(select distinct p.name from crm.staff_role r join crm.role_right p using (role)
                             where r.staff_id = s.id) as rights,
                       array(select p.record_kind || ' ' || p.reach from crm.staff_role r join crm.role_reach p using (role)
                             where r.staff_id = s.id) as reaches,
                       array(select m.staff_id from crm.team_member mine join crm.team_member m using (team_id)
                             where mine.staff_id = s.id) as team
                from crm.staff s
                where s.id = :id and s.enabled and s.password_hash is not null
                """)
                .param("id", id.value())
                .query(StaffQueries::signedIn)
                .optional();
    }

    /** Everybody who works or worked here, for the administrator. */
    public List<StaffRow> all(Viewer viewer) {
        viewer.require(Right.ADMINISTER, "list the staff");
        return jdbc.sql("""
                select s.id, s.name, s.email, s.enabled, s.password_hash is not null as joined, s.created_at,
                       exists (select from crm.second_factor f
                               where f.staff_id = s.id and f.confirmed_at is not null) as second_factor,
                       array(select r.role from crm.staff_role r where r.staff_id = s.id) as roles,
                       array(select t.name from crm.team_member m join crm.team t on t.id = m.team_id
                             where m.staff_id = s.id order by t.name) as teams
                from crm.staff s
                order by s.enabled desc, s.name, s.id
                limit 1000
                """).query(StaffQueries::row).list();
    }

    /** Whom something can be assigned to. */
    public List<StaffName> choices() {
        return jdbc.sql("select id, name from crm.staff where enabled order by name, id limit 1000")
                .query((row, n) -> new StaffName(new StaffId(row.getLong("id")), row.getString("name")))
                .list();
    }

    /** A team to choose from. */
    public record TeamName(TeamId id, String name) {}

    /** The teams that work here, by name. */
    public List<TeamName> teams() {
        return jdbc.sql("select id, name from crm.team order by name, id limit 1000")
                .query((row, n) -> new TeamName(new TeamId(row.getLong("id")), row.getString("name")))
                .list();
    }

    /** What the viewer writes under their letters; empty where they write nothing. */
    public String signature(Viewer viewer) {
        return jdbc.sql("select coalesce(signature, '') from crm.staff where id = :id")
                .param("id", viewer.staff().value())
                .query(String.class)
                .single();
    }

    /** Those who work in a team; nobody where there is no such team. */
    public Set<StaffId> members(TeamId team) {
        return jdbc.sql("select staff_id from crm.team_member where team_id = :team")
                .param("team", team.value())
                .query((row, n) -> new StaffId(row.getLong("staff_id")))
                .set();
    }

    /** The columns the viewer chose for a list, in their order; empty where they never chose. */
    public List<String> columns(Viewer viewer, String list) {
        return jdbc.sql("""
                select c.name
                from crm.staff s, jsonb_array_elements_text(s.list_columns -> :list) with ordinality c (name, place)
                where s.id = :id
                order by c.place
                """)
                .param("list", list)
                .param("id", viewer.staff().value())
                .query(String.class)
                .list();
    }

    private static SignedInStaff signedIn(ResultSet row, int number) throws SQLException {
        StaffId id = new StaffId(row.getLong("id"));
        Set<StaffId> team = Arrays.stream((Long[]) row.getArray("team").getArray())
                .map(StaffId::new)
                .collect(Collectors.toUnmodifiableSet());
        List<String> reaches = List.of(strings(row, "reaches"));
        Scope customers = widest(reaches, "CUSTOMER").scope(id, team);
        return new SignedInStaff(
                id,
                row.getString("name"),
                row.getString("email"),
                all(Role.class, strings(row, "roles")),
                all(Right.class, strings(row, "rights")),
                customers,
                widest(reaches, "ORDER").scope(id, team).and(customers),
                new StaffPreferences(
                        Language.of(row.getString("language")),
                        Calendar.valueOf(row.getString("calendar")),
                        Digits.valueOf(row.getString("digits")),
                        ZoneId.of(row.getString("zone")),
                        Theme.valueOf(row.getString("theme"))));
    }

    /** Without a role for it, one sees one's own. */
    private static Reach widest(List<String> reaches, String kind) {
        return reaches.stream()
                .filter(reach -> reach.startsWith(kind + " "))
                .map(reach -> Reach.valueOf(reach.substring(kind.length() + 1)))
                .max(Comparator.naturalOrder())
                .orElse(Reach.OWN);
    }

    private static StaffRow row(ResultSet row, int number) throws SQLException {
        return new StaffRow(
                new StaffId(row.getLong("id")),
                row.getString("name"),
                row.getString("email"),
                all(Role.class, strings(row, "roles")),
                List.of(strings(row, "teams")),
                row.getBoolean("enabled"),
                row.getBoolean("joined"),
                row.getBoolean("second_factor"),
                row.getTimestamp("created_at").toInstant());
    }

    private static String[] strings(ResultSet row, String column) throws SQLException {
        return (String[]) row.getArray(column).getArray();
    }

    private static <E extends Enum<E>> Set<E> all(Class<E> type, String[] names) {
        return Arrays.stream(names)
                .map(name -> Enum.valueOf(type, name))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(type)));
    }
}
