package peyvand.operational.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static peyvand.operational.imports.ImportField.CUSTOMER_REFERENCE;
import static peyvand.operational.imports.ImportField.LINE_AMOUNT;
import static peyvand.operational.imports.ImportField.ORDERED_AT;
import static peyvand.operational.imports.ImportField.QUANTITY;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.beans.factory.annotation.Autowired;
import peyvand.domain.ImportId;

class OrderImportTest extends ImportsTestCase {

    @Autowired
    private DataSource dataSource;

    private static final String HEADER =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

    private static String onlineRetail(int rows) throws IOException {
        try (var reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(data("online_retail.csv.gz")), StandardCharsets.UTF_8))) {
            return reader.lines().limit(rows + 1L).collect(Collectors.joining("\n", "", "\n"));
        }
    }

    private static void assertSquare(Reconciliation books) {
        assertThat(books.rows().difference()).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(books.quantity().difference()).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(books.amount().difference()).isEqualByComparingTo(BigDecimal.ZERO);
    }

    @Test
    void takesInARealShopToTheLineAndASecondTimeChangesNothing() throws IOException {
        String text = onlineRetail(12_000);
        ImportId id = upload("shop.csv", text);
        assertThat(imports.preview(viewer, id).kind()).isEqualTo(ImportKind.ORDERS);

        String foreseen = counts(check(id));
        ImportDetails done = run(id);

        assertThat(counts(done)).isEqualTo(foreseen).contains("ROW.FILE=12000", "ROW.REFUSED=0");
        assertSquare(done.reconciliation());
        assertThat(value("select count(*) from order_line")).isEqualTo("12000");
        assertThat(value("select kind from product where code = 'POST'")).isEqualTo("SHIPPING");
        assertThat(Long.parseLong(value("select count(*) from order_line where returns_line_id is not null")))
                .isPositive();
        String before = checksum();
        assertThat(counts(run(upload("again.csv", text))))
                .contains("ORDER.UNCHANGED")
                .doesNotContain("NEW", "UPDATED");
        assertThat(checksum()).isEqualTo(before);
    }

    @Test
    void leavesNoTraceWhenUndone() throws IOException {
        imported(ImportKind.ORDERS, onlineRetail(3_000));
        String before = checksum();
        ImportDetails more =
                imported(ImportKind.ORDERS, onlineRetail(9_000).replace("536365,85123A", "536365,NEWCODE"));
        assertThat(checksum()).isNotEqualTo(before);
        assertThat(counts(more)).contains("ORDER.NEW", "ORDER.UPDATED", "ORDER.UNCHANGED");

        ImportDetails undone = undo(more.row().id());

        assertThat(undone.row().state()).isEqualTo(ImportState.UNDONE);
        assertThat(checksum()).isEqualTo(before);
    }

    @Test
    void goesOnAfterACrashWithoutLosingOrDoublingARow() throws IOException {
        String text = onlineRetail(5_000);
        worker.pieceRows = 2_000;
        ImportDetails whole = imported(ImportKind.ORDERS, text);
        String lines = linesSum();
        undo(whole.row().id());
        ImportId id = upload("shop.csv", text);
        jobs.move(id, ImportState.MAY_RUN, ImportState.RUNNING);
        worker.written = piece -> {
            throw new AssertionError("kill -9");
        };
        for (int crashes = 0; crashes < 2; crashes++) {
            try {
                worker.run(id);
            } catch (AssertionError killed) {
                assertThat(queries.details(viewer, id).row().state()).isEqualTo(ImportState.RUNNING);
            }
        }
        worker.written = piece -> {};
        worker.run(id);

        ImportDetails resumed = queries.details(viewer, id);
        assertThat(counts(resumed)).isEqualTo(counts(whole));
        assertSquare(resumed.reconciliation());
        assertThat(linesSum()).isEqualTo(lines);
    }

    private String linesSum() {
        return value("""
                select md5(string_agg(concat_ws('|', o.number, o.kind, c.reference, o.ordered_at, l.line_no, p.code, l.description, l.quantity, l.amount,
                  l.returns_line_id is not null), ',' order by o.number, l.line_no))
                from order_line l join sales_order o on o.id = l.order_id join product p on p.id = l.product_id left join customer c on c.id = o.customer_id
                """);
    }

    @Test
    void refusesAWholeOrderForOneBadRowAndTakesItInOnceMended() {
        String text = HEADER
                + "1,A,Apple,2,2011-01-01 10:00:00,1.5,C1,France\n"
                + "1,B,Bread,two,2011-01-01 10:00:00,3,C1,France\n"
                + "2,A,Apple,1,2011-01-02 10:00:00,1.5,C2,EIRE\n";
        ImportId id = upload("orders.csv", text);
        ImportDetails done = run(id);
        assertThat(counts(done))
                .isEqualTo("{CUSTOMER.NEW=1, ORDER.NEW=1, ORDER.REFUSED=1, PRODUCT.NEW=1, ROW.FILE=3, ROW.REFUSED=2}");
        assertSquare(done.reconciliation());
        String bad = refused(id);
        assertThat(bad)
                .isEqualTo("InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country,reason\n"
                        + "1,A,Apple,2,2011-01-01 10:00:00,1.5,C1,France,anotherRow[]\n"
                        + "1,B,Bread,two,2011-01-01 10:00:00,3,C1,France,\"noNumber[@QUANTITY, two]\"\n");
        assertThat(counts(run(upload("mended.csv", bad.replace("two,2011", "2,2011")))))
                .isEqualTo("{CUSTOMER.NEW=1, ORDER.NEW=1, PRODUCT.NEW=1, ROW.FILE=2, ROW.REFUSED=0}");
        assertThat(
                        value(
                                "select string_agg(number || ' ' || amount || ' ' || country, ';' order by number) from sales_order"))
                .isEqualTo("1 9.0000 FR;2 1.5000 IE");
    }

    @Test
    void tiesReturnsKeepsAnonymousSalesAndKnowsAdjustments() {
        imported(
                ImportKind.ORDERS,
                HEADER
                        + "1,A,Apple,10,2011-01-01 10:00:00,1.5,17850.0,France\n"
                        + "C2,A,Apple,-4,2011-01-02 10:00:00,1.5,17850.0,France\n"
                        + "C3,A,Apple,-7,2011-01-03 10:00:00,1.5,17850.0,France\n"
                        + "4,A,Apple,3,2011-01-03 10:00:00,1.5,,France\n"
                        + "A5,B,Adjust bad debt,1,2011-01-04 10:00:00,-11062.06,,France\n"
                        + "6,A,,-5,2011-01-05 10:00:00,0,,France\n");
        assertThat(value("select string_agg(number || ' ' || kind, ', ' order by number) from sales_order"))
                .isEqualTo("1 SALE, 4 SALE, 6 ADJUSTMENT, A5 ADJUSTMENT, C2 RETURN, C3 RETURN");
        assertThat(
                        value(
                                "select string_agg(o.number, ',') from order_line l join sales_order o on o.id = l.order_id where returns_line_id is not null"))
                .isEqualTo("C2");
        assertThat(value("select reference || ' ' || net_amount || ' ' || orders_count from customer"))
                .isEqualTo("17850 -1.5000 1");
    }

    @Test
    void numbersOrdersThatHaveNoNumber() {
        ImportId id = imports.upload(viewer, "CDNOW_sample.txt", data("CDNOW_sample.txt"));
        assertThat(imports.preview(viewer, id).format().layout()).isEqualTo(FileFormat.Layout.BLANKS);
        assertThat(imports.preview(viewer, id).header()).isEmpty();
        map(id, ImportOptions.USUAL, null, CUSTOMER_REFERENCE, ORDERED_AT, QUANTITY, LINE_AMOUNT);
        ImportDetails done = run(id);
        assertThat(counts(done)).isEqualTo("{CUSTOMER.NEW=2357, ORDER.NEW=6919, ROW.FILE=6919, ROW.REFUSED=0}");
        assertSquare(done.reconciliation());
        String before = checksum();
        ImportId again = imports.upload(viewer, "CDNOW_sample.txt", data("CDNOW_sample.txt"));
        map(again, ImportOptions.USUAL, null, CUSTOMER_REFERENCE, ORDERED_AT, QUANTITY, LINE_AMOUNT);
        assertThat(counts(run(again))).contains("ORDER.UNCHANGED=6919");
        assertThat(checksum()).isEqualTo(before);
    }

    @Test
    @EnabledIfSystemProperty(named = "whole", matches = "true")
    void takesInTheWholeOfOnlineRetail() throws IOException, SQLException {
        byte[] file = data("online_retail.csv.gz").readAllBytes();
        long begun = System.nanoTime();
        ImportId id = imports.upload(viewer, "online_retail.csv.gz", new ByteArrayInputStream(file));
        System.out.println("upload ms " + (System.nanoTime() - begun) / 1_000_000);
        begun = System.nanoTime();
        String foreseen = counts(check(id));
        System.out.println("check ms " + (System.nanoTime() - begun) / 1_000_000 + " " + foreseen);
        begun = System.nanoTime();
        ImportDetails done = run(id);
        System.out.println("run ms " + (System.nanoTime() - begun) / 1_000_000 + " " + done.reconciliation());
        assertThat(counts(done))
                .contains(
                        "CUSTOMER.NEW=4372", "ORDER.NEW=25900", "PRODUCT.NEW=4070", "ROW.FILE=541909", "ROW.REFUSED=0");
        assertSquare(done.reconciliation());
        System.out.println("counts " + done.counts());
        System.out.println(
                value(
                        "select 'orders: ' || string_agg(kind || ' ' || n, ', ') from (select kind, count(*) n from sales_order group by kind) x"));
        begun = System.nanoTime();
        ImportDetails again = run(imports.upload(viewer, "again.csv.gz", new ByteArrayInputStream(file)));
        System.out.println("again ms " + (System.nanoTime() - begun) / 1_000_000 + " " + counts(again));
        assertThat(counts(again)).contains("ORDER.UNCHANGED=25900");
        bareCopy();
        begun = System.nanoTime();
        undo(id);
        System.out.println("undo ms " + (System.nanoTime() - begun) / 1_000_000);
        assertThat(
                        value(
                                "select (select count(*) from customer) + (select count(*) from sales_order) + (select count(*) from product)"))
                .isEqualTo("0");
    }

    /** How long COPY takes to put the same rows into the same tables, with their keys, indexes and triggers. */
    private void bareCopy() throws IOException, SQLException {
        try (Connection connection = dataSource.getConnection()) {
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            var orders = new ByteArrayOutputStream();
            var lines = new ByteArrayOutputStream();
            copy.copyOut("copy (select * from sales_order order by id) to stdout", orders);
            copy.copyOut(
                    "copy (select id, order_id, line_no, product_id, description, quantity, unit_price, amount from order_line order by id) to stdout",
                    lines);
            jdbc.sql("truncate order_line, sales_order cascade").update();
            jdbc.sql("delete from search_entry where kind = 'ORDER'").update();
            jdbc.sql("delete from search_term where kind = 'ORDER'").update();
            long begun = System.nanoTime();
            copy.copyIn("copy sales_order from stdin", new ByteArrayInputStream(orders.toByteArray()));
            copy.copyIn(
                    "copy order_line (id, order_id, line_no, product_id, description, quantity, unit_price, amount) from stdin",
                    new ByteArrayInputStream(lines.toByteArray()));
            System.out.println("bare copy ms " + (System.nanoTime() - begun) / 1_000_000);
        }
    }
}
