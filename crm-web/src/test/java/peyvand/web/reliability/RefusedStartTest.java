package peyvand.web.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import peyvand.db.testing.TestPostgres;

/** What an operator gets to read when the application cannot start: one line of what is wrong, one of what to do. */
class RefusedStartTest {

    private static final Duration AT_MOST = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void namesThePortThatIsInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            refused("Web server failed to start. Port " + taken.getLocalPort() + " was already in use.", taken);
        }
    }

    @Test
    void saysThatThePasswordOfTheDatabaseIsWrong() throws Exception {
        JdbcConnectionDetails database = TestPostgres.details();
        refused(
                "refused the user or the password",
                "--spring.datasource.url=" + database.getJdbcUrl(),
                "--spring.datasource.username=" + database.getUsername(),
                "--spring.datasource.password=not-the-password");
    }

    @Test
    void saysThatTheDatabaseCannotBeReached() throws Exception {
        refused(
                "cannot be reached",
                "--spring.datasource.url=jdbc:postgresql://127.0.0.1:" + ApplicationProcess.freePort() + "/peyvand",
                "--spring.datasource.username=peyvand",
                "--spring.datasource.password=secret");
    }

    @Test
    void saysThatTheDataAreOfAnotherPostgres() throws Exception {
        pretendDatabaseOf("17");
        refused("was made by PostgreSQL 17");
    }

    @Test
    void saysThatTheSecretIsMissing() throws Exception {
        pretendDatabaseOf("18");
        refused("pg18.password is missing");
    }

    @Test
    void saysThatTheSchemaIsNewer() throws Exception {
        JdbcConnectionDetails database = TestPostgres.freshDatabase("newer_application");
        try (Connection connection = DriverManager.getConnection(
                        database.getJdbcUrl(), database.getUsername(), database.getPassword());
                Statement statement = connection.createStatement()) {
            org.flywaydb.core.Flyway.configure()
                    .dataSource(database.getJdbcUrl(), database.getUsername(), database.getPassword())
                    .schemas("crm")
                    .defaultSchema("crm")
                    .createSchemas(true)
                    .load()
                    .migrate();
            statement.execute("""
                    insert into crm.flyway_schema_history
                    select max(installed_rank) + 1, '99990101000000', 'future', 'SQL', 'V99990101000000__future.sql', 0, 'x', now(), 1, true
                    from crm.flyway_schema_history
                    """);
        }
        refused(
                "The database schema is newer than this version of Peyvand",
                "--spring.datasource.url=" + database.getJdbcUrl(),
                "--spring.datasource.username=" + database.getUsername(),
                "--spring.datasource.password=" + database.getPassword());
    }

    private void pretendDatabaseOf(String major) throws IOException {
        Files.createDirectories(folder.resolve("pg18"));
        Files.writeString(folder.resolve("pg18/PG_VERSION"), major + "\n");
    }

    private void refused(String why, String... arguments) throws Exception {
        refused(why, ApplicationProcess.freePort(), arguments);
    }

    /** The schema is there already, and the web server comes last: against the shared database this is quick. */
    private void refused(String why, ServerSocket taken) throws Exception {
        JdbcConnectionDetails database = TestPostgres.details();
        refused(
                why,
                taken.getLocalPort(),
                "--spring.datasource.url=" + database.getJdbcUrl(),
                "--spring.datasource.username=" + database.getUsername(),
                "--spring.datasource.password=" + database.getPassword());
    }

    private void refused(String why, int port, String... arguments) throws Exception {
        long begin = System.nanoTime();
        try (ApplicationProcess application = ApplicationProcess.launch(folder, port, arguments)) {
            boolean ended = application.endsWithin(AT_MOST);
            System.out.printf("Refused start: %s: %.1f s%n", why, (System.nanoTime() - begin) / 1e9);
            assertThat(ended).as(application.output()).isTrue();
            assertThat(application.exitCode()).isNotZero();
            assertThat(application.output().lines().filter(line -> !line.matches("\\d{4}-.*") && line.contains(why)))
                    .as(application.output())
                    .hasSize(1);
            assertThat(application.output().lines().filter(line -> line.matches("\\s+at \\S+\\(.*|Caused by.*")))
                    .isEmpty();
        }
    }
}
