package peyvand.web.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.web.util.HtmlUtils;
import peyvand.domain.Role;
import peyvand.operational.staff.Language;
import peyvand.web.product.SoldTogether.Sold;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.Page;
import peyvand.web.testing.WebTest;

@WebTest
@Import(SoldTogether.class)
class BasketPagesTest {

    @Autowired
    Browsers browsers;

    @Autowired
    SoldTogether soldTogether;

    @ParameterizedTest
    @EnumSource(Language.class)
    void showsEachPageInBothLanguages(Language language) {
        Browser sara = browsers.administrator(language);
        Sold sold = soldTogether.analysed(sara);
        for (String path : List.of(
                "/baskets",
                "/baskets?sort=confidence&leastBoth=5&leastConfidence=20.5&leastLift=1",
                "/baskets?product=" + sold.tea(),
                "/baskets/rules/1",
                "/baskets/orders",
                "/baskets/orders?holds1=" + sold.tea() + "&holds2=" + sold.sugar(),
                "/baskets/customers?has1=" + sold.tea() + "&lacks=" + sold.sugar(),
                "/baskets/network",
                "/baskets/products",
                "/baskets/products?sort=-growth&productStage=DECLINE&category=none",
                "/baskets/bundle",
                "/baskets/bundle?part1=" + sold.tea() + "&part2=" + sold.sugar() + "&discountPercent=10",
                "/baskets/bundle?part1=" + sold.tea() + "&part2=nonsense&discountPercent=200",
                "/reports/products",
                "/products/" + sold.teaId())) {
            Page page = sara.get(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.body()).as(path).doesNotContain("??");
        }
        assertThat(sara.get("/baskets/rules/99999").status()).isEqualTo(404);
        assertThat(sara.get("/baskets?sort=nonsense").status()).isEqualTo(400);
    }

    @Test
    void leadsFromARuleToTheOrdersBehindItAndToWhomItCouldBeOffered() {
        Browser sara = browsers.administrator();
        Sold sold = soldTogether.analysed(sara);
        Page rules = sara.get("/baskets?product=" + sold.tea() + "&sort=confidence");
        assertThat(rules.body()).contains(sold.sugarName());
        String rule = link(rules, "/baskets/rules/\\d+");
        Page page = sara.get(rule);
        assertThat(page.body()).contains("Who buys", "also buys");
        Page orders = sara.get(link(page, "/baskets/orders\\?[^\"]+"));
        assertThat(orders.body()).contains("Buyer").doesNotContain(sold.withoutSugar());
        assertThat(sara.get("/baskets/customers?has1=" + sold.tea() + "&lacks=" + sold.sugar())
                        .body())
                .contains(sold.withoutSugar());
    }

    @Test
    void saysOnAProductWhatGoesWithIt() {
        Browser sara = browsers.administrator();
        Sold sold = soldTogether.analysed(sara);
        assertThat(sara.get("/products/" + sold.teaId()).body()).contains("Goes with", sold.sugarName());
    }

    @Test
    void drawsTheNetworkWithTheSameAsATable() {
        Browser sara = browsers.administrator();
        Sold sold = soldTogether.analysed(sara);
        String page = sara.get("/baskets/network").body();
        assertThat(page).contains("network-chart", "aria-label=\"" + sold.sugarName() + "\"", "holds1=");
    }

    /** Thirty bought tea, all but one of them with sugar, at 20 each. */
    @Test
    void reckonsWhatABundleWouldBringAndSaysWhatIsAssumed() {
        Browser sara = browsers.administrator();
        Sold sold = soldTogether.analysed(sara);
        String asked = "/baskets/bundle?part1=" + sold.tea() + "&part2=" + sold.sugar() + "&discountPercent=";
        assertThat(sara.get(asked + "10").body())
                .contains("Purchases with all of them", "<dd>29</dd>", "It cannot pay", "Assumed:");
        assertThat(sara.get(asked + "1").body()).contains("Nothing is lost if 59.2% of the 1 purchases");
        assertThat(sara.get(asked + "100").body()).contains("A discount lies from 0 to below 100 percent.");
        assertThat(sara.get("/baskets/bundle?part1=" + sold.tea() + "&discountPercent=5")
                        .body())
                .contains("A bundle has at least two products.");
    }

    @Test
    void listsHowProductsFareToThoseWhoSeeFewCustomersToo() {
        Browser sara = browsers.administrator();
        Sold sold = soldTogether.analysed(sara);
        Browser rep = browsers.colleague(Role.SALES);
        assertThat(rep.get("/baskets/products?sort=amount").status()).isEqualTo(200);
        assertThat(rep.get("/products/" + sold.teaId()).body()).contains("How it fares", "Goes with");
        assertThat(rep.get("/baskets/orders?holds1=" + sold.tea()).body()).doesNotContain("Buyer");
        assertThat(rep.get("/baskets/customers?has1=" + sold.tea()).body()).doesNotContain("Buyer");
    }

    @Test
    void tellsWhereAProductIsNotKnown() {
        Browser sara = browsers.administrator();
        Page page = sara.get("/baskets/orders?holds1=nonsense");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Choose a product that is known");
    }

    @Test
    void exportsToWhoMay() {
        Browser sara = browsers.administrator();
        Sold sold = soldTogether.analysed(sara);
        for (String path : List.of(
                "/baskets/export.csv",
                "/baskets/products/export.xlsx",
                "/baskets/orders/export.csv?holds1=" + sold.tea(),
                "/baskets/customers/export.xlsx?has1=" + sold.tea())) {
            assertThat(sara.get(path).status()).as(path).isEqualTo(200);
            assertThat(browsers.colleague(Role.SUPPORT).get(path).status())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(browsers.colleague(Role.SALES).get("/baskets").status()).isEqualTo(200);
    }

    private static String link(Page page, String pattern) {
        Matcher link = Pattern.compile("href=\"(" + pattern + ")\"").matcher(page.body());
        assertThat(link.find()).as(pattern).isTrue();
        return HtmlUtils.htmlUnescape(link.group(1));
    }
}
