package peyvand.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import peyvand.domain.CustomerId;
import peyvand.domain.Role;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;
import peyvand.operational.activity.Activities;
import peyvand.operational.activity.ActivityData;
import peyvand.operational.activity.ActivityKind;
import peyvand.operational.activity.ActivityPriority;
import peyvand.operational.activity.ActivityTime;
import peyvand.operational.customer.CustomerData;
import peyvand.operational.customer.CustomerKind;
import peyvand.operational.customer.Customers;
import peyvand.operational.customer.HandOvers;
import peyvand.operational.staff.Language;
import peyvand.web.journey.Installation.Colleague;
import peyvand.web.testing.Browsers;

/** From what is to be done today to what was said, and to what is to be done about that. */
@Journey
class SalesMorningJourneyTest {

    private static final String CUSTOMER = "چای‌خانهٔ لاهیجان";
    private static final String PLANNED = "Ask about the spring order";
    private static final String SAID = "از نمونه‌ها راضی بود و شنبه سفارش می‌دهد";
    private static final String NEXT = "Send the price list";

    @Autowired
    Installation installation;

    @Autowired
    Browsers browsers;

    @Autowired
    Customers customers;

    @Autowired
    HandOvers handOvers;

    @Autowired
    Activities activities;

    @BeforeEach
    void nothingHereYet() {
        installation.empty();
    }

    @ParameterizedTest
    @CsvSource({"EN, WIDE, LIGHT", "FA, PHONE, DARK"})
    void callsACustomerOfTheDayAndNotesWhatComesNext(
            Language language, Screen screen, ColorScheme scheme, Chromium chromium) {
        Colleague omid = installation.employ(chromium, "Omid", language, Role.SALES);
        isToCall(omid.id());
        try (Tab rep = installation.of(chromium, omid)) {
            rep.see(screen, scheme);
            rep.look("morning-1-my-day");
            assertThat(rep.find(".work li", PLANNED)).isVisible();
            rep.follow(CUSTOMER);
            rep.arrives(Pattern.compile(".*/customers/\\d+"));

            logsTheCall(rep);
            plansWhatComesNext(rep);

            rep.go("shell.home");
            rep.arrives("/");
            assertThat(rep.find(".work li", NEXT)).containsText(CUSTOMER);
            ticksOff(rep);
            rep.go("shell.calendar");
            rep.arrives("/calendar");
            assertThat(rep.find(".today .entry", NEXT)).isVisible();
            assertThat(rep.find(".today .entry.closed", PLANNED)).isVisible();
            rep.look("morning-4-calendar");
        }
    }

    private void isToCall(StaffId rep) {
        Viewer sara = browsers.viewer();
        CustomerId customer =
                customers.create(sara, CustomerData.named(CustomerKind.ORGANISATION, CUSTOMER), List.of());
        handOvers.handOver(sara, List.of(customer), rep, "");
        LocalDate today = LocalDate.now(ZoneId.of("Europe/London"));
        activities.create(
                sara,
                rep,
                new ActivityData(
                        ActivityKind.CALL,
                        PLANNED,
                        null,
                        ActivityTime.on(today),
                        null,
                        ActivityPriority.NORMAL,
                        customer,
                        null,
                        null,
                        null));
    }

    /** With two clicks and a sentence. */
    private static void logsTheCall(Tab rep) {
        rep.find(".way", rep.text("choice.touchChannel.PHONE")).click();
        rep.fill("touchText", SAID);
        rep.press("touchpoint.log");
        rep.says("touchpoint.saved");
        assertThat(rep.find(".timeline .said", SAID)).isVisible();
        assertThat(rep.find(".timeline > li").first()).containsText(rep.text("choice.touchChannel.PHONE"));
        rep.look("morning-2-call");
    }

    private static void plansWhatComesNext(Tab rep) {
        rep.fill("title", NEXT);
        rep.labelled(rep.text("activity.add")).click();
        assertThat(rep.find("#open-work .work li", NEXT)).isVisible();
        assertThat(rep.field("title")).hasValue("");
        rep.look("morning-3-next");
    }

    private static void ticksOff(Tab rep) {
        rep.find(".work li", PLANNED).locator(".tick").click();
        assertThat(rep.find(".work li.closed", PLANNED)).isVisible();
        rep.look("morning-4-ticked");
    }
}
