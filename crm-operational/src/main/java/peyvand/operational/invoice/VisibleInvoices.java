package peyvand.operational.invoice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.CustomerId;
import peyvand.domain.InvoiceId;
import peyvand.domain.NotFound;
import peyvand.domain.OrderId;
import peyvand.domain.Viewer;

/**
 * Loads invoices for a change, if the viewer may see them. Locks are taken in one order: the order, then the invoice that is
 * credited, then the paper itself.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class VisibleInvoices {

    private final JdbcClient jdbc;

    VisibleInvoices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws NotFound when there is no such order that this viewer may see */
    void lockOrder(Viewer viewer, OrderId id) {
        Sql sql = Sql.of("select 1 from sales_order o left join customer c on c.id = o.customer_id where o.id = :id")
                .with("id", id.value());
        if (Visibility.customersOrNone(sql, viewer, "c", "o.customer_id")
                .on(jdbc)
                .query()
                .listOfRows()
                .isEmpty()) {
            throw new NotFound(id);
        }
        lock("sales_order", id.value());
    }

    /**
     * The invoice with all that it depends on, locked until this transaction ends.
     *
     * @throws NotFound when there is none that this viewer may see
     */
    InvoiceHead locked(Viewer viewer, InvoiceId id) {
        InvoiceHead seen = head(viewer, id);
        lock("sales_order", seen.order());
        if (seen.credits() != null) {
            lock("invoice", seen.credits());
        }
        lock("invoice", id.value());
        return head(viewer, id);
    }

    private void lock(String table, long id) {
        jdbc.sql("select 1 from " + table + " where id = :id for no key update")
                .param("id", id)
                .query()
                .listOfRows();
    }

    private InvoiceHead head(Viewer viewer, InvoiceId id) {
        Sql sql = Sql.of("""
                select i.*, o.state in ('PLACED', 'FULFILLED') as order_counts
                from invoice i join customer c on c.id = i.customer_id join sales_order o on o.id = i.order_id where i.id = :id
                """).with("id", id.value());
        return Visibility.buyers(sql, viewer, "c")
                .on(jdbc)
                .query(VisibleInvoices::head)
                .optional()
                .orElseThrow(() -> new NotFound(id));
    }

    private static InvoiceHead head(ResultSet row, int number) throws SQLException {
        return new InvoiceHead(
                new InvoiceId(row.getLong("id")),
                InvoiceKind.valueOf(row.getString("kind")),
                row.getString("state").equals("ISSUED"),
                row.getString("number"),
                new CustomerId(row.getLong("customer_id")),
                row.getLong("order_id"),
                row.getBoolean("order_counts"),
                row.getObject("credits_id", Long.class),
                row.getObject("due_on", LocalDate.class),
                row.getString("currency"),
                row.getBigDecimal("total"),
                row.getBigDecimal("balance"),
                InvoiceQueries.data(row),
                row.getInt("version"));
    }
}
