package peyvand.db.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An application with the embedded database in a JVM of its own, to be killed. */
final class ServerInAProcess implements AutoCloseable {

    private static final String READY = "ready on port ";

    private final Process process;
    private final List<String> output = new ArrayList<>();
    private int port;

    private ServerInAProcess(Process process) {
        this.process = process;
    }

    /** Starts the server, says so, and waits for its end. */
    public static void main(String[] arguments) throws InterruptedException {
        var server = EmbeddedPostgresServer.start(
                new EmbeddedPostgresProperties(Path.of(arguments[0]), 0, "peyvand", Map.of()), Path.of(arguments[1]));
        System.out.println(READY + server.port());
        Thread.sleep(TimeUnit.MINUTES.toMillis(2));
        server.close();
    }

    static ServerInAProcess start(Path dataDir) throws IOException {
        return start(
                List.of(),
                System.getProperty("java.class.path"),
                dataDir,
                ThrowawayPostgres.BINARIES,
                dataDir.resolveSibling("."));
    }

    /** @param prefix what runs the JVM, such as a change of user */
    static ServerInAProcess start(
            List<String> prefix, String classPath, Path dataDir, Path binaries, Path workingDirectory)
            throws IOException {
        var command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx128m", "-cp", classPath));
        command.addAll(List.of(ServerInAProcess.class.getName(), dataDir.toString(), binaries.toString()));
        var server = new ServerInAProcess(new ProcessBuilder(command)
                .directory(workingDirectory.toFile())
                .redirectErrorStream(true)
                .start());
        server.readUntilReady();
        return server;
    }

    private void readUntilReady() throws IOException {
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            output.add(line);
            if (line.startsWith(READY)) {
                port = Integer.parseInt(line.substring(READY.length()));
                return;
            }
        }
    }

    /** @return 0 if it never became ready */
    int port() {
        return port;
    }

    String output() {
        return String.join("\n", output);
    }

    int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    /** As kill -9 does: no shutdown hook, no destroy method. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Ends with it, should a test fail before it has. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }
}
