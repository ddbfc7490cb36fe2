package peyvand.analytical.lifetime;

import org.hipparchus.random.RandomDataGenerator;

/** Customers who do what a model says, the same ones each time. Times in days. */
final class Simulation {

    private static final int LONGEST = 200;

    private Simulation() {}

    static Histories histories(Family family, double r, double alpha, double third, double fourth, int size) {
        RandomDataGenerator random = new RandomDataGenerator(42);
        int[] repeats = new int[size];
        int[] recencies = new int[size];
        int[] ages = new int[size];
        int scale = 200;
        for (int i = 0; i < size; i++) {
            double rate = random.nextGamma(r, 1 / alpha);
            double odds = family == Family.PARETO_NBD ? 0 : random.nextBeta(third, fourth);
            double end = 5 + random.nextInt(40);
            double gone = family == Family.PARETO_NBD
                    ? -Math.log(1 - random.nextDouble()) / random.nextGamma(third, 1 / fourth)
                    : Double.POSITIVE_INFINITY;
            boolean left = family == Family.MODIFIED_BETA_GEOMETRIC && random.nextDouble() < odds;
            double time = 0;
            while (!left && repeats[i] < LONGEST * scale) {
                time -= Math.log(1 - random.nextDouble()) / rate;
                if (time > Math.min(end, gone)) {
                    break;
                }
                repeats[i]++;
                recencies[i] = (int) Math.round(time * scale);
                left = random.nextDouble() < odds;
            }
            ages[i] = (int) (end * scale);
            recencies[i] = repeats[i] == 0 ? 0 : Math.min(ages[i], Math.max(recencies[i], repeats[i]));
        }
        return Histories.of(repeats, recencies, ages, new double[size], scale);
    }
}
