package peyvand.bench;

import static peyvand.bench.Visitor.encoded;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/**
 * An office at work: so many colleagues, each of whom looks at their day, lists, customers, searches, and writes down a
 * call, with some time to think before each page.
 *
 * <p>Arguments: jar, folder, customers, colleagues, seconds to think, minutes.
 */
public final class OfficeBench {

    private static final int PORT = 18_933;
    private static final int SHORTEST_THOUGHT = 2; // of so many parts

    /** Not counted: an office comes to a server that has been at work before. */
    private static final Duration WARM_UP = Duration.ofMinutes(1);

    private final Visitor visitor;
    private final long[] customers;
    private final Random random;
    private final Duration thought;

    private OfficeBench(Visitor visitor, long[] customers, Random random, Duration thought) {
        this.visitor = visitor;
        this.customers = customers;
        this.random = random;
        this.thought = thought;
    }

    private record Wait(String page, int status, long begin, long nanos) {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[1]).toAbsolutePath();
        int colleagues = Integer.parseInt(args[3]);
        Duration thought = Duration.ofSeconds(Long.parseLong(args[4]));
        Duration time = Duration.ofMinutes(Long.parseLong(args[5]));
        try (ServerUnderTest server = ServerUnderTest.start(Path.of(args[0]), folder, PORT, List.of());
                Connection database = server.superuser()) {
            Visitor.founder(PORT);
            new LargeCompany(database, Integer.parseInt(args[2])).fill();
            List<Callable<List<Wait>>> office = new ArrayList<>();
            long end = System.nanoTime() + WARM_UP.plus(time).toNanos();
            for (int i = 0; i < colleagues; i++) {
                String email = LargeOffice.email(LargeOffice.STAFF - i);
                long[] own = PageBench.ids(
                        database,
                        "select c.id from customer c join staff s on s.id = c.owner_id where s.email = '" + email
                                + "'");
                OfficeBench colleague = new OfficeBench(Visitor.colleague(PORT, email), own, new Random(i), thought);
                office.add(() -> colleague.work(end));
            }
            long warm = System.nanoTime() + WARM_UP.toNanos();
            var before = server.cpu();
            List<Wait> waits = new ArrayList<>();
            var pool = Executors.newFixedThreadPool(colleagues);
            try {
                for (var each : pool.invokeAll(office)) {
                    waits.addAll(each.get());
                }
            } finally {
                pool.shutdownNow();
            }
            report(
                    waits.stream().filter(wait -> wait.begin() > warm).toList(),
                    waits.size(),
                    server.cpu().since(before));
        }
    }

    private List<Wait> work(long end) throws IOException, InterruptedException {
        List<Wait> waits = new ArrayList<>();
        while (System.nanoTime() < end) {
            Thread.sleep((long) (thought.toMillis() * (1.0 / SHORTEST_THOUGHT + random.nextDouble())));
            long customer = customers[random.nextInt(customers.length)];
            switch (random.nextInt(6)) {
                case 0 -> waits.add(timed("my day", "/"));
                case 1 -> waits.add(timed("list", "/customers?sort=" + (random.nextBoolean() ? "name" : "last_order")));
                case 2 -> waits.add(timed("search", "/search?q=" + encoded(word())));
                case 3 -> waits.add(timed("calendar", "/calendar"));
                case 4 -> waits.add(timed("customer", "/customers/" + customer));
                default -> waits.add(call("/customers/" + customer));
            }
        }
        return waits;
    }

    private String word() {
        String[] names = random.nextBoolean() ? Names.PERSIAN_FAMILY : Names.LATIN_GIVEN;
        String name = names[random.nextInt(names.length)];
        return name.substring(0, Math.min(name.length(), 2 + random.nextInt(4)));
    }

    private Wait timed(String page, String address) throws IOException {
        long begin = System.nanoTime();
        int status = visitor.get(address, "gzip").status();
        return new Wait(page, status, begin, System.nanoTime() - begin);
    }

    private Wait call(String customer) throws IOException {
        String page = visitor.get(customer, "identity").text();
        Map<String, String> form = Map.of("touchChannel", "PHONE", "touchText", "Asked about the delivery.");
        long begin = System.nanoTime();
        int status = visitor.submit(page, customer + "/touchpoints", form);
        return new Wait("write down a call", status, begin, System.nanoTime() - begin);
    }

    private static void report(List<Wait> waits, int made, ServerUnderTest.Cpu cpu) {
        Map<String, List<Wait>> pages = new TreeMap<>();
        waits.forEach(wait -> {
            pages.computeIfAbsent(wait.page(), page -> new ArrayList<>()).add(wait);
            pages.computeIfAbsent("~ all", page -> new ArrayList<>()).add(wait);
        });
        System.out.printf(
                "%n%-20s %7s %8s %8s %8s  %s%n", "waiting in ms", "n", "p50", "p95", "most", "not answered well");
        pages.forEach((page, all) -> {
            double[] sorted = all.stream()
                    .mapToDouble(wait -> wait.nanos() / 1e6)
                    .sorted()
                    .toArray();
            System.out.printf(
                    "%-20s %7d %8.1f %8.1f %8.1f  %d%n",
                    page,
                    sorted.length,
                    sorted[sorted.length / 2],
                    sorted[(int) (sorted.length * 0.95)],
                    Arrays.stream(sorted).max().orElse(0),
                    all.stream().filter(wait -> wait.status() >= 400).count());
        });
        System.out.printf(
                "CPU for a request, those of the first minute too: %.1f ms in the JVM, %.1f ms in PostgreSQL%n",
                cpu.jvm() * 1000 / made, cpu.postgres() * 1000 / made);
    }
}
