package peyvand.web.field;

import static org.assertj.core.api.Assertions.assertThat;
import static peyvand.web.field.CustomValuePagesTest.field;
import static peyvand.web.field.CustomValuePagesTest.with;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.domain.Role;
import peyvand.operational.staff.Language;
import peyvand.web.field.CustomValuePagesTest.Field;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.Page;
import peyvand.web.testing.WebTest;

/** Custom fields as columns, filters and exports of lists. */
@WebTest
class CustomListTest {

    @Autowired
    Browsers browsers;

    @Autowired
    JdbcClient jdbc;

    private final String unique = "L" + System.nanoTime();

    @AfterEach
    void retire() {
        jdbc.sql("update crm.custom_field set retired_at = now()").update();
        jdbc.sql("update crm.staff set list_columns = '{}'").update();
    }

    @Test
    void findsByEachKindOfField() {
        Browser sara = browsers.administrator();
        Field text = field(sara, "CUSTOMER", "TEXT");
        Field number = field(sara, "CUSTOMER", "NUMBER");
        Field day = field(sara, "CUSTOMER", "DATE");
        Field tier = field(sara, "CUSTOMER", "CHOICE");
        Field answer = field(sara, "CUSTOMER", "YES_NO");
        String gold = tier.choice(sara, 0);
        String silver = tier.choice(sara, 1);
        customer(
                sara,
                "one",
                text.key(),
                "زعفران قائنات 100%",
                number.key(),
                "5",
                day.key(),
                "2026-01-10",
                tier.key(),
                gold,
                answer.key(),
                "true");
        customer(
                sara,
                "two",
                text.key(),
                "Carpet_x",
                number.key(),
                "7.5",
                day.key(),
                "2026-02-10",
                tier.key(),
                silver,
                answer.key(),
                "false");
        customer(sara, "three");

        assertThat(found(sara, text.key() + "=زعفران")).containsExactly("one");
        assertThat(found(sara, text.key() + "=قائِنات"))
                .as("however it is spelt")
                .containsExactly("one");
        assertThat(found(sara, text.key() + "=CARPET")).containsExactly("two");
        assertThat(found(sara, text.key() + "=ca")).as("a beginning").containsExactly("two");
        assertThat(found(sara, text.key() + "=rp")).as("too short for a part").isEmpty();
        assertThat(found(sara, text.key() + "=00%25"))
                .as("a sign, not a pattern")
                .containsExactly("one");
        assertThat(found(sara, text.key() + "=rpet%25")).isEmpty();
        assertThat(found(sara, text.key() + "=%E2%80%8C"))
                .as("nothing that can be seen")
                .hasSize(3);
        assertThat(found(sara, number.key() + "_from=5")).containsExactly("one", "two");
        assertThat(found(sara, number.key() + "_from=5.1&" + number.key() + "_until=۷٫۵"))
                .containsExactly("two");
        assertThat(found(sara, day.key() + "_until=1404/10/20")).containsExactly("one");
        assertThat(found(sara, day.key() + "_from=2026-02-10")).containsExactly("two");
        assertThat(found(sara, tier.key() + "=" + silver)).containsExactly("two");
        assertThat(found(sara, answer.key() + "=true&" + tier.key() + "=" + gold))
                .containsExactly("one");
        assertThat(found(sara, answer.key() + "=true&" + tier.key() + "=" + silver))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void showsColumnsAndFiltersInBothLanguages(Language language) {
        Browser sara = browsers.administrator(language);
        Field text = field(sara, "CUSTOMER", "TEXT");
        Field day = field(sara, "CUSTOMER", "DATE");
        Field tier = field(sara, "CUSTOMER", "CHOICE");
        customer(sara, "one", text.key(), "<i>Saffron</i>", day.key(), "2026-11-22", tier.key(), tier.choice(sara, 1));
        assertThat(sara.get("/customers?q=" + unique).body())
                .contains(text.label())
                .doesNotContain("Saffron");
        sara.post(
                "/lists/customers/columns",
                "columns",
                "name",
                "columns",
                text.key(),
                "columns",
                day.key(),
                "columns",
                tier.key());
        Page page = sara.get("/customers?q=" + unique);
        assertThat(page.body())
                .contains("&lt;i&gt;Saffron", "Silver", language == Language.FA ? "22 نوامبر 2026" : "22 Nov 2026")
                .doesNotContain("??", "<i>Saffron");
        Page wrong = sara.get("/customers?" + day.key() + "_from=someday");
        assertThat(wrong.status()).isEqualTo(200);
        assertThat(wrong.body()).contains("someday", "invalid-feedback").doesNotContain("??");
    }

    @Test
    void exportsTheColumnsThatAreShownAndOnlyWhatIsFiltered() {
        Browser sara = browsers.administrator();
        Field text = field(sara, "CUSTOMER", "TEXT");
        Field number = field(sara, "CUSTOMER", "NUMBER");
        Field tier = field(sara, "CUSTOMER", "CHOICE");
        customer(sara, "one", text.key(), "=1+1", number.key(), "-5", tier.key(), tier.choice(sara, 0));
        customer(sara, "two", number.key(), "7");
        sara.post(
                "/lists/customers/columns",
                "columns",
                "name",
                "columns",
                text.key(),
                "columns",
                number.key(),
                "columns",
                tier.key());
        assertThat(sara.get("/customers/export.csv?q=" + unique).body().lines())
                .containsExactly(
                        "\ufeffName," + text.label() + "," + number.label() + "," + tier.label(),
                        unique + " one,'=1+1,-5,Gold",
                        unique + " two,,7,");
        assertThat(sara.get("/customers/export.csv?q=" + unique + "&" + number.key() + "_from=0")
                        .body())
                .contains(" two,")
                .doesNotContain(" one,");
        assertThat(sara.get("/customers/export.xlsx?q=" + unique).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"CONTACT, /contacts", "PRODUCT, /products", "ORDER, /orders", "OPPORTUNITY, /opportunities"})
    void standsInTheOtherListsToo(String kind, String path) {
        Browser sara = browsers.administrator();
        Field number = field(sara, kind, "NUMBER");
        sara.post("/lists" + path + "/columns", "columns", number.key());
        assertThat(sara.get(path).body()).contains(number.label());
        assertThat(sara.get(path + "?" + number.key() + "_from=1").status()).isEqualTo(200);
        assertThat(sara.get(path + "/export.csv?" + number.key() + "_from=1").body())
                .contains(number.label());
    }

    @Test
    void findsShowsExportsAndKeepsAViewOfOrders() {
        Browser sara = browsers.administrator();
        Field number = field(sara, "ORDER", "NUMBER");
        Field day = field(sara, "ORDER", "DATE");
        String early = order(sara, number.key(), "5", day.key(), "2026-12-01");
        String late = order(sara, number.key(), "7.5", day.key(), "2026-12-24");
        sara.post("/lists/orders/columns", "columns", "orderNumber", "columns", number.key(), "columns", day.key());
        String after = number.key() + "_from=6&" + day.key() + "_until=2026-12-31";
        assertThat(sara.get("/orders?" + after).body())
                .contains("href=\"" + late + "\"", "24 Dec 2026", "7.5")
                .doesNotContain("href=\"" + early + "\"");
        assertThat(sara.get("/orders/export.csv?" + after).body().lines())
                .hasSize(2)
                .last()
                .asString()
                .endsWith(",7.5,2026-12-24");
        assertThat(sara.get("/orders/export.xlsx?" + after).status()).isEqualTo(200);
        String view = sara.post(
                        "/lists/orders/views",
                        "viewName",
                        unique,
                        number.key() + "_from",
                        "6",
                        day.key() + "_until",
                        "2026-12-31")
                .location();
        assertThat(sara.get(view).body()).contains("href=\"" + late + "\"").doesNotContain("href=\"" + early + "\"");
    }

    private static String order(Browser browser, String... own) {
        return browser.post("/orders", with(new String[] {"orderKind", "SALE", "orderedOn", "2026-11-20"}, own))
                .location();
    }

    @Test
    void refusesWhatIsNoField() {
        Browser sara = browsers.administrator();
        Field text = field(sara, "CUSTOMER", "TEXT");
        Field number = field(sara, "CUSTOMER", "NUMBER");
        Field tier = field(sara, "CUSTOMER", "CHOICE");
        Field other = field(sara, "CUSTOMER", "CHOICE");
        Field ofContacts = field(sara, "CONTACT", "TEXT");
        for (String query : List.of(
                "field_999999999=x",
                "field_=x",
                "field_1%3Bdrop=x",
                text.key() + "_from=1",
                text.key() + "_contains=1",
                number.key() + "=1",
                number.key() + "_from_until=1",
                ofContacts.key() + "=x",
                tier.key() + "=gold",
                tier.key() + "=" + other.choice(sara, 0))) {
            assertThat(sara.get("/customers?" + query).status()).as(query).isEqualTo(400);
            assertThat(sara.get("/customers/export.csv?" + query).status())
                    .as(query)
                    .isEqualTo(400);
        }
    }

    @Test
    void goesOnFilteringByARetiredFieldWhereALinkAsksForIt() {
        Browser sara = browsers.administrator();
        Field text = field(sara, "CUSTOMER", "TEXT");
        customer(sara, "one", text.key(), "Saffron");
        customer(sara, "two");
        sara.post(text.path() + "/retirement", "retired", "true");
        assertThat(sara.get("/customers").body()).doesNotContain(text.label());
        assertThat(found(sara, text.key() + "=saffron")).containsExactly("one");
    }

    @Test
    void findsNothingThatOneMayNotSee() {
        Browser sara = browsers.administrator();
        Browser rep = browsers.colleague(Role.SALES);
        Field text = field(sara, "CUSTOMER", "TEXT");
        customer(sara, "hers", text.key(), "Saffron");
        customer(rep, "his", text.key(), "Saffron");
        assertThat(found(sara, text.key() + "=saffron")).containsExactly("hers", "his");
        assertThat(found(rep, text.key() + "=saffron")).containsExactly("his");
    }

    private void customer(Browser browser, String name, String... own) {
        String[] named = {"kind", "ORGANISATION", "name", unique + " " + name};
        assertThat(browser.post("/customers", with(named, own)).status()).isEqualTo(302);
    }

    /** The customers of this test that a list shows. */
    private List<String> found(Browser browser, String query) {
        Page page = browser.get("/customers?size=200&q=" + unique + "&" + query);
        assertThat(page.status()).as(query).isEqualTo(200);
        List<String> names = new ArrayList<>();
        for (String name : Arrays.asList("hers", "his", "one", "two", "three")) {
            if (page.body().contains(unique + " " + name + "<")) {
                names.add(name);
            }
        }
        return names;
    }
}
