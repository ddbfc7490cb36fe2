package peyvand.operational.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;

/** Reads the members of staff. */
@Repository
public class StaffQueries {

    private final JdbcClient jdbc;

    StaffQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The member of staff as they are now; empty for who is unknown or disabled. One query, made for every request. */
    public Optional<SignedInStaff> signedIn(StaffId id) {
        return jdbc.sql("""
                select id, name, email, administrator, language, calendar, digits, zone, theme
                from crm.staff
                where id = :id and enabled
                """)
                .param("id", id.value())
                .query(StaffQueries::signedIn)
                .optional();
    }

    /** Everybody who works or worked here, for the administrator. */
    public List<StaffRow> all(Viewer viewer) {
        viewer.requireAdministrator("list the staff");
        return jdbc.sql("""
                select id, name, email, administrator, enabled, created_at
                from crm.staff
                order by enabled desc, name, id
                limit 1000
                """).query(StaffQueries::row).list();
    }

    /** Whom something can be assigned to. */
    public List<StaffName> choices() {
        return jdbc.sql("select id, name from crm.staff where enabled order by name, id limit 1000")
                .query((row, n) -> new StaffName(new StaffId(row.getLong("id")), row.getString("name")))
                .list();
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
        return new SignedInStaff(
                new StaffId(row.getLong("id")),
                row.getString("name"),
                row.getString("email"),
                row.getBoolean("administrator"),
                new StaffPreferences(
                        Language.of(row.getString("language")),
                        Calendar.valueOf(row.getString("calendar")),
                        Digits.valueOf(row.getString("digits")),
                        ZoneId.of(row.getString("zone")),
                        Theme.valueOf(row.getString("theme"))));
    }

    private static StaffRow row(ResultSet row, int number) throws SQLException {
        return new StaffRow(
                new StaffId(row.getLong("id")),
                row.getString("name"),
                row.getString("email"),
                row.getBoolean("administrator"),
                row.getBoolean("enabled"),
                row.getTimestamp("created_at").toInstant());
    }
}
