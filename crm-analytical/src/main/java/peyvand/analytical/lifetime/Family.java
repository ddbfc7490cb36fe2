package peyvand.analytical.lifetime;

import peyvand.analytical.statistic.Progress;

/** The models of purchases that can be fitted. */
public enum Family {
    BETA_GEOMETRIC {
        @Override
        Likelihood likelihood(Groups groups) {
            return new GeometricLikelihood(groups, 0);
        }

        @Override
        PurchaseModel model(double[] parameters, int unit) {
            return new BetaGeometric(parameters[0], parameters[1], parameters[2], parameters[3], unit);
        }
    },
    MODIFIED_BETA_GEOMETRIC {
        @Override
        Likelihood likelihood(Groups groups) {
            return new GeometricLikelihood(groups, 1);
        }

        @Override
        PurchaseModel model(double[] parameters, int unit) {
            return new ModifiedBetaGeometric(parameters[0], parameters[1], parameters[2], parameters[3], unit);
        }
    },
    PARETO_NBD {
        @Override
        Likelihood likelihood(Groups groups) {
            return new ParetoLikelihood(groups);
        }

        @Override
        PurchaseModel model(double[] parameters, int unit) {
            return new ParetoNbd(parameters[0], parameters[1], parameters[2], parameters[3], unit);
        }

        @Override
        boolean isTime(int parameter) {
            return parameter == 1 || parameter == 3;
        }
    };

    abstract Likelihood likelihood(Groups groups);

    abstract PurchaseModel model(double[] parameters, int unit);

    /** Whether a parameter is told in units of time. */
    boolean isTime(int parameter) {
        return parameter == 1;
    }

    /**
     * The parameters under which the histories are likeliest.
     *
     * @throws java.util.concurrent.CancellationException where it is not wanted any more
     */
    public Fit fit(Histories histories, Progress progress) {
        return new Fitting(this, histories).fit(progress);
    }
}
