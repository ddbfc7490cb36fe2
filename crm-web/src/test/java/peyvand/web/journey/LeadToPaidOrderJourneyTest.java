package peyvand.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import peyvand.operational.staff.Language;

/** Somebody is interested; in the end they have said yes to a quote, have their order, and have paid for it. */
@Journey
class LeadToPaidOrderJourneyTest {

    private static final String PERSON = "نسترن کاظمی";
    private static final String FIRM = "Lahijan Tea House";
    private static final String SALE = "چای برای سه شعبه";

    @Autowired
    Installation installation;

    @BeforeEach
    void nothingHereYet() {
        installation.empty();
    }

    /** 10 at 1250.50, less 5 %, are 11879.75; with 10 % tax, which is 1187.975, 13067.73. */
    @ParameterizedTest
    @CsvSource({"EN, WIDE, LIGHT, '13,067.73', '8,067.73'", "FA, PHONE, DARK, ۱۳٬۰۶۷٫۷۳, ۸٬۰۶۷٫۷۳"})
    void becomesAPaidOrder(
            Language language, Screen screen, ColorScheme scheme, String total, String rest, Chromium chromium) {
        try (Tab sara = installation.sara(chromium, language);
                Tab customer = installation.visitor(chromium, language)) {
            sara.see(screen, scheme);
            customer.see(Screen.PHONE, ColorScheme.LIGHT);
            writesTheLeadDown(sara);
            makesACustomerOfIt(sara);
            saysWhatItIsAbout(sara);
            String link = quotes(sara, total);

            saysYes(customer, link, total);

            sara.page().reload();
            sara.says("choice.quoteState.ACCEPTED");
            sara.find("main a[href^='/orders/']").first().click();
            sara.arrives(Pattern.compile(".*/orders/\\d+"));
            sara.shows(total);
            sara.look("paid-6-order");
            invoices(sara, total);
            isPaid(sara, rest);
        }
    }

    private static void writesTheLeadDown(Tab sara) {
        sara.visit("/leads/new");
        sara.fill("personName", PERSON);
        sara.fill("organisation", FIRM);
        sara.fill("email", "nastaran@lahijan.example");
        sara.press("form.save");
        sara.arrives(Pattern.compile(".*/leads/\\d+"));
        sara.look("paid-1-lead");
    }

    private static void makesACustomerOfIt(Tab sara) {
        sara.follow(sara.text("lead.convert"));
        sara.arrives(Pattern.compile(".*/leads/\\d+/conversion"));
        sara.labelled(sara.text("lead.convert.withSale")).check();
        sara.fill("opportunityName", SALE);
        sara.fill("expectedAmount", "9000");
        sara.look("paid-2-conversion");
        sara.press("lead.convert");
        sara.says("lead.convertedNow");
        sara.visit("/board");
        sara.follow(SALE);
        sara.arrives(Pattern.compile(".*/opportunities/\\d+"));
        sara.shows(FIRM);
    }

    private static void saysWhatItIsAbout(Tab sara) {
        sara.find("main details.add > summary", sara.text("order.line.add"))
                .first()
                .click();
        sara.fill("description", "Black tea, first flush");
        sara.fill("quantity", "10");
        sara.fill("unitPrice", "1250.50");
        sara.fill("discountPercent", "5");
        sara.fill("taxPercent", "10");
        sara.press("order.line.add");
        sara.shows("Black tea, first flush");
        sara.look("paid-3-lines");
    }

    private static String quotes(Tab sara, String total) {
        sara.follow(sara.text("quote.new"));
        sara.arrives(Pattern.compile(".*/quotes/new.*"));
        sara.choose("documentLanguage", sara.language().name());
        sara.press("form.save");
        sara.arrives(Pattern.compile(".*/quotes/\\d+"));
        sara.shows(total);
        sara.find("main details.menu > summary", sara.text("quote.send")).click();
        sara.press("quote.send.confirm");
        sara.says("quote.sent");
        sara.look("paid-4-quote");
        return sara.find("#address").inputValue().replaceFirst("https?://[^/]+", "");
    }

    private static void saysYes(Tab customer, String link, String total) {
        customer.visit(link);
        customer.shows(total);
        customer.look("paid-5-offer");
        customer.find("#name").fill(PERSON);
        customer.press("quote.accept");
        customer.says("quote.public.ACCEPTED");
        customer.look("paid-5-accepted");
    }

    private static void invoices(Tab sara, String total) {
        sara.press("invoice.new");
        sara.arrives(Pattern.compile(".*/invoices/\\d+"));
        sara.shows(total);
        sara.press("invoice.issue");
        sara.says("choice.invoiceState.UNPAID");
        sara.look("paid-7-invoice");
    }

    private static void isPaid(Tab sara, String rest) {
        pays(sara, "5000");
        sara.says("choice.invoiceState.PARTLY_PAID");
        sara.shows(rest);
        pays(sara, "8067.73");
        assertThat(sara.find(".page-head", sara.text("choice.invoiceState.PAID")))
                .isVisible();
        sara.look("paid-8-paid");
    }

    private static void pays(Tab sara, String amount) {
        sara.fill("paymentAmount", amount);
        sara.press("invoice.pay");
    }
}
