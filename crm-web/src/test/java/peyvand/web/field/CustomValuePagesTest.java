package peyvand.web.field;

import static org.assertj.core.api.Assertions.assertThat;
import static peyvand.web.field.CustomFieldPagesTest.choices;
import static peyvand.web.field.CustomFieldPagesTest.made;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.operational.staff.Language;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.Page;
import peyvand.web.testing.WebTest;

/** Custom fields where records are made, shown and changed. */
@WebTest
class CustomValuePagesTest {

    private static final String[] CUSTOMER = {"kind", "ORGANISATION", "name", "Alborz"};
    private static final String[] ORDER = {"orderKind", "SALE", "orderedOn", "2026-11-20"};

    @Autowired
    Browsers browsers;

    @Autowired
    JdbcClient jdbc;

    /** What one test has made required must not be asked of the others. */
    @AfterEach
    void retire() {
        jdbc.sql("update crm.custom_field set retired_at = now(), required = false")
                .update();
    }

    @ParameterizedTest
    @CsvSource({
        "CUSTOMER, /customers",
        "CONTACT, /contacts",
        "PRODUCT, /products",
        "ORDER, /orders",
        "OPPORTUNITY, /opportunities"
    })
    void standsInTheFormsAndOnThePageOfItsKindOfRecord(String of, String path) {
        Browser sara = browsers.administrator();
        Field text = field(sara, of, "TEXT");
        Field number = field(sara, of, "NUMBER");
        Field money = field(sara, of, "MONEY");
        Field day = field(sara, of, "DATE");
        Field tier = field(sara, of, "CHOICE");
        Field answer = field(sara, of, "YES_NO");
        String gold = tier.choice(sara, 0);
        assertThat(sara.get(path + "/new").body()).contains(text.label, number.label, tier.label, "Gold");

        String record = sara.post(
                        path,
                        with(
                                names(sara, of),
                                text.key,
                                "<b>bold</b>",
                                number.key,
                                "۱۲٫۵",
                                money.key,
                                "1,000",
                                day.key,
                                "1405/09/01",
                                tier.key,
                                gold,
                                answer.key,
                                "true"))
                .location();
        assertThat(sara.get(record).body())
                .contains("&lt;b&gt;bold&lt;/b&gt;", "12.5", "€1,000.00", "22 Nov 2026", "Gold", "Yes")
                .contains(text.label)
                .doesNotContain("<b>bold");

        Page edit = sara.get(record + "/edit");
        assertThat(edit.fields())
                .containsEntry(text.key, "<b>bold</b>")
                .containsEntry(number.key, "12.5")
                .containsEntry(day.key, "2026-11-22");

        assertThat(sara.post(record + "/fields/" + number.key, "version", "0", number.key, "many")
                        .status())
                .isEqualTo(422);
        assertThat(sara.post(record + "/fields/" + number.key, "version", "0", number.key, "99")
                        .location())
                .isEqualTo(record);
        assertThat(sara.get(record).body()).contains("99");
        assertThat(sara.get(record + "/fields/" + tier.key).body()).contains("Silver");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void saysWhatIsWrongBesideTheFieldInBothLanguages(Language language) {
        Browser sara = browsers.administrator(language);
        Field number = field(sara, "CUSTOMER", "NUMBER");
        Field day = field(sara, "CUSTOMER", "DATE");
        Field tier = field(sara, "CUSTOMER", "CHOICE");
        Field other = field(sara, "CUSTOMER", "CHOICE");
        Page page = sara.post(
                "/customers", with(CUSTOMER, number.key, "many", day.key, "someday", tier.key, other.choice(sara, 0)));
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body())
                .contains(number.key + "-problem", day.key + "-problem", tier.key + "-problem", "many", "someday")
                .doesNotContain("??");
    }

    @Test
    void isAskedForWhereItIsRequired() {
        Browser sara = browsers.administrator();
        Field text = field(sara, "CUSTOMER", "TEXT");
        String record = sara.post("/customers", CUSTOMER).location();
        sara.post(text.path + "/edit", "version", "0", "fieldEnglish", text.label, "fieldRequired", "true");
        assertThat(sara.post("/customers", CUSTOMER).body()).contains(text.key + "-problem");
        assertThat(sara.post(record + "/fields/city", "version", "0", "city", "Rasht")
                        .status())
                .as("what is missing elsewhere does not keep one from mending this")
                .isEqualTo(302);
        assertThat(sara.post(record + "/edit", "version", "1", "name", "Alborz").status())
                .isEqualTo(422);
    }

