package peyvand.operational.lead;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
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
import peyvand.domain.LeadId;
import peyvand.domain.NotFound;
import peyvand.domain.OpportunityId;
import peyvand.domain.Slice;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;
import peyvand.operational.customer.ConsentPurpose;
import peyvand.operational.field.Label;

/** Reads leads as the screens show them: to whoever sees what their owner owns, and to everybody while nobody does. */
@Repository
public class LeadQueries implements ListQueries<LeadFilter, LeadRow> {

    private static final String COLUMNS = """
            l.id, l.number, l.name, l.organisation, l.email, l.phone, l.city, l.country, l.source, l.state, l.owner_id,
            w.name as owner_name, l.created_at, l.version
            """;
    private static final String FROM = "from lead l left join staff w on w.id = l.owner_id where true\n";

    private final JdbcClient jdbc;

    LeadQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Why nothing comes of a lead, as one of few answers. */
    public record DisqualifyReason(long id, Label label) {}

    @Override
    public Slice<LeadRow> page(Viewer viewer, LeadFilter filter, Sort sort, @Nullable Cursor cursor, int size) {
        Sql sql = filter.apply(
                Sql.of("select " + Keyset.select(sort, "l.id") + ", " + sort.expression() + " as sort_key, " + COLUMNS
                        + FROM),
                viewer);
        return Keyset.pageOfLeads(jdbc, sql, viewer, "l", sort, cursor, size, LeadQueries::row);
    }

    @Override
    public Count count(Viewer viewer, LeadFilter filter) {
        return filter.isNone() && viewer.customers().everything()
                ? Count.ofWholeTable(jdbc, "lead", Sql.of("select 1 from lead"))
                : Count.of(jdbc, filter.apply(Sql.of("select 1 from lead l where true"), viewer));
    }

    @Override
    @Transactional(readOnly = true)
    public void each(Viewer viewer, LeadFilter filter, Sort sort, Consumer<LeadRow> consumer) {
        Keyset.each(
                jdbc,
                filter.apply(Sql.of("select " + COLUMNS + FROM), viewer),
                sort,
                "l.id",
                LeadQueries::row,
                consumer);
    }

    /** The viewer's own with whom nobody has begun, those first that have waited longest. */
    public List<LeadRow> waiting(Viewer viewer, int most) {
        return Sql.of("select " + COLUMNS + FROM + "and l.owner_key = :me and l.state = 'NEW'")
                .with("me", viewer.staff().value())
                .add("order by l.created_at, l.id limit " + most)
                .on(jdbc)
                .query(LeadQueries::row)
                .list();
    }

    /** Those that became this customer, as far as the viewer sees them; the latest first. */
    public List<LeadRow> of(Viewer viewer, CustomerId customer, int most) {
        Sql sql = Sql.of("select " + COLUMNS + FROM + "and l.customer_id = :customer")
                .with("customer", customer.value());
        return Visibility.leads(sql, viewer, "l")
                .add("order by l.id desc limit " + most)
                .on(jdbc)
                .query(LeadQueries::row)
                .list();
    }

    /**
     * What a lead agreed to.
     *
     * @param source the form by which they did
     */
    public record Consent(ConsentPurpose purpose, String source, String wording, Instant at) {

        LocalDate on() {
            return LocalDate.ofInstant(at, ZoneOffset.UTC);
        }
    }

    /** What a lead that the viewer sees agreed to. */
    public List<Consent> consents(LeadId id) {
        return jdbc.sql(
                        "select purpose, source, wording, recorded_at from lead_consent where lead_id = :id order by id")
                .param("id", id.value())
                .query((row, n) -> new Consent(
                        ConsentPurpose.valueOf(row.getString("purpose")),
                        row.getString("source"),
                        row.getString("wording"),
                        row.getTimestamp("recorded_at").toInstant()))
                .list();
    }

    /** Whether the viewer may see it. */
    public boolean shows(Viewer viewer, LeadId id) {
        Sql sql = Sql.of("select 1 from lead l where l.id = :id").with("id", id.value());
        return !Visibility.leads(sql, viewer, "l").on(jdbc).query().listOfRows().isEmpty();
    }

