package peyvand.operational.relationship;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.ContactId;
import peyvand.domain.CustomerId;
import peyvand.domain.NotFound;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;
import peyvand.operational.staff.Calendar;
import peyvand.operational.staff.StaffName;

/** Reads what colleagues know of a customer; none of a customer the viewer may not see. */
@Repository
public class RelationshipQueries {

    /** So many days before a birthday its customer's owner is reminded. */
    public static final int BIRTHDAY_NOTICE = 7;

    private static final String NOTE = """
            select n.id, n.customer_id, n.contact_id, k.name as contact_name, n.author_id, s.name as author_name, n.body,
                   n.created_at, n.updated_at > n.created_at as changed, n.version
            from relationship_note n join customer c on c.id = n.customer_id join staff s on s.id = n.author_id
            left join contact k on k.id = n.contact_id
            """;

    private final JdbcClient jdbc;

    RelationshipQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The latest notes on a customer, or on one of its contacts. */
    public List<NoteRow> notes(Viewer viewer, CustomerId customer, @Nullable ContactId contact, int most) {
        Sql sql = Sql.of(NOTE + "where n.customer_id = :customer").with("customer", customer.value());
        sql.andIf("n.contact_id = :contact", "contact", contact == null ? null : contact.value());
        return Visibility.customers(sql, viewer, "c")
                .add("order by n.id desc limit " + most)
                .on(jdbc)
                .query(RelationshipQueries::note)
                .list();
    }

    /** @throws NotFound when there is none that this viewer may see */
    public NoteRow note(Viewer viewer, long id) {
        Sql sql = Sql.of(NOTE + "where n.id = :id").with("id", id);
        return Visibility.customers(sql, viewer, "c")
                .on(jdbc)
                .query(RelationshipQueries::note)
                .optional()
                .orElseThrow(() -> new NotFound(id));
    }

    /** The days to think of, birthdays among them, the next one first. */
    public List<OccasionRow> occasions(
            Viewer viewer, CustomerId customer, @Nullable ContactId contact, LocalDate today, int most) {
        List<OccasionRow> all = new ArrayList<>(written(viewer, customer, contact, most));
        all.addAll(birthdays(viewer, customer, contact, most));
        all.sort(Comparator.comparing(row -> row.next(today)));
        return all;
    }

    private List<OccasionRow> written(Viewer viewer, CustomerId customer, @Nullable ContactId contact, int most) {
        Sql sql = Sql.of("""
                select o.id, o.label, o.contact_id, k.name as contact_name, o.day, o.calendar, o.notice
                from occasion o join customer c on c.id = o.customer_id left join contact k on k.id = o.contact_id
                where o.customer_id = :customer
                """).with("customer", customer.value());
        sql.andIf("o.contact_id = :contact", "contact", contact == null ? null : contact.value());
        return Visibility.customers(sql, viewer, "c")
                .add("order by o.id limit " + most)
                .on(jdbc)
                .query((row, n) -> new OccasionRow(
                        row.getLong("id"),
                        row.getString("label"),
                        contact(row),
                        row.getString("contact_name"),
                        new Yearly(row.getObject("day", LocalDate.class), Calendar.valueOf(row.getString("calendar"))),
                        row.getInt("notice")))
                .list();
    }

    private List<OccasionRow> birthdays(Viewer viewer, CustomerId customer, @Nullable ContactId contact, int most) {
        Calendar calendar = birthdayCalendar();
        Sql sql = Sql.of("""
                select k.id as contact_id, k.name as contact_name, k.birth_date
                from contact k join customer c on c.id = k.customer_id
                where k.customer_id = :customer and k.birth_date is not null and k.archived_at is null
                """).with("customer", customer.value());
        sql.andIf("k.id = :contact", "contact", contact == null ? null : contact.value());
        return Visibility.customers(sql, viewer, "c")
                .add("order by k.id limit " + most)
                .on(jdbc)
                .query((row, n) -> new OccasionRow(
                        null,
                        null,
                        contact(row),
                        row.getString("contact_name"),
                        new Yearly(row.getObject("birth_date", LocalDate.class), calendar),
                        BIRTHDAY_NOTICE))
                .list();
    }

    /** In which calendar birthdays come again: the one people use where the company's language is spoken. */
    public Calendar birthdayCalendar() {
        return jdbc.sql("select language from company")
                        .query(String.class)
                        .optional()
                        .orElse("en")
                        .equals("fa")
                ? Calendar.JALALI
                : Calendar.GREGORIAN;
    }

    /** Whom of us the customer likes to talk to. */
    public Optional<StaffName> favourite(Viewer viewer, CustomerId customer) {
        Sql sql = Sql.of("""
                select s.id, s.name from favourite_colleague f join staff s on s.id = f.staff_id
                join customer c on c.id = f.customer_id where f.customer_id = :customer
                """).with("customer", customer.value());
        return Visibility.customers(sql, viewer, "c")
                .on(jdbc)
                .query((row, n) -> new StaffName(new StaffId(row.getLong("id")), row.getString("name")))
                .optional();
    }

    private static NoteRow note(ResultSet row, int number) throws SQLException {
        return new NoteRow(
                row.getLong("id"),
                new CustomerId(row.getLong("customer_id")),
                contact(row),
                row.getString("contact_name"),
                new StaffId(row.getLong("author_id")),
                row.getString("author_name"),
                row.getString("body"),
                row.getTimestamp("created_at").toInstant(),
                row.getBoolean("changed"),
                row.getInt("version"));
    }

    private static @Nullable ContactId contact(ResultSet row) throws SQLException {
        Long id = row.getObject("contact_id", Long.class);
        return id == null ? null : new ContactId(id);
    }
}
