package peyvand.analytical.insight;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import peyvand.analytical.statistic.Progress;

/** Writes down how far a run is, not more often than anybody would look, and ends it when it is not wanted any more. */
class RunProgress implements Progress {

    private static final long PAUSE_NANOS = 300_000_000;

    private final RunLedger ledger;
    private final long run;
    private final AtomicLong next = new AtomicLong(System.nanoTime());
    private volatile boolean unwanted;

    RunProgress(RunLedger ledger, long run) {
        this.ledger = ledger;
        this.run = run;
    }

    /** Of one step. */
    Progress of(Step step) {
        ledger.step(run, step);
        return part(step.start(), step.end());
    }

    @Override
    public void reached(double share) {
        if (unwanted || Thread.currentThread().isInterrupted()) {
            throw new CancellationException();
        }
        long due = next.get();
        long now = System.nanoTime();
        if (now - due >= 0 && next.compareAndSet(due, now + PAUSE_NANOS) && !ledger.reached(run, share)) {
            unwanted = true;
            throw new CancellationException();
        }
    }
}
