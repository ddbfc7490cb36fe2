package peyvand.analytical.cluster;

/**
 * Measures brought to one scale: less their mean, by their standard deviation (of the population). One that is the same for
 * all is 0 for all.
 *
 * @param points each measure with mean 0 and deviation 1
 * @param means of each measure before
 * @param deviations of each measure before
 */
public record Standard(Points points, double[] means, double[] deviations) {

    /** Below this share of the mean a deviation is rounding. */
    private static final double ROUNDING = 1e-12;

    /**
     * @param measures one array for each, all of one length of one or more; finite
     */
    public static Standard of(double[]... measures) {
        int size = measures[0].length;
        double[] values = new double[size * measures.length];
        double[] means = new double[measures.length];
        double[] deviations = new double[measures.length];
        for (int measure = 0; measure < measures.length; measure++) {
            double[] column = measures[measure];
            means[measure] = mean(column);
            deviations[measure] = deviation(column, means[measure]);
            for (int i = 0; i < size; i++) {
                values[i * measures.length + measure] = scaled(column[i], means[measure], deviations[measure]);
            }
        }
        return new Standard(new Points(values, measures.length), means, deviations);
    }

    static double scaled(double value, double mean, double deviation) {
        return deviation == 0 ? 0 : (value - mean) * (1 / deviation);
    }

    /** A place of the standard scale in the scale of the measures. */
    double[] back(double[] place) {
        double[] measures = new double[place.length];
        for (int i = 0; i < place.length; i++) {
            measures[i] = means[i] + place[i] * deviations[i];
        }
        return measures;
    }

    private static double mean(double[] column) {
        double sum = 0;
        for (double value : column) {
            sum += value;
        }
        return sum / column.length;
    }

    private static double deviation(double[] column, double mean) {
        double squares = 0;
        for (double value : column) {
            squares += (value - mean) * (value - mean);
        }
        double deviation = Math.sqrt(squares / column.length);
        return deviation <= ROUNDING * Math.abs(mean) ? 0 : deviation;
    }
}
