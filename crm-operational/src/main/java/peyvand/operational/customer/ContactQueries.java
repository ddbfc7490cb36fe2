package peyvand.operational.customer;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import peyvand.db.sql.Count;
import peyvand.db.sql.Keyset;
import peyvand.db.sql.ListQueries;
import peyvand.db.sql.Sort;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.ContactId;
import peyvand.domain.Cursor;
import peyvand.domain.CustomerId;
import peyvand.domain.HandleKind;
import peyvand.domain.NotFound;
import peyvand.domain.Slice;
import peyvand.domain.Viewer;

/** Reads contacts as the screens show them. */
@Repository
public class ContactQueries implements ListQueries<ContactFilter, ContactRow> {

    private static final String ROW = """
            k.id, k.name, k.customer_id, c.name as customer_name, k.job_title, k.gender, k.birth_date, k.created_at,
            (select h.value from handle h where h.contact_id = k.id and h.kind = 'EMAIL' order by h.id limit 1) as email,
            (select h.value from handle h where h.contact_id = k.id and h.kind = 'MOBILE' order by h.id limit 1) as mobile,
            (select h.value from handle h where h.contact_id = k.id and h.kind = 'PHONE' order by h.id limit 1) as phone
            from contact k join customer c on c.id = k.customer_id
            """;

    private final JdbcClient jdbc;

    ContactQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Slice<ContactRow> page(Viewer viewer, ContactFilter filter, Sort sort, @Nullable Cursor cursor, int size) {
        Sql sql = Sql.of("select " + Keyset.select(sort, "k.id") + ", " + ROW);
        return Keyset.page(
                jdbc, filter.forAPage(jdbc).apply(sql, viewer), sort, "k.id", cursor, size, ContactQueries::row);
    }

    @Override
    public Count count(Viewer viewer, ContactFilter filter) {
        Sql sql = filter.apply(Sql.of("select 1 from contact k join customer c on c.id = k.customer_id"), viewer);
        return filter.isNone() && viewer.customers().everything()
                ? Count.ofWholeTable(jdbc, "contact", sql)
                : Count.of(jdbc, sql);
    }

    @Override
    @Transactional(readOnly = true)
    public void each(Viewer viewer, ContactFilter filter, Sort sort, Consumer<ContactRow> consumer) {
        Keyset.each(jdbc, filter.apply(Sql.of("select " + ROW), viewer), sort, "k.id", ContactQueries::row, consumer);
    }

    /** @throws NotFound when there is none that this viewer may see */
    public ContactDetails details(Viewer viewer, ContactId id) {
        Sql sql = Sql.of("""
                select k.*, c.name as customer_name, c.kind as customer_kind,
                       array(select t.name from contact_tag kt join tag t on t.id = kt.tag_id
                             where kt.contact_id = k.id order by t.name) as tags
                from contact k join customer c on c.id = k.customer_id
                where k.merged_into_id is null and k.id = :id
                """).with("id", id.value());
        return Visibility.customers(sql, viewer, "c")
                .on(jdbc)
                .query(ContactQueries::details)
                .optional()
                .orElseThrow(() -> new NotFound(id));
    }

    /** The first contacts of a customer, whom the asker must be able to see. */
    public List<ContactRow> of(Viewer viewer, CustomerId customer, int most) {
        ContactFilter filter = new ContactFilter(null, customer, null, null, false);
        return filter.apply(Sql.of("select " + ROW), viewer)
                .add("order by k.id limit " + most)
                .on(jdbc)
                .query(ContactQueries::row)
                .list();
    }

    public List<HandleRow> handles(ContactId id) {
        return HandleRows.of(jdbc, "h.contact_id", id.value());
    }

    /** The contact this one was merged into, whose page stands for both. */
    public Optional<ContactId> survivor(ContactId id) {
        return jdbc.sql("select merged_into_id from contact where id = :id and merged_into_id is not null")
                .param("id", id.value())
                .query(Long.class)
                .optional()
                .map(ContactId::new);
    }

    private static ContactRow row(ResultSet row, int number) throws SQLException {
        return new ContactRow(
                new ContactId(row.getLong("id")),
                row.getString("name"),
                new CustomerId(row.getLong("customer_id")),
                row.getString("customer_name"),
                row.getString("job_title"),
                gender(row),
                birthDate(row),
                row.getString("email"),
                row.getString("mobile"),
                row.getString("phone"),
                row.getTimestamp("created_at").toInstant());
    }

    private static ContactDetails details(ResultSet row, int number) throws SQLException {
        String channel = row.getString("preferred_channel");
        Timestamp archived = row.getTimestamp("archived_at");
        ContactData data = new ContactData(
                row.getString("given_name"),
                row.getString("family_name"),
                row.getString("job_title"),
                gender(row),
                birthDate(row),
                row.getString("language"),
                channel == null ? null : HandleKind.valueOf(channel),
                row.getString("note"),
                new ArrayList<>(Arrays.asList((String[]) row.getArray("tags").getArray())));
        return new ContactDetails(
                new ContactId(row.getLong("id")),
                data,
                new CustomerId(row.getLong("customer_id")),
                row.getString("customer_name"),
                CustomerKind.valueOf(row.getString("customer_kind")),
                archived == null ? null : archived.toInstant(),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant(),
                row.getInt("version"));
    }

    private static @Nullable Gender gender(ResultSet row) throws SQLException {
        String gender = row.getString("gender");
        return gender == null ? null : Gender.valueOf(gender);
    }

    private static @Nullable LocalDate birthDate(ResultSet row) throws SQLException {
        Date date = row.getDate("birth_date");
        return date == null ? null : date.toLocalDate();
    }
}
