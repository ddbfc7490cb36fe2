package peyvand.operational.pricing;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.domain.LineAmounts;
import peyvand.domain.LineId;
import peyvand.domain.LineTerms;
import peyvand.domain.NotFound;
import peyvand.domain.ProductId;
import peyvand.domain.RuleViolation;
import peyvand.domain.Stale;
import peyvand.domain.Totals;

/**
 * The lines of one kind of record, in a table of their own with the columns that all such tables have. Who changes lines
 * holds the lock of the record, and has seen to it that the viewer may see it.
 */
public final class LineTable {

    /** So many lines are read, counted and shown together. */
    public static final int MOST = 200;

    private final JdbcClient jdbc;
    private final String table;
    private final String owner;

    /**
     * @param table its name
     * @param owner the column that says whose line it is
     */
    public LineTable(JdbcClient jdbc, String table, String owner) {
        this.jdbc = jdbc;
        this.table = table;
        this.owner = owner;
    }

    /** All lines of a record, by their numbers. */
    public List<LineRow> of(long record) {
        return jdbc.sql(select() + " order by l.line_no")
                .param("record", record)
                .query(LineTable::row)
                .list();
    }

    /** @throws NotFound when the record has no such line */
    public LineRow line(long record, LineId id) {
        return jdbc.sql(select() + " and l.id = :id")
                .param("record", record)
                .param("id", id.value())
                .query(LineTable::row)
                .optional()
                .orElseThrow(() -> new NotFound(id));
    }

    public boolean any(long record) {
        return jdbc.sql("select exists (select from " + table + " where " + owner + " = :record)")
                .param("record", record)
                .query(Boolean.class)
                .single();
    }

    /** Adds a line after the others. */
    public LineRow add(long record, PricedLine line) {
        requireSold(line);
        List<LineRow> now = of(record);
        if (now.size() >= MOST) {
            throw new RuleViolation("rule.line.most", MOST);
        }
        int number = now.isEmpty() ? 1 : now.get(now.size() - 1).lineNo() + 1;
        long id = written(
                        "insert into " + table + " (" + owner
                                + ", line_no, product_id, description, quantity, unit_price, discount_percent, tax_percent)"
                                + " values (:record, " + number
                                + ", :product, :description, :quantity, :price, :discount, :tax) returning id",
                        record,
                        line)
                .query(Long.class)
                .single();
        return line(record, new LineId(id));
    }

    /** @throws Stale when somebody saved the line since this version was read */
    public void change(long record, LineId id, int version, PricedLine line) {
        requireSold(line);
        Stale.check(id, version, line(record, id).version());
        written(
                        "update " + table
                                + " set product_id = :product, description = :description, quantity = :quantity,"
                                + " unit_price = :price, discount_percent = :discount, tax_percent = :tax, version = version + 1"
                                + " where " + owner + " = :record and id = :id",
                        record,
                        line)
                .param("id", id.value())
                .update();
    }

    public void remove(long record, LineId id) {
        jdbc.sql("delete from " + table + " where " + owner + " = :record and id = :id")
                .param("record", record)
                .param("id", id.value())
                .update();
    }

    /** Gives a record without lines those of another one, at their prices. */
    public void copy(LineTable from, long source, long record) {
        String columns = "line_no, product_id, description, quantity, unit_price, discount_percent, tax_percent";
        jdbc.sql("insert into " + table + " (" + owner + ", " + columns + ") select :record, " + columns + " from "
                        + from.table + " where " + from.owner + " = :source order by line_no")
                .param("record", record)
                .param("source", source)
                .update();
    }

    /** Counts the lines anew, writes down what each comes to, and says what they come to together. */
    public Totals count(long record, BigDecimal discountPercent, String currency) {
        List<LineRow> lines = of(record);
        Totals totals = Totals.of(lines.stream().map(LineRow::terms).toList(), discountPercent, currency);
        for (int i = 0; i < lines.size(); i++) {
            LineAmounts amounts = totals.lines().get(i);
            jdbc.sql("update " + table + " set shared_discount = :shared, amount = :amount, tax = :tax where id = :id"
                            + " and (shared_discount, amount, tax) is distinct from (:shared, :amount, :tax)")
                    .param("shared", amounts.sharedDiscount())
                    .param("amount", amounts.net())
                    .param("tax", amounts.tax())
                    .param("id", lines.get(i).id().value())
                    .update();
        }
        return totals;
    }

    private static void requireSold(PricedLine line) {
        if (line.terms().quantity().signum() <= 0) {
            throw new RuleViolation("rule.line.quantity");
        }
        if (line.terms().unitPrice().signum() < 0) {
            throw new RuleViolation("rule.line.priceBelowZero");
        }
    }

    private JdbcClient.StatementSpec written(String sql, long record, PricedLine line) {
        LineTerms terms = line.terms();
        return jdbc.sql(sql)
                .param("record", record)
                .param("product", line.product() == null ? null : line.product().value())
                .param("description", line.description())
                .param("quantity", terms.quantity())
                .param("price", terms.unitPrice())
                .param("discount", terms.discountPercent())
                .param("tax", terms.taxPercent());
    }

    private String select() {
        return "select l.*, p.code, coalesce(p.name, l.description) as name from " + table
                + " l left join product p on p.id = l.product_id where l." + owner + " = :record";
    }

    private static LineRow row(ResultSet row, int number) throws SQLException {
        Long product = row.getObject("product_id", Long.class);
        LineTerms terms = new LineTerms(
                row.getBigDecimal("quantity"),
                row.getBigDecimal("unit_price"),
                row.getBigDecimal("discount_percent"),
                row.getBigDecimal("tax_percent"));
        return new LineRow(
                new LineId(row.getLong("id")),
                row.getInt("line_no"),
                product == null ? null : new ProductId(product),
                row.getString("code"),
                row.getString("name"),
                row.getString("description"),
                terms,
                row.getBigDecimal("shared_discount"),
                row.getBigDecimal("amount"),
                row.getBigDecimal("tax"),
                row.getInt("version"));
    }
}
