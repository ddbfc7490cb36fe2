package peyvand.web.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.domain.Role;
import peyvand.operational.staff.Language;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.Page;
import peyvand.web.testing.WebTest;

@WebTest
class PricingPagesTest {

    @Autowired
    Browsers browsers;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void otherTestsHaveNoLists() {
        jdbc.sql("update crm.price_list set retired_at = now() where retired_at is null")
                .update();
        jdbc.sql("update crm.customer_tier set retired_at = now() where retired_at is null")
                .update();
        jdbc.sql("update crm.company set tax_percent = 0").update();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void areShownInBothLanguages(Language language) {
        Browser sara = browsers.administrator(language);
        sara.post("/tiers", "labelEnglish", "Gold " + System.nanoTime());
        String list = list(sara);
        sara.post(list + "/entries", "priceRows", product(sara) + "\t2");
        for (String path :
                List.of("/price-lists", "/price-lists/new", list, list + "/edit", "/tiers", list + "/export.csv")) {
            Page page = sara.get(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.body()).as(path).doesNotContain("??");
        }
        assertThat(sara.get("/price-lists/999999999").status()).isEqualTo(404);
        assertThat(sara.get(list + "?at=nonsense").status()).isEqualTo(400);
    }

    @Test
    void priceWhatIsOfferedToATier() {
        Browser sara = browsers.administrator();
        String gold = "Gold " + System.nanoTime();
        sara.post("/tiers", "labelEnglish", gold);
        String tier = jdbc.sql("select max(id)::text from crm.customer_tier")
                .query(String.class)
                .single();
        String code = product(sara);
        String list = list(sara, "customerTier", tier);
        assertThat(sara.post(list + "/entries", "priceRows", code + "\t\t9\n" + code + ";۱۰;8\n\n")
                        .location())
                .isEqualTo(list);
        assertThat(sara.get(list).body()).contains("€9.00", "€8.00", gold);
        String customer = sara.post("/customers", "kind", "ORGANISATION", "name", "Golden " + System.nanoTime())
                .location();
        sara.post(customer + "/tier", "tier", tier);
        assertThat(sara.get(customer).body()).contains(gold);
        assertThat(sara.get("/customers", "customerTier", tier, "columns", "customerTier")
                        .body())
                .contains("data-href=\"" + customer + "\"", gold);
        assertThat(sara.get("/customers", "customerTier", tier, "kind", "PERSON")
                        .body())
                .doesNotContain("data-href=\"" + customer + "\"");
        String label = sara.get("/quotes/new", "customer", customer.replaceAll(".*/", ""))
                .fields()
                .get("customer");
        String quote = sara.post("/quotes", "customer", label, "documentLanguage", "EN")
                .location();
        sara.post(quote + "/lines", "product", code, "quantity", "12");
        assertThat(sara.get(quote).body()).contains("€8.00", "€96.00");
        assertThat(sara.get(customer, "show", "CHANGES").body()).contains(gold);
    }

    @Test
    void takeAllPastedRowsOrNoneAndSayWhy() {
        Browser sara = browsers.administrator();
        String list = list(sara);
        String code = product(sara);
        Page refused = sara.post(
                list + "/entries",
                "priceRows",
                code + "\t9\nNO-SUCH-CODE\t1\n" + code + "\t-1\n" + code + "\t9\n" + code + "\t1\t2\t3");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains("No product has this code", "Not a number", "stand further above", "Not code and price")
                .contains("NO-SUCH-CODE\t1");
        assertThat(sara.get(list).body()).contains("No prices yet");
    }

    @Test
    void areExportedAsTheyArePastedAndWithoutFormulas() {
        Browser sara = browsers.administrator();
        String evil = "=1+" + System.nanoTime();
        sara.post("/products", "productName", evil, "productKind", "GOODS", "productCode", evil);
        String list = list(sara);
        sara.post(list + "/entries", "priceRows", evil + "\t5\t2.5");
        assertThat(sara.get(list + "/export.csv").body()).contains("'" + evil + ",5,2.5,'" + evil);
    }

    @Test
    void setTheUsualTax() {
        Browser sara = browsers.administrator();
        assertThat(sara.post("/price-lists/usual-tax", "taxPercent", "120").status())
                .isEqualTo(422);
        sara.post("/price-lists/usual-tax", "taxPercent", "۹");
        assertThat(sara.get("/price-lists").body()).contains("value=\"9\"");
    }

    @Test
    void areReadByAllAndWrittenByWhoMayChangeManyRecords() {
        Browser sara = browsers.administrator();
        String list = list(sara);
        Browser rep = browsers.colleague(Role.SALES);
        assertThat(rep.get(list).status()).isEqualTo(200);
        assertThat(rep.get(list + "/edit").status()).isEqualTo(403);
        assertThat(rep.post(list + "/entries", "priceRows", "A\t1").status()).isEqualTo(403);
        assertThat(rep.get("/tiers").status()).isEqualTo(403);
    }

    private static String list(Browser sara, String... more) {
        String[] head = {"priceListName", "List " + System.nanoTime(), "currency", "EUR", "validFrom", "2026-01-01"};
        String[] all = Stream.concat(Arrays.stream(head), Arrays.stream(more)).toArray(String[]::new);
        return sara.post("/price-lists", all).location();
    }

    private static String product(Browser sara) {
        String code = "T-" + System.nanoTime();
        sara.post("/products", "productName", "Tea", "productKind", "GOODS", "productCode", code, "price", "10");
        return code;
    }
}
