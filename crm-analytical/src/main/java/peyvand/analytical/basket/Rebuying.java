package peyvand.analytical.basket;

import peyvand.analytical.statistic.Proportion;

/**
 * Whether items are bought again: paper is, a printer is not.
 *
 * @param buyers of each item, how many customers bought it
 * @param again of each item, how many of them bought it on more than one day
 */
public record Rebuying(int[] buyers, int[] again) {

    /** Of an item's buyers, those who bought it again. */
    public Proportion share(int item) {
        return new Proportion(again[item], buyers[item]);
    }

    /**
     * Which items are worth being offered to who has them: those of which it is sure enough that so large a share of the
     * buyers comes back. Of what few have bought, nothing is.
     *
     * @param least from 0 to 1
     * @return for each item
     */
    public boolean[] atLeast(double least) {
        boolean[] items = new boolean[buyers.length];
        for (int item = 0; item < items.length; item++) {
            items[item] = buyers[item] > 0 && share(item).low() >= least;
        }
        return items;
    }
}
