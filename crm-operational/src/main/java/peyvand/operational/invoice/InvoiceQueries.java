package peyvand.operational.invoice;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import peyvand.db.sql.Count;
import peyvand.db.sql.CustomerText;
import peyvand.db.sql.Keyset;
import peyvand.db.sql.ListQueries;
import peyvand.db.sql.Sort;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.Cursor;
import peyvand.domain.CustomerId;
import peyvand.domain.Folding;
import peyvand.domain.InvoiceId;
import peyvand.domain.NotFound;
import peyvand.domain.OrderId;
import peyvand.domain.Slice;
import peyvand.domain.Viewer;
import peyvand.operational.invoice.InvoiceDetails.InvoiceLink;
import peyvand.operational.staff.CompanyQueries;

/** Reads invoices as the screens show them. An invoice is visible with its customer, as an order is. */
@Repository
public class InvoiceQueries implements ListQueries<InvoiceFilter, InvoiceRow> {

    /** Needs {@code :today}. */
    private static final String COLUMNS = """
            i.id, i.kind, i.number, i.customer_id, c.name as customer_name, o.number as order_number, i.issued_on, i.due_on, i.net,
            i.tax, i.total, i.balance, i.currency,
            """ + InvoiceState.SQL + " as shown\n";

    private static final String FROM = """
            from invoice i join customer c on c.id = i.customer_id join sales_order o on o.id = i.order_id
            where true
            """;

    private final JdbcClient jdbc;
    private final CompanyQueries companies;
    private final Clock clock;

    InvoiceQueries(JdbcClient jdbc, CompanyQueries companies, Clock clock) {
        this.jdbc = jdbc;
        this.companies = companies;
        this.clock = clock;
    }

    /** The day it is where the company is. */
    public LocalDate today() {
        return LocalDate.ofInstant(
                clock.instant(), companies.company().orElseThrow().zone());
    }

    @Override
    public Slice<InvoiceRow> page(Viewer viewer, InvoiceFilter filter, Sort sort, @Nullable Cursor cursor, int size) {
        Sql sql = select(viewer, Keyset.select(sort, "i.id") + ", " + sort.expression() + " as sort_key, " + COLUMNS);
        return Keyset.page(jdbc, conditions(sql, filter), sort, "i.id", cursor, size, InvoiceQueries::row);
    }

    @Override
    public Count count(Viewer viewer, InvoiceFilter filter) {
        return filter.isNone() && viewer.orders().everything()
                ? Count.ofWholeTable(jdbc, "invoice", Sql.of("select 1 from invoice"))
                : Count.of(jdbc, conditions(select(viewer, "1 "), filter));
    }

    @Override
    @Transactional(readOnly = true)
    public void each(Viewer viewer, InvoiceFilter filter, Sort sort, Consumer<InvoiceRow> consumer) {
        Keyset.each(jdbc, conditions(select(viewer, COLUMNS), filter), sort, "i.id", InvoiceQueries::row, consumer);
    }

    /** Those of an order with their credit notes, the latest first; none of an order this viewer may not see. */
    public List<InvoiceRow> ofOrder(Viewer viewer, OrderId order, int most) {
        Sql sql = today(Sql.of("select " + COLUMNS + FROM + " and (i.order_id = :order or i.return_order_id = :order)"))
                .with("order", order.value());
        return latest(viewer, sql, most);
    }

    /** Those of a customer, the latest first; none of a customer this viewer may not see. */
    public List<InvoiceRow> ofCustomer(Viewer viewer, CustomerId customer, int most) {
        Sql sql = today(Sql.of("select " + COLUMNS + FROM + " and i.customer_id = :customer"))
                .with("customer", customer.value());
        return latest(viewer, sql, most);
    }

    private List<InvoiceRow> latest(Viewer viewer, Sql sql, int most) {
        return Visibility.buyers(sql, viewer, "c")
                .add("order by i.id desc limit " + most)
                .on(jdbc)
                .query(InvoiceQueries::row)
                .list();
    }

    /** An amount in the base currency, and how much of it is overdue. */
    public record Open(BigDecimal amount, BigDecimal overdue) {

        public boolean none() {
            return amount.signum() == 0 && overdue.signum() == 0;
        }
    }

    /** What a customer still has to pay, in the base currency; nothing of a customer this viewer may not see. */
    public Open open(Viewer viewer, CustomerId customer) {
        Sql sql = today(Sql.of("""
                select coalesce(sum(i.balance * i.exchange_rate), 0) as amount,
                       coalesce(sum(i.balance * i.exchange_rate) filter (where i.due_on < cast(:today as date) and i.balance > 0), 0) as overdue
                from invoice i join customer c on c.id = i.customer_id
                where i.customer_id = :customer and i.balance <> 0
                """)).with("customer", customer.value());
        return Visibility.buyers(sql, viewer, "c")
                .on(jdbc)
                .query((row, number) -> new Open(row.getBigDecimal("amount"), row.getBigDecimal("overdue")))
                .single();
    }

