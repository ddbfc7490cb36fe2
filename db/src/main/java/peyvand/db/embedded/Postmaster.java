package peyvand.db.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import peyvand.db.DatabaseStartFailure;

/**
 * The server process of one data directory: creates the files, starts it, finds it, ends it.
 *
 * <p>It runs in a session of its own (that is what {@code pg_ctl} does), so a Ctrl-C in the terminal reaches the
 * application first and not the database under it.
 */
final class Postmaster {

    private static final Logger log = LoggerFactory.getLogger(Postmaster.class);

    /** Replaying the log of a crash may take minutes; a server that gives up is noticed at once all the same. */
    private static final Duration RECOVERY_WAIT = Duration.ofMinutes(5);

    private static final Duration STOP_WAIT = Duration.ofSeconds(25);
    private static final Duration LEFTOVERS_WAIT = Duration.ofSeconds(20);
    private static final Duration RETRY = Duration.ofMillis(250);
    private static final long LARGE_LOG = 1 << 20;

    private final PostgresBinaries binaries;
    private final PostgresDirectory directory;
    private final PostgresSettings settings;

    Postmaster(PostgresBinaries binaries, PostgresDirectory directory, PostgresSettings settings) {
        this.binaries = binaries;
        this.directory = directory;
        this.settings = settings;
    }

