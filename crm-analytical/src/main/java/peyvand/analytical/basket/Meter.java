package peyvand.analytical.basket;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import peyvand.analytical.basket.Mined.Limit;

/** Holds what all threads of a search have spent against the budget. */
final class Meter {

    private final Budget budget;
    private final long begin = System.nanoTime();
    private final AtomicLong sets = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicBoolean cut = new AtomicBoolean();

    /** Ends a search that costs too much. */
    static final class Spent extends RuntimeException {

        private static final long serialVersionUID = 1;

        final Limit limit;

        Spent(Limit limit) {
            super(limit.name(), null, false, false);
            this.limit = limit;
        }
    }

    Meter(Budget budget) {
        this.budget = budget;
    }

    /** @throws Spent where the budget is */
    void spend(long moreSets, long moreBytes) {
        if (sets.addAndGet(moreSets) > budget.sets()) {
            throw new Spent(Limit.SETS);
        }
        if (bytes.addAndGet(moreBytes) > budget.bytes()) {
            throw new Spent(Limit.MEMORY);
        }
        if (System.nanoTime() - begin > budget.time().toNanos()) {
            throw new Spent(Limit.TIME);
        }
    }

    int longest() {
        return budget.longest();
    }

    /**
     * Of how many items a set must be that there are too many: all of its subsets are as frequent, 2^items - 1 with
     * itself.
     */
    int tooLong() {
        int items = 1;
        while (items <= Budget.LONGEST && (1L << items) - 1 <= budget.sets()) {
            items++;
        }
        return items;
    }

    long sets() {
        return sets.get();
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    void cut() {
        cut.set(true);
    }

    boolean wasCut() {
        return cut.get();
    }
}
