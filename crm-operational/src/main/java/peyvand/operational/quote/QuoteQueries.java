package peyvand.operational.quote;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
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
import peyvand.domain.Folding;
import peyvand.domain.LineId;
import peyvand.domain.NotFound;
import peyvand.domain.OpportunityId;
import peyvand.domain.OrderId;
import peyvand.domain.QuoteId;
import peyvand.domain.Slice;
import peyvand.domain.Viewer;
import peyvand.operational.catalog.Rate;
import peyvand.operational.pricing.LineRow;
import peyvand.operational.pricing.LineTable;
import peyvand.operational.staff.CompanyQueries;
import peyvand.operational.staff.Language;

/** Reads quotes as the screens show them. A quote is visible with its customer, as an order is. */
@Repository
public class QuoteQueries implements ListQueries<QuoteFilter, QuoteRow> {

    /** Needs {@code :today}. */
    private static final String STATE =
            "case when q.state = 'SENT' and q.valid_until < cast(:today as date) then 'EXPIRED' else q.state end";

    private static final String COLUMNS = """
            q.id, q.number, q.revision, q.customer_id, c.name as customer_name, q.quoted_on, q.valid_until, q.amount, q.tax,
            q.currency, w.name as owner_name,
            """ + STATE + " as state_now\n";

    private static final String FROM =
            "from quote q join customer c on c.id = q.customer_id join staff w on w.id = q.owner_id where true\n";

    private static final String DETAILS = "select q.*, " + STATE + " as state_now," + """
             c.name as customer_name, c.number as customer_number, k.name as contact_name, w.name as owner_name,
            o.name as opportunity_name, d.name as decided_by_name, s.number as order_number
            from quote q join customer c on c.id = q.customer_id join staff w on w.id = q.owner_id
            left join contact k on k.id = q.contact_id left join opportunity o on o.id = q.opportunity_id
            left join staff d on d.id = q.decided_by left join sales_order s on s.id = q.order_id
            """;

    private final JdbcClient jdbc;
    private final CompanyQueries companies;
    private final LineTable lines;
    private final Clock clock;

    QuoteQueries(JdbcClient jdbc, CompanyQueries companies, Clock clock) {
        this.jdbc = jdbc;
        this.companies = companies;
        this.lines = lines(jdbc);
        this.clock = clock;
    }

    static LineTable lines(JdbcClient jdbc) {
        return new LineTable(jdbc, "quote_line", "quote_id");
    }

    @Override
    public Slice<QuoteRow> page(Viewer viewer, QuoteFilter filter, Sort sort, @Nullable Cursor cursor, int size) {
        Sql sql = select(viewer, Keyset.select(sort, "q.id") + ", " + sort.expression() + " as sort_key, " + COLUMNS);
        return Keyset.page(jdbc, conditions(sql, filter), sort, "q.id", cursor, size, QuoteQueries::row);
    }

    @Override
    public Count count(Viewer viewer, QuoteFilter filter) {
        return filter.isNone() && viewer.orders().everything()
                ? Count.ofWholeTable(jdbc, "quote", Sql.of("select 1 from quote"))
                : Count.of(jdbc, conditions(select(viewer, "1 "), filter));
    }

    @Override
    @Transactional(readOnly = true)
    public void each(Viewer viewer, QuoteFilter filter, Sort sort, Consumer<QuoteRow> consumer) {
        Keyset.each(jdbc, conditions(select(viewer, COLUMNS), filter), sort, "q.id", QuoteQueries::row, consumer);
    }

    /** The latest of a customer; none of a customer this viewer may not see. */
    public List<QuoteRow> of(Viewer viewer, CustomerId customer, int most) {
        return latest(viewer, "q.customer_id = :of", customer.value(), most);
    }

    /** The latest for an opportunity; none for one this viewer may not see. */
    public List<QuoteRow> of(Viewer viewer, OpportunityId opportunity, int most) {
        return latest(viewer, "q.opportunity_id = :of", opportunity.value(), most);
    }

    /** The one from which an order came, if it came from one. */
    public List<QuoteRow> of(Viewer viewer, OrderId order) {
        return latest(viewer, "q.order_id = :of", order.value(), 1);
    }

    private List<QuoteRow> latest(Viewer viewer, String condition, long of, int most) {
        Sql sql = today(Sql.of("select " + COLUMNS + FROM)).and(condition, "of", of);
        return Visibility.buyers(sql, viewer, "c")
                .add("order by q.id desc limit " + most)
                .on(jdbc)
                .query(QuoteQueries::row)
                .list();
    }

    /** All versions of a quote, the latest first. */
    public List<QuoteRow> versions(Viewer viewer, String number) {
        Sql sql = today(Sql.of("select " + COLUMNS + FROM)).and("q.number = :number", "number", number);
        return Visibility.buyers(sql, viewer, "c")
                .add("order by q.revision desc")
                .on(jdbc)
                .query(QuoteQueries::row)
                .list();
    }

    /** @throws NotFound when there is none that this viewer may see */
    public QuoteDetails details(Viewer viewer, QuoteId id) {
        Sql sql = today(Sql.of(DETAILS + " where q.id = :id")).with("id", id.value());
        return Visibility.buyers(sql, viewer, "c")
                .on(jdbc)
                .query(QuoteQueries::details)
                .optional()
                .orElseThrow(() -> new NotFound(id));
    }

