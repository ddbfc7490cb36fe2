package peyvand.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import peyvand.operational.customer.CustomerData;
import peyvand.operational.customer.CustomerKind;
import peyvand.operational.customer.Customers;
import peyvand.operational.staff.Language;
import peyvand.web.testing.Browsers;

/** What one does with lists all day: keep a view of one, change many, find one's way by keyboard, print. */
@Journey
class ListJourneysTest {

    @Autowired
    Installation installation;

    @Autowired
    Browsers browsers;

    @Autowired
    Customers customers;

    @BeforeEach
    void someCustomers() {
        installation.empty();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void keepsAViewAndBeginsWithIt(Language language, Chromium chromium) {
        try (Tab sara = installation.sara(chromium, language)) {
            people("Ladan", "Mina", "Nasrin");
            sara.visit("/customers");
            sara.find("#filters [name=kind]").selectOption("PERSON");
            sara.arrives(Pattern.compile(".*kind=PERSON.*"));
            sara.find(".views summary").click();
            sara.look("views-menu");
            sara.fill("viewName", "\u062f\u0648\u0633\u062a\u0627\u0646");
            sara.find(".views .panel button", sara.text("form.save")).click();
            sara.says("view.made");
            assertThat(sara.find(".views [aria-current]")).containsText("\u062f\u0648\u0633\u062a\u0627\u0646");

            sara.find("#filters [name=kind]").selectOption("ORGANISATION");
            sara.says("view.changed");
            sara.says("list.nothing");
            sara.find(".of-view a", sara.text("view.reset")).click();
            assertThat(sara.find("tbody tr")).hasCount(3);
            sara.find(".views summary").click();
            sara.find(".views .panel button", sara.text("view.start")).click();
            sara.visit("/customers");
            assertThat(sara.find(".views [aria-current]")).containsText("\u062f\u0648\u0633\u062a\u0627\u0646");

            sara.see(Screen.PHONE, ColorScheme.LIGHT);
            sara.look("views-phone");
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void changesManyAndTakesItBack(Language language, Chromium chromium) {
        try (Tab sara = installation.sara(chromium, language)) {
            people("Ladan", "Mina", "Nasrin");
            sara.visit("/customers");
            assertThat(sara.find("#picked")).isHidden();
            sara.find("tbody input[name=id]").nth(0).check();
            sara.find("tbody input[name=id]").nth(2).check();
            assertThat(sara.find("#picked")).isVisible();
            sara.look("bulk-picked");
            sara.choose("bulkAction", "TAG");
            sara.press("bulk.go");
            sara.look("bulk-value");
            sara.fill("bulk.TAG", "Regular");
            sara.press("bulk.look");
            assertThat(sara.find(".sample li")).hasCount(2);
            sara.look("bulk-preview");
            sara.see(Screen.PHONE, ColorScheme.DARK);
            sara.look("bulk-preview-phone");
            sara.find("main button.btn-primary").dblclick();
            sara.arrives(Pattern.compile(".*/bulk/changes/\\d+"));
            sara.look("bulk-done");
            sara.visit("/customers?tag=regular");
            assertThat(sara.find("tbody tr")).hasCount(2);

            sara.page().goBack();
            sara.find("main form button").click();
            assertThat(sara.find("main form button")).hasCount(0);
            sara.visit("/customers?tag=regular");
            sara.says("list.nothing");
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void findsItsWayByKeyboard(Language language, Chromium chromium) {
        try (Tab sara = installation.sara(chromium, language)) {
            people("Ladan", "Mina", "Nasrin");
            sara.visit("/");
            press(sara, "g", "c");
            sara.arrives("/customers");
            press(sara, "j", "j", "x", "ArrowDown", "k");
            assertThat(sara.find("tbody tr").nth(1).locator("a")).isFocused();
            assertThat(sara.find("tbody input:checked")).hasCount(1);
            assertThat(sara.find("tbody tr").nth(1).locator("input")).isChecked();

            press(sara, "?");
            assertThat(sara.find("dialog[open]")).isVisible();
            sara.look("keys");
            press(sara, "Escape");
            assertThat(sara.find("dialog")).hasCount(0);
            press(sara, "Enter");
            sara.arrives(Pattern.compile(".*/customers/\\d+"));

            press(sara, "/");
            assertThat(sara.find("#find")).isFocused();
            press(sara, "g", "o", "?", "j");
            assertThat(sara.find("#find")).hasValue("go?j");
            assertThat(sara.find("dialog")).hasCount(0);

            sara.visit("/keys");
            sara.look("keys-page");
            sara.find("main [data-keys-switch] input").uncheck();
            sara.find("h1").click();
            press(sara, "g", "c");
            assertThat(sara.path()).isEqualTo("/keys");
            sara.find("main [data-keys-switch] input").check();
            sara.find("h1").click();
            press(sara, "c");
            sara.arrives("/customers/new");
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void printsWhatIsThereAndNothingToClick(Language language, Chromium chromium) {
        try (Tab sara = installation.sara(chromium, language)) {
            people("Ladan");
            sara.visit("/customers");
            sara.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(sara.find("tbody tr")).isVisible();
            for (String hidden : new String[] {".side", ".top", "#filters", ".of-view", ".page-head .actions"}) {
                assertThat(sara.find(hidden)).isHidden();
            }
            assertThat(sara.page().pdf()).isNotEmpty();
            sara.find("tbody a").evaluate("link => link.click()");
            sara.arrives(Pattern.compile(".*/customers/\\d+"));
            assertThat(sara.find(".timeline li").first()).isVisible();
            assertThat(sara.find(".composer")).isHidden();
            assertThat(sara.find("#fact-name .edit")).isHidden();
            assertThat(sara.page().pdf()).isNotEmpty();
        }
    }

    private void people(String... names) {
        for (String name : names) {
            customers.create(browsers.viewer(), CustomerData.named(CustomerKind.PERSON, name), List.of());
        }
    }

    private static void press(Tab tab, String... keys) {
        for (String key : keys) {
            tab.page().keyboard().press(key);
        }
    }
}
