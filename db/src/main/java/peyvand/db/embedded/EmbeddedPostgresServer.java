package peyvand.db.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import peyvand.db.DatabaseStartFailure;

/**
 * A PostgreSQL server of our own on a data directory that outlives it, restarted when it dies.
 *
 * <p>The application signs in as an ordinary user who owns the database, so a hole in a query is no way to the files
 * of the machine.
 */
public final class EmbeddedPostgresServer implements AutoCloseable {

    static final String SUPERUSER = "postgres";
    private static final String USER = "peyvand";
    private static final String WRONG_PASSWORD = "28P01";

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgresServer.class);

    private final PostgresDirectory directory;
    private final Postmaster postmaster;
    private final PostgresSupervisor supervisor;
    private final String database;
    private final String secret;
    private final int port;

    private EmbeddedPostgresServer(
            PostgresDirectory directory,
            Postmaster postmaster,
            PostgresSupervisor supervisor,
            String database,
            String secret,
            int port) {
        this.directory = directory;
        this.postmaster = postmaster;
        this.supervisor = supervisor;
        this.database = database;
        this.secret = secret;
        this.port = port;
    }

    /**
     * Creates the database if there is none, and returns when it accepts connections.
     *
     * @throws DatabaseStartFailure with what is wrong and what to do about it
     */
    public static EmbeddedPostgresServer start(EmbeddedPostgresProperties properties) {
        return start(properties, null);
    }

    /** @param binariesHome where programs are unpacked, shared by several servers; null for beside the data */
    static EmbeddedPostgresServer start(EmbeddedPostgresProperties properties, @Nullable Path binariesHome) {
        var directory = PostgresDirectory.claim(properties.dataDir());
        try {
            return start(properties, directory, binariesHome == null ? directory.sibling(".bin") : binariesHome);
        } catch (IOException e) {
            release(directory);
            throw PostgresDirectory.cannotWrite(directory.data(), e);
        } catch (RuntimeException e) {
            release(directory);
            throw e;
        }
    }

    private static EmbeddedPostgresServer start(
            EmbeddedPostgresProperties properties, PostgresDirectory directory, Path binariesHome) throws IOException {
        var isNew = !directory.holdsDatabase();
        var secret = directory.secret();
        var settings = PostgresSettings.withOverrides(properties.settings());
        var postmaster = new Postmaster(PostgresBinaries.unpackedUnder(binariesHome), directory, settings);
        postmaster.stop(); // one that a killed application has left behind
        var port = properties.port() == 0 ? freePort() : requireFree(properties.port());
        if (isNew) {
            log.info("Creating a database in {}", directory.data());
            postmaster.initialise();
        }
        directory.writeSettings(settings);
        var process = postmaster.start(port);
        try {
            prepareDatabase(directory, properties.database(), secret, port);
        } catch (RuntimeException e) {
            postmaster.stop();
            throw e;
        }
        log.info("PostgreSQL is ready on port {}, data in {}", port, directory.data());
        var supervisor = new PostgresSupervisor(postmaster, process, port);
        return new EmbeddedPostgresServer(directory, postmaster, supervisor, properties.database(), secret, port);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static int requireFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new DatabaseStartFailure(
                    "The port " + port + " of the database is in use by another program.",
                    "Set peyvand.database.port to a free port, or to 0 for any free one.",
                    e);
        }
    }

    private static void prepareDatabase(PostgresDirectory directory, String database, String secret, int port) {
        try (var connection = DriverManager.getConnection(url(port, SUPERUSER), SUPERUSER, secret);
                var statement = connection.createStatement()) {
            var verb = exists(connection, "select 1 from pg_roles where rolname = ?", USER) ? "alter" : "create";
            statement.execute(verb + " role " + USER + " login password '" + secret.replace("'", "''") + "'");
            if (!exists(connection, "select 1 from pg_database where datname = ?", database)) {
                statement.execute("create database " + quoted(database) + " owner " + USER);
            }
        } catch (SQLException e) {
            if (WRONG_PASSWORD.equals(e.getSQLState())) {
                throw new DatabaseStartFailure(
                        "The password in " + directory.secretFile() + " is not the one of the database in "
                                + directory.data() + ".",
                        "Put back the file that belongs to this data directory.",
                        e);
            }
            throw new DatabaseStartFailure(
                    "The database in " + directory.data() + " cannot be prepared: " + e.getMessage(),
                    "See " + directory.sibling(".log") + ".",
                    e);
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/"
                + URLEncoder.encode(database, StandardCharsets.UTF_8)
                + "?sslmode=disable&connectTimeout=5&tcpKeepAlive=true&ApplicationName=peyvand";
    }

    public String jdbcUrl() {
        return url(port, database) + "&reWriteBatchedInserts=true&currentSchema=crm";
    }

    public String username() {
        return USER;
    }

    public String password() {
        return secret;
    }

    /** Stays the same when the server is restarted under the application. */
    public int port() {
        return port;
    }

    public JdbcConnectionDetails connectionDetails() {
        return new JdbcConnectionDetails() {
            @Override
            public String getJdbcUrl() {
                return jdbcUrl();
            }

            @Override
            public String getUsername() {
                return username();
            }

            @Override
            public String getPassword() {
                return password();
            }
        };
    }

    @Override
    public void close() {
        supervisor.close();
        try {
            postmaster.stop();
        } catch (IOException e) {
            log.error("PostgreSQL could not be stopped; the next start will end it", e);
        }
        release(directory);
    }

    private static void release(PostgresDirectory directory) {
        try {
            directory.close();
        } catch (IOException e) {
            log.warn("The lock of {} could not be released", directory.data(), e);
        }
    }
}
