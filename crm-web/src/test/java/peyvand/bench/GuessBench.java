package peyvand.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Whether the time of an answer tells if anybody has an e-mail address: the medians of asking for a forgotten password and of
 * signing in with a wrong one, for an address that somebody has and for one that nobody has, in turns.
 *
 * <p>Arguments: jar, folder. Fails where two medians differ by more than a tenth.
 */
public final class GuessBench {

    private static final int PORT = 18_934;
    private static final int WARM_UP = 20;
    private static final double A_TENTH = 0.1;
    private static final String KNOWN = "bench@example.com";

    /** There has to be a mail server, or nothing is done for a forgotten password; none answers there. */
    private static final List<String> WITH_MAIL = List.of(
            "-Dspring.mail.host=127.0.0.1",
            "-Dspring.mail.port=9",
            "-Dpeyvand.url=http://127.0.0.1:" + PORT,
            "-Dpeyvand.mail.from=bench@example.com");

    private GuessBench() {}

    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        try (ServerUnderTest server =
                        ServerUnderTest.start(Path.of(arguments[0]), Path.of(arguments[1]), PORT, WITH_MAIL);
                Connection database = server.superuser()) {
            Visitor.founder(PORT);
            Visitor visitor = Visitor.stranger(PORT);
            boolean equal = compare("forgotten password", "/forgotten", 200, visitor, database);
            equal &= compare("wrong password", "/sign-in", 50, visitor, database);
            if (!equal) {
                System.exit(1);
            }
        }
    }

    private static boolean compare(String what, String path, int times, Visitor visitor, Connection database)
            throws IOException, SQLException {
        List<Long> known = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        for (int i = -WARM_UP; i < times; i++) {
            for (boolean somebody : i % 2 == 0 ? List.of(true, false) : List.of(false, true)) {
                long time = ask(path, somebody ? KNOWN : "nobody" + i + "@example.com", visitor, database);
                if (i >= 0) {
                    (somebody ? known : unknown).add(time);
                }
            }
        }
        double difference = median(unknown) / median(known) - 1;
        System.out.printf(
                Locale.ROOT,
                "%-20s %8.2f ms where there is somebody, %8.2f ms where there is nobody: %+.1f %%%n",
                what,
                median(known) / 1e6,
                median(unknown) / 1e6,
                difference * 100);
        return Math.abs(difference) <= A_TENTH;
    }

    private static long ask(String path, String email, Visitor visitor, Connection database)
            throws IOException, SQLException {
        try (var forget = database.createStatement()) {
            forget.execute("delete from reset_request; delete from sign_in_failure");
        }
        String page = visitor.get(path, "identity").text();
        long begin = System.nanoTime();
        visitor.submit(page, path, Map.of("email", email, "password", "not the password of anybody"));
        return System.nanoTime() - begin;
    }

    private static double median(List<Long> times) {
        List<Long> sorted = new ArrayList<>(times);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
