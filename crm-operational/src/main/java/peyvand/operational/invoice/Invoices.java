package peyvand.operational.invoice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.Changes;
import peyvand.domain.InvoiceId;
import peyvand.domain.NotFound;
import peyvand.domain.OrderId;
import peyvand.domain.RecordKind;
import peyvand.domain.Right;
import peyvand.domain.RuleViolation;
import peyvand.domain.Stale;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditLog;
import peyvand.operational.invoice.Drafts.DraftLine;
import peyvand.operational.letterhead.LetterheadQueries;

/** The commands on invoices and credit notes: drafted from an order or an invoice, changed, and issued once and for all. */
@Service
@Transactional
public class Invoices {

    /** So many lines on one paper. */
    public static final int MOST_LINES = 1_000;

    private static final int USUAL_TERM_DAYS = 30;

    private final VisibleInvoices visible;
    private final OpenLines open;
    private final Drafts drafts;
    private final NumberSeries numbers;
    private final InvoiceQueries queries;
    private final LetterheadQueries letterheads;
    private final JdbcClient jdbc;
    private final AuditLog audit;

    Invoices(
            VisibleInvoices visible,
            OpenLines open,
            Drafts drafts,
            NumberSeries numbers,
            InvoiceQueries queries,
            LetterheadQueries letterheads,
            JdbcClient jdbc,
            AuditLog audit) {
        this.visible = visible;
        this.open = open;
        this.drafts = drafts;
        this.numbers = numbers;
        this.queries = queries;
        this.letterheads = letterheads;
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /**
     * Drafts an invoice of all of a sale that stands on none yet.
     *
     * @throws RuleViolation when it is no sale that was placed, has no customer, or nothing is left of it
     */
    public InvoiceId draft(Viewer viewer, OrderId order) {
        viewer.require(Right.EDIT, "draft an invoice");
        visible.lockOrder(viewer, order);
        requireSale(order);
        InvoiceId id = drafts.ofOrder(viewer, order, queries.today().plusDays(USUAL_TERM_DAYS));
        fill(id, lines(open.ofOrder(order.value(), null)), currency(id));
        record(viewer, "CREATED", visible.locked(viewer, id), Changes.NONE);
        return id;
    }

    /**
     * Drafts a credit note of an invoice, of all that was not credited yet or of what came back.
     *
     * @param returned the return whose goods are credited; null for all
     * @throws RuleViolation when the invoice was not issued, or nothing of it is left
     */
    public InvoiceId credit(Viewer viewer, InvoiceId invoice, @Nullable OrderId returned) {
        viewer.require(Right.EDIT, "draft a credit note");
        InvoiceHead credited = visible.locked(viewer, invoice);
        if (!credited.issued() || credited.kind() != InvoiceKind.INVOICE) {
            throw new RuleViolation("rule.invoice.notCreditable");
        }
        Map<OpenLine, BigDecimal> lines = lines(open.ofInvoice(invoice.value()));
        if (returned != null) {
            lines = returned(lines, returned);
        }
        InvoiceId id = drafts.ofInvoice(viewer, invoice, returned);
        fill(id, lines, credited.currency());
        record(viewer, "CREATED", visible.locked(viewer, id), Changes.NONE);
        return id;
    }

    /**
     * Changes the head of a draft.
     *
     * @param version of the draft as the viewer read it
     * @throws Stale when somebody saved it since
     */
    public void edit(Viewer viewer, InvoiceId id, int version, InvoiceData data) {
        InvoiceHead draft = draft(viewer, id, version);
        Changes changes = Changes.between(draft.fields(), data.fields());
        if (!changes.isEmpty()) {
            drafts.write(id, data);
            record(viewer, "CHANGED", draft, changes);
        }
    }

    /** Puts another quantity of a line on a draft: above zero, and no more than is left of what it is about. */
    public void changeLine(Viewer viewer, InvoiceId id, long lineId, int version, BigDecimal quantity) {
        InvoiceHead draft = draft(viewer, id, version);
        DraftLine line = line(id, lineId);
        OpenLine about = about(draft).get(line.orderLine());
        if (quantity.signum() <= 0) {
            throw new RuleViolation("rule.invoice.quantity");
        }
        requireLeft(line.name(), quantity, about);
        drafts.change(lineId, Objects.requireNonNull(about), quantity, draft.currency());
        drafts.total(id);
        record(
                viewer,
                "LINE_CHANGED",
                draft,
                Changes.between(Map.of("quantity", plain(line.quantity())), Map.of("quantity", plain(quantity))));
    }

    /** Takes a line off a draft. */
    public void removeLine(Viewer viewer, InvoiceId id, long lineId, int version) {
        InvoiceHead draft = draft(viewer, id, version);
        DraftLine line = line(id, lineId);
        drafts.remove(lineId);
        drafts.total(id);
        record(viewer, "LINE_REMOVED", draft, Changes.between(Map.of("product", line.name()), Map.of()));
    }

    /** Throws a draft away; what was issued stays. */
    public void discard(Viewer viewer, InvoiceId id) {
        viewer.require(Right.EDIT, "discard a draft");
        InvoiceHead draft = visible.locked(viewer, id);
        draft.requireDraft();
        drafts.discard(id);
        record(viewer, "REMOVED", draft, Changes.between(draft.fields(), Map.of()));
    }

    /**
     * Issues a draft: it gets the next number of its fiscal year and never changes again.
     *
     * @param issuedOn at the latest today, and not before the last one of the same year
     * @throws Stale when somebody changed the draft since
     * @throws RuleViolation when it was issued already, says nothing, or more than is left
     */
    public void issue(Viewer viewer, InvoiceId id, int version, LocalDate issuedOn) {
        InvoiceHead draft = draft(viewer, id, version);
        if (issuedOn.isAfter(queries.today())) {
            throw new RuleViolation("rule.invoice.dayAhead");
        }
        LocalDate dueOn = draft.dueOn() == null || draft.kind() == InvoiceKind.CREDIT_NOTE ? issuedOn : draft.dueOn();
        if (dueOn.isBefore(issuedOn)) {
            throw new RuleViolation("rule.invoice.dueBefore");
        }
        if (draft.kind() == InvoiceKind.INVOICE && !draft.orderCounts()) {
            throw new RuleViolation("rule.invoice.order");
        }
        requireLines(draft);
        NumberSeries.Taken number = numbers.next(
                draft.kind(), letterheads.letterhead().fiscalYears().yearOf(issuedOn), issuedOn);
        drafts.issue(viewer, id, number, issuedOn, dueOn);
        record(viewer, "ISSUED", draft, Changes.between(Map.of(), issued(number.number(), issuedOn, draft.total())));
    }

    /** Refuses what was not issued. */
    public void requireIssued(InvoiceDetails invoice) {
        if (invoice.draft()) {
            throw new RuleViolation("rule.invoice.draft");
        }
    }

    /** Writes down that it was mailed. */
    public void mailed(Viewer viewer, InvoiceId id, String to) {
        viewer.require(Right.EDIT, "mail an invoice");
        record(viewer, "MAILED", visible.locked(viewer, id), Changes.between(Map.of(), Map.of("mailTo", to)));
    }

    private static Map<String, Object> issued(String number, LocalDate on, BigDecimal total) {
        Map<String, Object> issued = new LinkedHashMap<>();
        issued.put("invoiceNumber", number);
        issued.put("issuedOn", on);
        issued.put("total", plain(total));
        return issued;
    }

    private InvoiceHead draft(Viewer viewer, InvoiceId id, int version) {
        viewer.require(Right.EDIT, "change an invoice");
        InvoiceHead draft = visible.locked(viewer, id);
        draft.requireDraft();
        Stale.check(id, version, draft.version());
        return draft;
    }

    private void requireSale(OrderId order) {
        Map<String, Object> found =
                jdbc.sql("""
                select kind = 'SALE' and state in ('PLACED', 'FULFILLED') as counts, customer_id is not null as known
                from sales_order where id = :id
                """).param("id", order.value()).query().singleRow();
        if (!Boolean.TRUE.equals(found.get("counts"))) {
            throw new RuleViolation("rule.invoice.order");
        }
        if (!Boolean.TRUE.equals(found.get("known"))) {
            throw new RuleViolation("rule.invoice.anonymous");
        }
    }

    /** Goods may have come back, or been credited, since the draft was made. */
    private void requireLines(InvoiceHead draft) {
        List<DraftLine> lines = drafts.lines(draft.id());
        if (lines.isEmpty()) {
            throw new RuleViolation("rule.invoice.empty");
        }
        Map<Long, OpenLine> about = about(draft);
        lines.forEach(line -> requireLeft(line.name(), line.quantity(), about.get(line.orderLine())));
    }

    private static void requireLeft(String name, BigDecimal quantity, @Nullable OpenLine about) {
        BigDecimal left = about == null ? BigDecimal.ZERO : about.left();
        if (quantity.compareTo(left) > 0) {
            throw new RuleViolation("rule.invoice.moreThanLeft", name, left.stripTrailingZeros());
        }
    }

    private Map<Long, OpenLine> about(InvoiceHead draft) {
        List<OpenLine> lines = draft.credits() == null
                ? open.ofOrder(draft.order(), draft.id().value())
                : open.ofInvoice(draft.credits());
        return lines.stream().collect(Collectors.toMap(OpenLine::orderLine, Function.identity()));
    }

    private DraftLine line(InvoiceId id, long lineId) {
        return drafts.lines(id).stream()
                .filter(line -> line.id() == lineId)
                .findFirst()
                .orElseThrow(() -> new NotFound(lineId));
    }

    private static Map<OpenLine, BigDecimal> lines(List<OpenLine> lines) {
        Map<OpenLine, BigDecimal> quantities = new LinkedHashMap<>();
        lines.stream().filter(line -> line.left().signum() > 0).forEach(line -> quantities.put(line, line.left()));
        return quantities;
    }

    /** Of the lines what came back with a return. */
    private Map<OpenLine, BigDecimal> returned(Map<OpenLine, BigDecimal> lines, OrderId returned) {
        Map<Long, BigDecimal> back = new LinkedHashMap<>();
        jdbc.sql("""
                select returns_line_id as line, -sum(quantity) as quantity from order_line
                where order_id = :order and returns_line_id is not null group by returns_line_id
                """).param("order", returned.value()).query(row -> {
            back.put(row.getLong("line"), row.getBigDecimal("quantity"));
        });
        Map<OpenLine, BigDecimal> quantities = new LinkedHashMap<>();
        lines.forEach((line, left) -> {
            BigDecimal quantity =
                    back.getOrDefault(line.orderLine(), BigDecimal.ZERO).min(left);
            if (quantity.signum() > 0) {
                quantities.put(line, quantity);
            }
        });
        return quantities;
    }

    private void fill(InvoiceId id, Map<OpenLine, BigDecimal> lines, String currency) {
        if (lines.isEmpty()) {
            throw new RuleViolation("rule.invoice.nothingLeft");
        }
        if (lines.size() > MOST_LINES) {
            throw new RuleViolation("rule.invoice.tooManyLines", MOST_LINES);
        }
        int number = 0;
        for (Map.Entry<OpenLine, BigDecimal> line : lines.entrySet()) {
            drafts.add(id, ++number, line.getKey(), line.getValue(), currency);
        }
        drafts.total(id);
    }

    private String currency(InvoiceId id) {
        return jdbc.sql("select currency from invoice where id = :id")
                .param("id", id.value())
                .query(String.class)
                .single();
    }

    private void record(Viewer viewer, String action, InvoiceHead invoice, Changes changes) {
        audit.record(viewer, action, RecordKind.INVOICE, invoice.id().value(), invoice.customer(), changes);
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
