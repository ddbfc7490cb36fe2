package peyvand.analytical.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import peyvand.analytical.chance.Logit.Rows;

class LogitTest {

    /**
     * Temperature and whether an O-ring was in distress, at the 23 flights of the space shuttle before the loss of
     * Challenger. Dalal, Fowlkes and Hoadley, J. Am. Stat. Assoc. 84, 1989.
     */
    private static final double[] FLIGHTS = {
        66, 70, 69, 68, 67, 72, 73, 70, 57, 63, 70, 78, 67, 53, 67, 75, 70, 81, 76, 79, 75, 76, 58
    };

    private static final String DISTRESS = "01000000111001000000101";

    @Test
    void findsTheWeightsThatWerePublished() {
        Logit fit = flights(0);

        assertThat(fit.weights()[0]).isEqualTo(15.0429, within(0.0001));
        assertThat(fit.weights()[1]).isEqualTo(-0.2322, within(0.0001));
    }

    @Test
    void shrinksWhatIsHeldBack() {
        double free = Math.abs(flights(0).weights()[1]);
        double held = Math.abs(flights(1000).weights()[1]);

        assertThat(held).isBetween(0.01, free * 0.9);
        assertThat(Math.abs(flights(1e12).weights()[1])).isLessThan(1e-6);
    }

    @Test
    void leavesNoSlope() {
        Random random = new Random(1);
        int size = 400;
        double[][] values = new double[size][4];
        boolean[] happened = new boolean[size];
        double[] offsets = new double[size];
        for (int row = 0; row < size; row++) {
            values[row] = new double[] {1, random.nextGaussian(), random.nextGaussian(), random.nextGaussian() * 50};
            offsets[row] = random.nextGaussian();
            happened[row] = random.nextDouble() < Logit.probability(offsets[row] + values[row][1]);
        }
        double[] penalties = {0, 3, 3, 3};
        double[] weights = Logit.fit(rows(values), happened, offsets, penalties).weights();

        for (int column = 0; column < penalties.length; column++) {
            double slope = penalties[column] * weights[column];
            for (int row = 0; row < size; row++) {
                double eta = offsets[row];
                for (int other = 0; other < penalties.length; other++) {
                    eta += values[row][other] * weights[other];
                }
                slope += values[row][column] * (1 / (1 + Math.exp(-eta)) - (happened[row] ? 1 : 0));
            }
            assertThat(slope).isEqualTo(0, within(1e-5));
        }
    }

    @Test
    void bearsWithOutcomesThatAreToldApartWhereThatIsHeldBack() {
        double[][] values = {{1, -2}, {1, -1}, {1, 1}, {1, 2}};
        boolean[] happened = {false, false, true, true};

        Logit held = Logit.fit(rows(values), happened, new double[4], new double[] {0, 0.1});
        assertThat(held.weights()[1]).isBetween(1.0, 5.0);
        Rows twice = rows(new double[][] {{1, 1}, {1, 1}, {1, 1}, {0, 0}});
        boolean[] once = {true, false, false, false};
        assertThatIllegalStateException().isThrownBy(() -> Logit.fit(twice, once, new double[4], new double[2]));
    }

    private static Logit flights(double penalty) {
        double[][] values = new double[FLIGHTS.length][];
        boolean[] happened = new boolean[FLIGHTS.length];
        for (int i = 0; i < FLIGHTS.length; i++) {
            values[i] = new double[] {1, FLIGHTS[i]};
            happened[i] = DISTRESS.charAt(i) == '1';
        }
        return Logit.fit(rows(values), happened, new double[FLIGHTS.length], new double[] {0, penalty});
    }

    private static Rows rows(double[][] values) {
        int width = values[0].length;
        int[] all = new int[width];
        for (int i = 0; i < width; i++) {
            all[i] = i;
        }
        int[][] columns = new int[values.length][];
        Arrays.fill(columns, all);
        return new Rows(columns, values, width);
    }
}