    /** Creates the files of an empty server. They appear under their name only when complete. */
    void initialise() throws IOException {
        var unfinished = directory.sibling(".new");
        FileSystemUtils.deleteRecursively(unfinished);
        var command = binaries.program("initdb");
        command.addAll(List.of("-D", unfinished.toString(), "-U", EmbeddedPostgresServer.SUPERUSER, "-E", "UTF8"));
        command.addAll(List.of("--auth-host=scram-sha-256", "--auth-local=scram-sha-256"));
        command.add("--pwfile=" + directory.secretFile());
        // Under plain C, trigrams ignore Persian letters and a search for them finds nothing.
        command.addAll(List.of("--locale-provider=icu", "--icu-locale=fa", "--locale=" + systemLocale()));
        if (!settings.durable()) {
            command.add("--no-sync");
        }
        var run = run(command, RECOVERY_WAIT);
        if (!run.succeeded()) {
            throw cannotStart("initdb failed: " + run.complaint());
        }
        Files.writeString(
                unfinished.resolve("postgresql.conf"),
                "\ninclude_if_exists = '" + PostgresSettings.FILE + "'\n",
                StandardOpenOption.APPEND);
        Files.deleteIfExists(directory.data());
        Files.move(unfinished, directory.data(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The one UTF-8 locale that every installation of the system has; sorting is ICU's and does not depend on it. */
    private static String systemLocale() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.contains("windows")) {
            return "en-US";
        }
        return system.contains("mac") ? "en_US.UTF-8" : "C.UTF-8";
    }

    /** Returns when the server accepts connections. Waits for processes that a killed server has left behind. */
    ProcessHandle start(int port) throws IOException {
        discardForeignPidFile();
        endLeftovers();
        var logFile = shortenedLog();
        var deadline = Instant.now().plus(LEFTOVERS_WAIT);
        while (true) {
            var before = Files.exists(logFile) ? Files.size(logFile) : 0;
            var run = run(startCommand(port, logFile), RECOVERY_WAIT.plusSeconds(10));
            var process = running();
            if (run.succeeded() && process.isPresent()) {
                return process.get();
            }
            var reason = lastError(logFile, before).orElseGet(run::complaint);
            if (!reason.contains("shared memory block") || Instant.now().isAfter(deadline)) {
                throw cannotStart(reason + " (see " + logFile + ")");
            }
            endLeftovers();
            pause(RETRY);
        }
    }

    private List<String> startCommand(int port, Path logFile) {
        var command = binaries.program("pg_ctl");
        command.addAll(List.of("start", "-w", "-t", String.valueOf(RECOVERY_WAIT.toSeconds())));
        command.addAll(List.of("-D", directory.data().toString(), "-l", logFile.toString(), "-o", "-p " + port));
        return command;
    }

    /** Ends the server if it runs; what it was doing is rolled back, what it acknowledged is kept. */
    void stop() throws IOException {
        if (running().isEmpty()) {
            return;
        }
        if (!stop("fast") && !stop("immediate")) {
            running().ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    private boolean stop(String mode) throws IOException {
        var command = binaries.program("pg_ctl");
        command.addAll(List.of("stop", "-w", "-t", String.valueOf(STOP_WAIT.toSeconds()), "-m", mode));
        command.addAll(List.of("-D", directory.data().toString()));
        return run(command, STOP_WAIT.plusSeconds(5)).succeeded();
    }

    /** The process named in the directory, if it is alive and really serves this directory. */
    Optional<ProcessHandle> running() {
        return namedInPidFile().filter(this::servesThisDirectory);
    }

    boolean isRunning(ProcessHandle process) {
        return process.isAlive() && !isZombie(process);
    }

    private Optional<ProcessHandle> namedInPidFile() {
        try (var lines = Files.lines(pidFile())) {
            return lines.findFirst().map(String::trim).map(Long::valueOf).flatMap(ProcessHandle::of);
        } catch (IOException | UncheckedIOException | NumberFormatException e) {
            return Optional.empty(); // not there, or just being written
        }
    }

    private Path pidFile() {
        return directory.data().resolve("postmaster.pid");
    }

    /**
     * After a crash of the machine or of a container the number may belong to another process by now, or to one that
     * is dead and that nobody has waited for. PostgreSQL would then refuse to start for ever. The lock tells us that no
     * other Peyvand is here, and the process itself that it is no server of this directory.
     */
    private void discardForeignPidFile() throws IOException {
        if (namedInPidFile().filter(process -> !servesThisDirectory(process)).isPresent()) {
            log.warn("Discarding {}: it names a process that is not the server of this directory", pidFile());
            Files.deleteIfExists(pidFile());
        }
    }

    private boolean servesThisDirectory(ProcessHandle process) {
        if (!isPostgres(process) || !isRunning(process)) {
            return false;
        }
        return workingDirectory(process)
                .map(directory.data()::equals)
                .orElseGet(() -> process.info()
                        .arguments()
                        .map(arguments ->
                                List.of(arguments).contains(directory.data().toString()))
                        .orElse(true));
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(Path::of)
                .map(command -> command.getFileName().toString())
                .filter(name -> name.startsWith("postgres"))
                .isPresent();
    }

    /** Where Linux tells it; every process of a server works in its data directory. */
    private static Optional<Path> workingDirectory(ProcessHandle process) {
        try {
            return Optional.of(Files.readSymbolicLink(proc(process, "cwd")));
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    private static boolean isZombie(ProcessHandle process) {
        try {
            var status = Files.readString(proc(process, "stat"));
            return status.startsWith("Z", status.lastIndexOf(')') + 2);
        } catch (IOException e) {
            return false;
        }
    }

    private static Path proc(ProcessHandle process, String file) {
        return Path.of("/proc", String.valueOf(process.pid()), file);
    }

    /** A killed server's busy sessions run on and hold its memory; a new one must not start beside them. */
    private void endLeftovers() {
        if (running().isPresent()) {
            return;
        }
        leftovers().forEach(ProcessHandle::destroy);
        var deadline = Instant.now().plusSeconds(2);
        while (!leftovers().isEmpty() && Instant.now().isBefore(deadline)) {
            pause(RETRY);
        }
        leftovers().forEach(process -> {
            log.warn("Killing process {} of a server that is gone", process.pid());
            process.destroyForcibly();
        });
    }

    private List<ProcessHandle> leftovers() {
        return ProcessHandle.allProcesses()
                .filter(Postmaster::isPostgres)
                .filter(process -> workingDirectory(process)
                        .filter(directory.data()::equals)
                        .isPresent())
                .toList();
    }

    private Path shortenedLog() throws IOException {
        var logFile = directory.sibling(".log");
        if (Files.exists(logFile) && Files.size(logFile) > LARGE_LOG) {
            Files.move(logFile, directory.sibling(".log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        return logFile;
    }

    private static Optional<String> lastError(Path logFile, long from) throws IOException {
        if (!Files.exists(logFile)) {
            return Optional.empty();
        }
        try (var channel = Files.newInputStream(logFile)) {
            channel.skipNBytes(from);
            var text = new String(channel.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> line.contains("FATAL:") || line.contains("PANIC:"))
                    .reduce((first, second) -> second)
                    .map(line -> line.replaceFirst("^.*?(FATAL|PANIC):\\s*", ""));
        }
    }

    private DatabaseStartFailure cannotStart(String reason) {
        return new DatabaseStartFailure(
                "The database in " + directory.data() + " cannot be started: " + reason + ".",
                "Remove the cause, or name another server in spring.datasource.url. As root, PostgreSQL runs only where"
                        + " user name spaces are allowed: otherwise start Peyvand as an ordinary user.");
    }

    private Run run(List<String> command, Duration timeout) throws IOException {
        var output = Files.createTempFile("peyvand-postgres", ".txt");
        try {
            var builder = new ProcessBuilder(command)
                    .directory(directory.folder().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            // Variables such as PGPORT or PGDATA are meant for another server.
            new ArrayList<>(builder.environment().keySet())
                    .stream().filter(name -> name.startsWith("PG")).forEach(builder.environment()::remove);
            builder.environment().put("LC_ALL", "C");
            var process = builder.start();
            var ended = process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return new Run(ended && process.exitValue() == 0, Files.readString(output));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Run(false, "interrupted");
        } finally {
            output.toFile().delete(); // on Windows the server may still hold it
        }
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Run(boolean succeeded, String output) {

        /** The last complaint, without the hints that follow it. */
        String complaint() {
            return output.lines()
                    .filter(line -> line.matches("(initdb|pg_ctl|unshare): .*"))
                    .filter(line -> !line.contains(": hint:") && !line.contains(": removing "))
                    .reduce((first, second) -> second)
                    .orElseGet(output::strip);
        }
    }
}
