package peyvand.analytical.lifetime;

import peyvand.analytical.statistic.Progress;

/**
 * Climbs to the highest point of a smooth function of a few variables within a box: Newton's method, with steps that are
 * bounded, and lead up also where the function is not concave.
 */
final class Newton {

    private static final int MOST_STEPS = 150;

    /** Expected gain below which nothing more is to be had. */
    private static final double NOTHING = 1e-14;

    /** Expected gain below which steps are taken without asking whether they climb, which rounding would hide. */
    private static final double CLOSE = 1e-6;

    private static final double LONGEST_STEP = 1.5;

    private Newton() {}

    @FunctionalInterface
    interface Landscape {
        /**
         * @param gradient to be filled in
         * @param curvature to be filled in, all of it
         * @return the height
         */
        double at(double[] point, double[] gradient, double[][] curvature);
    }

    /**
     * @param reached false where the steps ran out
     * @param steps how often the function was asked
     */
    record Summit(double[] point, double height, double[] gradient, double[][] curvature, boolean reached, int steps) {

        boolean atEdge(double[] low, double[] high, int i) {
            return point[i] <= low[i] || point[i] >= high[i];
        }
    }

    static Summit climb(Landscape landscape, double[] start, double[] low, double[] high, Progress progress) {
        Summit here = look(landscape, clamped(start, low, high), 1);
        double reach = LONGEST_STEP;
        while (here.steps < MOST_STEPS) {
            progress.reached(1 - 1 / (1 + here.steps / 8.0));
            Step step = Step.up(here, held(here, low, high), reach);
            double[] point = clamped(moved(here.point, step.way()), low, high);
            if (step.whole() && step.gain() <= NOTHING) {
                return new Summit(point, here.height, here.gradient, here.curvature, true, here.steps);
            }
            Summit next = look(landscape, point, here.steps + 1);
            boolean close = step.whole() && step.gain() < CLOSE && next.height > here.height - CLOSE;
            if (next.height > here.height || close) {
                reach = Math.min(LONGEST_STEP, 2 * reach);
                here = next;
            } else if (step.gain() <= NOTHING) {
                return new Summit(here.point, here.height, here.gradient, here.curvature, true, next.steps);
            } else {
                reach = step.length() / 4;
                here = new Summit(here.point, here.height, here.gradient, here.curvature, false, next.steps);
            }
        }
        return here;
    }

    private static Summit look(Landscape landscape, double[] point, int steps) {
        double[] gradient = new double[point.length];
        double[][] curvature = new double[point.length][point.length];
        double height = landscape.at(point, gradient, curvature);
        return new Summit(
                point, Double.isNaN(height) ? Double.NEGATIVE_INFINITY : height, gradient, curvature, false, steps);
    }

    /** At an edge, and it goes up only beyond it. */
    private static boolean[] held(Summit here, double[] low, double[] high) {
        boolean[] held = new boolean[low.length];
        for (int i = 0; i < held.length; i++) {
            held[i] = here.point[i] <= low[i] && here.gradient[i] <= 0
                    || here.point[i] >= high[i] && here.gradient[i] >= 0;
        }
        return held;
    }

    private static double[] moved(double[] point, double[] way) {
        double[] moved = point.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += way[i];
        }
        return moved;
    }

    private static double[] clamped(double[] point, double[] low, double[] high) {
        double[] clamped = point.clone();
        for (int i = 0; i < clamped.length; i++) {
            clamped[i] = Math.min(high[i], Math.max(low[i], clamped[i]));
        }
        return clamped;
    }
}
