package peyvand.operational.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.domain.CustomerId;
import peyvand.domain.PriceListId;
import peyvand.domain.ProductId;
import peyvand.domain.Refused;
import peyvand.domain.Right;
import peyvand.domain.Stale;
import peyvand.domain.TierId;
import peyvand.domain.Viewer;
import peyvand.operational.sales.SalesDbTest;
import peyvand.operational.sales.SalesWorld;

@SalesDbTest
class PriceListsTest {

    private static final LocalDate TODAY = SalesWorld.TODAY;

    @Autowired
    SalesWorld world;

    @Autowired
    PriceLists lists;

    @Autowired
    PriceListQueries queries;

    @Autowired
    Prices prices;

    @Autowired
    JdbcClient jdbc;

    private Viewer sara;
    private CustomerId anna;
    private ProductId tea;

    @BeforeEach
    void aShop() {
        sara = world.viewer();
        anna = world.customer("Anna", null);
        tea = world.product(sara, "Tea", "10");
    }

    @AfterEach
    void otherTestsHaveNoLists() {
        jdbc.sql("update price_list set retired_at = now() where retired_at is null")
                .update();
        jdbc.sql("update company set tax_percent = 0").update();
    }

    @Test
    void fallBackOnTheProductsOwnPrice() {
        assertThat(price("1")).isEqualByComparingTo("10");
        priced(list("USD", null, TODAY, null), "0", "3");
        assertThat(price("1")).isEqualByComparingTo("10");
        assertThatThrownBy(() -> prices.price(sara, new Sale(anna, "GBP", TODAY), line("1")))
                .hasMessage("rule.line.price");
    }

    @Test
    void giveThePriceOfTheLargestQuantityThatIsReached() {
        PriceListId list = list("EUR", null, TODAY, null);
        priced(list, "0", "9");
        priced(list, "10", "8");
        priced(list, "100", "7");
        assertThat(price("9.9999")).isEqualByComparingTo("9");
        assertThat(price("10")).isEqualByComparingTo("8");
        assertThat(price("1000")).isEqualByComparingTo("7");
    }

    @Test
    void preferWhatIsForTheCustomersTierThenWhatBeganLast() {
        priced(list("EUR", null, TODAY.minusDays(9), null), "0", "9");
        assertThat(price("1")).isEqualByComparingTo("9");
        priced(list("EUR", null, TODAY.minusDays(3), null), "0", "8.5");
        assertThat(price("1")).isEqualByComparingTo("8.5");
        TierId gold = tier();
        priced(list("EUR", gold, TODAY.minusDays(20), null), "5", "6");
        assertThat(price("5")).isEqualByComparingTo("8.5");
        jdbc.sql("update customer set tier_id = :tier where id = :id")
                .param("tier", gold.value())
                .param("id", anna.value())
                .update();
        assertThat(price("5")).isEqualByComparingTo("6");
        assertThat(price("1")).isEqualByComparingTo("8.5");
        assertThat(prices.price(sara, new Sale(null, "EUR", TODAY), line("5"))
                        .terms()
                        .unitPrice())
                .isEqualByComparingTo("8.5");
    }

    @Test
    void holdOnTheirDaysOnly() {
        priced(list("EUR", null, TODAY.plusDays(1), null), "0", "1");
        priced(list("EUR", null, TODAY.minusDays(9), TODAY.minusDays(1)), "0", "2");
        assertThat(price("1")).isEqualByComparingTo("10");
        PriceListId now = list("EUR", null, TODAY, TODAY);
        priced(now, "0", "3");
        assertThat(price("1")).isEqualByComparingTo("3");
        lists.retire(sara, now, true);
        assertThat(price("1")).isEqualByComparingTo("10");
    }

    @Test
    void letAPriceBeOverwrittenAndSayWhatWasUsual() {
        priced(list("EUR", null, TODAY, null), "0", "9");
        LineData typed = new LineData(tea, null, BigDecimal.ONE, new BigDecimal("4"));
        PricedLine line = prices.price(sara, new Sale(anna, "EUR", TODAY), typed);
        assertThat(line.terms().unitPrice()).isEqualByComparingTo("4");
        assertThat(line.before()).containsEntry("unitPrice", "9");
    }

