package peyvand.analytical.lifetime;

import peyvand.analytical.lifetime.Newton.Summit;

/**
 * A step up. Along each axis of the curvature it leads as far as Newton's where the function curves down, and as far as if
 * it did where it curves up (S. Goldfeld, R. Quandt and H. Trotter, Econometrica 34, 1966).
 *
 * @param length of its longest part
 * @param gain that is expected of it
 * @param whole whether it leads right to where the slopes vanish, and that is a summit
 */
record Step(double[] way, double length, double gain, boolean whole) {

    /** Beside the steepest curvature, that is none. */
    private static final double FLAT = 1e-14;

    /**
     * @param held variables that stay as they are
     * @param reach how far any other may go
     */
    static Step up(Summit here, boolean[] held, double reach) {
        Axes axes = Axes.of(free(here.curvature(), held));
        double[] gradient = free(here.gradient(), held);
        double flat = FLAT * axes.steepest();
        double[] way = new double[held.length];
        boolean whole = true;
        for (int axis = 0; axis < way.length; axis++) {
            double slope = axes.along(axis, gradient);
            double curvature = axes.curvatures()[axis];
            whole &= curvature < -flat || slope == 0;
            for (int i = 0; i < way.length; i++) {
                way[i] += slope / Math.max(flat, Math.abs(curvature)) * axes.directions()[i][axis];
            }
        }
        double longest = 0;
        for (double part : way) {
            longest = Math.max(longest, Math.abs(part));
        }
        double share = longest > reach ? reach / longest : 1;
        double gain = 0;
        for (int i = 0; i < way.length; i++) {
            way[i] *= share;
            gain += way[i] * gradient[i] / 2;
        }
        return new Step(way, longest * share, gain, whole && share == 1);
    }

    private static double[] free(double[] gradient, boolean[] held) {
        double[] free = gradient.clone();
        for (int i = 0; i < free.length; i++) {
            free[i] = held[i] ? 0 : free[i];
        }
        return free;
    }

    /** With an axis of its own for each that is held. */
    private static double[][] free(double[][] curvature, boolean[] held) {
        double[][] free = new double[held.length][held.length];
        for (int i = 0; i < free.length; i++) {
            for (int j = 0; j < free.length; j++) {
                free[i][j] = held[i] || held[j] ? 0 : curvature[i][j];
            }
            free[i][i] = held[i] ? -1 : free[i][i];
        }
        return free;
    }
}
