package peyvand.analytical.insight;

import java.sql.Connection;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Repository;
import peyvand.analytical.facts.Facts;
import peyvand.analytical.rfm.RfmSegment;
import peyvand.analytical.statistic.Progress;

/** Puts into a slot how products fare. */
@Repository
class ProductWriter {

    private final JdbcOperations jdbc;

    ProductWriter(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** @param segments of each customer; null for who is in none */
    void write(int slot, Facts facts, @Nullable RfmSegment[] segments, Progress progress) {
        ProductSums sums = new ProductSums(facts);
        progress.reached(0.2);
        writeWholes(slot, facts, sums);
        progress.reached(0.4);
        writeMonths(slot, facts, sums, Period.Kind.GREGORIAN);
        progress.reached(0.6);
        writeMonths(slot, facts, sums, Period.Kind.JALALI);
        progress.reached(0.8);
        String columns = "slot, product_id, segment, customers, amount";
        fill(
                "product_buyers_" + slot,
                columns,
                table -> sums.eachSegment(
                        segments,
                        (segment, part) -> table.row()
                                .slot(slot)
                                .int8(facts.products()[part.product()])
                                .text(segment)
                                .int4(part.customers())
                                .float8(money(part.amount()))));
        jdbc.execute("analyze product_insight, product_sequel_%1$d, product_month_%1$d, product_buyers_%1$d"
                .formatted(slot));
        progress.reached(1);
    }

    private void writeWholes(int slot, Facts facts, ProductSums sums) {
        String columns = """
                slot, product_id, amount, year_amount, before_amount, returned, orders, customers, first_on, last_on, stage, growth
                """;
        fill(
                "product_insight",
                columns,
                table -> sums.eachWhole(whole -> table.row()
                        .slot(slot)
                        .int8(facts.products()[whole.product()])
                        .float8(money(whole.amount()))
                        .float8(money(whole.year()))
                        .float8(money(whole.before()))
                        .float8(money(facts.takenBack()[whole.product()]))
                        .int4(whole.orders())
                        .int4(whole.customers())
                        .day(whole.firstDay())
                        .day(whole.lastDay())
                        .text(whole.standing().stage())
                        .float8(whole.standing().growth())));
    }

    private void writeMonths(int slot, Facts facts, ProductSums sums, Period.Kind kind) {
        fill(
                "product_month_" + slot,
                "slot, product_id, kind, first_on, amount, orders, customers",
                table -> sums.eachMonth(
                        kind == Period.Kind.JALALI,
                        (firstOn, part) -> table.row()
                                .slot(slot)
                                .int8(facts.products()[part.product()])
                                .text(kind)
                                .day((int) firstOn.toEpochDay())
                                .float8(money(part.amount()))
                                .int4(part.orders())
                                .int4(part.customers())));
    }

    private static double money(long amount) {
        return (double) amount / Facts.UNIT;
    }

    private void fill(String table, String columns, BinaryTable.Rows rows) {
        jdbc.execute((ConnectionCallback<Boolean>) (Connection connection) -> {
            BinaryTable.fill(connection, table, columns, rows);
            return true;
        });
    }
}
