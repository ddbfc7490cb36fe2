package peyvand.operational.invoice;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.domain.InvoiceId;
import peyvand.domain.LineAmounts;
import peyvand.domain.LineTerms;
import peyvand.domain.OrderId;
import peyvand.domain.Viewer;

/** Writes drafts and their lines, whose sums stand at the head. */
@Repository
class Drafts {

    private final JdbcClient jdbc;
    private final Clock clock;

    Drafts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** An invoice of an order, to whom the customer is now, with the tax code of the paper before. */
    InvoiceId ofOrder(Viewer viewer, OrderId order, LocalDate dueOn) {
        return new InvoiceId(jdbc.sql("""
                insert into invoice (kind, customer_id, order_id, due_on, currency, exchange_rate, buyer_name, buyer_address, buyer_tax_code,
                       created_by, created_at, updated_at)
                select 'INVOICE', c.id, o.id, :due, o.currency, o.exchange_rate, c.name,
                       (select h.value from handle h where h.customer_id = c.id and h.kind = 'ADDRESS'
                        order by h.contact_id nulls first, h.id limit 1),
                       (select p.buyer_tax_code from invoice p where p.customer_id = c.id order by p.id desc limit 1),
                       :by, :now, :now
                from sales_order o join customer c on c.id = o.customer_id where o.id = :order returning id
                """)
                .param("due", dueOn)
                .param("by", viewer.staff().value())
                .param("now", now())
                .param("order", order.value())
                .query(Long.class)
                .single());
    }

    /** A credit note of an invoice, to whom that was written to. */
    InvoiceId ofInvoice(Viewer viewer, InvoiceId invoice, @Nullable OrderId returned) {
        return new InvoiceId(jdbc.sql("""
                insert into invoice (kind, customer_id, order_id, credits_id, return_order_id, currency, exchange_rate, buyer_name,
                       buyer_address, buyer_tax_code, created_by, created_at, updated_at)
                select 'CREDIT_NOTE', customer_id, order_id, id, :returned, currency, exchange_rate, buyer_name, buyer_address,
                       buyer_tax_code, :by, :now, :now
                from invoice where id = :invoice returning id
                """)
                .param("returned", returned == null ? null : returned.value(), Types.BIGINT)
                .param("by", viewer.staff().value())
                .param("now", now())
                .param("invoice", invoice.value())
                .query(Long.class)
                .single());
    }

    void add(InvoiceId invoice, int lineNo, OpenLine line, BigDecimal quantity, String currency) {
        LineTerms terms = line.portion().terms();
        LineAmounts amounts = line.portion().of(quantity, currency);
        jdbc.sql("""
                insert into invoice_line (invoice_id, line_no, order_line_id, credits_line_id, product_id, code, name, description,
                       quantity, unit_price, discount_percent, tax_percent, shared_discount, list, net, tax)
                values (:invoice, :no, :orderLine, :credits, :product, :code, :name, :description, :quantity, :price, :discount,
                        :taxPercent, :shared, :list, :net, :tax)
                """)
                .param("invoice", invoice.value())
                .param("no", lineNo)
                .param("orderLine", line.orderLine())
                .param("credits", line.credits(), Types.BIGINT)
                .param("product", line.product(), Types.BIGINT)
                .param("code", line.code(), Types.VARCHAR)
                .param("name", line.name())
                .param("description", line.description(), Types.VARCHAR)
                .param("quantity", quantity)
                .param("price", terms.unitPrice())
                .param("discount", terms.discountPercent())
                .param("taxPercent", terms.taxPercent())
                .param("shared", amounts.sharedDiscount())
                .param("list", amounts.list())
                .param("net", amounts.net())
                .param("tax", amounts.tax())
                .update();
    }

    void change(long invoiceLine, OpenLine line, BigDecimal quantity, String currency) {
        LineAmounts amounts = line.portion().of(quantity, currency);
        jdbc.sql("""
                update invoice_line set quantity = :quantity, shared_discount = :shared, list = :list, net = :net, tax = :tax where id = :id
                """)
                .param("quantity", quantity)
                .param("shared", amounts.sharedDiscount())
                .param("list", amounts.list())
                .param("net", amounts.net())
                .param("tax", amounts.tax())
                .param("id", invoiceLine)
                .update();
    }

    void remove(long invoiceLine) {
        jdbc.sql("delete from invoice_line where id = :id")
                .param("id", invoiceLine)
                .update();
    }

    /** Sums up the lines at the head, which is newer from then on. */
    void total(InvoiceId invoice) {
        jdbc.sql("""
                update invoice i set list = t.list, net = t.net, tax = t.tax, updated_at = :now, version = i.version + 1
                from (select coalesce(sum(list), 0) as list, coalesce(sum(net), 0) as net, coalesce(sum(tax), 0) as tax
                      from invoice_line where invoice_id = :id) t
                where i.id = :id
                """).param("now", now()).param("id", invoice.value()).update();
    }

    void write(InvoiceId invoice, InvoiceData data) {
        jdbc.sql("""
                update invoice set due_on = :due, buyer_name = :name, buyer_address = :address, buyer_tax_code = :code, note = :note,
                       updated_at = :now, version = version + 1
                where id = :id
                """)
                .param("due", data.dueOn(), Types.DATE)
                .param("name", data.buyerName())
                .param("address", data.buyerAddress(), Types.VARCHAR)
                .param("code", data.buyerTaxCode(), Types.VARCHAR)
                .param("note", data.note(), Types.VARCHAR)
                .param("now", now())
                .param("id", invoice.value())
                .update();
    }

    void issue(Viewer viewer, InvoiceId invoice, NumberSeries.Taken number, LocalDate issuedOn, LocalDate dueOn) {
        jdbc.sql("""
                update invoice set state = 'ISSUED', number = :number, fiscal_year = :year, serial = :serial, issued_on = :issued,
                       due_on = :due, issued_by = :by, updated_at = :now, version = version + 1
                where id = :id
                """)
                .param("number", number.number())
                .param("year", number.fiscalYear())
                .param("serial", number.serial())
                .param("issued", issuedOn)
                .param("due", dueOn)
                .param("by", viewer.staff().value())
                .param("now", now())
                .param("id", invoice.value())
                .update();
    }

    void discard(InvoiceId invoice) {
        jdbc.sql("delete from invoice where id = :id")
                .param("id", invoice.value())
                .update();
    }

    /** A line of a draft, by the line of the order or invoice it is about. */
    record DraftLine(long id, long orderLine, BigDecimal quantity, String name) {}

    List<DraftLine> lines(InvoiceId invoice) {
        return jdbc.sql(
                        "select id, order_line_id, quantity, name from invoice_line where invoice_id = :id order by line_no")
                .param("id", invoice.value())
                .query((row, number) -> new DraftLine(
                        row.getLong("id"),
                        row.getLong("order_line_id"),
                        row.getBigDecimal("quantity"),
                        row.getString("name")))
                .list();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
