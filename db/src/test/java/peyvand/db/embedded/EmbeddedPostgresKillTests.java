package peyvand.db.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.db.DatabaseStartFailure;

class EmbeddedPostgresKillTests {

    /** Counts for minutes without ever looking whether its server is still there. */
    private static final String BUSY =
            "select count(*) from generate_series(1, 200000) a, generate_series(1, 200000) b";

    private static final Duration HEALED_WITHIN = Duration.ofSeconds(10);

    DataDirectory directory;

    @BeforeEach
    void folder(@TempDir Path folder) {
        directory = new DataDirectory(folder.resolve("pg18"));
    }

    @Test
    void keepsWhatWasCommittedWhenTheApplicationIsKilled() throws Exception {
        var application = ServerInAProcess.start(directory.path());
        commit(application.port());
        var orphan = directory.postmaster();
        application.kill();
        assertThat(orphan.isAlive())
                .as("the server outlives a killed application")
                .isTrue();

        try (var server = directory.start()) {
            await("the next start ends it").until(() -> !orphan.isAlive());
            assertCommitted(server.port());
        }
    }

    @Test
    void keepsWhatWasCommittedWhenBothAreKilled() throws Exception {
        var application = ServerInAProcess.start(directory.path());
        commit(application.port());
        keepBusy(application.port());
        var postmaster = directory.postmaster();
        application.kill();
        kill(postmaster);

        try (var server = directory.start()) {
            assertCommitted(server.port());
        }
    }

    @Test
    void restartsAKilledServerOnTheSamePortUnderALivePool() throws Exception {
        try (var server = directory.start();
                var pool = pool(server)) {
            var client = JdbcClient.create(pool);
            commit(server.port());
            keepBusy(server.port());
            for (var round = 0; round < 2; round++) {
                var killed = directory.postmaster();
                kill(killed);
                await().atMost(HEALED_WITHIN)
                        .ignoreExceptions()
                        .until(() -> client.sql("select note from kept")
                                .query(String.class)
                                .single()
                                .equals("committed"));
                assertThat(directory.postmaster().pid()).isNotEqualTo(killed.pid());
            }
            assertCommitted(server.port());
        }
    }

    @Test
    void startsNothingAfterItWasClosed() throws Exception {
        var server = directory.start();
        var postmaster = directory.postmaster();
        kill(postmaster);
        server.close();
        Thread.sleep(1_000); // longer than the supervisor takes to notice
        assertThat(postmaster.isAlive()).isFalse();
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> directory.connect(server.port()));
    }

    @Test
    void startsAlthoughAnotherProcessGotTheNumberOfTheDeadServer() throws Exception {
        directory.start().close();
        Files.writeString(
                directory.path().resolve("postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + directory.path() + "\n");
        try (var server = directory.start()) {
            assertThat(directory.query(server.port(), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void createsTheDatabaseAnewWhenItsCreationWasCutShort() throws Exception {
        var unfinished = Files.createDirectories(directory.path().resolveSibling("pg18.new"));
        Files.writeString(unfinished.resolve("PG_VERSION"), "18\n");
        try (var server = directory.start()) {
            assertThat(directory.query(server.port(), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void saysWhenTheSecretBelongsToAnotherDatabaseAndLeavesNoServerBehind() throws Exception {
        directory.start().close();
        Files.writeString(directory.secretFile(), "another");
        assertThatExceptionOfType(DatabaseStartFailure.class)
                .isThrownBy(directory::start)
                .withMessageContaining("is not the one of the database");
        assertThat(directory.path().resolve("postmaster.pid")).doesNotExist();
    }

    private void commit(int port) throws SQLException, IOException {
        directory.execute(port, "create table kept (note text); insert into kept values ('committed')");
    }

    private void assertCommitted(int port) throws SQLException, IOException {
        assertThat(directory.query(port, "select note from kept")).isEqualTo("committed");
    }

    private void keepBusy(int port) throws Exception {
        var session = new Thread(() -> {
            try {
                directory.execute(port, BUSY);
            } catch (SQLException | IOException expected) {
                return; // its server is killed
            }
        });
        session.setDaemon(true);
        session.start();
        await().until(() -> directory
                .query(port, "select count(*) from pg_stat_activity where state = 'active' and query like '%200000%'")
                .equals("2"));
    }

    private static void kill(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit().join();
    }

    private HikariDataSource pool(EmbeddedPostgresServer server) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(server.jdbcUrl().replace("currentSchema=crm", "currentSchema=crm,public"));
        pool.setUsername(server.username());
        pool.setPassword(server.password());
        pool.setMaximumPoolSize(4);
        pool.setConnectionTimeout(1_000);
        return pool;
    }
}
