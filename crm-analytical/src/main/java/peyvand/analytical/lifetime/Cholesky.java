package peyvand.analytical.lifetime;

import org.jspecify.annotations.Nullable;

/** Small symmetric matrices that are positive definite. */
final class Cholesky {

    private static final double SINGULAR = 1e-14;

    private Cholesky() {}

    /**
     * Overwrites the lower half of the matrix.
     *
     * @return false where the matrix is not positive definite
     */
    static boolean decompose(double[][] matrix) {
        for (int i = 0; i < matrix.length; i++) {
            double diagonal = matrix[i][i];
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= matrix[i][k] * matrix[j][k];
                }
                if (i == j && !(sum > SINGULAR * Math.abs(diagonal))) {
                    return false;
                }
                matrix[i][j] = i == j ? Math.sqrt(sum) : sum / matrix[j][j];
            }
        }
        return true;
    }

    static double[] solve(double[][] decomposed, double[] right) {
        double[] solution = right.clone();
        for (int i = 0; i < right.length; i++) {
            for (int k = 0; k < i; k++) {
                solution[i] -= decomposed[i][k] * solution[k];
            }
            solution[i] /= decomposed[i][i];
        }
        for (int i = right.length - 1; i >= 0; i--) {
            for (int k = i + 1; k < right.length; k++) {
                solution[i] -= decomposed[k][i] * solution[k];
            }
            solution[i] /= decomposed[i][i];
        }
        return solution;
    }

    /** Roots of the diagonal of the inverse of what is turned round; null where that is not positive definite. */
    static double @Nullable [] errors(double[][] curvature) {
        int size = curvature.length;
        double[][] matrix = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                matrix[i][j] = -curvature[i][j];
            }
        }
        if (!decompose(matrix)) {
            return null;
        }
        double[] errors = new double[size];
        for (int i = 0; i < size; i++) {
            double[] unit = new double[size];
            unit[i] = 1;
            errors[i] = Math.sqrt(solve(matrix, unit)[i]);
        }
        return errors;
    }
}
