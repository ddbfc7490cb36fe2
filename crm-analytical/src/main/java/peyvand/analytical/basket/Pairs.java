package peyvand.analytical.basket;

/** A number for any two of a few items, by their ranks. */
final class Pairs {

    /** As many as have room for all their pairs in the cache of a processor. */
    static final int MOST_ITEMS = 1 << 10;

    private final int items;

    /** Of each item those with the higher ones, one item's behind another's. */
    private final int[] numbers;

    Pairs(int items) {
        this.items = items;
        numbers = new int[items * (items - 1) / 2];
    }

    int items() {
        return items;
    }

    /** In {@link #numbers}, where the pair of a rank with rank 0 would stand. */
    int row(int rank) {
        return rank * items - rank * (rank + 1) / 2 - rank - 1;
    }

    /** What {@link #row} tells the places in, each with the higher rank added to it. */
    int[] numbers() {
        return numbers;
    }

    /** Counts the pairs of a basket: its ranks stand from one place to before another, ascending. */
    void count(int[] ranks, int from, int to) {
        for (int at = from; at < to; at++) {
            int row = row(ranks[at]);
            for (int next = at + 1; next < to; next++) {
                numbers[row + ranks[next]]++;
            }
        }
    }

    /** Adds those of other baskets. */
    Pairs and(Pairs others) {
        for (int pair = 0; pair < numbers.length; pair++) {
            numbers[pair] += others.numbers[pair];
        }
        return this;
    }
}
