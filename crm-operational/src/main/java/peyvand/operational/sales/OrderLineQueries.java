package peyvand.operational.sales;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.db.sql.Keyset;
import peyvand.db.sql.Sort;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.Cursor;
import peyvand.domain.NotFound;
import peyvand.domain.OrderId;
import peyvand.domain.OrderLineId;
import peyvand.domain.ProductId;
import peyvand.domain.Slice;
import peyvand.domain.Viewer;
import peyvand.operational.sales.OrderLineRow.OrderLink;

/** Reads the lines of an order, some at a time, with the returns they are tied to. */
@Repository
public class OrderLineQueries {

    private static final Sort BY_NUMBER = new Sort("l.line_no", "int", false);

    private static final String LINE = """
            l.id, l.line_no, l.product_id, p.code as product_code, coalesce(p.name, l.description) as name, l.description,
            l.quantity, l.unit_price, l.discount_percent, l.tax_percent, l.shared_discount, l.amount, l.tax, l.returns_line_id, l.version
            from order_line l join sales_order o on o.id = l.order_id
            left join customer c on c.id = o.customer_id left join product p on p.id = l.product_id
            where l.order_id = :order
            """;

    private final JdbcClient jdbc;

    OrderLineQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lines by their numbers; none of an order that this viewer may not see. */
    public Slice<OrderLineRow> page(Viewer viewer, OrderId order, @Nullable Cursor cursor, int size) {
        Sql sql = Sql.of("select " + Keyset.select(BY_NUMBER, "l.id") + ", " + LINE)
                .with("order", order.value());
        Visibility.customersOrNone(sql, viewer, "c", "o.customer_id");
        Slice<Line> lines = Keyset.page(jdbc, sql, BY_NUMBER, "l.id", cursor, size, OrderLineQueries::line);
        return tied(viewer, lines);
    }

    /** @throws NotFound when there is none that this viewer may see */
    public OrderLineRow line(Viewer viewer, OrderId order, OrderLineId id) {
        Sql sql = Sql.of("select " + LINE).with("order", order.value()).and("l.id = :id", "id", id.value());
        List<Line> lines = Visibility.customersOrNone(sql, viewer, "c", "o.customer_id")
                .on(jdbc)
                .query(OrderLineQueries::line)
                .list();
        if (lines.isEmpty()) {
            throw new NotFound(id);
        }
        return tied(viewer, new Slice<>(lines, null, null)).rows().get(0);
    }

    private Slice<OrderLineRow> tied(Viewer viewer, Slice<Line> lines) {
        Long[] ids = lines.rows().stream().map(line -> line.row.id().value()).toArray(Long[]::new);
        Long[] sold = lines.rows().stream()
                .map(Line::returnsLine)
                .filter(line -> line != null)
                .toArray(Long[]::new);
        Map<Long, BigDecimal> returned = returned(ids);
        Map<Long, List<OrderLink>> returns = links(viewer, "l.returns_line_id", ids);
        Map<Long, List<OrderLink>> origins = links(viewer, "l.id", sold);
        return lines.map(line -> line.tied(
                returned.getOrDefault(line.row.id().value(), BigDecimal.ZERO),
                returns.getOrDefault(line.row.id().value(), List.of()),
                line.returnsLine == null ? List.of() : origins.getOrDefault(line.returnsLine, List.of())));
    }

    /** What is left of a line does not depend on who asks. */
    private Map<Long, BigDecimal> returned(Long[] lines) {
        Map<Long, BigDecimal> returned = new HashMap<>();
        jdbc.sql("""
                select l.returns_line_id as line, -sum(l.quantity) as quantity
                from order_line l join sales_order o on o.id = l.order_id
                where l.returns_line_id = any (:lines) and o.state <> 'CANCELLED' group by l.returns_line_id
                """).param("lines", lines).query((ResultSet row) -> {
            returned.put(row.getLong("line"), row.getBigDecimal("quantity"));
        });
        return returned;
    }

    private Map<Long, List<OrderLink>> links(Viewer viewer, String key, Long[] lines) {
        Map<Long, List<OrderLink>> links = new HashMap<>();
        if (lines.length == 0) {
            return links;
        }
        Sql sql = Sql.of("select " + key + " as line, o.id, o.number, l.quantity from order_line l"
                        + " join sales_order o on o.id = l.order_id left join customer c on c.id = o.customer_id"
                        + " where " + key + " = any (:lines) and o.state <> 'CANCELLED'")
                .with("lines", lines);
        Visibility.customersOrNone(sql, viewer, "c", "o.customer_id")
                .add("order by o.id, l.id")
                .on(jdbc)
                .query((ResultSet row) -> {
                    links.computeIfAbsent(row.getLong("line"), line -> new ArrayList<>())
                            .add(new OrderLink(
                                    new OrderId(row.getLong("id")),
                                    row.getString("number"),
                                    row.getBigDecimal("quantity").abs()));
                });
        return links;
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        Long product = row.getObject("product_id", Long.class);
        return new Line(
                new OrderLineRow(
                        new OrderLineId(row.getLong("id")),
                        row.getInt("line_no"),
                        product == null ? null : new ProductId(product),
                        row.getString("product_code"),
                        row.getString("name"),
                        row.getString("description"),
                        row.getBigDecimal("quantity"),
                        row.getBigDecimal("unit_price"),
                        row.getBigDecimal("discount_percent"),
                        row.getBigDecimal("tax_percent"),
                        row.getBigDecimal("shared_discount"),
                        row.getBigDecimal("amount"),
                        row.getBigDecimal("tax"),
                        BigDecimal.ZERO,
                        List.of(),
                        null,
                        row.getInt("version")),
                row.getObject("returns_line_id", Long.class));
    }

    private record Line(OrderLineRow row, @Nullable Long returnsLine) {

        OrderLineRow tied(BigDecimal returned, List<OrderLink> returns, List<OrderLink> origin) {
            return new OrderLineRow(
                    row.id(),
                    row.lineNo(),
                    row.product(),
                    row.productCode(),
                    row.name(),
                    row.description(),
                    row.quantity(),
                    row.unitPrice(),
                    row.discountPercent(),
                    row.taxPercent(),
                    row.sharedDiscount(),
                    row.amount(),
                    row.tax(),
                    returned,
                    returns,
                    origin.isEmpty() ? null : origin.get(0),
                    row.version());
        }
    }
}
