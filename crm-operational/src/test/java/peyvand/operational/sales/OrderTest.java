package peyvand.operational.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.util.ReflectionTestUtils;
import peyvand.domain.CustomerId;
import peyvand.domain.LineTerms;
import peyvand.domain.RuleViolation;
import peyvand.operational.pricing.LineData;

class OrderTest {

    private static final ZoneId TEHRAN = ZoneId.of("Asia/Tehran");
    private static final Instant NOW = Instant.parse("2026-11-20T22:30:00Z"); // the 21st in Tehran
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final CustomerId ANNA = new CustomerId(7);

    private final Order order = saved(order(data(OrderKind.SALE, ANNA)));

    @Test
    void goesFromDraftToPlacedToFulfilled() {
        withLines(1);
        order.place(NOW);
        assertThat(order.state()).isEqualTo(OrderState.PLACED);
        order.fulfil(NOW);
        assertThat(order.state()).isEqualTo(OrderState.FULFILLED);
    }

    @Test
    void refusesToBePlacedWithoutLines() {
        refused("rule.order.noLines", () -> order.place(NOW));
    }

    @Test
    void refusesToSkipAState() {
        refused("rule.order.notPlaced", () -> order.fulfil(NOW));
    }

    @Test
    void refusesToGoBack() {
        withLines(1);
        order.place(NOW);
        refused("rule.order.noDraft", () -> order.place(NOW));
        order.fulfil(NOW);
        refused("rule.order.notPlaced", () -> order.fulfil(NOW));
        refused("rule.order.fulfilledStays", () -> order.cancel(null, NOW));
    }

