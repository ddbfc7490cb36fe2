package peyvand.analytical.basket;

/** Takes itemsets as one thread finds them. */
interface Found {

    /** What follows is found of that part of the work. */
    void part(int part);

    /**
     * @param items the first {@code size} of them are the set, in no order; the array is written to again afterwards
     * @param count in how many baskets it is
     */
    void set(int[] items, int size, int count);

    /** The memory it takes by now. */
    long bytes();
}
