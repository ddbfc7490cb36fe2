package peyvand.db.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import peyvand.db.DatabaseStartFailure;

class EmbeddedPostgresRefusalTests {

    DataDirectory directory;

    @BeforeEach
    void folder(@TempDir Path folder) {
        directory = new DataDirectory(folder.resolve("pg18"));
    }

    @Test
    void refusesTheDataOfAnotherMajorVersion() throws IOException {
        pretendDatabaseOf("17");
        assertRefusal(directory::start, "was made by PostgreSQL 17; this Peyvand runs PostgreSQL 18");
    }

    @Test
    void refusesADatabaseWithoutItsSecret() throws IOException {
        pretendDatabaseOf("18");
        assertRefusal(directory::start, "pg18.password is missing");
    }

    @Test
    void refusesADatabaseWithAnEmptySecret() throws IOException {
        pretendDatabaseOf("18");
        Files.createFile(directory.secretFile());
        assertRefusal(directory::start, "pg18.password is missing");
    }

    @Test
    void refusesAFolderOfSomethingElse() throws IOException {
        Files.createDirectories(directory.path());
        Files.writeString(directory.path().resolve("thesis.doc"), "mine");
        assertRefusal(directory::start, "holds files, but no database");
    }

    @Test
    void refusesAPortThatIsTaken() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertRefusal(
                    () -> directory.startOnPort(taken.getLocalPort()),
                    "The port " + taken.getLocalPort() + " of the database is in use");
        }
    }

    @Test
    void refusesAPlaceWhereItCannotWrite() throws IOException {
        Files.writeString(directory.path(), "a file, where a folder should be");
        var below = new DataDirectory(directory.path().resolve("pg18"));
        assertRefusal(below::start, "cannot be written to");
    }

    @Test
    void refusesAgainAfterARefusal() throws IOException {
        pretendDatabaseOf("17");
        assertRefusal(directory::start, "PostgreSQL 17");
        assertRefusal(directory::start, "PostgreSQL 17");
    }

    private void pretendDatabaseOf(String major) throws IOException {
        Files.createDirectories(directory.path());
        Files.writeString(directory.path().resolve("PG_VERSION"), major + "\n");
    }

    private static void assertRefusal(ThrowingCallable start, String reason) {
        assertThatExceptionOfType(DatabaseStartFailure.class)
                .isThrownBy(start)
                .withMessageContaining(reason)
                .satisfies(refusal -> assertThat(refusal.problem()).hasLineCount(1));
    }
}
