package peyvand.analytical.lifetime;

import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Points and weights by which smooth functions are integrated from 0 to 1 (Gauss and Legendre).
 */
record Gauss(double[] points, double[] weights) {

    static final Gauss FEW = of(8);
    static final Gauss MANY = of(16);

    private static Gauss of(int count) {
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(count);
        double[] points = new double[count];
        double[] weights = new double[count];
        for (int i = 0; i < count; i++) {
            points[i] = (1 + rule.getPoint(i)) / 2;
            weights[i] = rule.getWeight(i) / 2;
        }
        return new Gauss(points, weights);
    }
}
