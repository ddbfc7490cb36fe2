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
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import peyvand.db.DatabaseStartFailure;

/**
 * A PostgreSQL server of our own on a data directory that outlives it, restarted when it dies.
 *
 * <p>One ordinary user owns the database and migrates it. The application signs in as another who owns nothing: a hole in a
 * query is no way to the files of the machine, nor past the rights given to that user.
 */
public final class EmbeddedPostgresServer implements AutoCloseable {

    static final String SUPERUSER = "postgres";
    private static final String OWNER = "peyvand";
    private static final String APPLICATION = "peyvand_app";
    private static final String WRONG_PASSWORD = "28P01";

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgresServer.class);

    private final PostgresDirectory directory;
    private final Postmaster postmaster;
    private final PostgresSupervisor supervisor;
    private final String database;
    private final String secret;

    /** Made anew at every start, and written nowhere. */
    private final String applicationSecret;

    private final int port;

    private EmbeddedPostgresServer(
            PostgresDirectory directory,
            Postmaster postmaster,
            PostgresSupervisor supervisor,
            String database,
            String secret,
            String applicationSecret,
            int port) {
        this.directory = directory;
        this.postmaster = postmaster;
        this.supervisor = supervisor;
        this.database = database;
        this.secret = secret;
        this.applicationSecret = applicationSecret;
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
        var applicationSecret = PostgresDirectory.newSecret();
        try {
            prepareDatabase(directory, properties.database(), secret, applicationSecret, port);
        } catch (RuntimeException e) {
            postmaster.stop();
            throw e;
        }
        log.info("PostgreSQL is ready on port {}, data in {}", port, directory.data());
        var supervisor = new PostgresSupervisor(postmaster, process, port);
        return new EmbeddedPostgresServer(
                directory, postmaster, supervisor, properties.database(), secret, applicationSecret, port);
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

    private static void prepareDatabase(
            PostgresDirectory directory, String database, String secret, String applicationSecret, int port) {
        try (var connection = DriverManager.getConnection(url(port, SUPERUSER), SUPERUSER, secret);
                var statement = connection.createStatement()) {
            prepareRole(connection, OWNER, secret);
            prepareRole(connection, APPLICATION, applicationSecret);
            if (!exists(connection, "select 1 from pg_database where datname = ?", database)) {
                statement.execute("create database " + quoted(database) + " owner " + OWNER);
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

    private static void prepareRole(Connection connection, String role, String secret) throws SQLException {
        var verb = exists(connection, "select 1 from pg_roles where rolname = ?", role) ? "alter" : "create";
        try (var statement = connection.createStatement()) {
            statement.execute(verb + " role " + role + " login password '" + secret.replace("'", "''") + "'");
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

    /** Of who owns the database: for migrations and operators, not for the application. */
    public String username() {
        return OWNER;
    }

    public String password() {
        return secret;
    }

    /** Stays the same when the server is restarted under the application. */
    public int port() {
        return port;
    }

    /** As whom the application works. */
    public JdbcConnectionDetails connectionDetails() {
        return new JdbcConnectionDetails() {
            @Override
            public String getJdbcUrl() {
                return jdbcUrl();
            }

            @Override
            public String getUsername() {
                return APPLICATION;
            }

            @Override
            public String getPassword() {
                return applicationSecret;
            }
        };
    }

    /** Who migrates. */
    public FlywayConnectionDetails ownerDetails() {
        return new FlywayConnectionDetails() {
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
