package peyvand.analytical.statistic;

import java.util.concurrent.CancellationException;

/**
 * How far a long computation has come, as it tells whoever waits for it; and how they stop it. Computations say it often
 * enough that nobody waits for a second, from whichever of their threads.
 */
@FunctionalInterface
public interface Progress {

    /** Nobody looks; whoever interrupts the thread stops it. */
    Progress UNWATCHED = share -> {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException();
        }
    };

    /**
     * @param share of the work that is done, from 0 to 1
     * @throws CancellationException where the rest is not wanted any more
     */
    void reached(double share);

    /** That of a part of the work, which leads from one share of the whole to another. */
    default Progress part(double from, double to) {
        return share -> reached(from + share * (to - from));
    }
}
