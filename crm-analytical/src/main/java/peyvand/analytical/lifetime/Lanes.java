package peyvand.analytical.lifetime;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;
import peyvand.analytical.statistic.Progress;

/** Long columns in pieces, on the calling thread and one more. What comes out does not depend on who took which piece. */
final class Lanes {

    private static final int PIECE = 4096;

    private Lanes() {}

    @FunctionalInterface
    interface Piece {
        /** Rows from one to before another. */
        void rows(int number, int from, int to);
    }

    static int pieces(int size) {
        return (size + PIECE - 1) / PIECE;
    }

    /** The calling thread tells how far all are. */
    static void each(int size, Progress progress, Piece piece) {
        int pieces = pieces(size);
        AtomicInteger next = new AtomicInteger();
        if (pieces < 2) {
            work(size, next, Progress.UNWATCHED, piece);
            return;
        }
        ForkJoinTask<?> other = ForkJoinPool.commonPool().submit(() -> work(size, next, share -> {}, piece));
        try {
            work(size, next, progress, piece);
        } catch (RuntimeException | Error failure) {
            next.set(pieces);
            other.quietlyJoin();
            throw failure;
        }
        other.join();
    }

    private static void work(int size, AtomicInteger next, Progress progress, Piece piece) {
        int pieces = pieces(size);
        for (int number = next.getAndIncrement(); number < pieces; number = next.getAndIncrement()) {
            piece.rows(number, number * PIECE, Math.min(size, (number + 1) * PIECE));
            progress.reached((number + 1.0) / pieces);
        }
    }
}
