package peyvand.analytical.insight;

import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import peyvand.analytical.lifecycle.Stage;
import peyvand.analytical.rfm.RfmSegment;

/**
 * What an analysis has found out about each customer, in columns: one value for each. What is not known is 0 where a
 * number stands for a group, {@link #NO_DAY} for a day, and not a number for a measure.
 */
final class Insights {

    /** Says that there is no such day. */
    static final int NO_DAY = BinaryTable.NO_DAY;

    final long[] customers;
    final LocalDate asOf;

    final int[] firstDay;
    final int[] lastDay;
    final int[] orders;
    final int[] days;
    final double[] amount;
    final double[] returned;
    final byte[] recencyScore;
    final byte[] frequencyScore;
    final byte[] monetaryScore;
    final byte[] decile;
    final byte[] cluster;
    final byte[] worth;
    final byte[] risk;
    final int[] cell;
    final Stage[] stage;
    final int[] stageSince;
    final float[] gap;
    final double[] alive;
    final double[] expected;
    final double[] value;
    final double[] valueLow;
    final double[] valueHigh;
    final double[] atRisk;
    final int[] nextDay;

    final double[] room;
    final long[] roomCategory;

    @Nullable
    GroupPaths groups;

    /** @param customers ids, ascending */
    Insights(long[] customers, LocalDate asOf) {
        int size = customers.length;
        this.customers = customers;
        this.asOf = asOf;
        firstDay = days(size);
        lastDay = days(size);
        orders = new int[size];
        days = new int[size];
        amount = new double[size];
        returned = new double[size];
        recencyScore = new byte[size];
        frequencyScore = new byte[size];
        monetaryScore = new byte[size];
        decile = new byte[size];
        cluster = new byte[size];
        worth = new byte[size];
        risk = new byte[size];
        cell = new int[size];
        stage = new Stage[size];
        stageSince = days(size);
        gap = new float[size];
        alive = unknown(size);
        expected = unknown(size);
        value = new double[size];
        valueLow = unknown(size);
        valueHigh = unknown(size);
        atRisk = new double[size];
        nextDay = days(size);
        room = unknown(size);
        roomCategory = new long[size];
        Arrays.fill(gap, Float.NaN);
    }

    int size() {
        return customers.length;
    }

    /** Of each customer the group; null for who has bought nothing. */
    @Nullable
    RfmSegment[] segments() {
        RfmSegment[] segments = new RfmSegment[customers.length];
        for (int i = 0; i < segments.length; i++) {
            segments[i] =
                    recencyScore[i] == 0 ? null : RfmSegment.of(recencyScore[i], frequencyScore[i], monetaryScore[i]);
        }
        return segments;
    }

    private static int[] days(int size) {
        int[] days = new int[size];
        Arrays.fill(days, NO_DAY);
        return days;
    }

    private static double[] unknown(int size) {
        double[] numbers = new double[size];
        Arrays.fill(numbers, Double.NaN);
        return numbers;
    }
}