    /**
     * The quote with its lines and who offers it: all that stands on its paper.
     *
     * @throws NotFound when there is none that this viewer may see
     */
    public QuoteDocument document(Viewer viewer, QuoteId id) {
        return document(details(viewer, id));
    }

    /** A line of a quote that the asker may see. */
    public LineRow line(QuoteId id, LineId line) {
        return lines.line(id.value(), line);
    }

    /** In what language a customer is written to: that of a contact who has one, else the company's. */
    public Language usualLanguage(@Nullable CustomerId customer) {
        Language usual = companies.company().orElseThrow().language();
        return customer == null
                ? usual
                : jdbc.sql("""
                        select language from contact where customer_id = :customer and language is not null
                        and archived_at is null order by id limit 1
                        """)
                        .param("customer", customer.value())
                        .query(String.class)
                        .optional()
                        .map(Language::of)
                        .orElse(usual);
    }

    Optional<QuoteDocument> ofLink(String hash) {
        return today(Sql.of(DETAILS + " where q.link_hash = :hash"))
                .with("hash", hash)
                .on(jdbc)
                .query(QuoteQueries::details)
                .optional()
                .map(this::document);
    }

    private QuoteDocument document(QuoteDetails quote) {
        return new QuoteDocument(
                companies.company().orElseThrow(), quote, lines.of(quote.id().value()));
    }

    private Sql today(Sql sql) {
        return sql.with(
                "today",
                LocalDate.ofInstant(
                                clock.instant(),
                                companies.company().orElseThrow().zone())
                        .toString());
    }

    /** From all that the viewer may see: of whoever sees few customers, those are gathered from them once. */
    private Sql select(Viewer viewer, String columns) {
        if (viewer.orders().everything()) {
            return today(Sql.of("select " + columns + FROM));
        }
        Sql sql = today(Sql.of("""
                with gathered as materialized (
                  select q.* from customer c join quote q on q.customer_id = c.id where c.merged_into_id is null
                """));
        return Visibility.buyers(sql, viewer, "c")
                .add(") select " + columns + FROM.replace("from quote q", "from gathered q"));
    }

    private static Sql conditions(Sql sql, QuoteFilter filter) {
        QuoteState state = filter.state();
        if (state == QuoteState.EXPIRED) {
            sql.and("q.state = 'SENT' and q.valid_until < cast(:today as date)");
        } else if (state == QuoteState.SENT) {
            sql.and("q.state = 'SENT' and coalesce(q.valid_until, 'infinity') >= cast(:today as date)");
        } else if (state != null) {
            sql.and("q.state = '" + state + "'");
        }
        sql.andIf(
                "q.owner_id = :owner",
                "owner",
                filter.owner() == null ? null : filter.owner().value());
        return sql.andIf("q.number like upper(:text) || '%'", "text", escaped(filter.text()));
    }

    /** Digits of any script as ours, and no character that stands for others. */
    private static @Nullable String escaped(@Nullable String text) {
        return text == null ? null : Folding.asciiDigits(text).replaceAll("[\\\\%_]", "\\\\$0");
    }

    private static QuoteRow row(ResultSet row, int number) throws SQLException {
        return new QuoteRow(
                new QuoteId(row.getLong("id")),
                row.getString("number"),
                row.getInt("revision"),
                QuoteState.valueOf(row.getString("state_now")),
                new CustomerId(row.getLong("customer_id")),
                row.getString("customer_name"),
                row.getObject("quoted_on", LocalDate.class),
                row.getObject("valid_until", LocalDate.class),
                row.getBigDecimal("amount"),
                row.getBigDecimal("tax"),
                row.getString("currency"),
                row.getString("owner_name"));
    }

    private static QuoteDetails details(ResultSet row, int number) throws SQLException {
        Long order = row.getObject("order_id", Long.class);
        return new QuoteDetails(
                new QuoteId(row.getLong("id")),
                row.getString("number"),
                row.getInt("revision"),
                QuoteState.valueOf(row.getString("state_now")),
                data(row),
                row.getObject("quoted_on", LocalDate.class),
                row.getString("customer_name"),
                row.getString("customer_number"),
                row.getString("contact_name"),
                row.getString("opportunity_name"),
                row.getString("owner_name"),
                row.getBigDecimal("list_amount"),
                row.getBigDecimal("line_discount"),
                row.getBigDecimal("discount"),
                row.getBigDecimal("amount"),
                row.getBigDecimal("tax"),
                instant(row, "sent_at"),
                instant(row, "decided_at"),
                row.getString("decided_name"),
                row.getString("decided_by_name"),
                row.getString("decision"),
                order == null ? null : new OrderId(order),
                row.getString("order_number"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant(),
                row.getInt("version"));
    }

    private static QuoteData data(ResultSet row) throws SQLException {
        Long contact = row.getObject("contact_id", Long.class);
        Long opportunity = row.getObject("opportunity_id", Long.class);
        BigDecimal rate = row.getBigDecimal("exchange_rate");
        return new QuoteData(
                new CustomerId(row.getLong("customer_id")),
                contact == null ? null : new ContactId(contact),
                opportunity == null ? null : new OpportunityId(opportunity),
                Language.of(row.getString("language")),
                new Rate(row.getString("currency"), rate),
                row.getObject("valid_until", LocalDate.class),
                row.getBigDecimal("discount_percent"),
                row.getString("terms"),
                row.getString("note"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
