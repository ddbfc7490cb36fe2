package peyvand.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import peyvand.domain.Role;
import peyvand.operational.staff.Language;
import peyvand.web.journey.Installation.Colleague;

/** From a question that only this company asks to a list of the answers. */
@Journey
class CustomFieldJourneyTest {

    @Autowired
    Installation installation;

    @BeforeEach
    void nothingHereYet() {
        installation.empty();
    }

    @ParameterizedTest
    @CsvSource({"EN, WIDE, DARK", "FA, PHONE, LIGHT"})
    void addsAFieldFillsItFindsByItAndTakesItHome(
            Language language, Screen screen, ColorScheme scheme, Chromium chromium) throws IOException {
        String tier;
        String since;
        try (Tab sara = installation.sara(chromium, language)) {
            sara.see(screen, scheme);
            tier = field(sara, "CHOICE", "Tier", "رده", "Gold\nSilver");
            sara.look("custom-choices");
            since = field(sara, "DATE", "Partner since", "همکار از", "");
            sara.visit("/fields");
            sara.look("custom-fields");
        }
        Colleague omid = installation.employ(chromium, "Omid", language, Role.SALES, Role.MANAGER);
        try (Tab rep = installation.of(chromium, omid)) {
            rep.see(screen, scheme);
            fills(rep, language, tier, since);
            shows(rep, tier, since);
            finds(rep, tier);
            takesHome(rep, language);
        }
    }

    /** @return what forms call the new field */
    private static String field(Tab sara, String kind, String english, String persian, String choices) {
        sara.visit("/fields");
        sara.find("main .actions a", sara.text("custom.new")).click();
        sara.arrives("/fields/new");
        sara.choose("fieldKind", kind);
        sara.fill("fieldEnglish", english);
        sara.fill("fieldPersian", persian);
        sara.fill("fieldChoices", choices);
        sara.press("form.save");
        sara.arrives(Pattern.compile(".*/fields/\\d+"));
        return sara.path().replace("/fields/", "field_");
    }

    private static void fills(Tab rep, Language language, String tier, String since) {
        for (String name : new String[] {"Alborz", "Damavand"}) {
            rep.visit("/customers/new");
            rep.fill("name", name);
            rep.field(tier).selectOption(new SelectOption().setLabel(name.equals("Alborz") ? "Gold" : "Silver"));
            rep.fill(since, language == Language.FA ? "۱۴۰۵/۰۹/۰۱" : "2026-11-22");
            rep.page().keyboard().press("Escape");
            rep.look("custom-form");
            rep.press("form.save");
            rep.arrives(Pattern.compile(".*/customers/\\d+"));
            assertThat(rep.find("#fact-" + tier)).containsText(name.equals("Alborz") ? "Gold" : "Silver");
        }
    }

    private static void shows(Tab rep, String tier, String since) {
        rep.visit("/customers");
        rep.find("main details summary", rep.text("list.columns")).click();
        rep.find("input[name=columns][value=" + tier + "]").check();
        rep.find("input[name=columns][value=" + since + "]").check();
        rep.press("list.columns.show");
        assertThat(rep.find("td", "Silver")).isVisible();
    }

    private static void finds(Tab rep, String tier) {
        Locator toggle = rep.find("[data-toggle=filters]");
        if (toggle.isVisible()) {
            toggle.click();
        }
        rep.find("main details summary", rep.text("list.further")).click();
        rep.field(tier).selectOption(new SelectOption().setLabel("Gold"));
        rep.arrives(Pattern.compile(".*/customers\\?.*" + tier + "=\\d+.*"));
        assertThat(rep.find("tbody tr")).hasCount(1);
        assertThat(rep.find("td", "Gold")).isVisible();
        rep.look("custom-list");
    }

    private static void takesHome(Tab rep, Language language) throws IOException {
        Download file = rep.page()
                .waitForDownload(() -> rep.find("a[href*='export.csv']").click());
        String csv = Files.readString(file.path());
        assertThat(csv)
                .contains(language == Language.FA ? "رده,همکار از" : "Tier,Partner since")
                .contains("Alborz", language == Language.FA ? "Gold,۱۴۰۵/۰۹/۰۱" : "Gold,2026-11-22")
                .doesNotContain("Damavand");
    }
}
