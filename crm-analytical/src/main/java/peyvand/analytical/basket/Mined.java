package peyvand.analytical.basket;

import java.util.NoSuchElementException;
import java.util.OptionalInt;

/** What came of a search: all there is, or nothing but why it was stopped. */
public sealed interface Mined<T> {

    /** Nothing is missing. */
    record Complete<T>(T result) implements Mined<T> {

        @Override
        public T orElseThrow() {
            return result;
        }
    }

    /**
     * It would have cost more than it may.
     *
     * @param limit which of the limits it met
     * @param found how much had been found by then, about
     * @param leastCount the count with which it was tried and does not; empty where that was not found in time, or is
     *     not what the limit is about
     */
    record Stopped<T>(Limit limit, long found, OptionalInt leastCount) implements Mined<T> {

        @Override
        public T orElseThrow() {
            throw new NoSuchElementException(this.toString());
        }
    }

    enum Limit {
        SETS,
        RULES,
        TIME,
        MEMORY
    }

    /** @throws NoSuchElementException where it was stopped */
    T orElseThrow();
}
