package peyvand.web.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import peyvand.operational.staff.Language;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.Page;
import peyvand.web.testing.WebTest;

@WebTest
class ProductPagesTest {

    @Autowired
    Browsers browsers;

    @ParameterizedTest
    @EnumSource(Language.class)
    void showsEachPageInBothLanguages(Language language) {
        Browser sara = browsers.administrator(language);
        String mug = made(sara, "Mug");
        for (String path : List.of(
                "/products",
                "/products?q=Mug&productKind=GOODS&category=x&sort=-price",
                "/products?archived=true",
                "/products/new",
                mug,
                mug + "/edit",
                "/products/suggestions?q=mug",
                "/products/categories?q=")) {
            Page page = sara.get(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.body()).as(path).doesNotContain("??");
        }
        assertThat(sara.get("/products/999999999").status()).isEqualTo(404);
        assertThat(sara.get("/products/mug").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void keepsWhatWasTypedWhereSomethingIsWrong(Language language) {
        Browser sara = browsers.administrator(language);
        Page page = sara.post(
                "/products", "productName", "", "productKind", "GOODS", "price", "a lot", "note", "a fine note");
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body())
                .contains("a fine note", "a lot", "productName-problem", "price-problem")
                .doesNotContain("??");
        Page currency =
                sara.post("/products", "productName", "X", "productKind", "GOODS", "price", "1", "currency", "EUO");
        assertThat(currency.status()).isEqualTo(422);
        assertThat(currency.body()).contains("currency-problem").doesNotContain("??");
    }

    @Test
    void refusesACodeThatIsTaken() {
        Browser sara = browsers.administrator();
        String code = "T" + System.nanoTime();
        assertThat(sara.post("/products", "productName", "Mug", "productKind", "GOODS", "productCode", code)
                        .status())
                .isEqualTo(302);
        Page again = sara.post("/products", "productName", "Cup", "productKind", "GOODS", "productCode", code);
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.body()).contains("productCode-problem", "Cup");
    }

    @Test
    void showsBothValuesToTheSecondOfTwoWhoEdit() {
        Browser sara = browsers.administrator();
        Browser colleague = browsers.colleague();
        String mug = made(sara, "Mug");
        Page first = sara.post(mug + "/edit", "version", "0", "productName", "Blue mug", "productKind", "GOODS");
        Page second = colleague.post(mug + "/edit", "version", "0", "productName", "Red mug", "productKind", "GOODS");
        assertThat(first.status()).isEqualTo(302);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body()).contains("Blue mug", "Red mug", "name=\"version\" value=\"1\"");
        assertThat(sara.get(mug).body()).contains("Blue mug").doesNotContain("Red mug");
    }

    @Test
    void editsOneFieldInPlace() {
        Browser sara = browsers.administrator();
        String mug = made(sara, "Mug");
        Browser htmx = browsers.administrator().with("HX-Request", "true");
        assertThat(htmx.get(mug + "/fields/price").body())
                .contains("name=\"price\"")
                .doesNotContain("<html");
        Page saved = htmx.post(mug + "/fields/price", "version", "0", "price", "۴٫۲");
        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.body()).contains("4.20").doesNotContain("<html");
        assertThat(htmx.post(mug + "/fields/price", "version", "1", "price", "much")
                        .status())
                .isEqualTo(422);
        assertThat(htmx.get(mug + "/fields/nothing").status()).isEqualTo(404);
    }

    @Test
    void archivesAndBringsBack() {
        Browser sara = browsers.administrator();
        String mug = made(sara, "Mug");
        sara.post(mug + "/archive", "archived", "true");
        assertThat(sara.get(mug).body()).contains("Bring back from the archive").doesNotContain(mug + "/edit");
        assertThat(sara.post(mug + "/edit", "version", "1", "productName", "Cup", "productKind", "GOODS")
                        .status())
                .isEqualTo(422);
        sara.post(mug + "/archive", "archived", "false");
        assertThat(sara.get(mug).body()).contains(mug + "/edit");
    }

    @Test
    void exportsTheListAsItIsShown() {
        Browser sara = browsers.administrator();
        String name = "=Formula " + System.nanoTime();
        made(sara, name);
        Page csv = sara.get("/products/export.csv", "q", name.substring(1));
        assertThat(csv.status()).isEqualTo(200);
        assertThat(csv.body()).contains("'" + name);
        assertThat(sara.get("/products/export.xlsx").status()).isEqualTo(200);
    }

    private static String made(Browser browser, String name) {
        Page made = browser.post("/products", "productName", name, "productKind", "GOODS", "price", "2.5");
        assertThat(made.status()).as(made.body()).isEqualTo(302);
        return made.location();
    }
}
