package peyvand.analytical.basket;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import peyvand.analytical.statistic.Progress;

/**
 * Threads that share the parts of one work, the calling one among them. When one of them fails or is stopped, all stop;
 * none is left behind.
 */
final class Crew {

    /** Often enough for who looks, seldom enough for who works: 20 times a second. */
    private static final long BETWEEN_NEWS = 50_000_000;

    private final int parts;
    private final Progress progress;
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private volatile @Nullable Throwable failure;
    private volatile long told = System.nanoTime();

    private Crew(int parts, Progress progress) {
        this.parts = parts;
        this.progress = progress;
    }

    /**
     * Does all parts, from the first on, on that many threads. Whatever the result, it must not depend on who did what.
     *
     * @param hands makes for each thread what does a part by its number; it looks up now and then
     */
    static void share(int threads, int parts, Progress progress, Function<Crew, IntConsumer> hands) {
        progress.reached(0);
        Crew crew = new Crew(parts, progress);
        List<Thread> others = new ArrayList<>();
        for (int i = 1; i < Math.min(threads, parts); i++) {
            Thread other = new Thread(() -> crew.work(hands), "basket-" + i);
            other.setDaemon(true);
            other.start();
            others.add(other);
        }
        crew.work(hands);
        others.forEach(crew::await);
        crew.fail();
        progress.reached(1);
    }

    /**
     * Tells how far the work is, now and then, and learns whether it still is wanted.
     *
     * @throws CancellationException where it is not
     */
    void lookUp() {
        if (failure != null) {
            throw new CancellationException();
        }
        long now = System.nanoTime();
        if (now - told > BETWEEN_NEWS) {
            told = now;
            progress.reached((double) done.get() / parts);
        }
    }

    private void work(Function<Crew, IntConsumer> hands) {
        try {
            IntConsumer hand = hands.apply(this);
            for (int part = taken.getAndIncrement(); part < parts; part = taken.getAndIncrement()) {
                lookUp();
                hand.accept(part);
                done.incrementAndGet();
            }
        } catch (RuntimeException | Error thrown) {
            stop(thrown);
        }
    }

    private synchronized void stop(Throwable thrown) {
        if (failure == null) {
            failure = thrown;
        }
    }

    /** Interrupted, it stops the others, and waits for them nevertheless. */
    private void await(Thread other) {
        boolean interrupted = false;
        while (other.isAlive()) {
            try {
                other.join();
            } catch (InterruptedException unwanted) {
                stop(new CancellationException());
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void fail() {
        Throwable thrown = failure;
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown != null) {
            throw (RuntimeException) thrown;
        }
    }
}
