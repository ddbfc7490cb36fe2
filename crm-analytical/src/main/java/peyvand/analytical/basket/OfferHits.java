package peyvand.analytical.basket;

import peyvand.analytical.statistic.Proportion;

/**
 * How often what somebody really took was among the offers made by the rest of their basket.
 *
 * @param baskets that were tried
 * @param cases each item of each of them, left out once
 * @param hits how often it was among the first few offers
 * @param meanReciprocalRank 1 where it always was the first offer, a half where the second …; 0 of no cases
 */
public record OfferHits(int baskets, int cases, int hits, double meanReciprocalRank) {

    /** The cases of one basket hang together, so that the interval is rather too narrow. */
    public Proportion share() {
        return new Proportion(hits, cases);
    }
}
