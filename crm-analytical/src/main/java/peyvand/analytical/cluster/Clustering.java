package peyvand.analytical.cluster;

import java.util.OptionalDouble;

/**
 * Points in groups, each point in that whose centre is nearest.
 *
 * @param groups of each point, from 0
 * @param centres of each group, the mean of its points
 * @param sizes of each group, 1 or more
 * @param inertia sum of the squared distances to the nearest centre
 * @param rounds how often all points were looked at until nothing changed any more
 * @param settled false where the rounds allowed were over before
 */
public record Clustering(int[] groups, double[][] centres, int[] sizes, double inertia, int rounds, boolean settled) {

    /**
     * How well the groups are told apart: the spread between them over that within them, each by its degrees of freedom
     * (T. Caliński and J. Harabasz, Communications in Statistics 3, 1974). The larger the better; infinite where there is no
     * spread within.
     *
     * @return empty of one group, or of as many as there are points
     */
    public OptionalDouble variance(Points points) {
        int count = centres.length;
        if (count < 2 || points.size() <= count) {
            return OptionalDouble.empty();
        }
        double between = (spread(points) - inertia) / (count - 1);
        double within = inertia / (points.size() - count);
        return OptionalDouble.of(within == 0 ? Double.POSITIVE_INFINITY : between / within);
    }

    /** Sum of the squared distances to the mean of all. */
    private double spread(Points points) {
        int dimensions = points.dimensions();
        double[] mean = new double[dimensions];
        for (int group = 0; group < centres.length; group++) {
            for (int i = 0; i < dimensions; i++) {
                mean[i] += centres[group][i] * sizes[group] / points.size();
            }
        }
        double spread = inertia;
        for (int group = 0; group < centres.length; group++) {
            for (int i = 0; i < dimensions; i++) {
                double apart = centres[group][i] - mean[i];
                spread += sizes[group] * apart * apart;
            }
        }
        return spread;
    }
}
