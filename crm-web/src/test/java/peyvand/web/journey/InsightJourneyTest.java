package peyvand.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.domain.Role;
import peyvand.operational.staff.Language;
import peyvand.web.journey.Installation.Colleague;

/** From a shop's sales to what each customer is worth, who they are, and what to offer them. */
@Journey
class InsightJourneyTest {

    private static final int SALES = 12_000;
    private static final double LONGEST_WORK = 120_000;
    private static final int MOST_TRIES = 60;
    private static final double MOMENT = 500;

    @Autowired
    Installation installation;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void emptyHouse() {
        installation.empty();
    }

    @ParameterizedTest
    @CsvSource({"EN, WIDE, DARK", "FA, PHONE, LIGHT"})
    void leadsFromSalesToAnOfferAndAPolicy(Language language, Screen screen, ColorScheme scheme, Chromium chromium)
            throws IOException {
        try (Tab sara = installation.sara(chromium, language)) {
            sara.see(screen, scheme);
            new Imports(sara).bringIn(SalesFile.first(SALES));

            sara.visit("/insights");
            sara.says("insight.none");
            sara.visit("/analysis");
            sara.press("analysis.run");
            assertThat(sara.find("main form[action='/analysis/runs'] button"))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(LONGEST_WORK));
            sara.says("analysis.value");
            sara.look("analysis");

            sara.go("shell.insights");
            sara.says("insight.stages");
            sara.look("insights");
            sara.follow(sara.text("insight.tab.ranks"));
            sara.says("insight.grid");
            sara.look("ranks");
            sara.find(".heat a").first().click();
            sara.arrives("/values");
            sara.look("values-of-a-cell");

            decide(sara);
            segment(sara);
            goodsThatGoTogether(sara);
            takesHome(sara);
            offer(sara);
        }
        try (Tab omid = installation.of(chromium, ownerOfAll(chromium, language))) {
            omid.see(screen, scheme);
            omid.go("shell.customers");
            omid.visit("/values");
            omid.find("tbody a").first().click();
            omid.arrives(Pattern.compile(".*/customers/\\d+"));
            omid.says("insight.offers");
            omid.look("offer-for-a-representative");
        }
    }

    /** From a rule to the product's own page, which says the same. */
    private static void goodsThatGoTogether(Tab sara) {
        sara.visit("/baskets");
        sara.look("rules");
        sara.find("tbody a").first().click();
        sara.arrives(Pattern.compile(".*/baskets/rules/\\d+"));
        sara.look("rule");
        sara.find("main .hints a[href^='/products/']").first().click();
        sara.arrives(Pattern.compile(".*/products/\\d+"));
        sara.says("baskets.near");
        sara.look("product-with-what-goes-with-it");
    }

    /** The customers of a list, as a file. */
    private static void takesHome(Tab sara) throws IOException {
        sara.visit("/values");
        long shown = sara.find("tbody tr").count();
        Download file = sara.page()
                .waitForDownload(() -> sara.find("a[href*='export.csv']").click());
        Assertions.assertThat(Files.readAllLines(file.path())).hasSizeGreaterThan((int) shown);
    }

    /** A representative to whom all customers are handed. */
    private Colleague ownerOfAll(Chromium chromium, Language language) {
        Colleague omid = installation.employ(chromium, "Omid " + language, language, Role.SALES);
        jdbc.sql("update customer set owner_id = :owner")
                .param("owner", omid.id().value())
                .update();
        return omid;
    }

    /** Looks at who would move before it is so. */
    private static void decide(Tab sara) {
        sara.visit("/insights/investment");
        String now = sara.field("highPercent").inputValue();
        sara.choose("highPercent", now.equals("30") ? "35" : "30");
        sara.press("invest.preview");
        sara.says("invest.whoMoves");
        sara.look("policy-preview");
        sara.press("invest.apply");
        sara.says("invest.decided");
    }

    /** Describes customers, and sees who they are and why. */
    private static void segment(Tab sara) {
        sara.visit("/segments/new");
        sara.fill("segmentName", "First of all");
        sara.choose("fact-r_0", "INSIGHT_STAGE");
        sara.find(".rule-condition input[value=FIRST]").check();
        assertThat(sara.find("#preview .preview-count"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(LONGEST_WORK));
        sara.look("segment-builder");
        sara.press("form.save");
        sara.arrives(Pattern.compile(".*/segments/\\d+"));
        Locator why = sara.find("main th", sara.text("segment.reasons"));
        for (int tries = 0; tries < MOST_TRIES && why.count() == 0; tries++) {
            sara.page().waitForTimeout(MOMENT);
            sara.page().reload();
        }
        assertThat(why).isVisible();
        sara.look("segment");
    }

    /** The customer with most to offer. */
    private static void offer(Tab sara) {
        sara.visit("/values");
        sara.find("tbody a").first().click();
        sara.arrives(Pattern.compile(".*/customers/\\d+"));
        sara.says("insight.card");
        sara.look("customer-with-insight");
    }
}
