package peyvand.analytical.lifetime;

/**
 * That of BG/NBD (Fader, Hardie and Lee, 2005, eq. 6) and MBG/NBD (E. Batislam, M. Denizel and A. Filiztekin, Int. J. Res.
 * Marketing 24, 2007): parameters r, α, a, b.
 *
 * <p>Of a customer who may have left k times, each likelihood is Γ(r+x)/Γ(r) α^r (α+T)^-(r+x) B(a,b+k)/B(a,b) (1 + e^z), with
 * z = ln a − ln(b+k−1) + (r+x) ln((α+T)/(α+t_x)), and k = x where nobody leaves before buying again, and x+1 otherwise.
 */
final class GeometricLikelihood extends Likelihood {

    /** 0, or 1 where customers may leave right after their first purchase. */
    private final int first;

    GeometricLikelihood(Groups groups, int first) {
        super(groups);
        this.first = first;
    }

    @Override
    Rows rows(double[] parameters, double[] sums) {
        double r = parameters[0];
        double alpha = parameters[1];
        double a = parameters[2];
        double b = parameters[3];
        addStays(a, b, sums);
        double[] logs = logs(alpha);
        double[] inverses = inverses(alpha);
        double[] lastStays = new double[beyond.length + first + 1];
        for (int k = 1; k < lastStays.length; k++) {
            lastStays[k] = Math.log(a / (b + k - 1));
        }
        return (from, to, into) -> add(from, to, into, parameters, logs, inverses, lastStays);
    }

    /** B(a,b+k)/B(a,b), as a product. */
    private void addStays(double a, double b, double[] sums) {
        for (int j = 0; j < beyond.length + first; j++) {
            double count = j < first ? customers : beyond[j - first];
            double stay = 1 / (b + j);
            double either = 1 / (a + b + j);
            sums[0] -= count * Math.log1p(a * stay);
            sums[3] -= count * either;
            sums[4] += count * a * stay * either;
            sums[12] += count * either * either;
            sums[13] += count * either * either;
            sums[14] -= count * a * (a + 2 * (b + j)) * stay * stay * either * either;
        }
    }

    private void add(
            int from,
            int to,
            double[] sums,
            double[] parameters,
            double[] logs,
            double[] inverses,
            double[] lastStays) {
        double r = parameters[0];
        double alpha = parameters[1];
        double a = parameters[2];
        double b = parameters[3];
        double height = 0, byR = 0, byAlpha = 0, byA = 0, byB = 0;
        double rr = 0, rAlpha = 0, rA = 0, rB = 0, alphaAlpha = 0, alphaA = 0, alphaB = 0, aa = 0, ab = 0, bb = 0;
        for (int row = from; row < to; row++) {
            int age = groups.ages()[row];
            int recency = groups.recencies()[row];
            int k = groups.repeats()[row] + first;
            double weight = groups.weights()[row];
            double shape = r + groups.repeats()[row];
            double late = inverses[age];
            double slope = late - 1 / alpha;

            height -= weight * shape * logs[age];
            byR -= weight * logs[age];
            byAlpha -= weight * shape * slope;
            rAlpha -= weight * slope;
            alphaAlpha += weight * shape * slope * (late + 1 / alpha);
            if (k == 0) {
                continue;
            }
            double length = logs[age] - logs[recency];
            double z = lastStays[k] + shape * length;
            double small = Math.exp(-Math.abs(z));
            double left = weight * (z > 0 ? 1 : small) / (1 + small);
            double doubt = left * (z > 0 ? small : 1) / (1 + small);
            double early = inverses[recency];
            double change = late - early;
            double byStay = 1 / (b + k - 1);

            height += weight * (Math.max(z, 0) + Math.log1p(small));
            byR += left * length;
            byAlpha += left * shape * change;
            byA += left;
            byB -= left * byStay;
            rr += doubt * length * length;
            rAlpha += left * change + doubt * length * shape * change;
            rA += doubt * length;
            rB -= doubt * length * byStay;
            alphaAlpha += shape * change * (doubt * shape * change - left * (late + early));
            alphaA += doubt * shape * change;
            alphaB -= doubt * shape * change * byStay;
            aa += doubt - left;
            ab -= doubt * byStay;
            bb += (left + doubt) * byStay * byStay;
        }
        double[] added = {
            height,
            byR,
            byAlpha,
            byA / a,
            byB,
            rr,
            rAlpha,
            rA / a,
            rB,
            alphaAlpha,
            alphaA / a,
            alphaB,
            aa / (a * a),
            ab / a,
            bb
        };
        for (int i = 0; i < added.length; i++) {
            sums[i] += added[i];
        }
    }
}
