package peyvand.analytical.cluster;

import peyvand.analytical.rfm.Rfm;

/**
 * Where groups of customers lie, to find that of one who was not among them, or has changed since.
 *
 * @param centres of the groups, in their order, on the standard scale
 * @param means of the logarithms of recency, frequency and monetary value
 * @param deviations likewise
 */
public record ClusterMap(double[][] centres, double[] means, double[] deviations) {

    /**
     * @param unit as in {@link CustomerClusters#of}
     * @return the index of the group whose centre is nearest, the first of equal ones; {@link CustomerClusters#NONE} of one who
     *     has not bought
     */
    public int groupOf(Rfm rfm, int customer, double unit) {
        if (!rfm.bought(customer)) {
            return CustomerClusters.NONE;
        }
        double[] place = {
            standard(0, rfm.recency()[customer]),
            standard(1, rfm.frequency()[customer]),
            standard(2, CustomerClusters.spent(rfm, customer, unit))
        };
        Points point = new Points(place, place.length);
        int nearest = 0;
        for (int group = 1; group < centres.length; group++) {
            if (point.squareTo(0, centres[group], 0) < point.squareTo(0, centres[nearest], 0)) {
                nearest = group;
            }
        }
        return nearest;
    }

    private double standard(int measure, double value) {
        return Standard.scaled(Math.log1p(value), means[measure], deviations[measure]);
    }
}
