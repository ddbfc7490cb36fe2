package peyvand.db.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import peyvand.db.DatabaseStartFailure;

class EmbeddedPostgresServerTests {

    @TempDir
    static Path folder;

    static DataDirectory directory;
    static EmbeddedPostgresServer server;

    @BeforeAll
    static void start() {
        directory = new DataDirectory(folder.resolve("deep/down/pg18"));
        server = directory.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "fsync, on",
        "synchronous_commit, on",
        "full_page_writes, on",
        "data_checksums, on",
        "listen_addresses, 127.0.0.1",
        "password_encryption, scram-sha-256",
        "max_connections, 60",
        "jit, off",
        "server_encoding, UTF8",
        "is_superuser, off"
    })
    void runsWith(String setting, String value) throws Exception {
        assertThat(query("show " + setting)).isEqualTo(value);
    }

    @Test
    void letsAnOperatorOverrideASetting() throws Exception {
        assertThat(query("show shared_buffers")).isEqualTo("32MB");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "postgres", "wrong"})
    void refusesAWrongPassword(@Nullable String password) {
        for (var user : new String[] {"peyvand", "postgres"}) {
            assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), user, password))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void tellsTheSecretToItsOwnerOnly() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.secretFile())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.path())))
                .isEqualTo("rwx------");
    }

    @Test
    void findsPersianByTrigrams() throws Exception {
        execute("create extension if not exists pg_trgm");
        assertThat(query("select cardinality(show_trgm('پریسا'))::text")).isNotEqualTo("0");
    }

    @Test
    void sortsPersianAsADictionaryDoes() throws Exception {
        assertThat(query("select string_agg(w, ' ' order by w) from unnest('{ه,ی,پ,و,ب,گ,ا,B,a}'::text[]) w"))
                .isEqualTo("ا ب پ گ و ه ی a B");
    }

    @Test
    void letsTheOwnerCreateASchemaAndWriteIt() throws Exception {
        execute("create schema if not exists crm");
        assertThat(query("select current_setting('search_path')")).startsWith("crm");
    }

    @Test
    void refusesASecondOneInTheSameProcess() {
        assertThatExceptionOfType(DatabaseStartFailure.class)
                .isThrownBy(() -> directory.start())
                .withMessage("Another Peyvand is already running on the data directory " + directory.path() + ".");
    }

    @Test
    void refusesASecondOneFromAnotherProcessAndLeavesTheFirstAlone() throws Exception {
        try (var second = ServerInAProcess.start(directory.path())) {
            assertThat(second.exitCode()).isNotZero();
            assertThat(second.output()).contains("Another Peyvand is already running on the data directory");
        }
        assertThat(query("select 1")).isEqualTo("1");
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    /** No migration has made the schema of the application. */
    private static Connection connect() throws SQLException {
        var url = server.jdbcUrl().replace("currentSchema=crm", "currentSchema=crm,public");
        return DriverManager.getConnection(url, server.username(), server.password());
    }
}
