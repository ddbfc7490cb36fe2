package peyvand.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;

/**
 * Imports a whole file of orders as a user does, then copies the very rows it made into the same tables with bare
 * {@code COPY}: once as they are, with their triggers, and once with their indexes and foreign keys only.
 */
final class ImportBench {

    private static final int PORT = 18_095;
    private static final List<String> TABLES = List.of("product", "customer", "sales_order", "order_line");

    private final Visitor visitor;
    private final Connection database;

    private ImportBench(Visitor visitor, Connection database) {
        this.visitor = visitor;
        this.database = database;
    }

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[1]).toAbsolutePath();
        Path file = args.length > 2
                ? Path.of(args[2]).toAbsolutePath()
                : Path.of("db/src/test/resources/peyvand/data/online_retail.csv.gz")
                        .toAbsolutePath();
        Files.createDirectories(folder);
        Path fresh = Files.createTempDirectory(folder, "run");
        try (ServerUnderTest server = ServerUnderTest.start(Path.of(args[0]), fresh, PORT, List.of("-Xmx512m"));
                Connection database = server.superuser()) {
            Visitor visitor = Visitor.founder(PORT);
            new ImportBench(visitor, database).run(file, fresh, server);
        }
    }

    private void run(Path file, Path folder, ServerUnderTest server) throws Exception {
        long begin = System.nanoTime();
        String job = visitor.upload("/imports/new?kind=ORDERS", "/imports", "file", file);
        System.out.printf("%s: uploaded in %.1f s%n", file.getFileName(), seconds(begin));
        visitor.press(job, job + "/check");
        until("CHECKED");
        System.out.printf("checked in %.1f s%n", jobSeconds());
        var cpu = server.cpu();
        visitor.press(job, job + "/run");
        until("DONE");
        double imported = jobSeconds();
        var used = server.cpu().since(cpu);
        long lines = number("select count(*) from order_line");
        System.out.printf(
                "imported %,d lines in %.1f s, %,.0f/s; CPU %.1f s application, %.1f s PostgreSQL; application %d MB%n",
                lines, imported, lines / imported, used.jvm(), used.postgres(), server.residentMegabytes());
        System.out.println(text("select counts::text from import_job"));

        Map<String, Path> rows = copyOut(folder);
        double withTriggers = copyIn(rows, true);
        double bare = copyIn(rows, false);
        System.out.printf(
                "COPY of the same rows: %.1f s with the tables' triggers, %.1f s with indexes and foreign keys only%n",
                withTriggers, bare);
        System.out.printf(
                "the import's rate is %.2f of COPY with triggers, %.2f of bare COPY%n",
                withTriggers / imported, bare / imported);
    }

    private Map<String, Path> copyOut(Path folder) throws SQLException, IOException {
        Map<String, Path> rows = new LinkedHashMap<>();
        for (String table : TABLES) {
            Path file = folder.resolve(table + ".copy");
            String columns = text("select string_agg(quote_ident(column_name), ', ' order by ordinal_position)"
                    + " from information_schema.columns where table_schema = 'crm' and is_generated = 'NEVER'"
                    + " and table_name = '" + table + "'");
            try (OutputStream out = Files.newOutputStream(file)) {
                database.unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut(
                                "copy (select " + columns + " from " + table
                                        + " order by id) to stdout (format binary)",
                                out);
            }
            rows.put(table + " (" + columns + ")", file);
        }
        return rows;
    }

    private double copyIn(Map<String, Path> rows, boolean triggers) throws SQLException, IOException {
        execute("truncate product, customer, sales_order, order_line, search_term, search_entry cascade");
        for (String table : TABLES) {
            execute("alter table " + table + (triggers ? " enable" : " disable") + " trigger user");
        }
        execute("checkpoint");
        long begin = System.nanoTime();
        for (Map.Entry<String, Path> table : rows.entrySet()) {
            try (InputStream in = Files.newInputStream(table.getValue())) {
                database.unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy " + table.getKey() + " from stdin (format binary)", in);
            }
        }
        return seconds(begin);
    }

    private void until(String state) throws SQLException, InterruptedException {
        for (int tries = 0; tries < 6_000; tries++) {
            String now = text("select state from import_job order by id desc limit 1");
            if (now.equals(state)) {
                return;
            }
            if (now.equals("FAILED")) {
                throw new IllegalStateException(
                        text("select concat_ws(' ', failure_key, failure_args) from import_job"));
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("never " + state);
    }

    private double jobSeconds() throws SQLException {
        return Double.parseDouble(
                text("select extract(epoch from finished_at - started_at) from import_job order by id desc limit 1"));
    }

    private long number(String sql) throws SQLException {
        return Long.parseLong(text(sql));
    }

    private String text(String sql) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