    /** Whether something of an order can still be invoiced. Whoever asks has made sure that the viewer sees the order. */
    public boolean invoiceable(OrderId order) {
        return jdbc.sql("""
                select exists (
                  select from sales_order o join order_line l on l.order_id = o.id
                  where o.id = :order and o.kind = 'SALE' and o.state in ('PLACED', 'FULFILLED') and o.customer_id is not null
                    and l.quantity > 0
                    and l.quantity > coalesce((
                      select sum(case i.kind when 'INVOICE' then v.quantity else -v.quantity end)
                      from invoice_line v join invoice i on i.id = v.invoice_id
                      where v.order_line_id = l.id and (i.kind = 'INVOICE' or i.state = 'ISSUED')), 0)
                      + coalesce((
                      select -sum(b.quantity) from order_line b join sales_order r on r.id = b.order_id
                      where b.returns_line_id = l.id and r.state <> 'CANCELLED'), 0))
                """).param("order", order.value()).query(Boolean.class).single();
    }

    /** Returns of the order of an invoice that no credit note is about yet. */
    public List<OrderLink> uncreditedReturns(InvoiceDetails invoice) {
        return jdbc.sql("""
                select distinct r.id, r.number from order_line l join order_line b on b.returns_line_id = l.id
                join sales_order r on r.id = b.order_id and r.state in ('PLACED', 'FULFILLED')
                join invoice_line v on v.order_line_id = l.id and v.invoice_id = :invoice
                where l.order_id = :order
                  and not exists (select from invoice n where n.return_order_id = r.id and n.credits_id = :invoice)
                order by r.id
                """)
                .param("invoice", invoice.id().value())
                .param("order", invoice.order().value())
                .query((row, number) -> new OrderLink(new OrderId(row.getLong("id")), row.getString("number")))
                .list();
    }

    /** An order by its number. */
    public record OrderLink(OrderId id, String number) {}

    /** @throws NotFound when there is none that this viewer may see */
    public InvoiceDetails details(Viewer viewer, InvoiceId id) {
        Sql sql = today(Sql.of(
                        "select i.*, c.name as customer_name, c.number as customer_number, o.number as order_number,"
                                + " n.number as credits_number, r.number as return_number, " + InvoiceState.SQL
                                + " as shown" + """

                from invoice i join customer c on c.id = i.customer_id join sales_order o on o.id = i.order_id
                left join invoice n on n.id = i.credits_id left join sales_order r on r.id = i.return_order_id
                where i.id = :id
                """))
                .with("id", id.value());
        List<InvoiceLink> notes = jdbc.sql("select id, number from invoice where credits_id = :id order by id")
                .param("id", id.value())
                .query((row, number) -> new InvoiceLink(new InvoiceId(row.getLong("id")), row.getString("number")))
                .list();
        return Visibility.buyers(sql, viewer, "c")
                .on(jdbc)
                .query((row, number) -> details(row, notes))
                .optional()
                .orElseThrow(() -> new NotFound(id));
    }

    /** An address of e-mail of a customer; empty where none is known. Whoever asks has made sure that the viewer sees them. */
    public Optional<String> email(CustomerId customer) {
        return jdbc.sql(
                        "select value from handle where customer_id = :id and kind = 'EMAIL' order by contact_id nulls first, id limit 1")
                .param("id", customer.value())
                .query(String.class)
                .optional();
    }

    /** The lines of an invoice. Whoever asks has made sure that the viewer sees it. */
    public List<InvoiceLine> lines(InvoiceId id) {
        return jdbc.sql("select * from invoice_line where invoice_id = :id order by line_no")
                .param("id", id.value())
                .query((row, number) -> new InvoiceLine(
                        row.getLong("id"),
                        row.getInt("line_no"),
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("description"),
                        row.getBigDecimal("quantity"),
                        row.getBigDecimal("unit_price"),
                        row.getBigDecimal("discount_percent"),
                        row.getBigDecimal("tax_percent"),
                        row.getBigDecimal("list"),
                        row.getBigDecimal("net"),
                        row.getBigDecimal("tax")))
                .list();
    }

