package peyvand.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.domain.CustomerId;
import peyvand.domain.Role;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;
import peyvand.operational.catalog.Rate;
import peyvand.operational.customer.CustomerData;
import peyvand.operational.customer.CustomerKind;
import peyvand.operational.customer.Customers;
import peyvand.operational.opportunity.Opportunities;
import peyvand.operational.opportunity.OpportunityData;
import peyvand.operational.opportunity.PipelineQueries;
import peyvand.operational.staff.Language;
import peyvand.web.journey.Installation.Colleague;
import peyvand.web.testing.Browsers;

/** A manager's Monday: where the month stands, whose sales have gone stale, and who is to see to them. */
@Journey
class SalesWeekJourneyTest {

    private static final String STALE = "سفارش بهاره";
    private static final String FRESH = "Autumn order";

    @Autowired
    Installation installation;

    @Autowired
    Browsers browsers;

    @Autowired
    Customers customers;

    @Autowired
    Opportunities opportunities;

    @Autowired
    PipelineQueries pipelines;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @BeforeEach
    void nothingHereYet() {
        installation.empty();
    }

    @ParameterizedTest
    @CsvSource({"EN, WIDE, LIGHT", "FA, PHONE, DARK"})
    void findsWhatHasGoneStaleAndGivesItToSomebodyElse(
            Language language, Screen screen, ColorScheme scheme, Chromium chromium) {
        Colleague omid = installation.employ(chromium, "Omid", language, Role.SALES);
        Colleague laleh = installation.employ(chromium, "Laleh", language, Role.SALES);
        Colleague manager = installation.employ(chromium, "Mina", language, Role.MANAGER);
        sells(omid.id());
        try (Tab tab = installation.of(chromium, manager)) {
            tab.see(screen, scheme);
            tab.visit("/forecast");
            assertThat(tab.find("main h1", tab.text("forecast.title"))).isVisible();
            tab.look("week-1-forecast");
            tab.follow(tab.text("forecast.week"));
            tab.arrives(Pattern.compile(".*/forecast/week.*"));
            tab.look("week-2-monday");

            tab.find("#needs tr", "Omid").locator("a[href*='stale=true']").click();
            tab.arrives(Pattern.compile(".*/opportunities\\?.*stale=true.*"));
            assertThat(tab.find("main tr", STALE)).isVisible();
            assertThat(tab.find("main tr", FRESH)).hasCount(0);
            tab.look("week-3-stale");
            tab.find("main tr", STALE).locator("input[form=picked]").check();
            tab.choose("bulkAction", "OWNER");
            tab.press("bulk.go");
            tab.choose("bulk.OWNER", laleh.id().toString());
            tab.press("bulk.look");
            assertThat(tab.find(".sample li", STALE)).isVisible();
            tab.find("main button.btn-primary").click();
            tab.arrives(Pattern.compile(".*/bulk/changes/\\d+"));

            tab.visit("/forecast/week");
            assertThat(tab.find("#needs tr", "Omid").locator("a[href*='stale=true']"))
                    .hasCount(0);
            assertThat(tab.find("#needs tr", "Laleh").locator("a[href*='stale=true']"))
                    .hasText(language == Language.FA ? "۱" : "1");
            tab.look("week-4-given");
        }
    }

    /** Two to be decided this month, of which one has stood still since the winter. */
    private void sells(StaffId rep) {
        Viewer sara = browsers.viewer();
        CustomerId customer =
                customers.create(sara, CustomerData.named(CustomerKind.ORGANISATION, "چای‌خانهٔ لاهیجان"), List.of());
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        for (String name : List.of(STALE, FRESH)) {
            opportunities.create(
                    sara,
                    pipelines.current().get(0).current().get(0).id(),
                    new OpportunityData(
                            name,
                            customer,
                            new BigDecimal("1200"),
                            Rate.BASE,
                            today,
                            today.plusDays(3),
                            rep,
                            null,
                            null,
                            null,
                            null,
                            List.of()));
        }
        jdbc.sql("update crm.opportunity set stage_since = now() - interval '99 days' where name = :name")
                .param("name", STALE)
                .update();
    }
}
