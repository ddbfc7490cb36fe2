package peyvand.analytical.basket;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/** The sales of a British gift shop, as real baskets: what was sold and paid for, by invoice. */
final class OnlineRetail {

    private static final String RESOURCE = "/peyvand/data/online_retail.csv.gz";
    private static final List<Line> LINES = read();

    private static final Named ALL = of(line -> true);

    private OnlineRetail() {}

    record Line(String invoice, String product, LocalDate day, String customer) {}

    /** Baskets, and which product each of their items is. */
    record Named(Baskets baskets, List<String> products) {

        int item(String product) {
            return products.indexOf(product);
        }
    }

    static List<Line> lines() {
        return LINES;
    }

    static Named all() {
        return ALL;
    }

    static Named of(Predicate<Line> kept) {
        Map<String, Integer> items = new HashMap<>();
        return of(kept, items);
    }

    /** With numbers of items that are known already, and new ones for others. */
    static Named of(Predicate<Line> kept, Map<String, Integer> items) {
        Map<String, Integer> invoices = new HashMap<>();
        List<Line> some = LINES.stream().filter(kept).toList();
        int[] basket = some.stream()
                .mapToInt(line -> invoices.computeIfAbsent(line.invoice(), any -> invoices.size()))
                .toArray();
        int[] item = some.stream()
                .mapToInt(line -> items.computeIfAbsent(line.product(), any -> items.size()))
                .toArray();
        String[] names = new String[items.size()];
        items.forEach((name, number) -> names[number] = name);
        return new Named(Baskets.of(invoices.size(), items.size(), basket, item), List.of(names));
    }

    /** Descriptions may have commas, nothing else does; they stand in the middle. */
    private static List<Line> read() {
        List<Line> lines = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Objects.requireNonNull(OnlineRetail.class.getResourceAsStream(RESOURCE))),
                StandardCharsets.UTF_8))) {
            reader.readLine();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] cells = line.split(",", -1);
                int last = cells.length - 1;
                boolean sold = !cells[0].startsWith("C") && !cells[0].startsWith("A");
                if (sold && Integer.parseInt(cells[last - 4]) > 0 && Double.parseDouble(cells[last - 2]) > 0) {
                    LocalDate day = LocalDate.parse(cells[last - 3].substring(0, 10));
                    lines.add(new Line(cells[0], cells[1], day, cells[last - 1]));
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return lines;
    }
}
