package peyvand.analytical.lifetime;

/**
 * How many purchases there are within a time at a rate that follows a gamma distribution: probabilities of none, one, two, and
 * so on, asked for in that order. By logarithms, since that of none may be smaller than any number.
 */
final class NegativeBinomial {

    private final double shape;
    private final double step;
    private double log;
    private int count;

    /**
     * @param ratio of the time to the rate parameter of the gamma distribution, 0 or more
     */
    NegativeBinomial(double shape, double ratio) {
        this.shape = shape;
        step = Math.log(ratio / (1 + ratio));
        log = -shape * Math.log1p(ratio);
    }

    double next() {
        double found = Math.exp(log);
        log += step + Math.log((shape + count) / (count + 1));
        count++;
        return found;
    }
}
