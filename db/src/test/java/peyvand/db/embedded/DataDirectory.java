package peyvand.db.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/** What a test does to a data directory and to the server on it. */
record DataDirectory(Path path) {

    EmbeddedPostgresServer start() {
        return EmbeddedPostgresServer.start(properties(0), ThrowawayPostgres.BINARIES);
    }

    EmbeddedPostgresServer startOnPort(int port) {
        return EmbeddedPostgresServer.start(properties(port), ThrowawayPostgres.BINARIES);
    }

    private EmbeddedPostgresProperties properties(int port) {
        return new EmbeddedPostgresProperties(path, port, "peyvand", Map.of("shared_buffers", "32MB"));
    }

    Connection connect(int port) throws SQLException, IOException {
        var secret = Files.readString(secretFile());
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/peyvand?connectTimeout=5", "peyvand", secret);
    }

    void execute(int port, String sql) throws SQLException, IOException {
        try (var connection = connect(port);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    String query(int port, String sql) throws SQLException, IOException {
        try (var connection = connect(port);
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    ProcessHandle postmaster() throws IOException {
        try (var lines = Files.lines(path.resolve("postmaster.pid"))) {
            return ProcessHandle.of(Long.parseLong(lines.findFirst().orElseThrow()))
                    .orElseThrow();
        }
    }

    Path secretFile() {
        return path.resolveSibling(path.getFileName() + ".password");
    }
}
