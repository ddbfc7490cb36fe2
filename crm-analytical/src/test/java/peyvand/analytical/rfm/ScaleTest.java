package peyvand.analytical.rfm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ScaleTest {

    @Test
    void scoresByHowManyAreWorse() {
        Random random = new Random(3);
        for (int round = 0; round < 500; round++) {
            int range = 1 + random.nextInt(40);
            long[] values = LongStream.generate(() -> random.nextInt(range) - range / 2)
                    .limit(1 + random.nextInt(60))
                    .toArray();
            int bands = 1 + random.nextInt(12);
            boolean less = random.nextBoolean();
            Scale scale = Scale.of(values, bands, less);
            for (long value = -range; value <= range; value++) {
                assertThat(scale.score(value)).isEqualTo(byDefinition(values, bands, less, value));
            }
        }
    }

    @Test
    void doesNotCareForUnitOrOrder() {
        long[] values = new Random(4).longs(1000, -500, 500).toArray();
        Scale scale = Scale.of(values, 5, false);
        Scale larger = Scale.of(
                Arrays.stream(values).map(value -> value * 1000).sorted().toArray(), 5, false);

        for (long value : values) {
            assertThat(larger.score(value * 1000)).isEqualTo(scale.score(value));
        }
    }

    @Test
    void needsAValue() {
        assertThat(Scale.of(new long[] {7, 7, 7}, 5, false).score(7)).isEqualTo(1);
        assertThat(Scale.of(new long[] {Long.MIN_VALUE, Long.MAX_VALUE}, 2, false)
                        .cuts())
                .containsExactly(Long.MIN_VALUE);
        assertThatIllegalArgumentException().isThrownBy(() -> Scale.of(new long[0], 5, false));
    }

    @Test
    void sortsWhateverThereIs() {
        Random random = new Random(6);
        for (int bits = 0; bits < 64; bits++) {
            int shift = bits;
            long[] values = random.longs(200).map(value -> value >> shift).toArray();
            assertThat(Sorting.ascending(values))
                    .isEqualTo(Arrays.stream(values).sorted().toArray());
        }
    }

    private static int byDefinition(long[] values, int bands, boolean less, long value) {
        long worse = Arrays.stream(values)
                .filter(other -> less ? other > value : other < value)
                .count();
        return (int) Math.min(bands, 1 + bands * worse / values.length);
    }
}
