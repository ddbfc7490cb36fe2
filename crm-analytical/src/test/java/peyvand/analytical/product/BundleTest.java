package peyvand.analytical.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import peyvand.analytical.product.BundleFacts.Part;

class BundleTest {

    private static final LocalDate DAY = LocalDate.of(2026, 5, 1);

    @Test
    void countsBasketsByHowMuchOfItTheyHoldAndCustomersByWhatTheyHaveInAll() {
        BundleCounting counting = new BundleCounting(List.of(7L, 8L, 9L));
        counting.add(1, 100, 7, DAY, 2, 20);
        counting.add(1, 100, 8, DAY, 1, 5);
        counting.add(1, 100, 8, DAY, 1, 7);
        counting.add(2, 100, 9, DAY.minusDays(3), 1, 30);
        counting.add(3, 0, 7, DAY, 1, 13);
        counting.add(3, 0, 8, DAY, 1, 6);
        counting.add(3, 0, 9, DAY, 1, 30);
        counting.add(4, 101, 9, DAY, 2, 60);
        BundleFacts facts = counting.facts();
        assertThat(facts)
                .isEqualTo(new BundleFacts(
                        DAY.minusDays(3),
                        List.of(new Part(7, 2, 11, 0), new Part(8, 2, 6, 0), new Part(9, 3, 30, 1)),
                        List.of(2, 1, 1),
                        1,
                        1));
        assertThat(facts.all()).isEqualTo(1);
        assertThat(facts.almost()).isEqualTo(1);
    }

    /** Of 100 baskets 40 hold both of two, at 10 each; 60 lack the second. A bundle for 18 instead of 20. */
    @Test
    void tellsWhatADiscountCostsAndWhatEachBasketThatIsWonBrings() {
        BundleOutlook outlook = Objects.requireNonNull(BundleOutlook.of(both(40, 0, 60), 0.1));
        assertThat(outlook.price()).isEqualTo(20);
        assertThat(outlook.bundle()).isEqualTo(18);
        assertThat(outlook.none()).isEqualTo(-80);
        assertThat(outlook.wonAll()).isEqualTo(480);
        assertThat(outlook.breakEven()).isCloseTo(80.0 / 480, within(1e-12));
        assertThat(outlook.shareLow()).isCloseTo(0.309, within(1e-3));
        assertThat(outlook.shareHigh()).isCloseTo(0.498, within(1e-3));
        assertThat(outlook.low()).isCloseTo(0.309 * 480 - 80, within(0.5));
        assertThat(outlook.high()).isCloseTo(0.498 * 480 - 80, within(0.5));
    }

    @Test
    void saysWhereABundleCannotPay() {
        BundleOutlook deep = Objects.requireNonNull(BundleOutlook.of(both(40, 0, 60), 0.6));
        assertThat(deep.breakEven()).isNull();
        assertThat(deep.low()).isLessThan(deep.high()).isLessThan(deep.none());
        assertThat(Objects.requireNonNull(BundleOutlook.of(both(90, 0, 10), 0.1))
                        .breakEven())
                .isNull();
        assertThat(Objects.requireNonNull(BundleOutlook.of(both(0, 3, 7), 0.1)).breakEven())
                .isZero();
    }

    @Test
    void saysNothingOfTooFewBaskets() {
        assertThat(BundleOutlook.of(both(2, 1, 1), 0.1)).isNull();
        assertThat(BundleOutlook.of(both(0, 0, 0), 0.1)).isNull();
    }

    private static BundleFacts both(int all, int withoutFirst, int withoutSecond) {
        return new BundleFacts(
                DAY,
                List.of(
                        new Part(1, all + withoutSecond, 10, withoutFirst),
                        new Part(2, all + withoutFirst, 10, withoutSecond)),
                List.of(withoutFirst + withoutSecond, all),
                0,
                0);
    }
}
