package peyvand.operational.invoice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.Changes;
import peyvand.domain.NotFound;
import peyvand.domain.RecordKind;
import peyvand.domain.Right;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditLog;

/**
 * Hands papers and payments over to whoever keeps the books: what is new in a period, each once. What a hand-over held can be
 * read again at any time.
 */
@Service
@Transactional
public class Handovers {

    private static final int MOST_LISTED = 100;

    private static final String PAPERS = """
            select i.kind, i.number, i.issued_on as on_day, i.due_on, c.number as customer_number, i.buyer_name as customer_name,
                   i.buyer_tax_code as tax_code, o.number as order_number, n.number as reference, null as method, l.tax_percent,
                   s.sign * l.net as net, s.sign * l.tax as tax, s.sign * (l.net + l.tax) as total, i.currency, i.exchange_rate,
                   i.id, 0 as payment
            from invoice_handover_entry e join invoice i on i.id = e.invoice_id
            join customer c on c.id = i.customer_id join sales_order o on o.id = i.order_id left join invoice n on n.id = i.credits_id
            cross join lateral (select case i.kind when 'INVOICE' then 1 else -1 end as sign) s
            cross join lateral (
              select tax_percent, sum(net) as net, sum(tax) as tax from invoice_line where invoice_id = i.id group by tax_percent) l
            where e.handover_id = :handover
            """;

    private static final String PAID = """
            select 'PAYMENT', i.number, p.paid_on, null, c.number, i.buyer_name, i.buyer_tax_code, o.number, p.reference, p.method,
                   null, null, null, p.amount, i.currency, i.exchange_rate, i.id, p.id
            from invoice_handover_entry e join invoice_payment p on p.id = e.payment_id join invoice i on i.id = p.invoice_id
            join customer c on c.id = i.customer_id join sales_order o on o.id = i.order_id
            where e.handover_id = :handover
            """;

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;

    Handovers(JdbcClient jdbc, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Hands over what the viewer sees of a period and nobody has handed over yet.
     *
     * @return the hand-over
     * @throws RuleViolation when there is nothing new, or the period ends before it begins
     */
    public long hand(Viewer viewer, LocalDate from, LocalDate to) {
        viewer.require(Right.EXPORT, "hand invoices over");
        if (to.isBefore(from)) {
            throw new RuleViolation("rule.handover.period");
        }
        long id = jdbc.sql("""
                insert into invoice_handover (from_on, to_on, staff_id, at) values (:from, :to, :staff, :now) returning id
                """)
                .param("from", from)
                .param("to", to)
                .param("staff", viewer.staff().value())
                .param("now", Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
        int entries = add(viewer, id, from, to, "invoice_id", "i.id", "", """
                and i.state = 'ISSUED' and coalesce(i.issued_on, 'infinity') between cast(:from as date) and cast(:to as date)""")
                + add(
                        viewer,
                        id,
                        from,
                        to,
                        "payment_id",
                        "p.id",
                        "join invoice_payment p on p.invoice_id = i.id",
                        "and p.paid_on between cast(:from as date) and cast(:to as date)");
        if (entries == 0) {
            throw new RuleViolation("rule.handover.nothing");
        }
        Map<String, Object> what = new LinkedHashMap<>();
        what.put("issuedFrom", from);
        what.put("issuedTo", to);
        what.put("lineCount", entries);
        audit.record(viewer, "EXPORTED", RecordKind.INVOICE, 0, null, Changes.between(Map.of(), what));
        return id;
    }

    private int add(
            Viewer viewer,
            long handover,
            LocalDate from,
            LocalDate to,
            String column,
            String key,
            String joined,
            String condition) {
        Sql sql = Sql.of("insert into invoice_handover_entry (handover_id, " + column + ") select :handover, " + key
                        + " from invoice i join customer c on c.id = i.customer_id " + joined
                        + " where not exists (select from invoice_handover_entry e where e." + column + " = " + key
                        + ")")
                .add(condition)
                .with("handover", handover)
                .with("from", from.toString())
                .with("to", to.toString());
        return Visibility.buyers(sql, viewer, "c")
                .add("on conflict do nothing")
                .on(jdbc)
                .update();
    }

    /** The latest hand-overs first. */
    @Transactional(readOnly = true)
    public List<Handover> latest() {
        return jdbc.sql("""
                select h.*, s.name as staff_name,
                       (select count(*) from invoice_handover_entry e where e.handover_id = h.id) as entries
                from invoice_handover h join staff s on s.id = h.staff_id order by h.id desc limit :most
                """)
                .param("most", MOST_LISTED)
                .query((row, number) -> new Handover(
                        row.getLong("id"),
                        row.getObject("from_on", LocalDate.class),
                        row.getObject("to_on", LocalDate.class),
                        row.getString("staff_name"),
                        row.getTimestamp("at").toInstant(),
                        row.getInt("entries")))
                .list();
    }

    /** Refuses a hand-over that does not exist, and whoever may not take records out of the house. */
    @Transactional(readOnly = true)
    public void require(Viewer viewer, long handover) {
        viewer.require(Right.EXPORT, "read a hand-over");
        if (jdbc.sql("select 1 from invoice_handover where id = :id")
                .param("id", handover)
                .query()
                .listOfRows()
                .isEmpty()) {
            throw new NotFound(handover);
        }
    }

    /** What a hand-over held, as far as the viewer sees it: papers by their days, then payments, one row at a time. */
    @Transactional(readOnly = true)
    public void each(Viewer viewer, long handover, Consumer<HandoverEntry> consumer) {
        require(viewer, handover);
        Sql sql = Sql.of("select * from (").add(PAPERS).with("handover", handover);
        Visibility.buyers(sql, viewer, "c").add("union all").add(PAID);
        try (var rows = Visibility.buyers(sql, viewer, "c")
                .add(") entries order by payment > 0, on_day, id, payment, tax_percent")
                .on(jdbc)
                .withFetchSize(1_000)
                .query(Handovers::entry)
                .stream()) {
            rows.forEach(consumer);
        }
    }

    private static HandoverEntry entry(ResultSet row, int number) throws SQLException {
        String method = row.getString("method");
        return new HandoverEntry(
                HandoverEntry.Kind.valueOf(row.getString("kind")),
                row.getString("number"),
                row.getObject("on_day", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getString("customer_number"),
                row.getString("customer_name"),
                row.getString("tax_code"),
                row.getString("order_number"),
                row.getString("reference"),
                method == null ? null : PaymentMethod.valueOf(method),
                row.getBigDecimal("tax_percent"),
                row.getBigDecimal("net"),
                row.getBigDecimal("tax"),
                row.getBigDecimal("total"),
                row.getString("currency"),
                row.getBigDecimal("exchange_rate"),
                row.getBigDecimal("total").multiply(row.getBigDecimal("exchange_rate")));
    }
}
