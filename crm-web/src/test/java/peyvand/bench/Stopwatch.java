package peyvand.bench;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;

/** Measures a piece of arithmetic in this very process: medians of runs after half a second of others, as a row of a table. */
final class Stopwatch {

    private static final double WARM_UP = 5e8;
    private static final int RUNS = 11;

    private Stopwatch() {}

    static void printHead() {
        System.out.printf("%-44s %10s %10s %10s%n", "", "wall ms", "CPU ms", "target");
    }

    /**
     * @param target milliseconds, or 0 where there is none
     * @return the last result
     */
    static <T> T measure(String name, int target, Supplier<T> job) {
        double[] walls = new double[RUNS];
        double[] cpus = new double[RUNS];
        T result = job.get();
        for (long begin = System.nanoTime(); System.nanoTime() - begin < WARM_UP; ) {
            result = job.get();
        }
        for (int run = 0; run < RUNS; run++) {
            long cpu = cpu();
            long wall = System.nanoTime();
            result = job.get();
            walls[run] = (System.nanoTime() - wall) / 1e6;
            cpus[run] = (cpu() - cpu) / 1e6;
        }
        System.out.printf(
                Locale.ROOT,
                "%-44s %10.1f %10.1f %10s%n",
                name,
                median(walls),
                median(cpus),
                target == 0 ? "" : target);
        return result;
    }

    static void check(boolean right, String what) {
        if (!right) {
            throw new IllegalStateException("wrong: " + what);
        }
    }

    private static double median(double[] values) {
        return Arrays.stream(values).sorted().toArray()[values.length / 2];
    }

    /** Of the threads that reckon, and not of those of the compiler, in nanoseconds. */
    private static long cpu() {
        var threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getAllThreadIds())
                .map(threads::getThreadCpuTime)
                .filter(time -> time > 0)
                .sum();
    }
}
