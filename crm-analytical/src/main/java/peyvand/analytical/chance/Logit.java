package peyvand.analytical.chance;

import java.util.Arrays;

/**
 * Logistic regression with a ridge penalty, by Newton's method: weights that make
 * {@code Σ log(1 + exp(η)) − y·η + ½ Σ penalty·weight²} smallest, where {@code η = offset + Σ value·weight}.
 *
 * <p>Equal to iteratively reweighted least squares (le Cessie and van Houwelingen, Applied Statistics 41, 1992). The
 * penalised sum has one lowest point, so that the start does not matter. Rows say only what is not zero.
 *
 * @param weights one for each column
 * @param gradient the steepest slope left; 0 but for rounding where all went well
 */
record Logit(double[] weights, double gradient) {

    private static final int MOST_STEPS = 100;
    private static final double SHORTEST = 1e-9;
    private static final double FLAT = 1e-9;
    private static final double ROUNDING = 1e-12;

    /**
     * Rows of numbers, most of which are zero.
     *
     * @param columns of each row, those with a value; from 0 to {@code width - 1}
     * @param values of each row, in those columns
     */
    record Rows(int[][] columns, double[][] values, int width) {

        int size() {
            return columns.length;
        }

        double times(int row, double[] weights) {
            double sum = 0;
            for (int i = 0; i < columns[row].length; i++) {
                sum += values[row][i] * weights[columns[row][i]];
            }
            return sum;
        }

        /** Those rows only. */
        Rows pick(int[] rows) {
            return new Rows(
                    Arrays.stream(rows).mapToObj(row -> columns[row]).toArray(int[][]::new),
                    Arrays.stream(rows).mapToObj(row -> values[row]).toArray(double[][]::new),
                    width);
        }
    }

    /**
     * @param happened of each row
     * @param offsets of each row
     * @param penalties of each column; 0 for one that is not held back
     * @throws IllegalStateException where there is no one lowest point: nothing is held back, and columns say the same
     */
    static Logit fit(Rows rows, boolean[] happened, double[] offsets, double[] penalties) {
        double[] weights = new double[rows.width()];
        double loss = loss(rows, happened, offsets, penalties, weights);
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] gradient = new double[rows.width()];
            double[][] curvature = curvature(rows, happened, offsets, penalties, weights, gradient);
            double steepest = Arrays.stream(gradient).map(Math::abs).max().orElse(0);
            if (steepest < FLAT * Math.max(1, rows.size())) {
                return new Logit(weights, steepest);
            }
            double[] direction = solve(curvature, gradient);
            double bound = loss + ROUNDING * (1 + loss);
            double share = 1;
            double[] next = minus(weights, direction, share);
            while (!((loss = loss(rows, happened, offsets, penalties, next)) <= bound) && share > SHORTEST) {
                share /= 2;
                next = minus(weights, direction, share);
            }
            weights = next;
        }
        throw new IllegalStateException("no lowest point");
    }

    static double probability(double eta) {
        return 1 / (1 + Math.exp(-eta));
    }

    static double logOdds(double probability) {
        return Math.log(probability / (1 - probability));
    }

    private static double loss(Rows rows, boolean[] happened, double[] offsets, double[] penalties, double[] weights) {
        double loss = 0;
        for (int row = 0; row < rows.size(); row++) {
            double eta = offsets[row] + rows.times(row, weights);
            double against = happened[row] ? -eta : eta;
            loss += against > 0 ? against + Math.log1p(Math.exp(-against)) : Math.log1p(Math.exp(against));
        }
        for (int i = 0; i < weights.length; i++) {
            loss += penalties[i] * weights[i] * weights[i] / 2;
        }
        return loss;
    }

    private static double[][] curvature(
            Rows rows, boolean[] happened, double[] offsets, double[] penalties, double[] weights, double[] gradient) {
        double[][] curvature = new double[weights.length][weights.length];
        for (int i = 0; i < weights.length; i++) {
            gradient[i] = penalties[i] * weights[i];
            curvature[i][i] = penalties[i];
        }
        for (int row = 0; row < rows.size(); row++) {
            double probability = probability(offsets[row] + rows.times(row, weights));
            double excess = probability - (happened[row] ? 1 : 0);
            double spread = probability * (1 - probability);
            int[] columns = rows.columns()[row];
            double[] values = rows.values()[row];
            for (int i = 0; i < columns.length; i++) {
                gradient[columns[i]] += excess * values[i];
                for (int j = 0; j < columns.length; j++) {
                    curvature[columns[i]][columns[j]] += spread * values[i] * values[j];
                }
            }
        }
        return curvature;
    }

    /** By Cholesky's decomposition, which the matrix is overwritten with. */
    private static double[] solve(double[][] matrix, double[] right) {
        int size = right.length;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= matrix[i][k] * matrix[j][k];
                }
                if (i == j && !(sum > 0)) {
                    throw new IllegalStateException("no lowest point");
                }
                matrix[i][j] = i == j ? Math.sqrt(sum) : sum / matrix[j][j];
            }
        }
        double[] solution = right.clone();
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < i; k++) {
                solution[i] -= matrix[i][k] * solution[k];
            }
            solution[i] /= matrix[i][i];
        }
        for (int i = size - 1; i >= 0; i--) {
            for (int k = i + 1; k < size; k++) {
                solution[i] -= matrix[k][i] * solution[k];
            }
            solution[i] /= matrix[i][i];
        }
        return solution;
    }

    private static double[] minus(double[] weights, double[] direction, double share) {
        double[] next = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            next[i] = weights[i] - share * direction[i];
        }
        return next;
    }
}
