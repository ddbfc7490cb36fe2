package peyvand.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

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
import peyvand.domain.OrderId;
import peyvand.domain.Viewer;
import peyvand.operational.customer.CustomerData;
import peyvand.operational.customer.CustomerKind;
import peyvand.operational.customer.Customers;
import peyvand.operational.pricing.LineData;
import peyvand.operational.sales.OrderData;
import peyvand.operational.sales.Orders;
import peyvand.operational.staff.Language;
import peyvand.web.testing.Browsers;

/** From an order to its invoice, which is paid in two parts, and to what is given back of it. */
@Journey
class InvoiceJourneyTest {

    @Autowired
    Installation installation;

    @Autowired
    Browsers browsers;

    @Autowired
    Customers customers;

    @Autowired
    Orders orders;

    @BeforeEach
    void nothingHereYet() {
        installation.empty();
    }

    @ParameterizedTest
    @CsvSource({"EN, WIDE, LIGHT", "FA, PHONE, DARK"})
    void invoicesASaleIsPaidAndGivesSomeBack(Language language, Screen screen, ColorScheme scheme, Chromium chromium) {
        OrderId order = sale();
        try (Tab sara = installation.sara(chromium, language)) {
            sara.see(screen, scheme);
            sara.visit("/orders/" + order);
            sara.press("invoice.new");
            sara.arrives(Pattern.compile(".*/invoices/\\d+"));
            String invoice = sara.path();
            sara.look("invoice-1-draft");
            sara.press("invoice.issue");
            assertThat(sara.find(".page-head .chip", sara.text("choice.invoiceState.UNPAID")))
                    .isVisible();
            sara.look("invoice-2-issued");

            pays(sara, "15");
            assertThat(sara.find(".page-head .chip", sara.text("choice.invoiceState.PARTLY_PAID")))
                    .isVisible();
            pays(sara, "25");
            assertThat(sara.find(".page-head .chip", sara.text("choice.invoiceState.PAID")))
                    .isVisible();
            sara.look("invoice-3-paid");

            sara.press("invoice.credit");
            assertThat(sara.find(".page-head .chip", sara.text("choice.invoiceKind.CREDIT_NOTE")))
                    .isVisible();
            sara.look("invoice-4-credit-note");
            sara.press("invoice.issue");
            assertThat(sara.find(".page-head .chip", sara.text("choice.invoiceState.CREDITED")))
                    .isVisible();
            sara.visit(invoice);
            assertThat(sara.find("#pay h2", sara.text("invoice.refund"))).isVisible();
            sara.look("invoice-5-refund");

            sara.visit("/invoices/handovers");
            sara.press("invoice.handover.new");
            sara.says("invoice.handedOver");
            sara.look("invoice-6-books");
        }
    }

    private static void pays(Tab sara, String amount) {
        sara.fill("paymentAmount", amount);
        sara.press("invoice.pay");
        sara.says("invoice.paid");
    }

    private OrderId sale() {
        Viewer sara = browsers.viewer();
        CustomerId customer =
                customers.create(sara, CustomerData.named(CustomerKind.ORGANISATION, "چای‌خانهٔ لاهیجان"), List.of());
        OrderId order = orders.create(sara, OrderData.sale(customer, LocalDate.of(2026, 11, 20)));
        orders.addLine(sara, order, new LineData(null, "Tea", new BigDecimal("4"), BigDecimal.TEN));
        orders.place(sara, order);
        return order;
    }
}
