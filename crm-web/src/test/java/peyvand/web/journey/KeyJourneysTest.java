package peyvand.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import peyvand.operational.staff.Language;

@Journey
class KeyJourneysTest {

    private static final String BEST_KNOWN = "17850";

    @Autowired
    Installation installation;

    @BeforeEach
    void nothingHereYet() {
        installation.empty();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void bringsInTheSalesOfAYearKnowsACustomerAndTakesItAllBack(Language language, Chromium chromium) {
        SalesFile sales = SalesFile.first(4_000);
        try (Tab sara = installation.sara(chromium, language)) {
            sara.look("1-welcome");
            String job = new Imports(sara).bringIn(sales);
            knows(sara, BEST_KNOWN, sales.ordersOf(BEST_KNOWN));
            new Imports(sara).takeBack(job);
            for (String list : new String[] {"/customers", "/products", "/orders"}) {
                sara.visit(list);
                sara.says("list.empty");
                sara.look("9-empty" + list.replace('/', '-'));
            }
        }
    }

    private static void knows(Tab sara, String customer, int orders) {
        find(sara, customer);
        sara.look("5-found");
        sara.page().keyboard().press("ArrowDown");
        sara.page().keyboard().press("Enter");
        sara.arrives(Pattern.compile(".*/customers/\\d+"));

        assertThat(sara.find("h1")).hasText(customer);
        assertThat(sara.find(".figures div").first()).containsText(sara.text("purchase.orders"));
        assertThat(digits(sara.find(".figures dd").first().innerText())).isEqualTo(orders);
        sara.says("customer.orders");
        assertThat(sara.find("tr[data-href^='/orders/']").first()).isVisible();
        sara.says("timeline.title");
        assertThat(sara.find(".timeline li").first()).isVisible();
        sara.says("purchase.favourites");
        sara.look("6-customer");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void findsNamesHoweverTheirLettersWereTyped(Language language, Chromium chromium) {
        try (Tab sara = installation.sara(chromium, language)) {
            create(sara, "\u0639\u0644\u064a \u0643\u0631\u064a\u0645\u064a"); // Arabic yeh and kaf
            create(sara, "Margarethe Ostrowski");

            find(sara, "\u06a9\u0631\u06cc\u0645"); // Persian kaf and yeh, and not to the end
            find(sara, "strowsk");
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void letsNobodyOverwriteAColleagueUnseen(Language language, Chromium chromium) {
        try (Tab first = installation.sara(chromium, language)) {
            String customer = create(first, "Golestan Publishing");
            Tab second = first.another();
            first.visit(customer + "/edit");
            second.visit(customer + "/edit");

            first.fill("city", "Shiraz");
            first.press("form.save");
            first.arrives(customer);
            second.fill("city", "Tabriz");
            second.expect(409);
            second.press("form.save");

            second.says("conflict.title");
            assertThat(second.find("table")).containsText("Shiraz");
            assertThat(second.find("input[type=radio][value=Tabriz]")).isChecked();
            second.look("7-conflict");
            second.press("conflict.save");
            second.arrives(customer);
            assertThat(second.find("#fact-city")).containsText("Tabriz");
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void changesAFieldInItsPlace(Language language, Chromium chromium) {
        try (Tab sara = installation.sara(chromium, language)) {
            String customer = create(sara, "Golestan Publishing");
            sara.find("#fact-name .edit").click();
            assertThat(sara.field("name")).isFocused();
            sara.look("8-in-place");
            sara.fill("name", "Golestan Books");
            sara.press("form.save");

            assertThat(sara.find("#fact-name bdi")).hasText("Golestan Books");
            assertThat(sara.path()).isEqualTo(customer);
            sara.visit(customer);
            assertThat(sara.find("h1")).hasText("Golestan Books");
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void writesDownWhatWasSaidInItsPlace(Language language, Chromium chromium) {
        try (Tab sara = installation.sara(chromium, language)) {
            String customer = create(sara, "Yasaman Bakery");
            sara.find(".way", sara.text("choice.touchChannel.VISIT")).click();
            sara.fill("touchText", "Wants twelve of the red ones");
            sara.press("touchpoint.log");

            assertThat(sara.find(".timeline .said")).hasText("Wants twelve of the red ones");
            assertThat(sara.field("touchText")).hasValue("");
            assertThat(sara.path()).isEqualTo(customer);
            sara.find(".filters-of-kind .chip", sara.text("timeline.show.ORDERS"))
                    .click();
            assertThat(sara.find(".timeline .said")).hasCount(0);
            sara.find(".composer-foot > details:last-child > summary").click();
            sara.find(".way", sara.text("choice.touchChannel.KIOSK")).click();
            sara.look("9-conversation");
        }
    }

    /** @return the path of the new customer */
    private static String create(Tab sara, String name) {
        sara.visit("/");
        sara.page().keyboard().press("c");
        sara.arrives("/customers/new");
        sara.fill("name", name);
        sara.press("form.save");
        sara.arrives(Pattern.compile(".*/customers/\\d+"));
        sara.says("form.saved");
        return sara.path();
    }

    /** Types it into the search that Ctrl+K opens, and sees one that fits. */
    private static void find(Tab sara, String text) {
        sara.page().keyboard().press("Control+k");
        assertThat(sara.find("#find")).isFocused();
        sara.page().keyboard().type(text);
        assertThat(sara.find("#found [role=option][href^='/customers/']").first())
                .isVisible();
    }

    private static int digits(String text) {
        StringBuilder number = new StringBuilder();
        text.codePoints()
                .filter(Character::isDigit)
                .map(Character::getNumericValue)
                .forEach(number::append);
        return Integer.parseInt(number.toString());
    }
}
