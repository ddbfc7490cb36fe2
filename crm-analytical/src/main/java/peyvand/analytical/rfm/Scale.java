package peyvand.analytical.rfm;

/**
 * Scores from 1, the worst, to so many bands by how many are worse: {@code min(bands, 1 + floor(bands · worse / all))}.
 *
 * <p>Equal values share a score, so that bands need not be of one size: where a third of all bought once, they all are in
 * the lowest of five. The cut points say all that is needed to score somebody later, alone, as they would have been scored
 * among the others.
 *
 * @param cuts in the unit of the values: whoever is better than the cut {@code i}, counted from 0, has a score of at least
 *     {@code i + 2}
 * @param lessIsBetter as of days since the last purchase
 */
public record Scale(long[] cuts, boolean lessIsBetter) {

    /**
     * The scale of those values.
     *
     * @param values one or more, in any order
     * @param bands 1 or more
     * @throws IllegalArgumentException without a value
     */
    public static Scale of(long[] values, int bands, boolean lessIsBetter) {
        return ofSorted(Sorting.ascending(values), bands, lessIsBetter);
    }

    static Scale ofSorted(long[] ascending, int bands, boolean lessIsBetter) {
        int size = ascending.length;
        if (size == 0 || bands < 1) {
            throw new IllegalArgumentException(bands + " bands of " + size);
        }
        long[] cuts = new long[bands - 1];
        for (int cut = 0; cut < cuts.length; cut++) {
            // How many have to be worse for the score cut + 2; whoever is the last of them has fewer worse than that.
            int worse = (int) (((cut + 1L) * size + bands - 1) / bands);
            cuts[cut] = ascending[lessIsBetter ? size - worse : worse - 1];
        }
        return new Scale(cuts, lessIsBetter);
    }

    public int bands() {
        return cuts.length + 1;
    }

    /** From 1 to {@link #bands}, also of a value that was not among those the scale is made of. */
    public int score(long value) {
        int score = 1;
        for (long cut : cuts) {
            score += (lessIsBetter ? value < cut : value > cut) ? 1 : 0;
        }
        return score;
    }
}
