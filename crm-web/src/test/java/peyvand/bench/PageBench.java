package peyvand.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import peyvand.bench.ServerUnderTest.Cpu;
import peyvand.bench.Visitor.Answer;

/**
 * What the pages cost with many customers: CPU of server and database per request, and how long a visitor waits, beside the
 * cheapest answer there is.
 *
 * <p>Arguments: jar, folder, customers, seconds per measurement, a text that the pages to measure have in their names.
 */
public final class PageBench {

    private static final int PORT = 18_931;
    private static final int SEVERAL = 4;
    private static final long BIG_TABLE = 10_000;

    /** A page is warm once a round of asking for it costs more than this part of the round before. */
    private static final double WARM = 0.97;

    private static final int LONGEST_WARMING = 10;

    private final ServerUnderTest server;
    private final Connection database;
    private final Duration time;

    private PageBench(ServerUnderTest server, Connection database, Duration time) {
        this.server = server;
        this.database = database;
        this.time = time;
    }

    /** Something a visitor does again and again, each time with other records. */
    private interface Request {
        Answer send(String encoding) throws IOException;
    }

    /** @param expected the status of the answer */
    private record Page(String name, int expected, Request request) {

        Page(String name, Visitor visitor, Supplier<String> address) {
            this(name, 200, encoding -> {
                String next;
                synchronized (address) {
                    next = address.get();
                }
                return visitor.get(next, encoding);
            });
        }

        Answer fetch(String encoding) throws IOException {
            return request.send(encoding);
        }
    }

    private record Reads(long scans, long rows) {

        Reads since(Reads earlier) {
            return new Reads(scans - earlier.scans, rows - earlier.rows);
        }
    }

    /** @param waits sorted, in nanoseconds */
    private record Run(Cpu cpu, long[] waits) {

        double milliseconds(double part) {
            return waits[(int) Math.min(waits.length - 1L, Math.round(part * waits.length))] / 1e6;
        }

        Run and(Run other) {
            return new Run(
                    new Cpu(cpu.jvm() + other.cpu.jvm(), cpu.postgres() + other.cpu.postgres()),
                    LongStream.concat(Arrays.stream(waits), Arrays.stream(other.waits))
                            .sorted()
                            .toArray());
        }

        double jvm() {
            return cpu.jvm() * 1000 / waits.length;
        }