    @Test
    void showsBothValuesToTheSecondOfTwoWhoEdit() {
        Browser sara = browsers.administrator();
        Field tier = field(sara, "CUSTOMER", "CHOICE");
        String record = sara.post("/customers", CUSTOMER).location();
        String gold = tier.choice(sara, 0);
        String silver = tier.choice(sara, 1);
        assertThat(sara.post(record + "/edit", "version", "0", "name", "Alborz", tier.key, gold)
                        .status())
                .isEqualTo(302);
        Page late = browsers.colleague().post(record + "/edit", "version", "0", "name", "Alborz", tier.key, silver);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains(tier.label, "Gold", "Silver");
    }

    @Test
    void keepsAChoiceThatIsOfferedNoLongerForWhoHasIt() {
        Browser sara = browsers.administrator();
        Field tier = field(sara, "CUSTOMER", "CHOICE");
        String gold = tier.choice(sara, 0);
        String record = sara.post("/customers", with(CUSTOMER, tier.key, gold)).location();
        sara.post(tier.path + "/choices/" + gold + "/retirement", "retired", "true");
        assertThat(sara.get("/customers/new").body()).doesNotContain("Gold");
        assertThat(sara.get(record + "/edit").body()).contains("Gold");
        assertThat(sara.post(record + "/edit", "version", "0", "name", "Alborz 2", tier.key, gold)
                        .status())
                .isEqualTo(302);
        assertThat(sara.post("/customers", with(CUSTOMER, tier.key, gold)).status())
                .isEqualTo(422);
    }

