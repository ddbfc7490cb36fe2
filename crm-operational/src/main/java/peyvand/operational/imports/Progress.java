package peyvand.operational.imports;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import peyvand.domain.ImportId;

/** Tells the world about once a second how far an import has come, and learns as often whether it shall stop. */
final class Progress {

    private static final long INTERVAL = TimeUnit.SECONDS.toNanos(1);

    private final JobStore jobs;
    private final ImportId id;
    private long last = System.nanoTime();

    Progress(JobStore jobs, ImportId id) {
        this.jobs = jobs;
        this.id = id;
    }

    void begin(ImportPhase phase) {
        jobs.beginPhase(id, phase);
    }

    /** @throws Stopped when somebody asked for it */
    void at(@Nullable Long rowsDone, @Nullable Long rowsTotal) {
        if (System.nanoTime() - last >= INTERVAL) {
            now(rowsDone, rowsTotal);
        }
    }

    /** Only looks whether to stop. */
    void alive() {
        at(null, null);
    }

    void now(@Nullable Long rowsDone, @Nullable Long rowsTotal) {
        last = System.nanoTime();
        if (jobs.progress(id, rowsDone, rowsTotal)) {
            throw new Stopped();
        }
    }

    /** Somebody asked for the work to stop. */
    static final class Stopped extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Stopped() {
            super(null, null, false, false);
        }
    }
}
