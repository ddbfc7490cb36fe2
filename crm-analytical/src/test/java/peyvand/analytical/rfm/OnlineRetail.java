package peyvand.analytical.rfm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/** The lines of a wholesaler of a year that have a customer and a price, in ten-thousandths of a pound. */
public final class OnlineRetail {

    public static final int UNIT = 10_000;

    /** The day on which the references look back. */
    public static final int AS_OF = (int) LocalDate.of(2011, 12, 10).toEpochDay();

    private OnlineRetail() {}

    /** Purchases alone: without what was brought back. */
    public static OrderLines purchases() {
        return lines(row -> row.quantity > 0 && !row.invoice.startsWith("C"));
    }

    /** Purchases and what was brought back. */
    public static OrderLines all() {
        return lines(row -> true);
    }

    private record Row(String invoice, int quantity, LocalDate day, BigDecimal price, String customer) {

        long amount() {
            return price.multiply(BigDecimal.valueOf((long) quantity * UNIT)).longValueExact();
        }
    }

    private static OrderLines lines(Predicate<Row> which) {
        List<Row> rows = rows().stream().filter(which).toList();
        Map<String, Integer> customers = new HashMap<>();
        Map<String, Integer> orders = new HashMap<>();
        return new OrderLines(
                rows.stream().mapToInt(row -> index(customers, row.customer)).toArray(),
                rows.stream().mapToInt(row -> (int) row.day.toEpochDay()).toArray(),
                rows.stream().mapToInt(row -> index(orders, row.invoice)).toArray(),
                rows.stream().mapToLong(Row::amount).toArray(),
                customers.size(),
                orders.size());
    }

    private static int index(Map<String, Integer> indices, String of) {
        Integer next = indices.size();
        Integer known = indices.putIfAbsent(of, next);
        return known == null ? next : known;
    }

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(OnlineRetail.class.getResourceAsStream("/peyvand/data/online_retail.csv.gz")),
                StandardCharsets.UTF_8))) {
            in.readLine();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                // Only the description, which is third, may hold commas.
                String[] fields = line.split(",", -1);
                int last = fields.length - 1;
                BigDecimal price = new BigDecimal(fields[last - 2]);
                if (!fields[last - 1].isEmpty() && price.signum() > 0) {
                    rows.add(new Row(
                            fields[0],
                            Integer.parseInt(fields[last - 4]),
                            LocalDate.parse(fields[last - 3].substring(0, 10)),
                            price,
                            fields[last - 1]));
                }
            }
            return rows;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