        double postgres() {
            return cpu.postgres() * 1000 / waits.length;
        }
    }

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[1]).toAbsolutePath();
        int customers = Integer.parseInt(args[2]);
        Duration time = Duration.ofSeconds(Long.parseLong(args[3]));
        try (ServerUnderTest server = ServerUnderTest.start(Path.of(args[0]), folder, PORT, List.of());
                Connection database = server.superuser()) {
            Visitor administrator = Visitor.founder(PORT);
            System.out.printf("%,d customers in %s%n", customers, folder);
            new LargeCompany(database, customers).fill();
            while (new Script(database).holds("select from sale_uncounted")) {
                Thread.sleep(1_000); // the application counts what was filled in
            }
            List<Page> pages = new ArrayList<>(everybodysPages(administrator, database, customers));
            pages.addAll(ownPages(database, customers));
            pages.addAll(opportunities(database, customers));
            pages.removeIf(page -> !page.name().equals("/plain") && !page.name().contains(args[4]));
            new PageBench(server, database, time).run(pages);
        }
    }

    /** What somebody sees who sees everything. */
    private static List<Page> everybodysPages(Visitor visitor, Connection database, int customers) throws SQLException {
        Random random = new Random(7);
        String deepByName = cursor(database, "name", "", customers / 2);
        String deepByOrder = cursor(database, "coalesce(last_ordered_at, '-infinity'::timestamptz)", "", customers / 2);
        return List.of(
                new Page("/plain", visitor, () -> "/plain"),
                new Page("/customers", visitor, () -> "/customers"),
                new Page("/customers, deep", visitor, () -> "/customers?at=" + deepByName),
                new Page("/customers, last order", visitor, () -> "/customers?sort=last_order"),
                new Page("/customers, last order, deep", visitor, () -> "/customers?sort=last_order&at=" + deepByOrder),
                new Page("/customers, of a country", visitor, () -> "/customers?country=DE"),
                new Page("/customers, by text", visitor, () -> "/customers?q=" + Visitor.encoded(name(random))),
                new Page("/search, beginning of a name", visitor, () -> search(beginning(name(random), random))),
                new Page("/search, middle of a name", visitor, () -> search(middle(name(random)))),
                new Page("/search, two words", visitor, () -> search(name(random) + " " + middle(name(random)))),
                new Page("/search, part of a phone", visitor, () -> search("" + (91_000 + random.nextInt(2_999)))),
                new Page("/search, number", visitor, () -> search("C-" + (1001 + random.nextInt(customers)))),
                new Page("/customers/{id}", visitor, () -> "/customers/" + (1 + random.nextInt(customers))),
                new Page("/customers/{id}, a busy one", visitor, () -> "/customers/" + (1 + random.nextInt(100))));
    }

    /** What a representative sees, who has one customer in two hundred, and a manager, who has them all. */
    private static List<Page> ownPages(Connection database, int customers) throws IOException, SQLException {
        Random random = new Random(11);
        Visitor manager = Visitor.colleague(PORT, LargeOffice.email(1));
        Visitor rep = Visitor.colleague(PORT, LargeOffice.email(LargeOffice.STAFF));
        long[] own = ids(
                database,
                "select c.id from customer c join staff s on s.id = c.owner_id where s.email = '"
                        + LargeOffice.email(LargeOffice.STAFF) + "' order by c.name, c.id");
        String deep = cursor(database, "name", "where id = " + own[own.length / 2], 0);
        return List.of(
                new Page("manager: /customers", manager, () -> "/customers"),
                new Page("manager: my day", manager, () -> "/"),
                new Page("manager: /board", manager, () -> "/board"),
                new Page("manager: /board, up to a day", manager, () -> "/board?closeTo=2026-12-01"),
                new Page("manager: /opportunities", manager, () -> "/opportunities"),
                new Page(
                        "manager: /opportunities/{id}",
                        manager,
                        () -> "/opportunities/" + (1 + random.nextInt(customers / 2))),
                new Page("manager: report of outcomes", manager, () -> "/reports/outcomes"),
                new Page("manager: report by owner", manager, () -> "/reports/outcomes?by=OWNER"),
                new Page("manager: report by product", manager, () -> "/reports/outcomes?by=PRODUCT"),
                new Page("manager: report of the funnel", manager, () -> "/reports/funnel"),
                new Page("manager: report over time", manager, () -> "/reports/standing"),
                new Page("manager: report of products", manager, () -> "/reports/products"),
                new Page("manager: report of staff", manager, () -> "/performance"),
                new Page("manager: report of forecast", manager, () -> "/forecast"),
                new Page("rep: report of outcomes", rep, () -> "/reports/outcomes"),
                new Page("rep: report of the funnel", rep, () -> "/reports/funnel"),
                new Page("rep: report over time", rep, () -> "/reports/standing"),
                new Page("rep: report of products", rep, () -> "/reports/products"),
                new Page("rep: /board", rep, () -> "/board"),
                new Page("rep: /board, mine", rep, () -> "/board?owner=me"),
                new Page("rep: /opportunities", rep, () -> "/opportunities?opportunityState=OPEN"),
                new Page("rep: /customers", rep, () -> "/customers"),
                new Page("rep: /customers, deep", rep, () -> "/customers?at=" + deep),
                new Page("rep: /customers, last order", rep, () -> "/customers?sort=last_order"),
                new Page("rep: /customers, by text", rep, () -> "/customers?q=" + Visitor.encoded(name(random))),
                new Page("rep: /search, beginning", rep, () -> search(beginning(name(random), random))),
                new Page("rep: /search, middle", rep, () -> search(middle(name(random)))),
                new Page("rep: /search, two words", rep, () -> search(name(random) + " " + middle(name(random)))),
                new Page("rep: /search, a phone", rep, () -> search("" + (91_000 + random.nextInt(2_999)))),
                new Page("rep: /search, number", rep, () -> search("C-" + (1001 + random.nextInt(customers)))),
                new Page("rep: /customers/{id}", rep, () -> "/customers/" + own[random.nextInt(own.length)]),
                new Page("rep: my day", rep, () -> "/"));
    }

    /** Writing: a new opportunity, and a card that goes on to the next stage or, from the last, back to the first. */
    private static List<Page> opportunities(Connection database, int customers) throws IOException, SQLException {
        Visitor manager = Visitor.colleague(PORT, LargeOffice.email(1));
        long[] stages = ids(
                database, "select id from stage where pipeline_id = 1 and retired_at is null order by position, id");
        Map<String, String> form = new LinkedHashMap<>();
        String blank = manager.get("/opportunities/new", "identity").text();
        for (String field : List.of("_csrf", "openedOn", "currency")) {
            form.put(field, Visitor.said(blank, field));
        }
        form.put("stage", Long.toString(stages[0]));
        return List.of(
                new Page("manager: create an opportunity", 302, creation(manager, form, buyers(database, customers))),
                new Page("manager: move an opportunity", 200, move(manager, form.get("_csrf"), database, stages)));
    }

    /** A sale to another customer each time, of a name and an amount of its own: else the form asks whether it is the same. */
    private static Request creation(Visitor visitor, Map<String, String> form, Queue<String> buyers) {
        return encoding -> {
            Map<String, String> once = new LinkedHashMap<>(form);
            UUID unique = UUID.randomUUID();
            String buyer = buyers.remove();
            buyers.add(buyer);
            once.put("form", unique.toString());
            once.put("customer", buyer);
            once.put("opportunityName", "One of many " + unique);
            once.put("expectedAmount", Long.toString(unique.getLeastSignificantBits() >>> 24));
            return visitor.send("/opportunities", once, encoding);
        };
    }

    /** Customers from all over the table, as a form names them. */
    private static Queue<String> buyers(Connection database, int customers) throws SQLException {
        Queue<String> buyers = new ConcurrentLinkedQueue<>();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery("""
                        select name || ' (' || number || ')' from customer
                        where id in (select (random() * %d)::int from generate_series(1, 20000)) and merged_into_id is null
                        """.formatted(customers))) {
            while (rows.next()) {
                buyers.add(rows.getString(1));
            }
        }
        return buyers;
    }

    private static Request move(Visitor visitor, String token, Connection database, long[] stages) throws SQLException {
        Map<Long, int[]> stands = new ConcurrentHashMap<>(); // of each card, its version and where its stage stands
        Queue<Long> next = new ConcurrentLinkedQueue<>();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery("""
                        select id, version, stage_id from opportunity
                        where state = 'OPEN' and pipeline_id = 1 order by id % 97, id limit 20000
                        """)) {
            while (rows.next()) {
                int at = Arrays.binarySearch(stages, rows.getLong(3));
                stands.put(rows.getLong(1), new int[] {rows.getInt(2), Math.max(at, 0)});
                next.add(rows.getLong(1));
            }
        }
        return encoding -> {
            Long id = next.remove();
            int[] stand = stands.get(id);
            stand[1] = (stand[1] + 1) % stages.length;
            Answer answer = visitor.send(
                    "/board/cards/" + id,
                    Map.of(
                            "_csrf", token,
                            "version", Integer.toString(stand[0]++),
                            "stage", Long.toString(stages[stand[1]])),
                    encoding);
            next.add(id);
            return answer;
        };
    }

    static long[] ids(Connection database, String sql) throws SQLException {
        LongStream.Builder ids = LongStream.builder();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
        }
        return ids.build().toArray();
    }

    private static String search(String words) {
        return "/search?q=" + Visitor.encoded(words);
    }

    /** Any name of either script, frequent or rare. */
    private static String name(Random random) {
        List<String[]> lists =
                List.of(Names.PERSIAN_FAMILY, Names.LATIN_FAMILY, Names.PERSIAN_GIVEN, Names.LATIN_GIVEN);
        String[] list = lists.get(random.nextInt(lists.size()));
        return list[(int) Math.pow(list.length, random.nextDouble()) - 1];
    }

    private static String beginning(String name, Random random) {
        return name.substring(0, Math.min(name.length(), 2 + random.nextInt(3)));
    }

    private static String middle(String name) {
        return name.length() > 4 ? name.substring(1, name.length() - 1) : name;
    }

    /** The link to the page that begins so far down a list. */
    private static String cursor(Connection database, String sort, String where, int down) throws SQLException {
        String sql = "select id, %1$s::text from customer %2$s order by %1$s, id offset %3$d limit 1"
                .formatted(sort, where, down);
        try (var statement = database.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            String link = "f" + row.getLong(1) + ":" + row.getString(2);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(link.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void run(List<Page> pages) throws Exception {
        List<Page> there = new ArrayList<>();
        for (Page page : pages) {
            Answer answer = page.fetch("identity");
            if (answer.status() == page.expected()) {
                there.add(page);
            } else {
                System.out.printf("  %s answers %d: left out%n", page.name(), answer.status());
            }
        }
        for (Page page : there) {
            warm(page);
        }
        System.out.printf(
                "%n%-30s %8s %8s %6s %8s %8s %8s %8s %8s %8s  %s%n",
                "CPU and waiting in ms",
                "JVM",
                "PG",
                "x",
                "p50 1",
                "p95 1",
                "p50 4",
                "p95 4",
                "gzip CPU",
                "KB",
                "big tables read in sequence");
        double floor = 0;
        for (Page page : there) {
            load(page, SEVERAL, "identity", time.dividedBy(2));
            Map<String, Reads> before = wholeReads();
            Run alone = load(page, 1, "identity", time);
            Run several = load(page, SEVERAL, "identity", time);
            Run zipped = load(page, 1, "gzip", time.dividedBy(2));
            Run both = alone.and(several);
            double cost = both.jvm() + both.postgres();
            floor = floor == 0 ? cost : floor;
            System.out.printf(
                    "%-30s %8.2f %8.2f %6.1f %8.1f %8.1f %8.1f %8.1f %8.2f %8.1f  %s%n",
                    page.name(),
                    both.jvm(),
                    both.postgres(),
                    cost / floor,
                    alone.milliseconds(0.5),
                    alone.milliseconds(0.95),
                    several.milliseconds(0.5),
                    several.milliseconds(0.95),
                    zipped.jvm() + zipped.postgres(),
                    page.fetch("identity").body().length / 1024.0,
                    difference(before, wholeReads()));
        }
        System.out.printf("%nResident memory of the JVM: %d MB%n", server.residentMegabytes());
    }

    /** Asks for a page until it gets no cheaper, as it does while the JVM still translates what it runs. */
    private void warm(Page page) throws Exception {
        double before = Double.MAX_VALUE;
        for (int round = 0; round < LONGEST_WARMING; round++) {
            Run run = load(page, SEVERAL, "identity", time);
            double cost = run.jvm() + run.postgres();
            if (cost > WARM * before) {
                return;
            }
            before = cost;
        }
    }

    private Run load(Page page, int clients, String encoding, Duration time) throws Exception {
        Cpu before = server.cpu();
        long end = System.nanoTime() + time.toNanos();
        Callable<long[]> client = () -> {
            long[] waits = new long[1_000_000];
            int count = 0;
            for (long begin = System.nanoTime(); begin < end && count < waits.length; begin = System.nanoTime()) {
                Answer answer = page.fetch(encoding);
                waits[count++] = System.nanoTime() - begin;
                if (answer.status() != page.expected()) {
                    throw new IllegalStateException(page.name() + " answers " + answer.status());
                }
            }
            return Arrays.copyOf(waits, count);
        };
        var pool = Executors.newFixedThreadPool(clients);
        try {
            List<long[]> waits = new ArrayList<>();
            for (var future : pool.invokeAll(Collections.nCopies(clients, client))) {
                waits.add(future.get());
            }
            return new Run(
                    server.cpu().since(before),
                    waits.stream().flatMapToLong(Arrays::stream).sorted().toArray());
        } finally {
            pool.shutdownNow();
        }
    }

    /** How often each big table has been read in sequence, and how many rows that were. */
    private Map<String, Reads> wholeReads() throws SQLException, InterruptedException {
        Thread.sleep(1_500); // sessions report at most once a second
        Map<String, Reads> reads = new TreeMap<>();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery("select relname, seq_scan, seq_tup_read from pg_stat_user_tables"
                        + " where schemaname = 'crm' and n_live_tup > " + BIG_TABLE)) {
            while (rows.next()) {
                reads.put(rows.getString(1), new Reads(rows.getLong(2), rows.getLong(3)));
            }
        }
        return reads;
    }

    private static String difference(Map<String, Reads> before, Map<String, Reads> after) {
        List<String> grown = new ArrayList<>();
        after.forEach((table, reads) -> {
            Reads since = reads.since(before.getOrDefault(table, new Reads(0, 0)));
            if (since.scans() > 0) {
                grown.add("%s: %d times %d rows".formatted(table, since.scans(), since.rows() / since.scans()));
            }
        });
        return grown.isEmpty() ? "none" : String.join(", ", grown);
    }
}
