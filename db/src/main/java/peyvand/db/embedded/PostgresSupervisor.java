package peyvand.db.embedded;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import peyvand.db.DatabaseStartFailure;

/** Starts the server again, on the same port, when it has died under the application. */
final class PostgresSupervisor implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PostgresSupervisor.class);

    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);
    private static final Duration STABLE_AFTER = Duration.ofMinutes(1);
    private static final Duration CLOSE_WAIT = Duration.ofSeconds(20);

    private final Postmaster postmaster;
    private final int port;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private ProcessHandle process;

    PostgresSupervisor(Postmaster postmaster, ProcessHandle process, int port) {
        this.postmaster = postmaster;
        this.process = process;
        this.port = port;
        thread = new Thread(this::watch, "postgres-supervisor");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        var wait = Duration.ZERO;
        var startedAt = Instant.now();
        while (!closesWithin(LOOK_EVERY)) {
            if (postmaster.isRunning(process)) {
                continue;
            }
            if (startedAt.plus(STABLE_AFTER).isBefore(Instant.now())) {
                wait = Duration.ZERO;
            }
            log.warn("PostgreSQL (process {}) is gone; starting it again on port {}", process.pid(), port);
            if (closesWithin(wait)) {
                return;
            }
            wait = longer(wait);
            startedAt = Instant.now();
            restart();
        }
    }

    private void restart() {
        var since = Instant.now();
        try {
            process = postmaster.start(port);
            log.warn(
                    "PostgreSQL is back on port {} after {} ms",
                    port,
                    Duration.between(since, Instant.now()).toMillis());
        } catch (IOException | DatabaseStartFailure e) {
            log.error("PostgreSQL did not start: {}", e.getMessage());
        }
    }

    private static Duration longer(Duration wait) {
        var doubled = wait.isZero() ? SHORTEST_WAIT : wait.multipliedBy(2);
        return doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
    }

    private boolean closesWithin(Duration wait) {
        try {
            return closing.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Once this has returned, nothing is started any more. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(CLOSE_WAIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
