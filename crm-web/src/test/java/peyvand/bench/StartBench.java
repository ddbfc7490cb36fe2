package peyvand.bench;

import java.nio.file.Path;
import java.util.List;
import peyvand.bench.ServerUnderTest.Cpu;

/**
 * What a start costs on a database that is there already, with and without the archive of classes.
 *
 * <p>Arguments: jar, folder, then the options of the JVM that read the archive.
 */
public final class StartBench {

    private static final int PORT = 18_932;
    private static final int TIMES = 3;
    private static final int PAGES = 2_000;

    private StartBench() {}

    public static void main(String[] args) throws Exception {
        Path jar = Path.of(args[0]);
        Path folder = Path.of(args[1]).toAbsolutePath();
        ServerUnderTest.start(jar, folder, PORT, List.of()).close(); // makes the database
        System.out.printf("%-20s %10s %10s %10s %12s%n", "", "seconds", "JVM CPU s", "RSS MB", "after load");
        for (int i = 0; i < TIMES; i++) {
            measure("without archive", jar, folder, List.of());
            measure("with archive", jar, folder, List.of(args).subList(2, args.length));
        }
    }

    private static void measure(String name, Path jar, Path folder, List<String> options) throws Exception {
        try (ServerUnderTest server = ServerUnderTest.start(jar, folder, PORT, options)) {
            Cpu cpu = server.cpu();
            long fresh = server.residentMegabytes();
            Visitor visitor = Visitor.founder(PORT);
            for (int i = 0; i < PAGES; i++) {
                visitor.get(i % 2 == 0 ? "/plain" : "/customers", "identity");
            }
            System.out.printf(
                    "%-20s %10.1f %10.1f %10d %12d%n",
                    name, server.timeToReady().toMillis() / 1e3, cpu.jvm(), fresh, server.residentMegabytes());
        }
    }
}
