package peyvand.operational.invoice;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.domain.LineAmounts;
import peyvand.domain.LineTerms;

/** Finds what of an order has not been invoiced yet, and what of an invoice has not been taken back. */
@Repository
class OpenLines {

    /** Drafts of invoices hold what they name; a credit note gives it free again once it is issued. */
    private static final String OF_ORDER = """
            select l.id as order_line_id, null::bigint as credits_line_id, l.product_id, p.code, coalesce(p.name, l.description) as name,
                   case when l.description is distinct from p.name and p.id is not null then l.description end as description,
                   l.quantity, l.unit_price, l.discount_percent, l.tax_percent, l.shared_discount,
                   null::numeric as list, l.amount as net, l.tax, h.currency, coalesce(r.quantity, 0) as returned, t.*
            from order_line l join sales_order h on h.id = l.order_id left join product p on p.id = l.product_id
            left join lateral (
              select -sum(b.quantity) as quantity from order_line b join sales_order o on o.id = b.order_id
              where b.returns_line_id = l.id and o.state <> 'CANCELLED') r on true
            cross join lateral (
              select coalesce(sum(s.sign * v.quantity), 0) as taken, coalesce(sum(s.sign * v.list), 0) as taken_list,
                     coalesce(sum(s.sign * v.shared_discount), 0) as taken_shared,
                     coalesce(sum(s.sign * v.net), 0) as taken_net, coalesce(sum(s.sign * v.tax), 0) as taken_tax
              from invoice_line v join invoice i on i.id = v.invoice_id
              cross join lateral (select case i.kind when 'INVOICE' then 1 else -1 end as sign) s
              where v.order_line_id = l.id and v.invoice_id <> :but and (i.kind = 'INVOICE' or i.state = 'ISSUED')) t
            where l.order_id = :id and l.quantity > 0 order by l.line_no
            """;

    private static final String OF_INVOICE = """
            select l.order_line_id, l.id as credits_line_id, l.product_id, l.code, l.name, l.description, l.quantity, l.unit_price,
                   l.discount_percent, l.tax_percent, l.shared_discount, l.list, l.net, l.tax, null::text as currency,
                   0 as returned, t.*
            from invoice_line l
            cross join lateral (
              select coalesce(sum(v.quantity), 0) as taken, coalesce(sum(v.list), 0) as taken_list,
                     coalesce(sum(v.shared_discount), 0) as taken_shared, coalesce(sum(v.net), 0) as taken_net,
                     coalesce(sum(v.tax), 0) as taken_tax
              from invoice_line v join invoice i on i.id = v.invoice_id
              where v.credits_line_id = l.id and i.state = 'ISSUED') t
            where l.invoice_id = :id order by l.line_no
            """;

    private final JdbcClient jdbc;

    OpenLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All lines of an order that are no returns. @param but an invoice that takes nothing; null for none */
    List<OpenLine> ofOrder(long order, @Nullable Long but) {
        return jdbc.sql(OF_ORDER)
                .param("id", order)
                .param("but", but == null ? 0 : but)
                .query(OpenLines::line)
                .list();
    }

    /** All lines of an invoice. */
    List<OpenLine> ofInvoice(long invoice) {
        return jdbc.sql(OF_INVOICE).param("id", invoice).query(OpenLines::line).list();
    }

    private static OpenLine line(ResultSet row, int number) throws SQLException {
        LineTerms terms = new LineTerms(
                row.getBigDecimal("quantity"),
                row.getBigDecimal("unit_price"),
                row.getBigDecimal("discount_percent"),
                row.getBigDecimal("tax_percent"));
        Portion portion = new Portion(
                terms,
                amounts(
                        list(row, terms),
                        row.getBigDecimal("shared_discount"),
                        row.getBigDecimal("net"),
                        row.getBigDecimal("tax")),
                row.getBigDecimal("taken"),
                amounts(
                        row.getBigDecimal("taken_list"),
                        row.getBigDecimal("taken_shared"),
                        row.getBigDecimal("taken_net"),
                        row.getBigDecimal("taken_tax")));
        BigDecimal left = portion.left().subtract(row.getBigDecimal("returned")).max(BigDecimal.ZERO);
        return new OpenLine(
                row.getLong("order_line_id"),
                row.getObject("credits_line_id", Long.class),
                row.getObject("product_id", Long.class),
                row.getString("code"),
                row.getString("name"),
                row.getString("description"),
                portion,
                left);
    }

    /** What a line is before discounts; one from a file may come to something else than its quantity and price say. */
    private static BigDecimal list(ResultSet row, LineTerms terms) throws SQLException {
        BigDecimal known = row.getBigDecimal("list");
        if (known != null) {
            return known;
        }
        BigDecimal shared = row.getBigDecimal("shared_discount");
        BigDecimal net = row.getBigDecimal("net");
        LineAmounts reckoned = terms.amounts(row.getString("currency"), shared);
        return reckoned.net().compareTo(net) == 0 ? reckoned.list() : net.add(shared);
    }

    private static LineAmounts amounts(BigDecimal list, BigDecimal shared, BigDecimal net, BigDecimal tax) {
        return new LineAmounts(list, list.subtract(net).subtract(shared), shared, net, tax);
    }
}
