package peyvand.analytical.rfm;

import java.math.BigInteger;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** How much of all the best customers bring: deciles and other parts, the curve, and what it comes to in a number. */
public final class Concentration {

    private static final int IN_ALL = 10_000;

    private final long[] ascending;
    private final long[] best;

    private Concentration(long[] ascending) {
        this.ascending = ascending;
        this.best = new long[ascending.length + 1];
        for (int i = 0; i < ascending.length; i++) {
            best[i + 1] = Math.addExact(best[i], ascending[ascending.length - 1 - i]);
        }
    }

    /**
     * @param amounts of each customer, in any order and whole unit; may be below zero
     * @throws ArithmeticException where the sum is too large for a long
     */
    public static Concentration of(long[] amounts) {
        return new Concentration(Sorting.ascending(amounts));
    }

    /** Some customers, next to each other from the best to the worst, and what they bring. */
    public record Part(int customers, long amount, OptionalDouble share) {}

    /** The best so many customers, and what they bring together. */
    public record Point(int customers, long amount) {}

    public int customers() {
        return ascending.length;
    }

    public long total() {
        return best[ascending.length];
    }

    /**
     * As many parts of as equal a size as can be, the best first; 10 for deciles, 100 for percentiles. Among equal customers
     * it makes no difference who is in which. There is no share of a total that is not above zero.
     */
    public List<Part> parts(int parts) {
        return IntStream.range(0, parts)
                .mapToObj(part -> part(end(part, parts), end(part + 1, parts)))
                .toList();
    }

    private Part part(int from, int to) {
        long amount = best[to] - best[from];
        return new Part(
                to - from, amount, total() > 0 ? OptionalDouble.of(amount / (double) total()) : OptionalDouble.empty());
    }

    /**
     * The curve from nobody to all, best first: Lorenz' curve turned round. It rises beyond the total and comes down again
     * where some cost more than they bring.
     *
     * @param steps how many points follow the first
     */
    public List<Point> curve(int steps) {
        return IntStream.rangeClosed(0, steps)
                .map(step -> end(step, steps))
                .distinct()
                .mapToObj(customers -> new Point(customers, best[customers]))
                .toList();
    }

    /**
     * Gini's coefficient: 0 where all bring the same, towards 1 the more a few bring. {@code 2·Σ rank·amount / (n·Σ amount)
     * − (n + 1)/n} with ranks from the smallest (A. Sen, On Economic Inequality, 1973). Not defined where an amount is below
     * zero or all are zero.
     */
    public OptionalDouble gini() {
        int size = ascending.length;
        if (size == 0 || ascending[0] < 0 || total() == 0) {
            return OptionalDouble.empty();
        }
        double ranked = 0;
        for (int i = 0; i < size; i++) {
            // By distance from the middle, so that little is lost where all bring much the same.
            ranked += (2.0 * i + 1 - size) * ascending[i];
        }
        return OptionalDouble.of(ranked / ((double) size * total()));
    }

    /**
     * How many of the best customers bring a share of the total together.
     *
     * @param share in hundredths of a percent, 1 to 10,000; compared as whole numbers
     * @return empty where there is no total above zero
     */
    public OptionalInt bringing(int share) {
        if (total() <= 0) {
            return OptionalInt.empty();
        }
        BigInteger[] wanted = BigInteger.valueOf(total())
                .multiply(BigInteger.valueOf(share))
                .divideAndRemainder(BigInteger.valueOf(IN_ALL));
        long enough = wanted[0].longValueExact() + wanted[1].signum();
        return IntStream.range(0, best.length).filter(i -> best[i] >= enough).findFirst();
    }

    private int end(int part, int parts) {
        return (int) ((long) part * ascending.length / parts);
    }
}
