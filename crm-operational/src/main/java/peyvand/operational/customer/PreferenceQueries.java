package peyvand.operational.customer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.ContactId;
import peyvand.domain.CustomerId;
import peyvand.domain.HandleKind;
import peyvand.domain.NotFound;
import peyvand.domain.Viewer;

/** Reads how contacts want to be reached, and all that was ever agreed. */
@Repository
public class PreferenceQueries {

    private static final String UNTIL_FOUNDED = "UTC";
    private static final int MOST = 100;

    private static final String LEDGER = """
            select s.recorded_at, s.kind, s.value, s.purpose, s.granted, s.source, s.wording, b.name as recorded_by
            from consent s left join staff b on b.id = s.recorded_by
            """;

    private final JdbcClient jdbc;

    PreferenceQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws NotFound when there is no such contact that this viewer may see */
    public ContactPreferenceDetails of(Viewer viewer, ContactId contact) {
        Sql sql = Sql.of("""
                select k.id, k.name, k.customer_id, k.preferred_channel, k.archived_at is not null as archived, k.version,
                       coalesce(p.fallback, '{}') as fallback, p.quiet_from, p.quiet_until, coalesce(p.quiet_days, '{}') as quiet_days, p.zone,
                       (select zone from company) as company_zone
                from contact k join customer c on c.id = k.customer_id
                left join contact_preference p on p.contact_id = k.id
                where k.merged_into_id is null and k.id = :id
                """).with("id", contact.value());
        return Visibility.customers(sql, viewer, "c")
                .on(jdbc)
                .query(PreferenceQueries::details)
                .optional()
                .orElseThrow(() -> new NotFound(contact));
    }

    /** What was agreed with a contact and with those merged into them, the newest first; nothing where it may not be seen. */
    public List<ConsentRow> consents(Viewer viewer, ContactId contact) {
        Sql sql = Sql.of(LEDGER).add("""
                where s.contact_id = any (ids_of_contact(:id))
                  and exists (select from contact k join customer c on c.id = k.customer_id where k.id = :id
                """).with("id", contact.value());
        return rows(Visibility.customers(sql, viewer, "c"));
    }

    /** The same for the handles of an organisation as such. */
    public List<ConsentRow> consents(Viewer viewer, CustomerId customer) {
        Sql sql = Sql.of(LEDGER).add("""
                where s.customer_id = any (ids_of_customer(:id)) and s.contact_id is null
                  and exists (select from customer c where c.id = :id
                """).with("id", customer.value());
        return rows(Visibility.customers(sql, viewer, "c"));
    }

    private List<ConsentRow> rows(Sql sql) {
        return sql.add(") order by s.id desc limit " + MOST)
                .on(jdbc)
                .query((row, n) -> new ConsentRow(
                        row.getTimestamp("recorded_at").toInstant(),
                        HandleKind.valueOf(row.getString("kind")),
                        row.getString("value"),
                        ConsentPurpose.valueOf(row.getString("purpose")),
                        row.getBoolean("granted"),
                        row.getString("source"),
                        row.getString("wording"),
                        row.getString("recorded_by")))
                .list();
    }

    private static ContactPreferenceDetails details(ResultSet row, int number) throws SQLException {
        String preferred = row.getString("preferred_channel");
        String zone = row.getString("zone");
        String companyZone = row.getString("company_zone");
        return new ContactPreferenceDetails(
                new ContactId(row.getLong("id")),
                row.getString("name"),
                new CustomerId(row.getLong("customer_id")),
                new ContactPreference(
                        preferred == null ? null : HandleKind.valueOf(preferred),
                        Stream.of((String[]) row.getArray("fallback").getArray())
                                .map(HandleKind::valueOf)
                                .toList(),
                        quiet(row),
                        zone == null ? null : ZoneId.of(zone)),
                ZoneId.of(zone != null ? zone : companyZone != null ? companyZone : UNTIL_FOUNDED),
                row.getBoolean("archived"),
                row.getInt("version"));
    }

    private static @Nullable QuietHours quiet(ResultSet row) throws SQLException {
        LocalTime from = row.getObject("quiet_from", LocalTime.class);
        LocalTime until = row.getObject("quiet_until", LocalTime.class);
        return from == null || until == null
                ? null
                : new QuietHours(from, until, ContactPreference.days((Short[])
                        row.getArray("quiet_days").getArray()));
    }
}