    /** The ledger of an invoice, in the order it was written. Whoever asks has made sure that the viewer sees it. */
    public List<Payment> payments(InvoiceId id) {
        return jdbc.sql("""
                select p.*, s.name as staff_name, exists (select from invoice_payment r where r.reverses_id = p.id) as reversed
                from invoice_payment p join staff s on s.id = p.staff_id where p.invoice_id = :id order by p.id
                """)
                .param("id", id.value())
                .query((row, number) -> new Payment(
                        row.getLong("id"),
                        row.getBigDecimal("amount"),
                        row.getObject("paid_on", LocalDate.class),
                        PaymentMethod.valueOf(row.getString("method")),
                        row.getString("reference"),
                        row.getObject("reverses_id", Long.class),
                        row.getBoolean("reversed"),
                        row.getString("staff_name"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    /** Those the viewer may see; of whoever sees few, gathered from their customers. */
    private Sql select(Viewer viewer, String columns) {
        if (viewer.orders().everything()) {
            return today(Sql.of("select " + columns + FROM));
        }
        Sql sql = Sql.of("""
                with gathered as materialized (
                  select i.* from customer c join invoice i on i.customer_id = c.id where c.merged_into_id is null
                """);
        return today(Visibility.buyers(sql, viewer, "c")
                .add(") select " + columns + FROM.replace("from invoice i", "from gathered i")));
    }

    private Sql conditions(Sql sql, InvoiceFilter filter) {
        if (filter.kind() != null) {
            sql.and("i.kind = '" + filter.kind() + "'");
        }
        if (filter.state() != null) {
            sql.and(filter.state().condition());
        }
        if (filter.open()) {
            sql.and("i.balance > 0");
        }
        sql.andIf("i.issued_on >= cast(:issued_from as date)", "issued_from", text(filter.from()));
        sql.andIf("i.issued_on <= cast(:issued_to as date)", "issued_to", text(filter.to()));
        sql.andIf("i.due_on <= cast(:due_to as date)", "due_to", text(filter.dueTo()));
        if (filter.number() != null) {
            String typed = Folding.asciiDigits(filter.number()).strip().toUpperCase(java.util.Locale.ROOT);
            sql.and("i.number like :number", "number", typed.replaceAll("([\\\\%_])", "\\\\$1") + "%");
        }
        if (filter.customer() != null) {
            CustomerText.filter(jdbc, sql, "i.customer_id", filter.customer());
        }
        return sql;
    }

    private Sql today(Sql sql) {
        return sql.with("today", today().toString());
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    static InvoiceData data(ResultSet row) throws SQLException {
        return new InvoiceData(
                row.getObject("due_on", LocalDate.class),
                row.getString("buyer_name"),
                row.getString("buyer_address"),
                row.getString("buyer_tax_code"),
                row.getString("note"));
    }

    private static InvoiceRow row(ResultSet row, int number) throws SQLException {
        return new InvoiceRow(
                new InvoiceId(row.getLong("id")),
                InvoiceKind.valueOf(row.getString("kind")),
                InvoiceState.valueOf(row.getString("shown")),
                row.getString("number"),
                new CustomerId(row.getLong("customer_id")),
                row.getString("customer_name"),
                row.getString("order_number"),
                row.getObject("issued_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getBigDecimal("net"),
                row.getBigDecimal("tax"),
                row.getBigDecimal("total"),
                row.getBigDecimal("balance"),
                row.getString("currency"));
    }

    private static InvoiceDetails details(ResultSet row, List<InvoiceLink> notes) throws SQLException {
        Long credits = row.getObject("credits_id", Long.class);
        Long back = row.getObject("return_order_id", Long.class);
        return new InvoiceDetails(
                new InvoiceId(row.getLong("id")),
                InvoiceKind.valueOf(row.getString("kind")),
                InvoiceState.valueOf(row.getString("shown")),
                row.getString("number"),
                data(row),
                new CustomerId(row.getLong("customer_id")),
                row.getString("customer_name"),
                row.getString("customer_number"),
                new OrderId(row.getLong("order_id")),
                row.getString("order_number"),
                credits == null ? null : new InvoiceLink(new InvoiceId(credits), row.getString("credits_number")),
                back == null ? null : new OrderId(back),
                row.getString("return_number"),
                row.getObject("issued_on", LocalDate.class),
                row.getString("currency"),
                row.getBigDecimal("exchange_rate"),
                row.getBigDecimal("list"),
                row.getBigDecimal("net"),
                row.getBigDecimal("tax"),
                row.getBigDecimal("total"),
                row.getBigDecimal("paid"),
                row.getBigDecimal("credited"),
                row.getBigDecimal("balance"),
                notes,
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant(),
                row.getInt("version"));
    }
}
