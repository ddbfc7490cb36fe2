package peyvand.analytical.lifetime;

/**
 * What the customers of histories did afterwards: what a model, that has not seen it, is held against.
 *
 * @param purchases of each, the days on which they bought
 * @param spent of each, on these days, less what came back of it
 * @param days how long they were watched
 */
record Later(int[] purchases, double[] spent, int days) {

    /**
     * @param histories of these purchases, at the end of that day
     * @param after that day
     * @param until the last day on which they were watched
     */
    static Later of(Purchases purchases, Histories histories, int after, int until) {
        int[] bought = new int[histories.size()];
        double[] spent = new double[histories.size()];
        for (int row = 0; row < bought.length; row++) {
            int customer = histories.customer(row);
            for (int entry = purchases.begin(customer); entry < purchases.end(customer); entry++) {
                if (purchases.day(entry) > after && purchases.day(entry) <= until) {
                    bought[row] += purchases.bought(entry) ? 1 : 0;
                    spent[row] += bought[row] > 0 ? purchases.amount(entry) : 0;
                }
            }
        }
        return new Later(bought, spent, until - after);
    }

    boolean[] anything() {
        boolean[] anything = new boolean[purchases.length];
        for (int row = 0; row < anything.length; row++) {
            anything[row] = purchases[row] > 0;
        }
        return anything;
    }

    long total() {
        long total = 0;
        for (int count : purchases) {
            total += count;
        }
        return total;
    }
}