    @Test
    void takeManyPricesAtOnceAndTheSameOnesAgain() {
        PriceListId list = list("EUR", null, TODAY, null);
        ProductId coffee = world.product(sara, "Coffee", "5");
        lists.enter(sara, list, List.of(entry(tea, "0", "9"), entry(tea, "10", "8"), entry(coffee, "0", "4")));
        lists.enter(sara, list, List.of(entry(tea, "10", "7.5")));
        assertThat(queries.entries(list, null, 9).rows())
                .extracting(row ->
                        row.name() + " " + row.unitPrice().stripTrailingZeros().toPlainString())
                .containsExactly("Tea 9", "Tea 7.5", "Coffee 4");
        lists.remove(sara, list, queries.entries(list, null, 9).rows().get(2).id());
        assertThat(queries.list(list).entries()).isEqualTo(2);
        assertThat(queries.list(list).inForce()).isTrue();
    }

    @Test
    void turnPagesForwardAndBack() {
        PriceListId list = list("EUR", null, TODAY, null);
        lists.enter(sara, list, List.of(entry(tea, "0", "9"), entry(tea, "10", "8"), entry(tea, "20", "7")));
        var first = queries.entries(list, null, 2);
        var second = queries.entries(list, first.next(), 2);
        assertThat(second.rows()).hasSize(1);
        assertThat(queries.entries(list, second.previous(), 2).rows()).isEqualTo(first.rows());
    }

    @Test
    void areWrittenByWhoMayChangeManyRecords() {
        Viewer rep = new Viewer(
                sara.staff(), "Omid", EnumSet.of(Right.EDIT, Right.EXPORT), sara.customers(), sara.orders(), null);
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> lists.create(rep, data("EUR", null, TODAY, null)));
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> lists.usualTax(rep, BigDecimal.TEN));
    }

    @Test
    void areRefusedWhereTheyCannotBeMeant() {
        assertThatThrownBy(() -> list("EUR", null, TODAY, TODAY.minusDays(1))).hasMessage("rule.priceList.days");
        assertThatThrownBy(() -> list("XXX1", null, TODAY, null)).hasMessage("rule.currency");
        PriceListData data = data("EUR", null, TODAY, null);
        PriceListId id = lists.create(sara, data);
        assertThatThrownBy(() -> lists.create(sara, data)).hasMessage("rule.priceList.nameTaken");
        priced(id, "0", "1");
        PriceListData dollars = new PriceListData(data.name(), "USD", null, TODAY, null);
        assertThatThrownBy(() -> lists.edit(sara, id, 0, dollars)).hasMessage("rule.priceList.currency");
        lists.edit(sara, id, 0, new PriceListData(data.name(), "EUR", null, TODAY, TODAY));
        assertThatExceptionOfType(Stale.class).isThrownBy(() -> lists.edit(sara, id, 0, data));
    }

    @Test
    void setTheUsualTax() {
        lists.usualTax(sara, new BigDecimal("9.5"));
        assertThat(prices.price(sara, new Sale(anna, "EUR", TODAY), line("1"))
                        .terms()
                        .taxPercent())
                .isEqualByComparingTo("9.5");
        assertThatThrownBy(() -> lists.usualTax(sara, new BigDecimal("101"))).hasMessage("rule.line.tax");
    }

    private BigDecimal price(String quantity) {
        return prices.price(sara, new Sale(anna, "EUR", TODAY), line(quantity))
                .terms()
                .unitPrice();
    }

    private LineData line(String quantity) {
        return new LineData(tea, null, new BigDecimal(quantity), null);
    }

    private PriceListId list(String currency, @Nullable TierId tier, LocalDate from, @Nullable LocalDate until) {
        return lists.create(sara, data(currency, tier, from, until));
    }

    private static PriceListData data(
            String currency, @Nullable TierId tier, LocalDate from, @Nullable LocalDate until) {
        return new PriceListData("List " + System.nanoTime(), currency, tier, from, until);
    }

    private void priced(PriceListId list, String quantity, String price) {
        lists.enter(sara, list, List.of(entry(tea, quantity, price)));
    }

    private static PriceEntry entry(ProductId product, String quantity, String price) {
        return new PriceEntry(product, new BigDecimal(quantity), new BigDecimal(price));
    }

    private TierId tier() {
        return new TierId(jdbc.sql("insert into customer_tier (label_en, position) values ('Gold', 1) returning id")
                .query(Long.class)
                .single());
    }
}
