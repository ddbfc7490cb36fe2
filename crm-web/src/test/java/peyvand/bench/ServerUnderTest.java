package peyvand.bench;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The application as a process of its own, with its embedded PostgreSQL, in a folder. Linux only: it reads /proc. */
final class ServerUnderTest implements AutoCloseable {

    static final String SETUP_SECRET = "secret-of-the-bench";

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final double TICKS_PER_SECOND = 100;

    private final Process process;
    private final Path database;
    private final int port;
    private final Duration timeToReady;

    private ServerUnderTest(Process process, Path database, int port, Duration timeToReady) {
        this.process = process;
        this.database = database;
        this.port = port;
        this.timeToReady = timeToReady;
    }

    /** CPU seconds since the processes began. */
    record Cpu(double jvm, double postgres) {

        Cpu since(Cpu earlier) {
            return new Cpu(jvm - earlier.jvm, postgres - earlier.postgres);
        }
    }

    /** Starts it and waits until it answers. */
    static ServerUnderTest start(Path jar, Path folder, int port, List<String> jvmOptions)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path database = folder.resolve("pg18");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+UseParallelGC"); // as script/server does
        command.addAll(jvmOptions);
        command.addAll(List.of(
                "-jar",
                jar.toString(),
                "--server.port=" + port,
                "--spring.datasource.url=embedded",
                "--peyvand.data-dir=" + folder,
                "--peyvand.database.data-dir=" + database,
                "--peyvand.setup.secret=" + SETUP_SECRET));
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile())
                .start();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(process::destroy)); // a bench that is interrupted leaves nothing
        while (!answers(port)) {
            if (!process.isAlive() || System.nanoTime() - begin > PATIENCE.toNanos()) {
                process.destroy();
                throw new IllegalStateException("The server did not start; see " + folder.resolve("server.log"));
            }
            Thread.sleep(20);
        }
        return new ServerUnderTest(process, database, port, Duration.ofNanos(System.nanoTime() - begin));
    }

    private static boolean answers(int port) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/actuator/health")
                            .toURL()
                            .openConnection();
            return connection.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    int port() {
        return port;
    }

    Duration timeToReady() {
        return timeToReady;
    }

    /** A connection of the superuser, who may look at all sessions and load without triggers. */
    Connection superuser() throws IOException, SQLException {
        String password =
                Files.readString(database.resolveSibling("pg18.password")).strip();
        String databasePort =
                Files.readAllLines(database.resolve("postmaster.pid")).get(3);
        Connection connection = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + databasePort + "/peyvand?currentSchema=crm", "postgres", password);
        return connection;
    }

    Cpu cpu() throws IOException {
        long postmaster = Long.parseLong(
                Files.readAllLines(database.resolve("postmaster.pid")).get(0).strip());
        double postgres = secondsWithEndedChildren(postmaster);
        for (ProcessHandle session :
                ProcessHandle.of(postmaster).orElseThrow().children().toList()) {
            postgres += secondsOfSession(session.pid());
        }
        return new Cpu(seconds(statOf(process.pid()), 13, 14), postgres);
    }

    /** Resident memory of the JVM, in MB. */
    long residentMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    private static double secondsWithEndedChildren(long pid) throws IOException {
        return seconds(statOf(pid), 13, 14, 15, 16);
    }

    private static double secondsOfSession(long pid) {
        try {
            return seconds(statOf(pid), 13, 14);
        } catch (IOException e) {
            return 0; // it has ended; its parent counts it from now on
        }
    }

    private static String[] statOf(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
        return ("0 0 " + stat.substring(stat.lastIndexOf(')') + 2)).split(" ");
    }

    private static double seconds(String[] stat, int... fields) {
        double ticks = 0;
        for (int field : fields) {
            ticks += Long.parseLong(stat[field]);
        }
        return ticks / TICKS_PER_SECOND;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
