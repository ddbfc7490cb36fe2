package peyvand.analytical.lifetime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import peyvand.analytical.lifetime.Fit.Estimate;
import peyvand.analytical.lifetime.Newton.Summit;
import peyvand.analytical.lifetime.PurchaseModel.Parameter;
import peyvand.analytical.statistic.Progress;

/** The way to the likeliest parameters: first as if nobody left, which shows where buying lies, and then with leaving. */
final class Fitting {

    /** Below that, four parameters say more than the customers did. */
    static final int FEWEST_CUSTOMERS = 10;

    static final int FEWEST_REPEATERS = 5;

    /** Beyond that many different histories, the way begins with a part of them. */
    private static final int MANY = 20_000;

    private static final int PART = 5_000;

    /** A gain of likelihood, by leaving, that is no gain. */
    private static final double NO_GAIN = 1e-3;

    private static final double LEAST = Math.log(1e-6);
    private static final double MOST = Math.log(1e6);
    private static final double[] LOW = {LEAST, LEAST, LEAST, LEAST};
    private static final double[] HIGH = {MOST, MOST, MOST, MOST};

    /** A parameter beyond that stands for infinity. */
    private static final double HUGE = 1e4;

    /** How leaving may look: the last two parameters, times in the mean age of the customers. */
    private static final double[][] STARTS = {{0.7, 1.5}, {0.3, 0.3}, {0.1, 3}, {3, 3}};

    private final Family family;
    private final Histories histories;
    private int steps;

    Fitting(Family family, Histories histories) {
        this.family = family;
        this.histories = histories;
    }

    Fit fit(Progress progress) {
        long repeaters = 0;
        boolean time = false;
        for (int row = 0; row < histories.size(); row++) {
            repeaters += histories.repeats(row) > 0 ? 1 : 0;
            time |= histories.age(row) > 0;
        }
        Thinness thinness = thinness(histories.size(), repeaters, time);
        return thinness == null ? climb(repeaters, progress) : thin(thinness, repeaters);
    }

    private static @Nullable Thinness thinness(int customers, long repeaters, boolean time) {
        if (customers == 0) {
            return Thinness.NO_PURCHASES;
        }
        if (!time) {
            return Thinness.NO_TIME;
        }
        if (customers < FEWEST_CUSTOMERS) {
            return Thinness.FEW_CUSTOMERS;
        }
        return repeaters < FEWEST_REPEATERS ? Thinness.FEW_REPEATERS : null;
    }

    private Fit thin(Thinness thinness, long repeaters) {
        return new Fit.TooThin(family, thinness, histories.size(), repeaters);
    }

    private Fit climb(long repeaters, Progress progress) {
        Groups groups = histories.groups();
        Likelihood all = family.likelihood(groups);
        Summit staying = staying(all, progress.part(0, 0.1));
        Summit leaving;
        if (groups.size() > MANY) {
            Likelihood part = family.likelihood(groups.thinned(groups.size() / PART));
            Summit partly = search(part, staying(part, progress.part(0.1, 0.15)), progress.part(0.15, 0.4));
            leaving = summit(all, rescaled(partly.point(), part.scale / all.scale), progress.part(0.4, 1));
        } else {
            leaving = search(all, staying, progress.part(0.1, 1));
        }
        progress.reached(1);
        boolean isBetter = isBetter(leaving, staying);
        Summit best = isBetter ? leaving : staying;
        if (!best.reached()) {
            return thin(Thinness.NO_SUMMIT, repeaters);
        }
        return found(all, best, isBetter ? EnumSet.noneOf(Boundary.class) : EnumSet.of(Boundary.NOBODY_LEAVES));
    }

    private static boolean isBetter(Summit leaving, Summit staying) {
        return leaving.height() > staying.height() + NO_GAIN;
    }

    private Summit staying(Likelihood likelihood, Progress progress) {
        double often = Math.max(0.1, Math.min(1, likelihood.repeats / likelihood.customers));
        return summit(new StayingLikelihood(likelihood.groups), new double[] {Math.log(often), 0}, progress);
    }

