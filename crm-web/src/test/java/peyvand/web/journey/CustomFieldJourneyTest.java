package peyvand.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import peyvand.domain.Role;
import peyvand.operational.staff.Language;
import peyvand.operational.staff.NewStaff;
import peyvand.operational.staff.StaffMembers;
import peyvand.web.testing.Browsers;

/** From a question that only this company asks to a list of the answers. */
@Journey
class CustomFieldJourneyTest {

    @Autowired
    Installation installation;

    @Autowired
    Browsers browsers;

    @Autowired
    StaffMembers staff;

    @BeforeEach
    void nothingHereYet() {
        installation.empty();
    }

    @ParameterizedTest
    @CsvSource({"EN, 1360", "EN, 390", "FA, 1360", "FA, 390"})
    void addsAFieldFillsItFindsByItAndTakesItHome(Language language, int width, Chromium chromium) throws IOException {
        String tier;
        String since;
        try (Tab sara = installation.sara(chromium, language)) {
            sara.see(ColorScheme.LIGHT, width, 860);
            tier = field(sara, "CHOICE", "Tier", "رده", "Gold\nSilver");
            sara.look("custom-choices-" + width);
            since = field(sara, "DATE", "Partner since", "همکار از", "");
            sara.visit("/fields");
            sara.look("custom-fields-" + width);
        }
        try (Tab rep = rep(chromium, language)) {
            rep.see(ColorScheme.LIGHT, width, 860);
            fills(rep, language, tier, since);
            shows(rep, tier, since);
            finds(rep, tier, width);
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

    private Tab rep(Chromium chromium, Language language) {
        String email = "omid" + System.nanoTime() + "@example.com";
        staff.add(
                browsers.viewer(),
                new NewStaff("Omid", email, Browsers.PASSWORD, Set.of(Role.SALES, Role.MANAGER), language));
        Tab tab = installation.visitor(chromium, language);
        tab.visit("/sign-in");
        tab.fill("email", email);
        tab.fill("password", Browsers.PASSWORD);
        tab.press("security.signIn.submit");
        tab.arrives("/");
        return tab;
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

    private static void finds(Tab rep, String tier, int width) {
        if (width < 600) {
            rep.find("[data-toggle=filters]").click();
        }
        rep.find("main details summary", rep.text("list.further")).click();
        rep.field(tier).selectOption(new SelectOption().setLabel("Gold"));
        rep.arrives(Pattern.compile(".*/customers\\?.*" + tier + "=\\d+.*"));
        assertThat(rep.find("tbody tr")).hasCount(1);
        assertThat(rep.find("td", "Gold")).isVisible();
        assertThat(rep.scrollsSideways()).isFalse();
        rep.look("custom-list-" + width);
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
