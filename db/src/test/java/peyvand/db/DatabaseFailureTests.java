package peyvand.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.db.testing.TestPostgres;

/** What an operator reads when the database cannot be used. */
@ExtendWith(OutputCaptureExtension.class)
class DatabaseFailureTests {

    private static final Duration AT_MOST = Duration.ofSeconds(30);

    @EnableAutoConfiguration
    static class Application {}

    @Test
    void saysThatThePasswordIsWrong(CapturedOutput output) {
        var database = TestPostgres.details();
        assertRefused(output, "refused the user or the password", with(database, "wrong"));
        assertThat(output).contains("Correct spring.datasource.username and spring.datasource.password.");
    }

    @Test
    void saysThatTheServerCannotBeReached(CapturedOutput output) throws Exception {
        assertRefused(
                output,
                "cannot be reached",
                "--spring.datasource.url=jdbc:postgresql://127.0.0.1:" + closedPort() + "/peyvand?password=secret");
        assertThat(output).doesNotContain("password=secret");
    }

    @Test
    void saysThatThereIsNoSuchDatabase(CapturedOutput output) {
        var database = TestPostgres.details();
        var arguments = with(database, database.getPassword());
        arguments[0] = arguments[0].replaceFirst("/[a-z_]+\\?", "/nowhere?");
        assertRefused(output, "has no such database", arguments);
    }

    @Test
    void saysThatTheSchemaIsNewer(CapturedOutput output) throws SQLException {
        var database = TestPostgres.freshDatabase("newer_schema");
        var arguments = with(database, database.getPassword());
        try (var application = run(arguments)) {
            assertThat(application
                            .getBean(JdbcClient.class)
                            .sql("select current_schema")
                            .query(String.class)
                            .single())
                    .isEqualTo(DatabaseAutoConfiguration.SCHEMA);
        }
        pretendMigration(database, "99990101000000");
        assertRefused(output, "The database schema is newer than this version of Peyvand", arguments);
        assertThat(output).contains("99990101000000");
    }

    @Test
    void saysThatTheSchemaIsAnother(CapturedOutput output) throws Exception {
        var database = TestPostgres.freshDatabase("another_schema");
        var migrations = "--spring.flyway.locations=classpath:db/another";
        var arguments = new ArrayList<>(List.of(with(database, database.getPassword())));
        arguments.add(migrations);
        run(arguments.toArray(String[]::new)).close();
        execute(database, "update crm.flyway_schema_history set checksum = 1 where version is not null");
        assertRefused(
                output,
                "The database schema is not the one this version of Peyvand made",
                arguments.toArray(String[]::new));
    }

    @Test
    void saysWhatIsWrongWithTheEmbeddedDatabase(CapturedOutput output, @TempDir Path folder) throws Exception {
        Files.writeString(Files.createDirectory(folder.resolve("pg18")).resolve("PG_VERSION"), "17\n");
        assertRefused(output, "was made by PostgreSQL 17", "--peyvand.database.data-dir=" + folder.resolve("pg18"));
    }

    @Test
    void startsTheEmbeddedDatabaseWhenNoOtherIsNamed(@TempDir Path folder) {
        var directory = folder.resolve("pg18");
        try (var application = run(
                "--spring.datasource.url=embedded",
                "--peyvand.database.data-dir=" + directory,
                "--peyvand.database.settings.work_mem=3MB")) {
            var client = application.getBean(JdbcClient.class);
            assertThat(client.sql("show work_mem").query(String.class).single()).isEqualTo("3MB");
            assertThat(client.sql("select current_schema").query(String.class).single())
                    .isEqualTo(DatabaseAutoConfiguration.SCHEMA);
        }
        assertThat(directory.resolve("PG_VERSION")).exists();
        assertThat(directory.resolve("postmaster.pid")).doesNotExist();
    }

    private static ConfigurableApplicationContext run(String... arguments) {
        return new SpringApplication(Application.class).run(arguments);
    }

    private static void assertRefused(CapturedOutput output, String description, String... arguments) {
        var since = System.nanoTime();
        assertThatThrownBy(() -> run(arguments)).isInstanceOf(Exception.class);
        assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(AT_MOST);
        assertThat(output.toString().lines().filter(line -> line.startsWith("The ") && line.contains(description)))
                .singleElement()
                .asString()
                .endsWith(".");
        assertThat(output).contains("APPLICATION FAILED TO START").contains("Action:");
    }

    private static String[] with(JdbcConnectionDetails database, @Nullable String password) {
        return new String[] {
            "--spring.datasource.url=" + database.getJdbcUrl(),
            "--spring.datasource.username=" + database.getUsername(),
            "--spring.datasource.password=" + password
        };
    }

    private static int closedPort() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void pretendMigration(JdbcConnectionDetails database, String version) throws SQLException {
        execute(database, """
                insert into crm.flyway_schema_history
                select coalesce(max(installed_rank), 0) + 1, '%s', 'future', 'SQL', 'V%s__future.sql', 0, 'x', now(), 1,
                       true
                from crm.flyway_schema_history
                """.formatted(version, version));
    }

    private static void execute(JdbcConnectionDetails database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        database.getJdbcUrl(), database.getUsername(), database.getPassword());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
