package peyvand.analytical.lifetime;

/**
 * That of the limit at which nobody ever leaves, to which all models here come: purchases at a constant rate, and rates that
 * follow a gamma distribution (A. Ehrenberg, Applied Statistics 8, 1959). Parameters r and α only.
 */
final class StayingLikelihood implements Newton.Landscape {

    private final Likelihood all;

    StayingLikelihood(Groups groups) {
        all = new Likelihood(groups) {
            @Override
            Rows rows(double[] parameters, double[] sums) {
                double r = parameters[0];
                double alpha = parameters[1];
                double[] logs = logs(alpha);
                double[] inverses = inverses(alpha);
                return (from, to, into) -> {
                    for (int row = from; row < to; row++) {
                        int age = groups.ages()[row];
                        double weight = groups.weights()[row];
                        double shape = r + groups.repeats()[row];
                        double slope = inverses[age] - 1 / alpha;
                        into[0] -= weight * shape * logs[age];
                        into[1] -= weight * logs[age];
                        into[2] -= weight * shape * slope;
                        into[6] -= weight * slope;
                        into[9] += weight * shape * slope * (inverses[age] + 1 / alpha);
                    }
                };
            }
        };
    }

    @Override
    public double at(double[] point, double[] gradient, double[][] curvature) {
        double[] slopes = new double[Likelihood.PARAMETERS];
        double[][] curves = new double[Likelihood.PARAMETERS][Likelihood.PARAMETERS];
        double height = all.at(new double[] {point[0], point[1], 0, 0}, slopes, curves);
        for (int i = 0; i < 2; i++) {
            gradient[i] = slopes[i];
            System.arraycopy(curves[i], 0, curvature[i], 0, 2);
        }
        return height;
    }
}