    /** @throws NotFound when there is none that this viewer may see */
    public LeadDetails details(Viewer viewer, LeadId id) {
        Sql seen = Visibility.customers(Sql.of("true"), viewer, "c");
        Sql sql = Sql.of("""
                select l.*, w.name as owner_name, p.name as partner_name, p.number as partner_number, r.label_en, r.label_fa,
                       b.name as converted_by_name, c.name as customer_name, k.name as contact_name, o.name as opportunity_name
                from lead l left join staff w on w.id = l.owner_id left join customer p on p.id = l.partner_id
                left join disqualify_reason r on r.id = l.disqualify_reason_id left join staff b on b.id = l.converted_by
                left join customer c on c.id = l.customer_id and (%s)
                left join contact k on k.id = l.contact_id and c.id is not null
                left join opportunity o on o.id = l.opportunity_id and c.id is not null
                where l.id = :id
                """.formatted(seen)).withValuesOf(seen).with("id", id.value());
        return Visibility.leads(sql, viewer, "l")
                .on(jdbc)
                .query(LeadQueries::details)
                .optional()
                .orElseThrow(() -> new NotFound(id));
    }

    /** Those that can be given now, in their order. */
    public List<DisqualifyReason> reasons() {
        return jdbc.sql("""
                        select id, label_en, label_fa from disqualify_reason where retired_at is null order by position, id
                        """)
                .query((row, n) -> new DisqualifyReason(row.getLong("id"), label(row)))
                .list();
    }

    /** The last of them, which stands for all others. */
    long otherReason() {
        return jdbc.sql(
                        "select id from disqualify_reason order by retired_at is not null, position desc, id desc limit 1")
                .query(Long.class)
                .single();
    }

    static LeadRow row(ResultSet row, int number) throws SQLException {
        return new LeadRow(
                new LeadId(row.getLong("id")),
                row.getString("number"),
                row.getString("name"),
                row.getString("organisation"),
                row.getString("email"),
                row.getString("phone"),
                row.getString("city"),
                row.getString("country"),
                row.getString("source"),
                LeadState.valueOf(row.getString("state")),
                staff(row),
                row.getString("owner_name"),
                row.getTimestamp("created_at").toInstant(),
                row.getInt("version"));
    }

    private static LeadDetails details(ResultSet row, int number) throws SQLException {
        Long partner = row.getObject("partner_id", Long.class);
        Timestamp converted = row.getTimestamp("converted_at");
        LeadData data = new LeadData(
                row.getString("person_name"),
                row.getString("organisation"),
                row.getString("job_title"),
                row.getString("email"),
                row.getString("phone"),
                row.getString("city"),
                row.getString("country"),
                row.getString("website"),
                row.getString("language"),
                row.getString("source"),
                partner == null ? null : new CustomerId(partner),
                row.getString("interest"),
                staff(row));
        return new LeadDetails(
                new LeadId(row.getLong("id")),
                row.getString("number"),
                data,
                LeadState.valueOf(row.getString("state")),
                row.getString("partner_name"),
                row.getString("partner_number"),
                row.getString("owner_name"),
                row.getObject("disqualify_reason_id") == null ? null : label(row),
                converted(row),
                converted == null ? null : converted.toInstant(),
                row.getString("converted_by_name"),
                row.getString("customer_name"),
                row.getString("contact_name"),
                row.getString("opportunity_name"),
                row.getTimestamp("created_at").toInstant(),
                row.getObject("erased_at") != null,
                row.getInt("version"));
    }

    private static @Nullable Converted converted(ResultSet row) throws SQLException {
        Long customer = row.getObject("customer_id", Long.class);
        Long contact = row.getObject("contact_id", Long.class);
        Long opportunity = row.getObject("opportunity_id", Long.class);
        return customer == null
                ? null
                : new Converted(
                        new CustomerId(customer),
                        contact == null ? null : new ContactId(contact),
                        opportunity == null ? null : new OpportunityId(opportunity));
    }

    private static @Nullable StaffId staff(ResultSet row) throws SQLException {
        Long owner = row.getObject("owner_id", Long.class);
        return owner == null ? null : new StaffId(owner);
    }

    private static Label label(ResultSet row) throws SQLException {
        return new Label(row.getString("label_en"), row.getString("label_fa"));
    }
}
