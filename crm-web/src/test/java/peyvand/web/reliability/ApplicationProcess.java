package peyvand.web.reliability;

import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.Page;

/** The application as a process of its own, with its embedded PostgreSQL in a folder: to be killed, or to refuse to start. */
final class ApplicationProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path folder;
    private final int port;
    private final Process process;

    private ApplicationProcess(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /** Starts it and waits until it answers. */
    static ApplicationProcess start(Path folder, String... arguments) throws IOException, InterruptedException {
        ApplicationProcess application = launch(folder, freePort(), arguments);
        long begin = System.nanoTime();
        while (!application.answers()) {
            if (!application.process.isAlive() || System.nanoTime() - begin > PATIENCE.toNanos()) {
                application.process.destroyForcibly();
                throw new IllegalStateException("The application did not start:\n" + application.output());
            }
            Thread.sleep(50);
        }
        return application;
    }

    /** Starts it, whatever may come of it. */
    static ApplicationProcess launch(Path folder, int port, String... arguments) throws IOException {
        Files.createDirectories(folder);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                classPathWithoutTests(),
                "peyvand.PeyvandApplication",
                "--server.port=" + port,
                "--peyvand.data-dir=" + folder,
                "--peyvand.database.data-dir=" + folder.resolve("pg18"),
                "--peyvand.setup.secret=" + Browsers.SETUP_SECRET));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("console").toFile())
                .start();
        return new ApplicationProcess(folder, port, process);
    }

    /** Test classes lie in packages that the application scans. */
    private static String classPathWithoutTests() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("-tests.jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean answers() {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/actuator/health")
                            .toURL()
                            .openConnection();
            connection.setReadTimeout(5_000);
            return connection.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** The administrator's browser; founds the company at first. */
    Browser administrator() {
        Browser browser = new Browser(port);
        if (browser.get("/setup").status() == 200) {
            browser.post(
                    "/setup",
                    "secret",
                    Browsers.SETUP_SECRET,
                    "name",
                    "Sara",
                    "email",
                    Browsers.EMAIL,
                    "password",
                    Browsers.PASSWORD,
                    "passwordAgain",
                    Browsers.PASSWORD,
                    "companyName",
                    "Nastaran Trading",
                    "baseCurrency",
                    "EUR",
                    "zone",
                    "Asia/Tehran",
                    "language",
                    "EN");
        }
        Browser fresh = new Browser(port);
        Page page = fresh.signIn(Browsers.EMAIL, Browsers.PASSWORD);
        if (page.status() >= 400) {
            throw new IllegalStateException("could not sign in: " + page.status() + "\n" + page.body());
        }
        return fresh;
    }

    /** A session of the superuser, past the application. */
    Connection database() throws IOException, SQLException {
        String password = Files.readString(folder.resolve("pg18.password")).strip();
        String databasePort =
                Files.readAllLines(folder.resolve("pg18/postmaster.pid")).get(3);
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + databasePort + "/peyvand?currentSchema=crm&connectTimeout=2",
                "postgres",
                password);
    }

    ProcessHandle postmaster() throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(folder.resolve("pg18/postmaster.pid")).get(0).strip());
        return ProcessHandle.of(pid).orElseThrow();
    }

    /** As kill -9 does: no shutdown hook, no destroy method. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    boolean endsWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    int exitCode() {
        return process.exitValue();
    }

    String output() throws IOException {
        return Files.readString(folder.resolve("console"));
    }

    /** Ends it with its database, should a test fail before it has. */
    @Override
    public void close() {
        process.destroy();
        try {
            process.onExit().get(40, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
