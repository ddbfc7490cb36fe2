package peyvand.operational.invoice;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.Changes;
import peyvand.domain.InvoiceId;
import peyvand.domain.MinorUnits;
import peyvand.domain.NotFound;
import peyvand.domain.RecordKind;
import peyvand.domain.Right;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditLog;

/** The commands on the ledger of an invoice, in which nothing is changed and nothing deleted. */
@Service
@Transactional
public class Payments {

    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);

    private final VisibleInvoices visible;
    private final InvoiceQueries queries;
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;

    Payments(VisibleInvoices visible, InvoiceQueries queries, JdbcClient jdbc, AuditLog audit, Clock clock) {
        this.visible = visible;
        this.queries = queries;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Enters what was paid; where more had been paid than is owed after a credit note, what was paid back.
     *
     * @throws RuleViolation when it is more than the balance, or of a day to come
     */
    public void pay(Viewer viewer, InvoiceId id, PaymentData data) {
        viewer.require(Right.EDIT, "enter a payment");
        InvoiceHead invoice = payable(viewer, id);
        if (data.amount().signum() <= 0
                || MinorUnits.round(data.amount(), invoice.currency()).compareTo(data.amount()) != 0) {
            throw new RuleViolation("rule.payment.amount");
        }
        if (data.paidOn().isAfter(queries.today()) || data.paidOn().isBefore(EARLIEST)) {
            throw new RuleViolation("rule.payment.day");
        }
        BigDecimal balance = invoice.balance();
        if (data.amount().compareTo(balance.abs()) > 0) {
            throw new RuleViolation(
                    balance.signum() == 0 ? "rule.payment.settled" : "rule.payment.tooMuch",
                    balance.abs().stripTrailingZeros());
        }
        BigDecimal amount = balance.signum() < 0 ? data.amount().negate() : data.amount();
        enter(viewer, invoice, amount, data, null);
    }

    /**
     * Takes back a wrong entry by another one.
     *
     * @throws RuleViolation when it was taken back already, or takes back another itself
     */
    public void reverse(Viewer viewer, InvoiceId id, long payment) {
        viewer.require(Right.EDIT, "take back a payment");
        InvoiceHead invoice = payable(viewer, id);
        Payment wrong = queries.payments(id).stream()
                .filter(entry -> entry.id() == payment)
                .findFirst()
                .orElseThrow(() -> new NotFound(payment));
        if (wrong.reversed() || wrong.reverses() != null) {
            throw new RuleViolation("rule.payment.reversed");
        }
        PaymentData data = new PaymentData(wrong.amount(), queries.today(), wrong.method(), wrong.reference());
        enter(viewer, invoice, wrong.amount().negate(), data, payment);
    }

    private InvoiceHead payable(Viewer viewer, InvoiceId id) {
        InvoiceHead invoice = visible.locked(viewer, id);
        if (!invoice.issued() || invoice.kind() != InvoiceKind.INVOICE) {
            throw new RuleViolation("rule.payment.draft");
        }
        return invoice;
    }

    private void enter(
            Viewer viewer, InvoiceHead invoice, BigDecimal amount, PaymentData data, @Nullable Long reverses) {
        jdbc.sql("""
                insert into invoice_payment (invoice_id, amount, paid_on, method, reference, reverses_id, staff_id, at)
                values (:invoice, :amount, :on, :method, :reference, :reverses, :staff, :now)
                """)
                .param("invoice", invoice.id().value())
                .param("amount", amount)
                .param("on", data.paidOn())
                .param("method", data.method().name())
                .param("reference", data.reference(), Types.VARCHAR)
                .param("reverses", reverses, Types.BIGINT)
                .param("staff", viewer.staff().value())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("paymentAmount", amount.stripTrailingZeros().toPlainString());
        entry.put("paidOn", data.paidOn());
        audit.record(
                viewer,
                reverses == null ? "PAID" : "PAYMENT_REVERSED",
                RecordKind.INVOICE,
                invoice.id().value(),
                invoice.customer(),
                Changes.between(Map.of(), entry));
    }
}
