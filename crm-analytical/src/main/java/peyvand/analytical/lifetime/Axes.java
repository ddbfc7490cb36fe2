package peyvand.analytical.lifetime;

/**
 * The axes of a small symmetric matrix, by C. Jacobi's rotations.
 *
 * @param curvatures the eigenvalues
 * @param directions the eigenvectors, as columns
 */
record Axes(double[] curvatures, double[][] directions) {

    private static final int MOST_SWEEPS = 50;
    private static final double NOTHING = 1e-300;
    private static final double ROUNDING = 1e-17;

    static Axes of(double[][] matrix) {
        int size = matrix.length;
        double[][] rest = new double[size][];
        double[][] directions = new double[size][size];
        for (int i = 0; i < size; i++) {
            rest[i] = matrix[i].clone();
            directions[i][i] = 1;
        }
        for (int sweep = 0; sweep < MOST_SWEEPS && !isDiagonal(rest); sweep++) {
            for (int i = 0; i < size; i++) {
                for (int j = i + 1; j < size; j++) {
                    rotate(rest, directions, i, j);
                }
            }
        }
        double[] curvatures = new double[size];
        for (int i = 0; i < size; i++) {
            curvatures[i] = rest[i][i];
        }
        return new Axes(curvatures, directions);
    }

    double steepest() {
        double steepest = 0;
        for (double curvature : curvatures) {
            steepest = Math.max(steepest, Math.abs(curvature));
        }
        return Math.max(NOTHING, steepest);
    }

    /** How much of a vector lies along an axis. */
    double along(int axis, double[] vector) {
        double sum = 0;
        for (int i = 0; i < vector.length; i++) {
            sum += vector[i] * directions[i][axis];
        }
        return sum;
    }

    private static boolean isDiagonal(double[][] matrix) {
        double off = 0;
        double all = 0;
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix.length; j++) {
                off += i == j ? 0 : Math.abs(matrix[i][j]);
                all += Math.abs(matrix[i][j]);
            }
        }
        return !(off > NOTHING + all * ROUNDING);
    }

    private static void rotate(double[][] matrix, double[][] directions, int i, int j) {
        if (matrix[i][j] == 0) {
            return;
        }
        double slant = (matrix[j][j] - matrix[i][i]) / (2 * matrix[i][j]);
        double tangent = (slant >= 0 ? 1 : -1) / (Math.abs(slant) + Math.hypot(slant, 1));
        double cosine = 1 / Math.hypot(tangent, 1);
        double sine = tangent * cosine;
        for (int k = 0; k < matrix.length; k++) {
            double left = matrix[k][i];
            double right = matrix[k][j];
            matrix[k][i] = cosine * left - sine * right;
            matrix[k][j] = sine * left + cosine * right;
            left = directions[k][i];
            right = directions[k][j];
            directions[k][i] = cosine * left - sine * right;
            directions[k][j] = sine * left + cosine * right;
        }
        for (int k = 0; k < matrix.length; k++) {
            double left = matrix[i][k];
            double right = matrix[j][k];
            matrix[i][k] = cosine * left - sine * right;
            matrix[j][k] = sine * left + cosine * right;
        }
    }
}
