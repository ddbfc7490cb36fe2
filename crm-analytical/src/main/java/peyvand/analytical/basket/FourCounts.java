package peyvand.analytical.basket;

/**
 * In how many baskets two sets of items are, and all that is told of how they hang together: every measure is reckoned
 * from these four.
 *
 * @param both in how many baskets both are; not more than either
 * @param antecedent in how many that is which the other is said to follow from; 1 or more
 * @param consequent in how many that is which is said to follow; 1 or more
 * @param baskets of how many
 */
public record FourCounts(int both, int antecedent, int consequent, int baskets) {

    /** The share of confidence in which thresholds are told: so many of ten thousand. */
    public static final int BASIS_POINTS = 10_000;

    public FourCounts {
        boolean within = 0 <= both && both <= Math.min(antecedent, consequent);
        boolean possible = (long) antecedent + consequent - both <= baskets;
        if (!within || !possible || antecedent < 1 || consequent < 1) {
            throw new IllegalArgumentException(both + " of " + antecedent + " and " + consequent + " of " + baskets);
        }
    }

    /** The share of baskets that have both. */
    public double support() {
        return (double) both / baskets;
    }

    /** The share of those with the antecedent that have the consequent, too. */
    public double confidence() {
        return (double) both / antecedent;
    }

    /** Whether the confidence is so high or higher, to the last basket. */
    public boolean isConfident(int basisPoints) {
        return isConfident(both, antecedent, basisPoints);
    }

    static boolean isConfident(int both, int antecedent, int basisPoints) {
        return (long) BASIS_POINTS * both >= (long) basisPoints * antecedent;
    }

    /**
     * How many times as often they are together as by chance (Brin, Motwani, Ullman and Tsur, SIGMOD 1997): 1 where one
     * says nothing of the other.
     */
    public double lift() {
        return (double) both * baskets / ((double) antecedent * consequent);
    }

    /** In what share of baskets they are together more than by chance (Piatetsky-Shapiro, 1991). */
    public double leverage() {
        return ((double) both * baskets - (double) antecedent * consequent) / ((double) baskets * baskets);
    }

    /**
     * How many times as often the rule would be wrong by chance (Brin et al.); infinite where it never is. 1 where
     * every basket has the consequent: then nothing can be said.
     */
    public double conviction() {
        if (consequent == baskets) {
            return 1;
        }
        return (double) antecedent * (baskets - consequent) / ((double) baskets * (antecedent - both));
    }

    /** Of those that have either, the share that have both (Jaccard). */
    public double jaccard() {
        return (double) both / ((double) antecedent + consequent - both);
    }

    /** The cosine of the angle between the two as columns of zeros and ones. */
    public double cosine() {
        return both / Math.sqrt((double) antecedent * consequent);
    }
}
