package peyvand.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of all bills, tried on many that a seed has drawn. */
class TotalsTest {

    private static final BigDecimal NONE = BigDecimal.ZERO;
    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** Lines in some currency with a discount on the whole. */
    record Bill(List<LineTerms> lines, BigDecimal discount, String currency) {

        static Bill drawn(long seed) {
            Random random = new Random(seed);
            String currency = List.of("IRR", "EUR", "KWD").get(random.nextInt(3));
            List<LineTerms> lines = new ArrayList<>();
            for (int i = random.nextInt(12); i >= 0; i--) {
                lines.add(new LineTerms(
                        BigDecimal.valueOf(random.nextInt(50_000), random.nextInt(5)),
                        BigDecimal.valueOf(random.nextInt(1_000_000), random.nextInt(5)),
                        percent(random),
                        percent(random)));
            }
            return new Bill(lines, percent(random), currency);
        }

        private static BigDecimal percent(Random random) {
            return switch (random.nextInt(4)) {
                case 0 -> NONE;
                case 1 -> new BigDecimal(random.nextInt(101));
                default -> BigDecimal.valueOf(random.nextInt(10_001), 2);
            };
        }

        Totals totals() {
            return Totals.of(lines, discount, currency);
        }

        BigDecimal unit() {
            return BigDecimal.ONE.movePointLeft(MinorUnits.decimals(currency));
        }

        Bill with(Function<LineTerms, LineTerms> change) {
            return new Bill(lines.stream().map(change).toList(), discount, currency);
        }

        Bill discounted(BigDecimal other) {
            return new Bill(lines, other, currency);
        }

        /** Without any rounding, before tax. */
        BigDecimal exactNet() {
            return lines.stream()
                    .map(line -> line.quantity()
                            .multiply(line.unitPrice())
                            .multiply(Percent.without(line.discountPercent()))
                            .multiply(Percent.without(discount)))
                    .reduce(NONE, BigDecimal::add);
        }
    }

    static Stream<Bill> bills() {
        return Stream.iterate(1L, seed -> seed + 1).limit(500).map(Bill::drawn);
    }

    @ParameterizedTest
    @MethodSource("bills")
    void areTheSumsOfTheirLines(Bill bill) {
        Totals totals = bill.totals();
        assertThat(sum(totals, LineAmounts::net)).isEqualByComparingTo(totals.net());
        assertThat(sum(totals, LineAmounts::tax)).isEqualByComparingTo(totals.tax());
        assertThat(sum(totals, LineAmounts::total)).isEqualByComparingTo(totals.total());
        assertThat(totals.list().subtract(totals.lineDiscounts()).subtract(totals.discount()))
                .isEqualByComparingTo(totals.net());
    }

    @ParameterizedTest
    @MethodSource("bills")
    void spreadTheWholeDiscountWithoutLosingAUnit(Bill bill) {
        Totals totals = bill.totals();
        BigDecimal before = totals.list().subtract(totals.lineDiscounts());
        assertThat(totals.discount())
                .isEqualByComparingTo(
                        MinorUnits.round(before.multiply(Percent.share(bill.discount())), bill.currency()));
        assertThat(sum(totals, LineAmounts::sharedDiscount)).isEqualByComparingTo(totals.discount());
        totals.lines().forEach(line -> {
            BigDecimal own = line.list().subtract(line.discount());
            BigDecimal exact = before.signum() == 0
                    ? NONE
                    : totals.discount().multiply(own).divide(before, MathContext.DECIMAL128);
            assertThat(line.sharedDiscount().subtract(exact).abs()).isLessThanOrEqualTo(bill.unit());
        });
    }

    @ParameterizedTest
    @MethodSource("bills")
    void neverFallBelowZeroWhereNothingComesBack(Bill bill) {
        bill.totals().lines().forEach(line -> {
            assertThat(line.list()).isNotNegative();
            assertThat(line.discount()).isNotNegative();
            assertThat(line.sharedDiscount()).isNotNegative();
            assertThat(line.net()).isNotNegative();
            assertThat(line.tax()).isNotNegative();
        });
    }

    @ParameterizedTest
    @MethodSource("bills")
    void doNotDependOnTheOrderOfTheLines(Bill bill) {
        List<LineTerms> shuffled = new ArrayList<>(bill.lines());
        Collections.shuffle(shuffled, new Random(7));
        Totals totals = bill.totals();
        Totals others = new Bill(shuffled, bill.discount(), bill.currency()).totals();
        assertThat(others.net()).isEqualByComparingTo(totals.net());
        assertThat(others.tax()).isEqualByComparingTo(totals.tax());
        assertThat(others.discount()).isEqualByComparingTo(totals.discount());
    }

    @ParameterizedTest
    @MethodSource("bills")
    void areTheListAmountsWithoutDiscountAndTax(Bill bill) {
        Totals totals = bill.with(line -> LineTerms.plain(line.quantity(), line.unitPrice()))
                .discounted(NONE)
                .totals();
        assertThat(totals.total()).isEqualByComparingTo(totals.list());
        assertThat(totals.lines()).allSatisfy(line -> assertThat(line.net()).isEqualByComparingTo(line.list()));
    }

