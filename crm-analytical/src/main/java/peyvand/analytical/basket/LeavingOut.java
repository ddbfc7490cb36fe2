package peyvand.analytical.basket;

import java.util.Arrays;

/** One thread's trial of affinities: how each item of a basket is ranked by the others of it. */
final class LeavingOut implements OfferTrial.Ranking {

    private final Affinities affinities;
    private final long[] points;
    private final long[] sums;

    LeavingOut(Affinities affinities, long[] points) {
        this.affinities = affinities;
        this.points = points;
        this.sums = new long[affinities.items()];
    }

    /**
     * The scores of all pairs as whole numbers, so that what is taken off a sum leaves exactly what is without it: as fine
     * as can be without the sum of so many being too large.
     */
    static long[] points(Affinities affinities, int most) {
        double highest = Double.MIN_NORMAL;
        for (int pair = 0; pair < affinities.size(); pair++) {
            highest = Math.max(highest, affinities.scoreAt(pair));
        }
        int digits = Long.SIZE - 3 - Math.getExponent(highest * most);
        long[] points = new long[affinities.size()];
        for (int pair = 0; pair < points.length; pair++) {
            points[pair] = Math.max(1, Math.round(Math.scalb(affinities.scoreAt(pair), digits)));
        }
        return points;
    }

    @Override
    public void rank(int[] basket, int[] ranks) {
        for (int item : basket) {
            add(item, 1);
        }
        for (int i = 0; i < basket.length; i++) {
            add(basket[i], -1);
            int rank = rank(basket, basket[i]);
            ranks[i] = sums[basket[i]] > 0 ? rank : -rank;
            add(basket[i], 1);
        }
        Arrays.fill(sums, 0);
    }

    private void add(int item, int times) {
        int end = affinities.end(item);
        for (int pair = affinities.begin(item); pair < end; pair++) {
            sums[affinities.otherAt(pair)] += times * points[pair];
        }
    }

    /** One more than there are items ahead of it that are not in the basket. */
    private int rank(int[] basket, int item) {
        long sum = sums[item];
        int rank = 1;
        for (int other = 0; other < item; other++) {
            rank += sums[other] >= sum ? 1 : 0;
        }
        for (int other = item + 1; other < sums.length; other++) {
            rank += sums[other] > sum ? 1 : 0;
        }
        for (int own : basket) {
            rank -= own < item && sums[own] >= sum || own > item && sums[own] > sum ? 1 : 0;
        }
        return rank;
    }
}
