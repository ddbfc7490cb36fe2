package peyvand.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import peyvand.domain.CustomerId;
import peyvand.domain.OpportunityId;
import peyvand.domain.Viewer;
import peyvand.operational.catalog.Rate;
import peyvand.operational.customer.CustomerData;
import peyvand.operational.customer.CustomerKind;
import peyvand.operational.customer.Customers;
import peyvand.operational.opportunity.Opportunities;
import peyvand.operational.opportunity.OpportunityData;
import peyvand.operational.opportunity.PipelineQueries;
import peyvand.operational.staff.Language;
import peyvand.web.testing.Browsers;

/** From a possible sale to an order, which the customer places by the link to a quote. */
@Journey
class QuoteJourneyTest {

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

    private OpportunityId opportunity;

    @BeforeEach
    void aPossibleSale() {
        installation.empty();
        Viewer sara = browsers.viewer();
        CustomerId customer =
                customers.create(sara, CustomerData.named(CustomerKind.ORGANISATION, "چای لاهیجان"), List.of());
        opportunity = opportunities.create(
                sara,
                pipelines.current().get(0).current().get(0).id(),
                new OpportunityData(
                        "Tea for three shops",
                        customer,
                        BigDecimal.ONE,
                        Rate.BASE,
                        LocalDate.of(2026, 11, 20),
                        null,
                        sara.staff(),
                        null,
                        null,
                        null,
                        null,
                        List.of()));
    }

    @ParameterizedTest
    @CsvSource({"EN, WIDE, LIGHT", "FA, PHONE, DARK"})
    void leadsFromLinesOverALinkToAnOrder(Language language, Screen screen, ColorScheme scheme, Chromium chromium) {
        try (Tab sara = installation.sara(chromium, language);
                Tab visitor = installation.visitor(chromium, language)) {
            sara.see(screen, scheme);
            visitor.see(screen, scheme);
            writesALine(sara);
            String link = sends(sara);
            accepts(visitor, link);

            sara.visit(sara.path());
            sara.says("choice.quoteState.ACCEPTED");
            assertThat(sara.find("main")).containsText("مریم کاظمی");
            sara.look("quote-5-accepted");
            sara.find("main a[href^='/orders/']").click();
            sara.arrives(Pattern.compile("/orders/\\d+$"));
            sara.says("choice.orderState.PLACED");
            sara.look("quote-6-order");
            sara.visit("/opportunities/" + opportunity);
            sara.says("choice.opportunityState.WON");
        }
    }

    private void writesALine(Tab sara) {
        sara.visit("/opportunities/" + opportunity);
        sara.find("#lines details.add > summary").click();
        sara.fill("description", "چای بهاره");
        sara.fill("quantity", sara.language() == Language.FA ? "۱۲" : "12");
        sara.fill("unitPrice", "100");
        sara.fill("taxPercent", "10");
        sara.look("quote-1-line");
        sara.press("order.line.add");
        assertThat(sara.find("#lines tbody tr")).hasCount(1);
    }

    /** @return the link that goes to the customer */
    private static String sends(Tab sara) {
        sara.follow(sara.text("quote.new"));
        sara.choose("documentLanguage", sara.language().name());
        sara.fill("wholeDiscount", "5");
        sara.look("quote-2-new");
        sara.press("form.save");
        sara.says("quote.begun");
        sara.find("main details.menu > summary", sara.text("quote.send")).click();
        sara.look("quote-3-send");
        sara.press("quote.send.confirm");
        sara.says("quote.sent");
        return sara.find("#address").inputValue();
    }

    private static void accepts(Tab visitor, String link) {
        visitor.visit(link);
        visitor.shows(visitor.language() == Language.FA ? "۱٬۲۵۴٫۰۰" : "1,254.00");
        visitor.look("quote-4-link");
        visitor.find("#name").fill("مریم کاظمی");
        visitor.press("quote.accept");
        visitor.says("quote.public.ACCEPTED");
        visitor.look("quote-4-thanks");
        assertThat(visitor.find("#name").count()).isZero();
    }
}
