package peyvand.web.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Page;

/**
 * Kills the application in the middle of an import, then its database under writers. {@code -Dpeyvand.kills=10} kills
 * more often, {@code -Dpeyvand.writes=10000} writes more.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KilledApplicationTest {

    private static final int KILLS = Integer.getInteger("peyvand.kills", 1);
    private static final int WRITES = Integer.getInteger("peyvand.writes", 600);
    private static final long SEED = Long.getLong("peyvand.seed", System.nanoTime());

    private static final int ROWS = 30_000;
    private static final int LONGEST_WORK_BEFORE_A_KILL = 1_000;
    private static final int WRITERS = 8;
    private static final int DATABASE_KILLS = 3;

    /** A dead node is noticed sooner than as shipped, in all restarts but the last. */
    private static final String[] IMPATIENT = {
        "--db-scheduler.heartbeat-interval=500ms", "--db-scheduler.polling-interval=500ms"
    };

    private Path folder;
    private ApplicationProcess application;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        folder = temporary;
        application = ApplicationProcess.start(folder, IMPATIENT);
    }

    @AfterAll
    void stop() throws Exception {
        application.close();
    }

    @Test
    @Order(1)
    void importsEachRowOnceHoweverOftenItIsKilled() throws Exception {
        Random random = new Random(SEED);
        Browser sara = application.administrator();
        String path = sara.upload("/imports", "file", "thirty thousand.csv", file(), "kind", "CUSTOMERS")
                .location();
        assertThat(path).matches("/imports/\\d+");
        sara.post(path + "/check");
        waitFor("CHECKED", Duration.ofMinutes(2));
        sara.post(path + "/run");
        int atWork = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            waitUntilAtWork();
            Thread.sleep(random.nextInt(LONGEST_WORK_BEFORE_A_KILL));
            application.kill();
            boolean last = kill == KILLS;
            application = ApplicationProcess.start(folder, last ? new String[0] : IMPATIENT);
            atWork += query("select state from import_job").equals("RUNNING") ? 1 : 0;
        }
        long restarted = System.nanoTime();
        waitFor("DONE", Duration.ofSeconds(60));
        double seconds = (System.nanoTime() - restarted) / 1e9;
        long rows = Long.parseLong(query("select count(*) from customer"));
        long distinct = Long.parseLong(query("select count(distinct reference) from customer"));
        System.out.printf(
                "Killed application: seed %d, %d kills, %d of them at work; %d rows, %d lost, %d doubled, done %.1f s after the last restart%n",
                SEED, KILLS, atWork, rows, ROWS - distinct, rows - distinct, seconds);
        assertThat(rows).isEqualTo(ROWS);
        assertThat(distinct).isEqualTo(ROWS);
        assertThat(atWork).as("kills that met the import at work").isPositive();
        assertThat(application.administrator().get(path).body()).contains("30,000");
        assertThat(query("select rows_done from import_job")).isEqualTo("30000");
    }

    @Test
    @Order(2)
    void losesNoAcknowledgedWriteWhenItsDatabaseIsKilled() throws Exception {
        Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        Map<Integer, AtomicInteger> answers = new ConcurrentSkipListMap<>();
        AtomicLong lastSuccess = new AtomicLong();
        AtomicLong firstSuccessAfter = new AtomicLong(Long.MAX_VALUE);
        AtomicBoolean done = new AtomicBoolean();
        Set<String> faults = ConcurrentHashMap.newKeySet();
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            Browser browser = application.administrator();
            browser.token();
            String writer = "writer " + i + " ";
            Thread thread = new Thread(() -> {
                for (int n = 0; !done.get(); n++) {
                    String name = writer + n;
                    try {
                        Page page = browser.post("/customers", "kind", "ORGANISATION", "name", name);
                        answers.computeIfAbsent(page.status(), key -> new AtomicInteger())
                                .incrementAndGet();
                        if (page.status() == 302 && page.location().startsWith("/customers/")) {
                            acknowledged.add(name);
                            lastSuccess.set(System.nanoTime());
                            firstSuccessAfter.accumulateAndGet(System.nanoTime(), Math::min);
                        }
                    } catch (UncheckedIOException e) {
                        faults.add(String.valueOf(e.getCause()));
                    }
                }
            });
            thread.start();
            writers.add(thread);
        }
        double slowest = 0;
        Random random = new Random(SEED);
        for (int kill = 1; kill <= DATABASE_KILLS; kill++) {
            waitForWrites(acknowledged, kill * WRITES / (DATABASE_KILLS + 1));
            Thread.sleep(random.nextInt(300));
            ProcessHandle postmaster = application.postmaster();
            postmaster.destroyForcibly();
            postmaster.onExit().join();
            long up = untilUp();
            firstSuccessAfter.set(Long.MAX_VALUE);
            long begin = System.nanoTime();
            while (firstSuccessAfter.get() == Long.MAX_VALUE && System.nanoTime() - begin < 30_000_000_000L) {
                Thread.sleep(10);
            }
            slowest = Math.max(slowest, (firstSuccessAfter.get() - up) / 1e9);
        }
        waitForWrites(acknowledged, WRITES);
        done.set(true);
        for (Thread writer : writers) {
            writer.join();
        }
        Set<String> stored = stored();
        long lost = acknowledged.stream().filter(name -> !stored.contains(name)).count();
        System.out.printf(
                "Killed database: seed %d, %d kills of the database, %d writes acknowledged, %d lost; first success %.2f s after it was up; answers %s, broken connections %s%n",
                SEED, DATABASE_KILLS, acknowledged.size(), lost, slowest, answers, faults);
        if (!faults.isEmpty()) {
            System.out.println(application.output());
        }
        assertThat(lost).isZero();
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(WRITES);
        assertThat(slowest).isLessThan(10);
        assertThat(answers.keySet()).as(incidents()).isSubsetOf(302, 303, 503);
        assertThat(faults).as(incidents()).isEmpty();
    }

    private String incidents() throws IOException {
        return application
                .output()
                .lines()
                .filter(line ->
                        line.contains("Incident") || line.startsWith("Caused by") || line.matches("[a-z]\\S+: .*"))
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    private static byte[] file() {
        StringBuilder text = new StringBuilder("Customer number,Name,City\r\n");
        for (int i = 1; i <= ROWS; i++) {
            text.append('K').append(i).append(",Company ").append(i).append(",Shiraz\r\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void waitUntilAtWork() throws Exception {
        long begin = System.nanoTime();
        while (query("select count(*) from pg_locks where locktype = 'advisory'")
                        .equals("0")
                && query("select state from import_job").equals("RUNNING")) {
            assertThat(System.nanoTime() - begin).as("the import goes on").isLessThan(60_000_000_000L);
            Thread.sleep(50);
        }
    }

    private void waitFor(String state, Duration time) throws Exception {
        long begin = System.nanoTime();
        String now = query("select state from import_job");
        while (!now.equals(state)) {
            assertThat(now).isIn("CHECKING", "RUNNING");
            assertThat(System.nanoTime() - begin).as(state).isLessThan(time.toNanos());
            Thread.sleep(100);
            now = query("select state from import_job");
        }
    }

    private static void waitForWrites(Queue<String> acknowledged, int number) throws InterruptedException {
        long begin = System.nanoTime();
        while (acknowledged.size() < number) {
            assertThat(System.nanoTime() - begin)
                    .as("%d of %d writes", acknowledged.size(), number)
                    .isLessThan(Duration.ofMinutes(10).toNanos());
            Thread.sleep(20);
        }
    }

    /** @return when the database answered again */
    private long untilUp() throws InterruptedException {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < 60_000_000_000L) {
            try (Connection connection = application.database()) {
                if (connection.isValid(1)) {
                    return System.nanoTime();
                }
            } catch (SQLException | IOException | IndexOutOfBoundsException e) {
                Thread.sleep(20);
            }
        }
        throw new AssertionError("The database did not come back");
    }

    private Set<String> stored() throws Exception {
        Set<String> names = new HashSet<>();
        try (Connection connection = application.database();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select name from customer where name like 'writer %'")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private String query(String sql) throws Exception {
        try (Connection connection = application.database();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