    @Test
    void disappearsWithItsFieldAndComesBackWithIt() {
        Browser sara = browsers.administrator();
        Field text = field(sara, "CUSTOMER", "TEXT");
        String record =
                sara.post("/customers", with(CUSTOMER, text.key, "Saffron")).location();
        sara.post(text.path + "/retirement", "retired", "true");
        assertThat(sara.get(record).body()).doesNotContain("Saffron", text.label);
        assertThat(sara.get(record + "/edit").body()).doesNotContain("Saffron");
        sara.post(text.path + "/retirement", "retired", "false");
        assertThat(sara.get(record).body()).contains("Saffron");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void isToldInTheHistoryOfItsRecord(Language language) {
        Browser sara = browsers.administrator(language);
        Field day = field(sara, "CUSTOMER", "DATE");
        Field answer = field(sara, "CUSTOMER", "YES_NO");
        String record =
                sara.post("/customers", with(CUSTOMER, day.key, "2026-11-22")).location();
        sara.post(record + "/edit", "version", "0", "name", "Alborz", day.key, "2026-11-23", answer.key, "false");
        boolean persian = language == Language.FA;
        for (String page : List.of(sara.get(record).body(), sara.get("/audit").body())) {
            assertThat(page)
                    .contains(
                            day.label,
                            persian
                                    ? "22 نوامبر 2026\u2069 ← \u206823 نوامبر 2026"
                                    : "22 Nov 2026\u2069 → \u206823 Nov 2026")
                    .contains(persian ? "خیر" : "No")
                    .doesNotContain(day.key + ":", "??");
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void isToldInTheHistoryOfTheCustomerWhoseOrderItIs(Language language) {
        Browser sara = browsers.administrator(language);
        Field tier = field(sara, "ORDER", "CHOICE");
        Field text = field(sara, "ORDER", "TEXT");
        String customer = sara.post("/customers", CUSTOMER).location();
        String order = sara.post("/orders", with(ORDER, "customer", number(sara, customer), text.key, "Pallet"))
                .location();
        sara.post(order + "/fields/" + tier.key, "version", "0", tier.key, tier.choice(sara, 1));
        for (String page : List.of(sara.get(customer).body(), sara.get("/audit").body())) {
            assertThat(page).contains(tier.label, "Silver").doesNotContain(tier.key + ":", "??");
        }
        Page empty = sara.post("/orders", with(ORDER, text.key, "x".repeat(501)));
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.body()).contains(text.key + "-problem").doesNotContain("??");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void isAskedOfOpportunitiesAndToldInTheHistoryOfTheirCustomer(Language language) {
        Browser sara = browsers.administrator(language);
        Field text = field(sara, "OPPORTUNITY", "TEXT");
        sara.post(text.path + "/edit", "version", "0", "fieldEnglish", text.label, "fieldRequired", "true");
        String customer = sara.post("/customers", CUSTOMER).location();
        String[] form = with(opportunity(sara), "customer", number(sara, customer));
        Page refused = sara.post("/opportunities", form);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains(text.key + "-problem").doesNotContain("??");
        String page = sara.post("/opportunities", with(form, text.key, "Gift")).location();
        assertThat(sara.post(page + "/fields/" + text.key, "version", "0", text.key, "")
                        .status())
                .isEqualTo(422);
        sara.post(page + "/fields/" + text.key, "version", "0", text.key, "Wedding");
        assertThat(sara.get(customer).body()).contains(text.label, "Wedding").doesNotContain(text.key + ":", "??");
        sara.post(page + "/won", "version", "1");
        assertThat(sara.post(page + "/fields/" + text.key, "version", "2", text.key, "Late")
                        .status())
                .isEqualTo(422);
        sara.post(text.path + "/edit", "version", "1", "fieldEnglish", text.label);
    }

    @Test
    void isAskedOfOrdersButNotWhileTheirThingsAreTakenBack() {
        Browser sara = browsers.administrator();
        Field text = field(sara, "ORDER", "TEXT");
        sara.post(text.path + "/edit", "version", "0", "fieldEnglish", text.label, "fieldRequired", "true");
        assertThat(sara.post("/orders", ORDER).body()).contains(text.key + "-problem");
        String order = sara.post("/orders", with(ORDER, text.key, "Pallet")).location();
        sara.post(order + "/lines", "description", "Tea", "quantity", "1", "unitPrice", "2");
        sara.post(order + "/placement");
        String line = sara.get(order).body().replaceAll("(?s).*?id=\"line-(\\d+)\".*", "$1");
        String back =
                sara.post(order + "/lines/" + line + "/return", "quantity", "1").location();
        assertThat(sara.get(back).body()).contains(text.label);
        assertThat(sara.post(order + "/fields/" + text.key, "version", "2", text.key, "")
                        .status())
                .isEqualTo(422);
    }

    /** A field, and what its form field is called. */
    record Field(String path, String key, String label) {

        String choice(Browser browser, int place) {
            String path = choices(browser, this.path).get(place);
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    static Field field(Browser browser, String of, String kind) {
        String label = kind + " " + System.nanoTime();
        String path = made(browser, of, kind, label, kind.equals("CHOICE") ? "Gold\nSilver" : "");
        return new Field(path, path.replace("/fields/", "field_"), label);
    }

    /** What a new record of a kind must say. */
    private static String[] names(Browser browser, String of) {
        if (of.equals("PRODUCT")) {
            return new String[] {"productName", "Mug", "productKind", "GOODS"};
        }
        if (of.equals("ORDER")) {
            return ORDER;
        }
        if (of.equals("CUSTOMER")) {
            return CUSTOMER;
        }
        String firm = browser.post("/customers", CUSTOMER).location();
        if (of.equals("OPPORTUNITY")) {
            return with(opportunity(browser), "customer", number(browser, firm));
        }
        return new String[] {"customer", number(browser, firm), "familyName", "Ahmadi"};
    }

    private static String[] opportunity(Browser browser) {
        String form = browser.get("/opportunities/new").body();
        String stage = form.replaceAll("(?s).*<select[^>]*name=\"stage\".*?value=\"(\\d+)\".*", "$1");
        return new String[] {
            "opportunityName", "Tea", "stage", stage, "expectedAmount", "5", "openedOn", "2026-11-20",
        };
    }

    private static String number(Browser browser, String customer) {
        return browser.get(customer).body().replaceAll("(?s).*?class=\"chip ltr\">([^<]+)<.*", "$1");
    }

    static String[] with(String[] some, String... more) {
        return Stream.of(List.of(some), List.of(more)).flatMap(List::stream).toArray(String[]::new);
    }
}