    @ParameterizedTest
    @MethodSource("bills")
    void areNothingAfterAHundredPercent(Bill bill) {
        BigDecimal all = new BigDecimal(100);
        assertThat(bill.discounted(all).totals().lines())
                .allSatisfy(line -> assertThat(line.total()).isZero());
        assertThat(bill.with(line -> new LineTerms(line.quantity(), line.unitPrice(), all, line.taxPercent()))
                        .totals()
                        .total())
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("bills")
    void differFromTheExactSumByHalfAUnitForEachRounding(Bill bill) {
        BigDecimal roundings =
                new BigDecimal(bill.lines().size() + (bill.discount().signum() == 0 ? 0 : 1));
        assertThat(bill.totals().net().subtract(bill.exactNet()).abs())
                .isLessThanOrEqualTo(roundings.multiply(HALF).multiply(bill.unit()));
    }

    @ParameterizedTest
    @MethodSource("bills")
    void doNotShrinkAsOneLineGrows(Bill bill) {
        List<LineTerms> grown = new ArrayList<>(bill.lines());
        LineTerms first = grown.get(0);
        grown.set(0, first.withQuantity(first.quantity().add(BigDecimal.ONE)));
        assertThat(new Bill(grown, bill.discount(), bill.currency()).totals().net())
                .isGreaterThanOrEqualTo(bill.totals().net());
        assertThat(new Bill(grown, NONE, bill.currency()).totals().total())
                .isGreaterThanOrEqualTo(bill.discounted(NONE).totals().total());
    }

    @ParameterizedTest
    @MethodSource("bills")
    void areTheSameBelowZeroWhereAllComesBack(Bill bill) {
        Totals back =
                bill.with(line -> line.withQuantity(line.quantity().negate())).totals();
        assertThat(back.net()).isEqualByComparingTo(bill.totals().net().negate());
        assertThat(back.discount())
                .isEqualByComparingTo(bill.totals().discount().negate());
    }

    @Test
    void countRialsWholeAndCentsToTwoPlaces() {
        LineTerms third = terms("0.3333", "100", "0", "9");
        assertThat(third.amounts("IRR").net()).isEqualByComparingTo("33");
        assertThat(third.amounts("IRR").tax()).isEqualByComparingTo("3");
        assertThat(third.amounts("EUR").net()).isEqualByComparingTo("33.33");
        assertThat(third.amounts("KWD").tax()).isEqualByComparingTo("3");
    }

    @Test
    void roundAHalfUpOnce() {
        assertThat(terms("1", "0.05", "50", "0").amounts("EUR").net()).isEqualByComparingTo("0.03");
        assertThat(terms("-1", "0.05", "50", "0").amounts("EUR").net()).isEqualByComparingTo("-0.03");
    }

    @Test
    void giveTheLastUnitToTheLargestRemainder() {
        Totals totals = Totals.of(
                List.of(terms("1", "10", "0", "0"), terms("1", "10", "0", "0"), terms("1", "12", "0", "0")),
                new BigDecimal("10"),
                "IRR");
        assertThat(totals.lines().stream().map(LineAmounts::sharedDiscount))
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE);
        assertThat(totals.net()).isEqualByComparingTo("29");
    }

    @Test
    void refusePercentagesThatAreNone() {
        assertThatThrownBy(() -> terms("1", "1", "100.01", "0")).hasMessage("rule.line.discount");
        assertThatThrownBy(() -> terms("1", "1", "-1", "0")).hasMessage("rule.line.discount");
        assertThatThrownBy(() -> terms("1", "1", "0.001", "0")).hasMessage("rule.line.discount");
        assertThatThrownBy(() -> terms("1", "1", "0", "101")).hasMessage("rule.line.tax");
        assertThatThrownBy(() -> Totals.of(List.of(), new BigDecimal("101"), "EUR"))
                .hasMessage("rule.line.discount");
    }

    @Test
    void refuseMoreThanTheBooksHold() {
        assertThatThrownBy(() -> terms("999999999", "999999999", "0", "0").amounts("IRR"))
                .hasMessage("rule.line.tooBig");
        LineTerms large = terms("1", "600000000000000", "0", "0");
        assertThatThrownBy(() -> Totals.of(List.of(large, large), NONE, "IRR")).hasMessage("rule.line.tooBig");
    }

    @Test
    void refuseADiscountOnTheWholeOfLinesThatGoBothWays() {
        assertThatThrownBy(() -> Totals.of(
                        List.of(terms("1", "1", "0", "0"), terms("-1", "2", "0", "0")), BigDecimal.TEN, "EUR"))
                .hasMessage("rule.line.bothWays");
    }

    private static LineTerms terms(String quantity, String price, String discount, String tax) {
        return new LineTerms(
                new BigDecimal(quantity), new BigDecimal(price), new BigDecimal(discount), new BigDecimal(tax));
    }

    private static BigDecimal sum(Totals totals, Function<LineAmounts, BigDecimal> amount) {
        return totals.lines().stream().map(amount).reduce(NONE, BigDecimal::add);
    }
}
