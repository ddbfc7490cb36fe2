package peyvand.operational.imports;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.UncategorizedSQLException;
import peyvand.operational.imports.ReturnMatching.Return;
import peyvand.operational.imports.ReturnMatching.Sale;
import peyvand.operational.imports.ReturnMatching.Tie;

/** Ties the returns an import brought to the sales they take back, one customer and product at a time. */
final class ReturnTying {

    private static final int FETCHED_AT_ONCE = 5_000;
    private static final int TIED_AT_ONCE = 5_000;

    /** Everything those customers bought of what they gave back, the oldest first. */
    private static final String CANDIDATES = """
            select o.customer_id, l.product_id, o.ordered_at, l.id, l.quantity, l.unit_price, l.returns_line_id,
                   l.quantity < 0 and l.returns_line_id is null and (o.import_id is not distinct from ? or exists (
                     select 1 from import_before b where b.import_id = ? and b.record_kind = 'ORDER' and b.record_id = o.id)) as untied
            from (
              select distinct o.customer_id, l.product_id
              from sales_order o join order_line l on l.order_id = o.id
              where (o.import_id = ? or o.id in (select record_id from import_before where import_id = ? and record_kind = 'ORDER'))
                and o.customer_id is not null and o.kind <> 'ADJUSTMENT' and o.state <> 'CANCELLED'
                and l.product_id is not null and l.quantity < 0 and l.returns_line_id is null
            ) wanted
            join sales_order o on o.customer_id = wanted.customer_id and o.kind <> 'ADJUSTMENT' and o.state <> 'CANCELLED'
            join order_line l on l.order_id = o.id and l.product_id = wanted.product_id
            order by o.customer_id, l.product_id, o.ordered_at, l.id
            """;

    private final Work work;
    private final Progress progress;
    private final List<Tie> ties = new ArrayList<>();
    private final List<Return> returns = new ArrayList<>();
    private ReturnMatching matching = new ReturnMatching();
    private long customer;
    private long product;

    ReturnTying(Work work, Progress progress) {
        this.work = work;
        this.progress = progress;
    }

    void tie() {
        // The plans made while the tables were empty, those of their triggers too, would read them whole for each
        // return.
        work.run("analyze sales_order");
        work.run("analyze order_line");
        long id = work.job().id().value();
        try (PreparedStatement statement = work.connection().prepareStatement(CANDIDATES)) {
            statement.setFetchSize(FETCHED_AT_ONCE);
            statement.setLong(1, id);
            statement.setLong(2, id);
            statement.setLong(3, id);
            statement.setLong(4, id);
            try (ResultSet lines = statement.executeQuery()) {
                while (lines.next()) {
                    take(lines);
                }
            }
            endPair();
            save();
        } catch (SQLException problem) {
            throw new UncategorizedSQLException("tying returns", CANDIDATES, problem);
        }
    }

    private void take(ResultSet line) throws SQLException {
        if (line.getLong(1) != customer || line.getLong(2) != product) {
            endPair();
            customer = line.getLong(1);
            product = line.getLong(2);
        }
        Instant at = line.getTimestamp(3).toInstant();
        long id = line.getLong(4);
        BigDecimal quantity = line.getBigDecimal(5);
        BigDecimal price = line.getBigDecimal(6);
        if (quantity.signum() > 0) {
            matching.sold(new Sale(id, at, quantity, price));
        } else if (quantity.signum() < 0) {
            Return returned = new Return(id, at, quantity, price, tiedTo(line));
            if (line.getBoolean(8)) {
                returns.add(returned);
            } else {
                matching.alreadyTied(returned);
            }
        }
    }

    private static @Nullable Long tiedTo(ResultSet line) throws SQLException {
        long tied = line.getLong(7);
        return line.wasNull() ? null : tied;
    }

    private void endPair() {
        ties.addAll(matching.match(returns));
        returns.clear();
        matching = new ReturnMatching();
        if (ties.size() >= TIED_AT_ONCE) {
            save();
        }
        progress.alive();
    }

    private void save() {
        work.jdbc()
                .sql("""
                update order_line l set returns_line_id = t.sale
                from unnest(cast(:returned as bigint[]), cast(:sold as bigint[])) t (returned, sale) where l.id = t.returned
                """)
                .param("returned", ties.stream().map(Tie::returned).toArray(Long[]::new))
                .param("sold", ties.stream().map(Tie::sale).toArray(Long[]::new))
                .update();
        ties.clear();
    }
}