    /** From the highest of several starts; from the others, too, where that leads nowhere. */
    private Summit search(Likelihood likelihood, Summit staying, Progress progress) {
        double[] highest = start(staying, STARTS[0]);
        double height = Double.NEGATIVE_INFINITY;
        for (double[] leaving : STARTS) {
            double[] start = start(staying, leaving);
            double here = likelihood.at(start, new double[4], new double[4][4]);
            steps++;
            if (here > height) {
                height = here;
                highest = start;
            }
        }
        Summit best = summit(likelihood, highest, progress.part(0, 0.5));
        for (int i = 0; i < STARTS.length && (!best.reached() || !isBetter(best, staying)); i++) {
            Progress part = progress.part(0.5 + 0.5 * i / STARTS.length, 0.5 + 0.5 * (i + 1) / STARTS.length);
            Summit next = summit(likelihood, start(staying, STARTS[i]), part);
            best = next.height() > best.height() ? next : best;
        }
        return best;
    }

    private static double[] start(Summit staying, double[] leaving) {
        return new double[] {staying.point()[0], staying.point()[1], Math.log(leaving[0]), Math.log(leaving[1])};
    }

    /** The same point, with time counted in something else. */
    private double[] rescaled(double[] point, double ratio) {
        double[] rescaled = point.clone();
        for (int i = 0; i < rescaled.length; i++) {
            rescaled[i] += family.isTime(i) ? Math.log(ratio) : 0;
        }
        return rescaled;
    }

    private Summit summit(Newton.Landscape landscape, double[] start, Progress progress) {
        int size = start.length;
        Summit summit = Newton.climb(landscape, start, Arrays.copyOf(LOW, size), Arrays.copyOf(HIGH, size), progress);
        steps += summit.steps();
        return summit;
    }

    private Fit found(Likelihood likelihood, Summit summit, Set<Boundary> boundaries) {
        double unit = likelihood.scale / histories.unit();
        double[] parameters = {1, 1, 0, 1};
        for (int i = 0; i < summit.point().length; i++) {
            parameters[i] = Math.exp(summit.point()[i]) * (family.isTime(i) ? unit : 1);
        }
        boundaries.addAll(boundaries(summit.point()));
        PurchaseModel model = family.model(parameters, histories.unit());
        return new Fit.Found(
                family,
                model,
                estimates(model, summit, boundaries),
                summit.height() - likelihood.repeats * Math.log(unit),
                boundaries,
                likelihood.customers,
                histories.groups().size(),
                steps);
    }

    private static List<Estimate> estimates(PurchaseModel model, Summit summit, Set<Boundary> boundaries) {
        double[] relative = Cholesky.errors(summit.curvature());
        List<Estimate> estimates = new ArrayList<>();
        for (Parameter parameter : model.parameters()) {
            int i = estimates.size();
            OptionalDouble error = relative != null
                            && i < relative.length
                            && !summit.atEdge(LOW, HIGH, i)
                            && !boundaries.contains(i < 2 ? Boundary.BUYING_ALIKE : Boundary.LEAVING_ALIKE)
                    ? OptionalDouble.of(relative[i] * parameter.value())
                    : OptionalDouble.empty();
            estimates.add(new Estimate(parameter.name(), parameter.value(), error));
        }
        return estimates;
    }

    private static Set<Boundary> boundaries(double[] point) {
        Set<Boundary> found = EnumSet.noneOf(Boundary.class);
        double huge = Math.log(HUGE);
        if (point[0] > huge) {
            found.add(Boundary.BUYING_ALIKE);
        }
        if (point.length > 2 && point[2] > huge && point[3] > -huge) {
            found.add(Boundary.LEAVING_ALIKE);
        }
        if (point.length > 2 && point[3] < -huge) {
            found.add(Boundary.EVERYBODY_LEAVES);
        }
        if (found.isEmpty() && Arrays.stream(point).anyMatch(p -> p <= LEAST || p >= MOST)) {
            found.add(Boundary.EXTREME);
        }
        return found;
    }
}
