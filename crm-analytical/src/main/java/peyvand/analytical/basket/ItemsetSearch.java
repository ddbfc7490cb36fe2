package peyvand.analytical.basket;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import peyvand.analytical.basket.ItemsetCounts.Counting;
import peyvand.analytical.basket.Mined.Complete;
import peyvand.analytical.basket.Mined.Stopped;
import peyvand.analytical.statistic.Progress;

/**
 * Finds all itemsets that are in so many baskets or more, those of a single item included (the question is Agrawal and
 * Srikant's, VLDB 1994; the way is {@link Search}'s). The answer is exact, and the same however many threads share the
 * work. A search that would cost more than its budget stops, and says which count would do.
 */
public final class ItemsetSearch {

    /** A search that was stopped is tried again so many times as long, to find which count would do. */
    private static final int TIMES_FOR_TRIES = 8;

    /** Even where it was stopped at once, each try may take so long. */
    private static final Duration LEAST_FOR_TRY = Duration.ofSeconds(1);

    /** A count that does is looked for until one that does not is this near. */
    private static final double NEAR = 1.1;

    private final Baskets baskets;
    private final Budget budget;
    private final int threads;

    /** @param threads that share the work, the calling one included; 1 or more */
    public ItemsetSearch(Baskets baskets, Budget budget, int threads) {
        this.baskets = baskets;
        this.budget = budget;
        this.threads = threads;
    }

    /**
     * @param leastCount in how many baskets a set has to be; 1 or more ({@link Baskets#leastCount} tells it of a share)
     * @throws java.util.concurrent.CancellationException where they are not wanted any more
     */
    public Mined<Itemsets> find(int leastCount, Progress progress) {
        Meter meter = new Meter(budget);
        try {
            List<ItemsetStore> stores = search(leastCount, meter, ItemsetStore::new, progress);
            return new Complete<>(ItemsetStore.together(stores, baskets.size(), budget.longest(), meter.wasCut()));
        } catch (Meter.Spent spent) {
            return stopped(spent, meter, leastCount, true, progress);
        }
    }

    /** The same, only to know how many there are. */
    public Mined<ItemsetCounts> count(int leastCount, Progress progress) {
        Meter meter = new Meter(budget);
        try {
            return new Complete<>(count(leastCount, meter, progress));
        } catch (Meter.Spent spent) {
            return stopped(spent, meter, leastCount, false, progress);
        }
    }

    private ItemsetCounts count(int leastCount, Meter meter, Progress progress) {
        return Counting.sum(search(leastCount, meter, Counting::new, progress), meter.wasCut());
    }

    private <F extends Found> List<F> search(int leastCount, Meter meter, Supplier<F> keep, Progress progress) {
        if (leastCount < 1) {
            throw new IllegalArgumentException("count " + leastCount);
        }
        Projections data = new Projections(baskets, leastCount, threads, progress);
        meter.spend(0, data.bytes());
        List<F> all = Collections.synchronizedList(new ArrayList<>());
        Crew.share(threads, data.size(), progress, crew -> {
            F found = keep.get();
            all.add(found);
            return new Search(data, leastCount, found, meter, crew)::from;
        });
        return all;
    }

    private <T> Stopped<T> stopped(Meter.Spent spent, Meter meter, int leastCount, boolean kept, Progress progress) {
        return new Stopped<>(
                spent.limit, meter.sets(), enough(leastCount, forTry(meter, kept), kept, progress.part(1, 1)));
    }

    /** What a try may cost: it only counts, and has to be quicker than what was stopped. */
    private Budget forTry(Meter meter, boolean kept) {
        Duration time = Collections.max(List.of(meter.elapsed(), LEAST_FOR_TRY));
        Duration most = Collections.min(List.of(time, budget.time().dividedBy(TIMES_FOR_TRIES)));
        long sets = kept ? Math.min(budget.sets(), ItemsetStore.most(budget.bytes())) : budget.sets();
        return budget.withTime(most).withSets(Math.max(1, sets));
    }

    /** A count that does, not much above one that does not. */
    private OptionalInt enough(int tooLittle, Budget forTry, boolean kept, Progress progress) {
        long until =
                System.nanoTime() + forTry.time().multipliedBy(TIMES_FOR_TRIES).toNanos();
        int most = Arrays.stream(baskets.counts()).max().orElse(0);
        int little = tooLittle;
        int enough = most + 1;
        while (little < most && enough > NEAR * little && System.nanoTime() < until) {
            int next = next(little, enough, most);
            if (next == little || next == enough) {
                break;
            }
            if (does(next, forTry, kept, progress)) {
                enough = next;
            } else {
                little = next;
            }
        }
        return enough <= most ? OptionalInt.of(enough) : OptionalInt.empty();
    }

    /** Twice as much until that does, then halfway between what does and what does not. */
    private static int next(int little, int enough, int most) {
        return enough > most ? Math.min(most, 2 * little) : (int) Math.sqrt((double) little * enough);
    }

    private boolean does(int leastCount, Budget forTry, boolean kept, Progress progress) {
        try {
            ItemsetCounts counts = count(leastCount, new Meter(forTry), progress);
            return !kept || ItemsetStore.bytes(counts) <= budget.bytes();
        } catch (Meter.Spent spent) {
            return false;
        }
    }
}
