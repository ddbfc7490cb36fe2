package peyvand.analytical.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AccuracyTest {

    @Test
    void isMeasuredAsByHand() {
        Accuracy accuracy = Accuracy.of(new double[] {0.9, 0.6, 0.6, 0.2}, new boolean[] {true, true, false, false});

        assertThat(accuracy.brier()).isEqualTo((0.01 + 0.16 + 0.36 + 0.04) / 4, within(1e-12));
        assertThat(accuracy.logLoss())
                .isEqualTo(-(Math.log(0.9) + Math.log(0.6) + Math.log(0.4) + Math.log(0.8)) / 4, within(1e-12));
        assertThat(accuracy.auc()).isEqualTo(3.5 / 4);
    }

    @Test
    void tellsHowBoldnessWouldBePutRight() {
        double[] bold = new double[100];
        boolean[] happened = new boolean[100];
        for (int i = 0; i < 100; i++) {
            bold[i] = i < 50 ? 0.9 : 0.1;
            happened[i] = i < 50 ? i < 35 : i < 65;
        }

        Accuracy accuracy = Accuracy.of(bold, happened);
        assertThat(accuracy.slope()).isEqualTo(Math.log(0.7 / 0.3) / Math.log(9), within(1e-6));
        assertThat(accuracy.intercept()).isEqualTo(0, within(1e-6));
    }

    @Test
    void saysNothingOfOrderWhereAllEndedAlike() {
        assertThat(Accuracy.of(new double[] {0.3, 0.4}, new boolean[] {true, true})
                        .auc())
                .isNull();
    }
}
