package peyvand.analytical.insight;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the first customers of a shop that everybody in the trade knows have bought, as if it were lately. */
final class Cdnow {

    private static final LocalDate LAST = LocalDate.of(1998, 6, 30);
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private Cdnow() {}

    private record Purchase(long customer, LocalDate day, double amount) {}

    /**
     * @param last the day on which the last of them buys
     * @param until no more than they bought up to that day
     * @return how many orders there are, with ids from 1 on
     */
    static int fill(JdbcClient jdbc, int customers, LocalDate last, LocalDate until) {
        return fill(jdbc, customers, last, LocalDate.MIN, until);
    }

    /** @param after what they bought later than that day, beside what is there already */
    static int fill(JdbcClient jdbc, int customers, LocalDate last, LocalDate after, LocalDate until) {
        long later = last.toEpochDay() - LAST.toEpochDay();
        List<Purchase> all = read().stream()
                .filter(purchase -> purchase.customer() <= customers && purchase.amount() > 0)
                .map(one -> new Purchase(one.customer(), one.day().plusDays(later), one.amount()))
                .filter(purchase ->
                        purchase.day().isAfter(after) && !purchase.day().isAfter(until))
                .toList();
        Long[] whose = all.stream().map(Purchase::customer).toArray(Long[]::new);
        String[] days = all.stream().map(one -> one.day().toString()).toArray(String[]::new);
        Double[] amounts = all.stream().map(Purchase::amount).toArray(Double[]::new);
        int before = jdbc.sql("select coalesce(max(id), 0) from sales_order")
                .query(Integer.class)
                .single();
        jdbc.sql("""
                insert into sales_order (id, number, kind, state, customer_id, ordered_at, currency, created_at, updated_at)
                select :before + n, 'T-' || :before + n, 'SALE', 'PLACED', c, d::date + time '09:00', 'EUR', now(), now()
                from unnest(:whose, :days) with ordinality o (c, d, n)
                """)
                .param("before", before)
                .param("whose", whose)
                .param("days", days)
                .update();
        jdbc.sql("""
                insert into order_line (order_id, line_no, product_id, quantity, unit_price, amount)
                select :before + n, 1, 1 + n % 9, 1, a, a from unnest(:amounts) with ordinality o (a, n)
                """).param("before", before).param("amounts", amounts).update();
        return all.size();
    }

    private static List<Purchase> read() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Cdnow.class.getResourceAsStream("/peyvand/data/CDNOW_sample.txt")),
                StandardCharsets.UTF_8))) {
            return reader.lines()
                    .map(line -> line.strip().split("\\s+"))
                    .map(row -> new Purchase(
                            Long.parseLong(row[1]), LocalDate.parse(row[2], DAY), Double.parseDouble(row[4])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
