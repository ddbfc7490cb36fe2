package peyvand.analytical.pivot;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import peyvand.analytical.pivot.PivotLedger.Due;
import peyvand.analytical.pivot.Reckoning.State;
import peyvand.analytical.statistic.Progress;

/** Reckons in the background what nobody should wait for, one answer at a time. */
@Service
class PivotWorker {

    private static final Logger LOG = LoggerFactory.getLogger(PivotWorker.class);

    /** More than a hundred million bytes of them are not held. */
    private static final long MOST = 30_000_000;

    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final long PAUSE_NANOS = 300_000_000;

    private final PivotLedger ledger;
    private final PivotReader reader;

    PivotWorker(PivotLedger ledger, PivotReader reader) {
        this.ledger = ledger;
        this.reader = reader;
    }

    /** All that waits. */
    void run() {
        for (Optional<Due> due = ledger.begin(); due.isPresent(); due = ledger.begin()) {
            run(due.get());
        }
        ledger.forgetOld();
    }

    private void run(Due due) {
        try {
            long expected = reader.expected(due.viewer(), due.question());
            reader.read(due.viewer(), due.question(), MOST, PATIENCE, new Telling(due.id()), expected)
                    .ifPresentOrElse(answer -> ledger.done(due.id(), answer), () -> ledger.end(due.id(), State.FAILED));
        } catch (CancellationException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e; // the node goes down: another one, or this one later, begins anew
            }
            ledger.end(due.id(), State.STOPPED);
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.error("an answer failed", e);
            ledger.end(due.id(), State.FAILED);
        }
    }

    /** Writes down how far it is, not more often than anybody would look, and ends it when it is not wanted any more. */
    private final class Telling implements Progress {

        private final long id;
        private long next = System.nanoTime();

        Telling(long id) {
            this.id = id;
        }

        @Override
        public void reached(double share) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException();
            }
            if (System.nanoTime() - next >= 0) {
                next = System.nanoTime() + PAUSE_NANOS;
                if (!ledger.reached(id, share)) {
                    throw new CancellationException();
                }
            }
        }
    }
}
