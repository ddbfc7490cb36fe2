package peyvand.analytical.insight;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import peyvand.analytical.facts.FactReader;
import peyvand.analytical.facts.Facts;
import peyvand.analytical.facts.Known;
import peyvand.analytical.insight.ChangeQueue.Current;

/**
 * Measures those who have changed since the last run by what that run has measured by, and puts them into its results. What
 * that costs follows how many they are.
 */
@Service
class Refresher {

    /** So many changes are looked at in one transaction. */
    static final int PIECE = 2_000;

    /** Of more customers than that a run makes short work. */
    static final int MANY = 20_000;

    private final ChangeQueue queue;
    private final FactReader reader;
    private final SlotUpdates updates;
    private final AnalysisRuns runs;
    private final TransactionTemplate transactions;

    Refresher(
            ChangeQueue queue,
            FactReader reader,
            SlotUpdates updates,
            AnalysisRuns runs,
            TransactionTemplate transactions) {
        this.queue = queue;
        this.reader = reader;
        this.updates = updates;
        this.runs = runs;
        this.transactions = transactions;
    }

    private enum Outcome {
        DONE,
        MORE,
        /** Nothing that is kept of the run that is read can be used: only another one helps. */
        RUN
    }

    /** Measures all who wait, or asks for a run where that is better. */
    void keepUp() {
        if (queue.isOfAnotherFormat()) {
            runs.askOfItself();
            return;
        }
        if (queue.isEmpty() || queue.isLongerThan(MANY) && runs.askOfItself()) {
            return;
        }
        Outcome outcome = piece();
        while (outcome == Outcome.MORE) {
            outcome = piece();
        }
        if (outcome == Outcome.RUN) {
            runs.askOfItself();
        }
    }

    private Outcome piece() {
        return transactions.execute(status -> {
            Current current = queue.hold().orElse(null);
            if (current == null) {
                return Outcome.DONE;
            }
            List<Long> customers = queue.take(PIECE);
            if (customers.isEmpty()) {
                return Outcome.DONE;
            }
            if (current.card() == null || !measure(current, current.card(), customers)) {
                status.setRollbackOnly();
                return Outcome.RUN;
            }
            return Outcome.MORE;
        });
    }

    /** @return whether that was possible */
    private boolean measure(Current current, Card card, List<Long> customers) {
        Facts facts = reader.read(
                customers.stream().mapToLong(Long::longValue).toArray(),
                card.yardstick().asOf(),
                new Known(day(current.boughtTo()), day(current.asOf())));
        if (card.yardstick().ranks() == null && facts.purchases().size() > 0) {
            return false;
        }
        SlotUpdates.Old old = updates.old(current.slot(), customers);
        Remeasuring measured = Remeasuring.of(facts, card, old.before(facts.customers()));
        updates.replace(current.slot(), customers, old, measured);
        queue.measured(customers);
        return true;
    }

    private static int day(@Nullable LocalDate day) {
        return day == null ? Integer.MIN_VALUE : (int) day.toEpochDay();
    }
}
