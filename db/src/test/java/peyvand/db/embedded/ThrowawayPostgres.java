package peyvand.db.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.util.FileSystemUtils;
import peyvand.db.DatabaseStartFailure;

/** The embedded server for tests: fast instead of durable, in a temporary folder that goes with the JVM. */
public final class ThrowawayPostgres {

    /** Of the server's superuser, who may create databases; the password is that of the application's user. */
    public static final String SUPERUSER = EmbeddedPostgresServer.SUPERUSER;

    private static final Path HOME =
            Path.of(System.getProperty("java.io.tmpdir"), "peyvand-tests-" + System.getProperty("user.name"));

    /** Programs of PostgreSQL, unpacked once for all tests on this machine. */
    static final Path BINARIES = HOME.resolve("bin");

    private static final Duration SURELY_CLAIMED = Duration.ofHours(1);
    private static final Map<String, String> FAST = Map.of(
            "fsync", "off",
            "synchronous_commit", "off",
            "full_page_writes", "off",
            "shared_buffers", "64MB",
            "max_connections", "200");

    private ThrowawayPostgres() {}

    /** Runs until the JVM ends. */
    public static EmbeddedPostgresServer start() {
        try {
            Files.createDirectories(HOME);
            removeWhatKilledTestsLeft();
            var home = Files.createTempDirectory(HOME, "server-");
            var server = EmbeddedPostgresServer.start(properties(home), BINARIES);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                server.close();
                FileSystemUtils.deleteRecursively(home.toFile());
            }));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedPostgresProperties properties(Path home) {
        return new EmbeddedPostgresProperties(home.resolve("pg18"), 0, "peyvand", FAST);
    }

    private static void removeWhatKilledTestsLeft() throws IOException {
        try (var homes = Files.newDirectoryStream(HOME, "server-*")) {
            for (var home : homes) {
                if (Files.getLastModifiedTime(home)
                        .toInstant()
                        .isBefore(Instant.now().minus(SURELY_CLAIMED))) {
                    removeUnlessInUse(home);
                }
            }
        }
    }

    private static void removeUnlessInUse(Path home) throws IOException {
        try (var directory = PostgresDirectory.claim(home.resolve("pg18"))) {
            var settings = PostgresSettings.withOverrides(FAST);
            new Postmaster(PostgresBinaries.unpackedUnder(BINARIES), directory, settings).stop();
            FileSystemUtils.deleteRecursively(home);
        } catch (DatabaseStartFailure inUse) {
            return;
        }
    }
}
