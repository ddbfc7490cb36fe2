package peyvand.analytical.lifetime;

import peyvand.analytical.statistic.Progress;

/**
 * The logarithm of how likely histories are under a model of four positive parameters, with its slopes and curvatures, as a
 * function of the logarithms of the parameters.
 *
 * <p>Time is counted in the mean age of the customers, whatever the unit, so that neither unit nor length of the histories
 * matters to rounding or to the way to the top.
 */
abstract class Likelihood implements Newton.Landscape {

    static final int PARAMETERS = 4;

    /** The height, four slopes, and the upper half of the curvatures, row by row. */
    private static final int SUMS = 1 + PARAMETERS + PARAMETERS * (PARAMETERS + 1) / 2;

    final Groups groups;

    /** Days in one unit of the time in here. */
    final double scale;

    /** How many customers bought again more often than that. */
    final long[] beyond;

    final long customers;
    final double repeats;
    private final int longest;

    Likelihood(Groups groups) {
        this.groups = groups;
        int most = 0;
        int oldest = 0;
        long count = 0;
        double days = 0;
        for (int row = 0; row < groups.size(); row++) {
            most = Math.max(most, groups.repeats()[row]);
            oldest = Math.max(oldest, groups.ages()[row]);
            count += groups.weights()[row];
            days += (double) groups.weights()[row] * groups.ages()[row];
        }
        customers = count;
        scale = days / count;
        longest = oldest;
        beyond = new long[most];
        for (int row = 0; row < groups.size(); row++) {
            if (groups.repeats()[row] > 0) {
                beyond[groups.repeats()[row] - 1] += groups.weights()[row];
            }
        }
        double sum = 0;
        for (int i = most - 1; i >= 0; i--) {
            beyond[i] += i + 1 < most ? beyond[i + 1] : 0;
            sum += beyond[i];
        }
        repeats = sum;
    }

    /** Adds rows to sums, of parameters as they are; where each sum has its place, {@link #SUMS} says. */
    @FunctionalInterface
    interface Rows {
        void add(int from, int to, double[] sums);
    }

    /** What to add of each row, once all that rows share is reckoned and added to the sums. */
    abstract Rows rows(double[] parameters, double[] sums);

    @Override
    public final double at(double[] point, double[] gradient, double[][] curvature) {
        double[] parameters = new double[PARAMETERS];
        for (int i = 0; i < PARAMETERS; i++) {
            parameters[i] = Math.exp(point[i]);
        }
        double[] sums = new double[SUMS];
        addRates(parameters, sums);
        Rows rows = rows(parameters, sums);
        double[][] pieces = new double[Lanes.pieces(groups.size())][SUMS];
        Lanes.each(groups.size(), Progress.UNWATCHED, (number, from, to) -> rows.add(from, to, pieces[number]));
        for (double[] piece : pieces) {
            for (int i = 0; i < SUMS; i++) {
                sums[i] += piece[i];
            }
        }
        int next = 1 + PARAMETERS;
        for (int i = 0; i < PARAMETERS; i++) {
            gradient[i] = sums[1 + i] * parameters[i];
            for (int j = i; j < PARAMETERS; j++) {
                curvature[i][j] = sums[next++] * parameters[i] * parameters[j] + (i == j ? gradient[i] : 0);
                curvature[j][i] = curvature[i][j];
            }
        }
        return sums[0];
    }

    /** What depends on how often customers bought, and not when: Γ(r+x)/Γ(r), as a product, over α to the power of x. */
    private void addRates(double[] parameters, double[] sums) {
        double r = parameters[0];
        double alpha = parameters[1];
        for (int j = 0; j < beyond.length; j++) {
            double inverse = 1 / (r + j);
            sums[0] += beyond[j] * Math.log(r + j);
            sums[1] += beyond[j] * inverse;
            sums[5] -= beyond[j] * inverse * inverse;
        }
        sums[0] -= repeats * Math.log(alpha);
        sums[2] -= repeats / alpha;
        sums[9] += repeats / (alpha * alpha);
    }

    /** ln(1 + time/parameter) for each day. */
    final double[] logs(double parameter) {
        double[] logs = new double[longest + 1];
        for (int day = 0; day <= longest; day++) {
            logs[day] = Math.log1p(day / (scale * parameter));
        }
        return logs;
    }

    /** 1/(parameter + time) for each day. */
    final double[] inverses(double parameter) {
        double[] inverses = new double[longest + 1];
        for (int day = 0; day <= longest; day++) {
            inverses[day] = 1 / (parameter + day / scale);
        }
        return inverses;
    }
}
