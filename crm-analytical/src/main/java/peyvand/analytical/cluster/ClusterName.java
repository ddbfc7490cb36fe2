package peyvand.analytical.cluster;

/**
 * What a group of customers is called, by where its centre lies: a rule, so that a group that is found again keeps its name
 * whatever number it has.
 *
 * @param buying how often its customers buy
 * @param big whether they spend more than customers do in the middle
 * @param recent whether they bought more lately than customers do in the middle
 * @param place 1; 2 and on for further groups to which the same applies, by what they spend
 */
public record ClusterName(Buying buying, boolean big, boolean recent, int place) {

    /** How often. */
    public enum Buying {
        /** Fewer than one and a half orders in the middle of the group. */
        ONCE,
        /** Not more often than customers do in the middle. */
        NOW_AND_THEN,
        OFTEN
    }

    private static final double RATHER_ONCE_THAN_TWICE = 1.5;

    /**
     * @param orders in the middle of the group
     * @param scores by how many deviations the group is above the mean of all in recency, frequency and monetary
     */
    static ClusterName of(double orders, double[] scores) {
        Buying buying =
                orders < RATHER_ONCE_THAN_TWICE ? Buying.ONCE : scores[1] > 0 ? Buying.OFTEN : Buying.NOW_AND_THEN;
        return new ClusterName(buying, scores[2] > 0, scores[0] < 0, 1);
    }

    ClusterName at(int newPlace) {
        return new ClusterName(buying, big, recent, newPlace);
    }
}
