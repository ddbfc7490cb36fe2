package peyvand.web.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import peyvand.operational.staff.Language;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.Page;
import peyvand.web.testing.WebTest;

/** The administrator's pages of custom fields. */
@WebTest
class CustomFieldPagesTest {

    @Autowired
    Browsers browsers;

    @ParameterizedTest
    @EnumSource(Language.class)
    void showsEachPageInBothLanguages(Language language) {
        Browser sara = browsers.administrator(language);
        String field = made(sara, "CUSTOMER", "CHOICE", "Tier " + System.nanoTime(), "Gold\nSilver");
        String choice = choices(sara, field).get(0);
        for (String path :
                List.of("/fields", "/fields/new", "/fields/new?of=ORDER", field, field + "/edit", choice + "/edit")) {
            Page page = sara.get(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.body()).as(path).doesNotContain("??");
        }
        assertThat(sara.get(field).body()).contains("Gold", "Silver");
        assertThat(sara.get("/fields/999999999").status()).isEqualTo(404);
        assertThat(sara.get("/fields/tier").status()).isEqualTo(404);
        assertThat(sara.get("/fields/new?of=ACTIVITY").status()).isEqualTo(400);
        sara.post(field + "/retirement", "retired", "true");
        assertThat(sara.get("/fields").body()).doesNotContain("??");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void keepsWhatWasTypedWhereSomethingIsWrong(Language language) {
        Browser sara = browsers.administrator(language);
        String label = "Taken " + System.nanoTime();
        made(sara, "CUSTOMER", "TEXT", label, "");
        for (String[] wrong : new String[][] {
            {"fieldOf", "CUSTOMER", "fieldKind", "TEXT", "fieldEnglish", "", "fieldHintEnglish", "kept"},
            {"fieldOf", "CUSTOMER", "fieldKind", "TEXT", "fieldEnglish", label, "fieldHintEnglish", "kept"},
            {"fieldOf", "ACTIVITY", "fieldKind", "TEXT", "fieldEnglish", "x", "fieldHintEnglish", "kept"},
            {"fieldOf", "CUSTOMER", "fieldKind", "JSON", "fieldEnglish", "x", "fieldHintEnglish", "kept"},
            {
                "fieldOf",
                "CUSTOMER",
                "fieldKind",
                "CHOICE",
                "fieldEnglish",
                "New " + label,
                "fieldChoices",
                "a\nA",
                "fieldHintEnglish",
                "kept"
            }
        }) {
            Page page = sara.post("/fields", wrong);
            assertThat(page.status()).as(String.join(" ", wrong)).isEqualTo(422);
            assertThat(page.body()).contains("kept", "-problem").doesNotContain("??");
        }
        assertThat(sara.get("/fields").body()).doesNotContain("New " + label);
    }

    @Test
    void keepsTheFieldAndItsChoices() {
        Browser sara = browsers.administrator();
        String label = "Tier " + System.nanoTime();
        String field = made(sara, "CONTACT", "CHOICE", label, "Gold\nSilver");
        sara.post(field + "/choices", "fieldEnglish", "Bronze", "fieldPersian", "برنز");
        assertThat(sara.post(field + "/choices", "fieldEnglish", "gold").status())
                .isEqualTo(422);
        List<String> choices = choices(sara, field);
        sara.post(choices.get(2) + "/place", "earlier", "true");
        assertThat(choices(sara, field)).containsExactly(choices.get(0), choices.get(2), choices.get(1));
        assertThat(sara.post(choices.get(0) + "/edit", "version", "0", "fieldEnglish", "Golden")
                        .location())
                .isEqualTo(field);
        assertThat(sara.post(choices.get(0) + "/edit", "version", "0", "fieldEnglish", "Late")
                        .status())
                .isEqualTo(409);
        sara.post(choices.get(1) + "/retirement", "retired", "true");
        assertThat(sara.get(field).body()).contains("Golden", "No longer offered");

        assertThat(sara.post(field + "/edit", "version", "0", "fieldEnglish", label + "!", "fieldPersian", "رده")
                        .location())
                .isEqualTo(field);
        Page late = sara.post(field + "/edit", "version", "0", "fieldEnglish", "Late " + label);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("Late " + label, label + "!");
        assertThat(sara.get("/audit").body()).contains("Custom field", label + "!");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void canBeWhatAColumnOfAFileIs(Language language) throws InterruptedException {
        Browser sara = browsers.administrator(language);
        String unique = "F" + System.nanoTime();
        String key = made(sara, "CUSTOMER", "NUMBER", unique, "").replace("/fields/", "field_");
        String file = "customer id,customer name," + unique + "\n" + unique + "1,Alborz,۱۲٫۵\n" + unique
                + "2,Damavand,heavy\n";
        String path = sara.upload("/imports", "file", "a.csv", file.getBytes(StandardCharsets.UTF_8))
                .location();
        Page mapping = sara.get(path);
        assertThat(mapping.body())
                .containsPattern("<option[^>]*value=\"" + key + "\"[^>]*selected")
                .doesNotContain("??");
        String[] columns = {
            "column",
            "CUSTOMER_REFERENCE",
            "column",
            "CUSTOMER_NAME",
            "column",
            key,
            "importMatch",
            "REFERENCE",
            "importPolicy",
            "CREATE_AND_UPDATE",
            "importDates",
            "AUTO",
            "importDecimals",
            "AUTO",
            "importCustomers",
            "ORGANISATION"
        };
        assertThat(sara.post(path + "/mapping", columns).location()).isEqualTo(path);
        assertThat(rested(sara, path).body()).contains(unique, "heavy").doesNotContain("??");
        sara.post(path + "/run");
        rested(sara, path);
        assertThat(sara.get("/customers?" + key + "_from=12&" + key + "_until=13")
                        .body())
                .contains("Alborz");
        columns[5] = "field_999999999";
        assertThat(sara.post(path + "/mapping", columns).status()).isGreaterThanOrEqualTo(400);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void mustBeAColumnOfAFileThatBringsNewRecordsWhereItIsRequired(Language language) throws InterruptedException {
        Browser sara = browsers.administrator(language);
        String unique = "F" + System.nanoTime();
        String field = made(sara, "PRODUCT", "TEXT", unique, "");
        sara.post(field + "/edit", "version", "0", "fieldEnglish", unique, "fieldRequired", "true");
        String file = "product,code," + unique + "\nMug," + unique + ",\n";
        String path = sara.upload("/imports", "file", "a.csv", file.getBytes(StandardCharsets.UTF_8))
                .location();
        sara.post(path + "/format", "kind", "PRODUCTS", "header", "true");
        String[] columns = {
            "column",
            "PRODUCT_NAME",
            "column",
            "PRODUCT_CODE",
            "column",
            field.replace("/fields/", "field_"),
            "importMatch",
            "CODE",
            "importPolicy",
            "CREATE_AND_UPDATE",
            "importDates",
            "AUTO",
            "importDecimals",
            "AUTO",
            "importCustomers",
            "ORGANISATION"
        };
        assertThat(sara.post(path + "/mapping", columns).location()).isEqualTo(path);
        String checked = rested(sara, path).body();
        sara.post(field + "/retirement", "retired", "true");
        assertThat(checked)
                .contains(language == Language.FA ? "«" + unique + "» نوشته نشده است" : unique + " is missing")
                .doesNotContain("??");
    }

    private static Page rested(Browser browser, String path) throws InterruptedException {
        Page page = browser.get(path);
        for (int i = 0; i < 300 && page.body().contains("every 1s"); i++) {
            Thread.sleep(100);
            page = browser.get(path);
        }
        return page;
    }

    @Test
    void belongsToTheAdministrator() {
        Browser colleague = browsers.colleague();
        assertThat(colleague.get("/fields").status()).isEqualTo(403);
        assertThat(colleague.get("/customers").body()).doesNotContain("href=\"/fields\"");
        assertThat(browsers.administrator().get("/customers").body()).contains("href=\"/fields\"");
    }

    static String made(Browser browser, String of, String kind, String label, String choices) {
        Page page = browser.post(
                "/fields", "fieldOf", of, "fieldKind", kind, "fieldEnglish", label, "fieldChoices", choices);
        assertThat(page.status()).as(page.body()).isEqualTo(302);
        return page.location();
    }

    /** The addresses of the choices in use, in their order. */
    static List<String> choices(Browser browser, String field) {
        return Pattern.compile("href=\"(/fields/\\d+/choices/\\d+)/edit\"")
                .matcher(browser.get(field).body())
                .results()
                .map(result -> result.group(1))
                .toList();
    }
}
