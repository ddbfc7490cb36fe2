package peyvand.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import peyvand.domain.CustomerId;
import peyvand.domain.Role;
import peyvand.operational.customer.CustomerData;
import peyvand.operational.customer.CustomerKind;
import peyvand.operational.customer.Customers;
import peyvand.operational.customer.HandOvers;
import peyvand.operational.staff.Language;
import peyvand.web.journey.Installation.Colleague;
import peyvand.web.testing.Browsers;

/** Ten customers go from one colleague to another with a note; afterwards everybody sees what is theirs. */
@Journey
class HandOverJourneyTest {

    private static final int TEN = 10;
    private static final String NOTE = "بهار گذشته دو بار گله داشته‌اند؛ نخست زنگ بزن.";

    @Autowired
    Installation installation;

    @Autowired
    Browsers browsers;

    @Autowired
    Customers customers;

    @Autowired
    HandOvers handOvers;

    @BeforeEach
    void nothingHereYet() {
        installation.empty();
    }

    @ParameterizedTest
    @CsvSource({"FA, WIDE, LIGHT", "EN, PHONE, DARK"})
    void passTenCustomersOnWithANote(Language language, Screen screen, ColorScheme scheme, Chromium chromium) {
        Colleague omid = installation.employ(chromium, "Omid " + language, language, Role.SALES);
        Colleague leila = installation.employ(chromium, "Leila " + language, language, Role.SALES);
        Colleague mahin = installation.employ(chromium, "Mahin", language, Role.MANAGER);
        belongTo(omid);
        try (Tab old = installation.of(chromium, omid)) {
            old.see(screen, scheme);
            old.go("shell.customers");
            assertThat(old.find("tbody tr")).hasCount(TEN);
            old.follow(name(1));
            old.arrives(Pattern.compile(".*/customers/\\d+"));
            String one = old.path();
            try (Tab manager = installation.of(chromium, mahin)) {
                manager.see(screen, scheme);
                picksTen(manager);
                handsThemOver(manager, "Leila " + language);
                looksItUp(manager, one, "Leila " + language);
            }
            sees(installation.of(chromium, leila), screen, scheme);
            old.expect(404);
            old.page().reload();
            old.says("error.404.title");
            old.follow(old.text("error.home"));
            old.arrives("/");
            old.go("shell.customers");
            assertThat(old.find("tbody tr")).hasCount(0);
            old.look("hand-over-6-nothing-left");
        }
    }

    private void belongTo(Colleague owner) {
        List<CustomerId> ids = IntStream.rangeClosed(1, TEN)
                .mapToObj(n -> customers.create(
                        browsers.viewer(), CustomerData.named(CustomerKind.ORGANISATION, name(n)), List.of()))
                .toList();
        handOvers.handOver(browsers.viewer(), ids, owner.id(), "");
        customers.create(browsers.viewer(), CustomerData.named(CustomerKind.PERSON, "Ziba"), List.of());
    }

    private static String name(int n) {
        return "Teahouse %02d".formatted(n);
    }

    private static void picksTen(Tab manager) {
        manager.go("shell.customers");
        for (int n = 1; n <= TEN; n++) {
            manager.labelled(name(n)).check();
        }
        manager.look("hand-over-1-picked");
        manager.press("handOver.open");
        manager.arrives("/customers/hand-over");
        assertThat(manager.find("tbody tr")).hasCount(TEN);
        manager.look("hand-over-2-preview");
    }

    private static void handsThemOver(Tab manager, String to) {
        manager.labelled(manager.text("handOver.to")).selectOption(to);
        manager.labelled(manager.text("handOver.note")).fill(NOTE);
        manager.press("handOver.submit");
        manager.arrives("/customers");
        assertThat(manager.find("[role=status]").first()).containsText(manager.text("handOver.done", TEN));
        assertThat(manager.find("tbody tr")).hasCount(TEN + 1);
        manager.look("hand-over-3-done");
    }

    private static void looksItUp(Tab manager, String one, String to) {
        manager.follow(name(1));
        manager.arrives(one);
        assertThat(manager.find("#people")).containsText(NOTE);
        manager.look("hand-over-4-record");
        manager.go("shell.home");
        manager.follow(manager.text("audit.title"));
        manager.arrives("/audit");
        Locator handed = manager.find("tbody tr", to)
                .filter(new Locator.FilterOptions().setHasText(manager.text("audit.action.HANDED_OVER")));
        assertThat(handed).hasCount(TEN);
        manager.look("hand-over-5-audit");
        handed.last().locator("a").click();
        manager.arrives(Pattern.compile(".*/customers/\\d+"));
    }

    private static void sees(Tab leila, Screen screen, ColorScheme scheme) {
        try (leila) {
            leila.see(screen, scheme);
            leila.find("header.top a[href='/notifications']").click();
            leila.arrives("/notifications");
            leila.look("hand-over-5-told");
            leila.find("main a[href='/customers?owner=me']").click();
            assertThat(leila.find("tbody tr")).hasCount(TEN);
            leila.follow(name(TEN));
            leila.arrives(Pattern.compile(".*/customers/\\d+"));
            assertThat(leila.find("#people")).containsText(NOTE);
        }
    }
}
