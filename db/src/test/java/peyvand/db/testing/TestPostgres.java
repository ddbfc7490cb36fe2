package peyvand.db.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import peyvand.db.embedded.ThrowawayPostgres;

/**
 * The server of this test JVM, started when the first test asks for it: a container where Docker answers, the embedded
 * server elsewhere or with {@code -Dtest.db=embedded}. One ordinary user owns the databases, another works in them, as in an
 * installation.
 */
public final class TestPostgres {

    private static final String OWNER = "peyvand";
    private static final String APPLICATION = "peyvand_app";
    private static final String LOCALE = "locale_provider icu icu_locale 'fa' locale 'C.UTF-8'";
    private static final String IMAGE = "postgres:18-alpine";

    private TestPostgres() {}

    /** @return the database that all tests of this JVM share, for its owner; empty until a migration runs */
    public static JdbcConnectionDetails details() {
        return Shared.DETAILS;
    }

    /**
     * Creates an empty database, in place of an earlier one of that name, for its owner.
     *
     * @param name lower-case letters, digits and underscores
     */
    public static JdbcConnectionDetails freshDatabase(String name) {
        return Shared.SERVER.freshDatabase(name);
    }

    /** The same database for the application, which owns nothing in it. */
    public static JdbcConnectionDetails forTheApplication(JdbcConnectionDetails owner) {
        return new Details(owner.getJdbcUrl(), APPLICATION, Shared.SERVER.password());
    }

    /** The owner of the database in which the application works. */
    static FlywayConnectionDetails ownerOf(JdbcConnectionDetails database) {
        return new Owner(database.getJdbcUrl(), OWNER, Shared.SERVER.password());
    }

    /** For what neither the owner nor the application may do in the database that all tests share. */
    static Connection superuser() throws SQLException {
        Server server = Shared.SERVER;
        return DriverManager.getConnection(server.url(Shared.NAME), server.superuser, server.password);
    }

    private static Server start() {
        var server = usesDocker() ? startContainer() : startEmbedded();
        server.execute("drop role if exists " + APPLICATION);
        server.execute("create role " + APPLICATION + " login password '" + server.password() + "'");
        return server;
    }

    private static boolean usesDocker() {
        return !"embedded".equals(System.getProperty("test.db"))
                && DockerClientFactory.instance().isDockerAvailable();
    }

    private static Server startEmbedded() {
        var embedded = ThrowawayPostgres.start();
        return new Server("127.0.0.1", embedded.port(), ThrowawayPostgres.SUPERUSER, embedded.password());
    }

    @SuppressWarnings("resource") // Testcontainers removes it when this JVM ends
    private static Server startContainer() {
        var container =
                new PostgreSQLContainer(IMAGE).withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=200");
        container.start();
        var server = new Server(
                container.getHost(),
                container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                container.getUsername(),
                container.getPassword());
        server.execute("create role " + OWNER + " login password '" + container.getPassword() + "'");
        return server;
    }

    /** Loaded with the first use, so that a test without a database starts none. */
    private static final class Shared {

        static final String NAME = "crm_tests";
        static final Server SERVER = start();
        static final JdbcConnectionDetails DETAILS = SERVER.freshDatabase(NAME);
    }

    private record Server(String host, int port, String superuser, String password) {

        void execute(String sql) {
            try (var connection = DriverManager.getConnection(url("postgres"), superuser, password);
                    var statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        }

        JdbcConnectionDetails freshDatabase(String name) {
            execute("drop database if exists " + name + " with (force)");
            execute("create database " + name + " template template0 owner " + OWNER + " encoding 'UTF8' " + LOCALE);
            return new Details(url(name) + "&reWriteBatchedInserts=true&currentSchema=crm", OWNER, password);
        }

        private String url(String database) {
            return "jdbc:postgresql://" + host + ":" + port + "/" + database + "?ApplicationName=peyvand";
        }
    }

    private record Details(String url, String user, String secret) implements JdbcConnectionDetails {

        @Override
        public String getJdbcUrl() {
            return url;
        }

        @Override
        public String getUsername() {
            return user;
        }

        @Override
        public String getPassword() {
            return secret;
        }
    }

    private record Owner(String url, String user, String secret) implements FlywayConnectionDetails {

        @Override
        public String getJdbcUrl() {
            return url;
        }

        @Override
        public String getUsername() {
            return user;
        }

        @Override
        public String getPassword() {
            return secret;
        }
    }
}
