package peyvand.analytical.lifetime;

import java.util.List;
import peyvand.analytical.lifetime.PurchaseModel.Parameter;

/**
 * What BG/NBD and MBG/NBD share. Once a customer is known to be there, both are the same: λ is Gamma(r+x, α+T), and the
 * probability of leaving after a purchase Beta(a, b+k), where k counts the purchases after which they did not leave.
 *
 * @param first 1 where customers may leave after their first purchase, and 0 otherwise
 */
record Geometric(double r, double alpha, double a, double b, int first) {

    Geometric {
        PurchaseModel.positive("r", r);
        PurchaseModel.positive("alpha", alpha);
        PurchaseModel.notBelowZero("a", a);
        PurchaseModel.positive("b", b);
    }

    List<Parameter> parameters() {
        return List.of(
                new Parameter("r", r), new Parameter("alpha", alpha), new Parameter("a", a), new Parameter("b", b));
    }

    /** 1/(1 + e^z), as in {@link GeometricLikelihood}. */
    double stays(int repeats, double recency, double age) {
        int k = repeats + first;
        if (k == 0 || a == 0) {
            return 1;
        }
        double odds = a / (b + k - 1) * Math.exp((r + repeats) * Math.log1p((age - recency) / (alpha + recency)));
        return 1 / (1 + odds);
    }

    double whileThere(double time, int repeats, double age) {
        return Geometrics.purchases(r + repeats, time / (alpha + age), a, b + repeats + first);
    }

    double expected(double time) {
        double stay = first == 0 ? 1 : b / (a + b);
        return stay * Geometrics.purchases(r, time / alpha, a, b + first);
    }

    /** Nobody leaves but after a purchase, so that the wait for the next one does not depend on leaving. */
    double medianWait(int repeats, double age) {
        return PurchaseModel.medianWaitAt(r + repeats, alpha + age);
    }

    /**
     * Of n purchases, none is the one to leave after; or the last is, and how many there would have been else does not
     * matter.
     */
    Counts counts(double time, int repeats, double age) {
        double shape = r + repeats;
        double survived = b + repeats + first;
        NegativeBinomial would = new NegativeBinomial(shape, time / (alpha + age));
        Counts.Gatherer counts = new Counts.Gatherer();
        double stay = 1;
        double leave = 0;
        double fewer = 0;
        for (int n = 0; !counts.isEnough(); n++) {
            double exactly = would.next();
            counts.add(n, stay * exactly + leave * Math.max(0, 1 - fewer));
            fewer += exactly;
            leave = stay * a / (a + survived + n);
            stay *= (survived + n) / (a + survived + n);
        }
        return counts.counts();
    }
}