    @Test
    void keepsTheReasonOfItsCancellationInItsNote() {
        order.cancel("Ordered twice", NOW);
        assertThat(order.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(order.data(TEHRAN).note()).isEqualTo("Ordered twice");
        refused("rule.order.cancelled", () -> order.cancel(null, NOW));
        refused("rule.order.cancelled", () -> order.edit(priced(OrderKind.SALE, null), TEHRAN, NOW));
    }

    @Test
    void takesLinesOnlyAsADraft() {
        withLines(1);
        order.place(NOW);
        refused("rule.order.noDraft", () -> line("1", "1"));
    }

    @ParameterizedTest
    @CsvSource({"2, 10, 20.00", "0.3333, 0.3333, 0.11", "3, 0.335, 1.01", "1, -5, -5.00"})
    void countsTheAmountOfALineToTheCent(String quantity, String price, String amount) {
        assertThat(line(quantity, price).amount()).isEqualTo(new BigDecimal(amount));
    }

    @Test
    void refusesAmountsThatCannotBeWrittenDown() {
        refused("rule.line.tooBig", () -> line("999999999", "999999999"));
    }

    @Test
    void sellsUpwardAndReturnsDownward() {
        refused("rule.order.quantity.SALE", () -> line("-1", "1"));
        refused("rule.order.quantity.SALE", () -> line("0", "1"));
        Order back = saved(order(data(OrderKind.RETURN, ANNA)));
        refused("rule.order.quantity.RETURN", () -> back.line(1, lineData("1"), terms("1", "1")));
        Order adjustment = saved(order(data(OrderKind.ADJUSTMENT, ANNA)));
        refused("rule.order.quantity.ADJUSTMENT", () -> adjustment.line(1, lineData("0"), terms("0", "1")));
        assertThat(adjustment.line(1, lineData("-2"), terms("-2", "10")).amount())
                .isEqualByComparingTo("-20");
    }

    @Test
    void givesBackNoMoreThanIsLeft() {
        OrderLine line = savedLine("5", "10");
        line.requireLeft(new BigDecimal("3"), new BigDecimal("2"));
        refused("rule.order.returnTooMuch", () -> line.requireLeft(new BigDecimal("3.0001"), new BigDecimal("2")));
        refused("rule.order.returnTooMuch", () -> line.requireLeft(BigDecimal.ONE, new BigDecimal("5")));
        refused("rule.order.returnNothing", () -> line.requireLeft(BigDecimal.ZERO, BigDecimal.ZERO));
        refused("rule.order.returnNothing", () -> line.requireLeft(new BigDecimal("-1"), BigDecimal.ZERO));
    }

    @Test
    void givesNothingBackOfADraftOrAReturn() {
        refused("rule.order.notReturnable", order::requireReturnable);
        OrderLine back = savedLine("5", "10").returned(order, 1, BigDecimal.ONE);
        refused("rule.order.notReturnable", () -> back.requireLeft(BigDecimal.ONE, BigDecimal.ZERO));
    }

    @Test
    void returnsALineAtItsPrice() {
        OrderLine back = savedLine("5", "10").returned(order, 1, new BigDecimal("2"));
        assertThat(back.quantity()).isEqualByComparingTo("-2");
        assertThat(back.amount()).isEqualByComparingTo("-20");
    }

    @Test
    void returnsItsPartOfADiscountOnTheWholeToo() {
        LineTerms terms = new LineTerms(new BigDecimal("3"), BigDecimal.TEN, BigDecimal.TEN, new BigDecimal("9"));
        OrderLine sold = new OrderLine(order, 1, lineData("3"), terms, new BigDecimal("2.00"));
        ReflectionTestUtils.setField(sold, "id", 99L);
        assertThat(sold.amount()).isEqualByComparingTo("25");
        assertThat(sold.returned(order, 2, new BigDecimal("3")).amount()).isEqualByComparingTo("-25");
        OrderLine back = sold.returned(order, 2, BigDecimal.ONE);
        assertThat(back.amount()).isEqualByComparingTo("-8.33");
        back.change("EUR", sold, lineData("-3"), back.terms().withQuantity(new BigDecimal("-3")));
        assertThat(back.amount()).isEqualByComparingTo("-25");
        refused("rule.order.returnLine", () -> back.change("EUR", sold, lineData("-3"), terms("-3", "10")));
    }

    @Test
    void isOrderedNowWhenItIsOrderedToday() {
        assertThat(ReflectionTestUtils.getField(order, "orderedAt")).isEqualTo(NOW);
    }

    @Test
    void isOrderedAtTheBeginningOfAnotherDayInTheCompanysZone() {
        order.edit(on(LocalDate.of(2026, 11, 19)), TEHRAN, NOW);
        assertThat(ReflectionTestUtils.getField(order, "orderedAt")).isEqualTo(Instant.parse("2026-11-18T20:30:00Z"));
    }

    @Test
    void keepsItsTimeWhenTheDayDoesNotChange() {
        var changes = order.edit(on(TODAY), TEHRAN, NOW.plusSeconds(3_600));
        assertThat(changes.isEmpty()).isTrue();
        assertThat(ReflectionTestUtils.getField(order, "orderedAt")).isEqualTo(NOW);
    }

    @Test
    void asksAgainForADayThatIsHardlyMeant() {
        refused("rule.order.day", () -> order.edit(on(LocalDate.of(1026, 1, 1)), TEHRAN, NOW));
        refused("rule.order.day", () -> order.edit(on(LocalDate.of(2206, 1, 1)), TEHRAN, NOW));
    }

    @Test
    void keepsItsCurrencyWhileItHasLines() {
        withLines(1);
        refused("rule.order.currencyFixed", () -> order.edit(in("USD"), TEHRAN, NOW));
    }

    @Test
    void keepsItsCustomerOnceItIsPlaced() {
        withLines(1);
        order.place(NOW);
        refused("rule.order.customerFixed", () -> order.edit(priced(OrderKind.SALE, new CustomerId(8)), TEHRAN, NOW));
    }

    @Test
    void learnsTheCustomerOfAnAnonymousSaleAtAnyTime() {
        Order anonymous = saved(order(data(OrderKind.SALE, null)));
        ReflectionTestUtils.setField(anonymous, "lineCount", 1);
        anonymous.place(NOW);
        anonymous.edit(priced(OrderKind.SALE, ANNA), TEHRAN, NOW);
        assertThat(anonymous.customer()).isEqualTo(ANNA);
    }

    @Test
    void needsARateForAnotherCurrency() {
        OrderData dollars = in("USD");
        refused("rule.order.exchangeRate", () -> withRate(dollars, null).pricedIn("EUR"));
        refused("rule.currency", () -> in("XYZ").pricedIn("EUR"));
        assertThat(data(OrderKind.SALE, null).pricedIn("IRR").currency()).isEqualTo("IRR");
        assertThat(withRate(in("EUR"), BigDecimal.TEN).pricedIn("EUR").exchangeRate())
                .isEqualTo(BigDecimal.ONE);
    }

    private OrderLine line(String quantity, String price) {
        return order.line(1, lineData(quantity), terms(quantity, price));
    }

    private static LineTerms terms(String quantity, String price) {
        return LineTerms.plain(new BigDecimal(quantity), new BigDecimal(price));
    }

    private OrderLine savedLine(String quantity, String price) {
        OrderLine line = line(quantity, price);
        ReflectionTestUtils.setField(line, "id", 99L);
        return line;
    }

    private void withLines(int count) {
        ReflectionTestUtils.setField(order, "lineCount", count);
    }

    private static void refused(String key, ThrowingCallable doing) {
        assertThatThrownBy(doing)
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        violation -> assertThat(violation.key()).isEqualTo(key));
    }

    private static LineData lineData(String quantity) {
        return new LineData(null, "Tea", new BigDecimal(quantity), null);
    }

    private static Order order(OrderData data) {
        return new Order("O-1", data.pricedIn("EUR"), TEHRAN, NOW);
    }

    private static Order saved(Order order) {
        ReflectionTestUtils.setField(order, "id", 1L);
        return order;
    }

    private static OrderData data(OrderKind kind, @Nullable CustomerId customer) {
        return new OrderData(kind, customer, null, TODAY, null, null, null, null, null);
    }

    private static OrderData priced(OrderKind kind, @Nullable CustomerId customer) {
        return data(kind, customer).pricedIn("EUR");
    }

    private static OrderData on(LocalDate day) {
        return new OrderData(OrderKind.SALE, ANNA, null, day, "EUR", BigDecimal.ONE, null, null, null);
    }

    private static OrderData in(String currency) {
        return new OrderData(OrderKind.SALE, ANNA, null, TODAY, currency, new BigDecimal("0.9"), null, null, null);
    }

    private static OrderData withRate(OrderData data, @Nullable BigDecimal rate) {
        return new OrderData(
                data.kind(), data.customer(), null, data.orderedOn(), data.currency(), rate, null, null, null);
    }
}
