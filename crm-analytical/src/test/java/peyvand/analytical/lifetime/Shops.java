package peyvand.analytical.lifetime;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/** Purchases that are known to everybody in the trade, and what published results were reckoned with. */
final class Shops {

    /** The first 39 weeks of CDNOW, from which the papers foretell the next 39. */
    static final int CDNOW_CUT = (int) LocalDate.of(1997, 9, 30).toEpochDay();

    static final int CDNOW_END = (int) LocalDate.of(1998, 6, 30).toEpochDay();

    static final int RETAIL_CUT = (int) LocalDate.of(2011, 8, 31).toEpochDay();
    static final int RETAIL_END = (int) LocalDate.of(2011, 12, 9).toEpochDay();

    private static final String FOLDER = "/peyvand/data/";

    private Shops() {}

    /** 2,357 customers, each tenth. */
    static Purchases cdnow() {
        return read("CDNOW_sample.txt", false, 1, 2, 4);
    }

    /** All 23,570 customers. */
    static Purchases cdnowMaster() {
        return read("CDNOW_master.txt.gz", true, 0, 1, 3);
    }

    private static Purchases read(String name, boolean zipped, int customer, int day, int amount) {
        List<String[]> rows;
        try (BufferedReader reader = open(name, zipped)) {
            rows = reader.lines()
                    .map(line -> line.strip().split("\\s+"))
                    .filter(row -> row.length == amount + 1 && Character.isDigit(row[0].charAt(0)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Purchases.of(
                rows.stream()
                        .mapToInt(row -> Integer.parseInt(row[customer]) - 1)
                        .toArray(),
                rows.stream()
                        .mapToInt(row -> (int) LocalDate.parse(row[day], DateTimeFormatter.BASIC_ISO_DATE)
                                .toEpochDay())
                        .toArray(),
                rows.stream()
                        .mapToDouble(row -> Double.parseDouble(row[amount]))
                        .toArray());
    }

    /** Sales of the Online Retail data to known customers. */
    static Purchases retail() {
        return Retail.PURCHASES;
    }

    /** Read once, as it is long. */
    private static final class Retail {

        static final Purchases PURCHASES = read();

        private static Purchases read() {
            Map<String, Integer> numbers = new HashMap<>();
            Map<String, Integer> epochDays = new HashMap<>();
            IntStream.Builder customers = IntStream.builder();
            IntStream.Builder days = IntStream.builder();
            DoubleStream.Builder amounts = DoubleStream.builder();
            try (BufferedReader reader = open("online_retail.csv.gz", true)) {
                reader.lines().skip(1).filter(line -> line.charAt(0) != 'C').forEach(line -> {
                    String[] end = lastFields(line);
                    int quantity = Integer.parseInt(end[0]);
                    double price = Double.parseDouble(end[2]);
                    if (!end[3].isEmpty() && quantity > 0 && price > 0) {
                        customers.add(numbers.computeIfAbsent(end[3], number -> numbers.size()));
                        days.add(epochDays.computeIfAbsent(end[1].substring(0, 10), Shops::epochDay));
                        amounts.add(quantity * price);
                    }
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Purchases.of(
                    customers.build().toArray(),
                    days.build().toArray(),
                    amounts.build().toArray());
        }

        /** Quantity, time, price, customer, and country; what is before them may hold commas. */
        private static String[] lastFields(String line) {
            String[] fields = new String[5];
            int end = line.length();
            for (int i = fields.length - 1; i >= 0; i--) {
                int begin = line.lastIndexOf(',', end - 1);
                fields[i] = line.substring(begin + 1, end);
                end = begin;
            }
            return fields;
        }
    }

    private static int epochDay(String date) {
        return (int) LocalDate.parse(date).toEpochDay();
    }

    private static BufferedReader open(String name, boolean zipped) throws IOException {
        InputStream stream = Objects.requireNonNull(Shops.class.getResourceAsStream(FOLDER + name), name);
        return new BufferedReader(
                new InputStreamReader(zipped ? new GZIPInputStream(stream) : stream, StandardCharsets.UTF_8));
    }
}
