package peyvand.web.journey;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * The first sales of a real shop, as a file on the disk; all of its sales with {@code -Dpeyvand.journey.whole=true}.
 *
 * @param lines with the header
 */
record SalesFile(Path path, List<String> lines) {

    private static final String RESOURCE = "/peyvand/data/online_retail.csv.gz";
    private static final boolean WHOLE = Boolean.getBoolean("peyvand.journey.whole");

    /** @param sales how many lines to take, unless the whole file is wanted */
    static SalesFile first(int sales) {
        try (InputStream packed = Objects.requireNonNull(SalesFile.class.getResourceAsStream(RESOURCE), RESOURCE);
                BufferedReader text = new BufferedReader(
                        new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.UTF_8))) {
            List<String> lines =
                    text.lines().limit(WHOLE ? Long.MAX_VALUE : sales + 1L).toList();
            Path path = Files.createDirectories(Path.of("target", "journeys", System.getProperty("test.fork", "1")))
                    .resolve("online-retail-" + sales + ".csv");
            Files.write(path, lines);
            return new SalesFile(path, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE, e);
        }
    }

    /** How many orders a customer has placed, not counting credit notes. */
    int ordersOf(String customer) {
        return invoices(customer)
                .filter(number -> !number.startsWith("C"))
                .collect(Collectors.toSet())
                .size();
    }

    private Stream<String> invoices(String customer) {
        return lines.stream()
                .filter(line -> line.contains("," + customer + ".0,"))
                .map(line -> line.substring(0, line.indexOf(',')));
    }
}
