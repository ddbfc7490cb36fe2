package peyvand.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import peyvand.bench.ServerUnderTest.Cpu;

/**
 * What a whole run of the analysis costs with many customers, and what pages cost meanwhile; and what the insight costs on the
 * page of a customer.
 *
 * <p>Arguments: jar, folder, customers.
 */
public final class AnalysisBench {

    private static final int PORT = 18_933;
    private static final int LINES_EACH = 5;
    private static final long QUIET_MILLIS = 10_000;
    private static final int WARMING = 4;
    private static final int ROUNDS = 8;
    private static final int PAGES_A_ROUND = 300;

    private final ServerUnderTest server;
    private final Connection database;
    private final Script sql;
    private final Visitor visitor;
    private final int customers;

    private AnalysisBench(ServerUnderTest server, Connection database, Visitor visitor, int customers) {
        this.server = server;
        this.database = database;
        this.sql = new Script(database);
        this.visitor = visitor;
        this.customers = customers;
    }

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[1]).toAbsolutePath();
        int customers = Integer.parseInt(args[2]);
        try (ServerUnderTest server = ServerUnderTest.start(Path.of(args[0]), folder, PORT, List.of("-Xmx1g"));
                Connection database = server.superuser()) {
            Visitor visitor = Visitor.founder(PORT);
            new LargeCompany(database, customers).fillWithOrders();
            AnalysisBench bench = new AnalysisBench(server, database, visitor, customers);
            bench.moreLines();
            bench.awaitOthers();
            bench.alone(folder.resolveSibling("runs.csv"));
            bench.besidePages();
            bench.onThePage();
        }
    }

    /** Orders like those that are there, until there are five lines for each customer. */
    private void moreLines() throws SQLException {
        long lines = sql.one("select count(*) from order_line");
        long wanted = (long) LINES_EACH * customers;
        if (wanted - lines > LINES_EACH) {
            long orders = (wanted - lines) / 3;
            sql.run("set session_replication_role = replica");
            sql.step("further orders", """
                    with source as (select *, (select max(id) from sales_order) as last from sales_order where id <= %1$d),
                    ordered as (
                      insert into sales_order (id, kind, state, customer_id, ordered_at, currency, line_count, units, amount,
                                               created_at, updated_at)
                      select last + id, kind, state, customer_id, ordered_at + interval '17 days', currency, line_count, units,
                             amount, created_at, updated_at from source)
                    insert into order_line (order_id, line_no, product_id, quantity, unit_price, amount)
                    select s.last + s.id, l.line_no, l.product_id, l.quantity, l.unit_price, l.amount
                    from source s join order_line l on l.order_id = s.id
                    """.formatted(orders));
            sql.run(
                    "select setval(pg_get_serial_sequence('crm.sales_order', 'id'), (select max(id) from sales_order))");
            sql.run("set session_replication_role = origin");
            sql.step("statistics", "vacuum analyze sales_order, order_line");
        }
        System.out.printf(
                "%,d customers, %,d orders, %,d lines%n",
                customers, sql.one("select count(*) from sales_order"), sql.one("select count(*) from order_line"));
    }

    /** What was due while the server was down, such as the nightly quality of data, is no part of what is measured. */
    private void awaitOthers() throws SQLException, InterruptedException {
        while (sql.holds("select from scheduled_tasks where picked or execution_time < now()")) {
            Thread.sleep(500);
        }
    }

    private void alone(Path kept) throws Exception {
        for (int round = 1; round <= 2; round++) {
            Cpu before = server.cpu();
            long begin = System.nanoTime();
            ask();
            while (working()) {
                Thread.sleep(200);
            }
            Cpu cpu = server.cpu().since(before);
            double seconds = (System.nanoTime() - begin) / 1e9;
            if (round == 2) {
                new CostPlot.Cost(
                                customers,
                                sql.one("select count(*) from order_line"),
                                seconds,
                                cpu.jvm() + cpu.postgres())
                        .keep(kept);
            }
            System.out.printf(
                    "run %d: %.1f s, CPU %.1f s (server %.1f, database %.1f), resident %d MB with a heap of 1 GB at most: %s%n",
                    round,
                    seconds,
                    cpu.jvm() + cpu.postgres(),
                    cpu.jvm(),
                    cpu.postgres(),
                    server.residentMegabytes(),
                    state());
            steps();
        }
    }

    private void steps() throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery("""
                        select step, millis from analysis_step where run_id = (select max(id) from analysis_run)
                        order by began_at
                        """)) {
            while (rows.next()) {
                System.out.printf("    %-10s %7.1f s%n", rows.getString(1), rows.getLong(2) / 1000.0);
            }
        }
    }

    private void besidePages() throws Exception {
        for (int round = 0; round < WARMING; round++) {
            pages(() -> false); // until the disk has been read, and the server has tidied up after the run before
        }
        List<Long> quiet = pages(() -> false);
        long begin = System.nanoTime();
        ask();
        List<Long> meanwhile = pages(this::stillWorking);
        System.out.printf(
                "pages, two visitors: quiet p50 %.1f p95 %.1f ms of %,d; during a run (%.1f s) p50 %.1f p95 %.1f ms of %,d%n",
                at(quiet, 0.5),
                at(quiet, 0.95),
                quiet.size(),
                (System.nanoTime() - begin) / 1e9,
                at(meanwhile, 0.5),
                at(meanwhile, 0.95),
                meanwhile.size());
    }

    private interface Going {
        boolean on();
    }

    /** Asks for pages for some seconds, or as long as something goes on. */
    private List<Long> pages(Going going) throws InterruptedException {
        List<Long> waits = Collections.synchronizedList(new ArrayList<>());
        AtomicBoolean over = new AtomicBoolean();
        List<Thread> visitors = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Random random = new Random(i);
            visitors.add(new Thread(() -> {
                while (!over.get()) {
                    long begin = System.nanoTime();
                    fetch(next(random));
                    waits.add(System.nanoTime() - begin);
                }
            }));
        }
        visitors.forEach(Thread::start);
        long end = System.nanoTime() + QUIET_MILLIS * 1_000_000;
        while (going.on() || System.nanoTime() < end) {
            Thread.sleep(100);
        }
        over.set(true);
        for (Thread one : visitors) {
            one.join();
        }
        return waits;
    }

    private String next(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> "/customers";
            case 1 -> "/board";
            case 2 -> "/insights";
            default -> customer(random);
        };
    }

    private String customer(Random random) {
        return "/customers/" + (1 + random.nextInt(customers));
    }

    private void fetch(String path) {
        try {
            int status = visitor.get(path, "gzip").status();
            if (status != 200) {
                throw new IllegalStateException(path + " answers " + status);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same customers in turn with and without results to be shown. */
    private void onThePage() throws Exception {
        long run = sql.one("select run_id from analysis_state");
        double[] with = new double[ROUNDS];
        double[] without = new double[ROUNDS];
        for (int round = -2; round < ROUNDS; round++) {
            costOfPages(round); // so that neither reads more of the disk than the other
            double first = costOfPages(round);
            sql.run("update analysis_state set run_id = null");
            double second = costOfPages(round);
            sql.run("update analysis_state set run_id = " + run);
            if (round >= 0) {
                with[round] = first;
                without[round] = second;
            }
        }
        Arrays.sort(with);
        Arrays.sort(without);
        System.out.printf(
                "page of a customer, CPU: %.2f ms with the insight, %.2f ms without (medians of %d rounds)%n",
                with[ROUNDS / 2], without[ROUNDS / 2], ROUNDS);
    }

    private double costOfPages(int round) throws IOException {
        Random random = new Random(round);
        Cpu before = server.cpu();
        for (int i = 0; i < PAGES_A_ROUND; i++) {
            fetch(customer(random));
        }
        Cpu cpu = server.cpu().since(before);
        return (cpu.jvm() + cpu.postgres()) * 1000 / PAGES_A_ROUND;
    }

    private void ask() throws IOException {
        visitor.submit(visitor.get("/analysis", "identity").text(), "/analysis/runs", Map.of());
    }

    private boolean working() throws SQLException {
        return sql.holds("select from analysis_run where state in ('WAITING', 'RUNNING')");
    }

    private boolean stillWorking() {
        try {
            return working();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String state() throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery("select state from analysis_run order by id desc limit 1")) {
            row.next();
            return row.getString(1);
        }
    }

    private static double at(List<Long> waits, double part) {
        List<Long> sorted = new ArrayList<>(waits);
        Collections.sort(sorted);
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(part * sorted.size()))) / 1e6;
    }
}
