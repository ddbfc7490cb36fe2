package peyvand.web.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import peyvand.domain.CustomerId;
import peyvand.operational.customer.CustomerData;
import peyvand.operational.customer.CustomerKind;
import peyvand.operational.customer.CustomerQueries;
import peyvand.operational.customer.Customers;
import peyvand.operational.staff.Language;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.Page;
import peyvand.web.testing.WebTest;

@WebTest
class OrderPagesTest {

    private static final Pattern LINE = Pattern.compile("id=\"line-(\\d+)\"");

    @Autowired
    Browsers browsers;

    @Autowired
    Customers customers;

    @Autowired
    CustomerQueries customerQueries;

    @ParameterizedTest
    @EnumSource(Language.class)
    void showsEachPageInBothLanguages(Language language) {
        Browser sara = browsers.administrator(language);
        CustomerId anna = customer("Anna");
        String draft = begun(sara, "customer", label(anna));
        added(sara, draft, "description", "Tea", "quantity", "4", "unitPrice", "2.5");
        String sale = placedSale(sara);
        String back = sara.post(sale + "/lines/" + line(sara, sale) + "/return", "quantity", "1")
                .location();
        for (String path : List.of(
                "/orders",
                "/orders?q=O-1&customer=Anna&orderKind=SALE&orderState=DRAFT&sort=-amount&anonymous=false",
                "/orders?orderedFrom=2026-01-01&orderedTo=2026-12-31&sort=number",
                "/orders/new",
                "/orders/new?customer=" + anna,
                "/customers/" + anna,
                draft,
                draft + "/edit",
                draft + "/lines/" + line(sara, draft) + "/edit",
                sale,
                back)) {
            Page page = sara.get(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.body()).as(path).doesNotContain("??");
        }
        assertThat(sara.get("/orders/999999999").status()).isEqualTo(404);
        assertThat(sara.get(draft + "/lines/999999999/edit").status()).isEqualTo(404);
        assertThat(sara.get("/orders/one").status()).isEqualTo(404);
        assertThat(sara.get(draft + "?lines=nonsense").status()).isEqualTo(400);
    }

    @Test
    void leadsFromADraftToAReturn() {
        Browser sara = browsers.administrator();
        String order = begun(sara, "customer", label(customer("Bita")));
        assertThat(sara.get(order).body()).contains("Draft").doesNotContain("/placement");
        added(sara, order, "description", "Tea", "quantity", "4", "unitPrice", "2.5");
        assertThat(sara.get(order).body()).contains("€10.00", order + "/placement");
        sara.post(order + "/placement");
        assertThat(sara.get(order).body()).contains("Placed", order + "/fulfilment");
        sara.post(order + "/fulfilment");
        String line = line(sara, order);
        assertThat(sara.get(order).body())
                .contains("Fulfilled", line + "/return")
                .doesNotContain("/cancellation");
        String back =
                sara.post(order + "/lines/" + line + "/return", "quantity", "3").location();
        assertThat(sara.get(back).body()).contains("href=\"" + order + "\"", "-€7.50");
        assertThat(sara.get(order).body()).contains("href=\"" + back + "\"", "3 returned in");
        Page tooMany = sara.post(order + "/lines/" + line + "/return", "quantity", "2");
        assertThat(tooMany.status()).isEqualTo(422);
        assertThat(tooMany.body()).contains("Only 1 are left");
    }

    @Test
    void showsNetTaxAndTotalOfWhatIsDiscountedAndTaxed() {
        Browser sara = browsers.administrator();
        String order = begun(sara, "customer", label(customer("Dara")));
        assertThat(sara.get(order).body()).doesNotContain("Total with tax");
        String[] line = {
            "description", "Tea", "quantity", "4", "unitPrice", "2.5", "discountPercent", "۱۰", "taxPercent", "9"
        };
        added(sara, order, line);
        assertThat(sara.get(order).body()).contains("10%", "€9.00", "9%", "€0.81", "Total with tax", "€9.81");
    }

    @Test
    void callsASaleWithoutACustomerAnonymous() {
        Browser sara = browsers.administrator();
        String order = begun(sara);
        assertThat(sara.get(order).body()).contains("Anonymous sale");
        assertThat(sara.get("/orders?anonymous=true").body()).contains("Anonymous sale", order);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void keepsWhatWasTypedWhereSomethingIsWrong(Language language) {
        Browser sara = browsers.administrator(language);
        Page head = sara.post(
                "/orders",
                "customer",
                "Nobody (C-0)",
                "orderKind",
                "SALE",
                "orderedOn",
                "2026-13-45",
                "currency",
                "USD",
                "note",
                "a fine note");
        assertThat(head.status()).isEqualTo(422);
        assertThat(head.body())
                .contains("a fine note", "2026-13-45", "orderedOn-problem")
                .doesNotContain("??");
        Page unknown = sara.post("/orders", "customer", "Nobody (C-0)", "orderKind", "SALE", "orderedOn", "2026-11-20");
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.body()).contains("customer-problem", "Nobody (C-0)").doesNotContain("??");
        Page rate = sara.post("/orders", "orderKind", "SALE", "orderedOn", "2026-11-20", "currency", "USD");
        assertThat(rate.status()).isEqualTo(422);
        assertThat(rate.body()).contains("exchangeRate-problem").doesNotContain("??");
        String order = begun(sara);
        for (String[] line : new String[][] {
            {"description", "A kept word", "quantity", "much"},
            {"description", "A kept word", "quantity", "-1", "unitPrice", "1"},
            {"description", "A kept word", "quantity", "1"},
            {"description", "A kept word", "product", "no such thing", "quantity", "1", "unitPrice", "1"},
            {"description", "A kept word", "quantity", "1", "unitPrice", "1", "discountPercent", "100.01"},
            {"description", "A kept word", "quantity", "1", "unitPrice", "1", "taxPercent", "-9"},
            {"description", "A kept word", "quantity", "999999999999999", "unitPrice", "999999999999999"}
        }) {
            Page refused = sara.post(order + "/lines", line);
            assertThat(refused.status()).as(String.join(" ", line)).isEqualTo(422);
            assertThat(refused.body()).contains("A kept word", "-problem").doesNotContain("??");
        }
        assertThat(sara.post(order + "/lines", "quantity", "1", "unitPrice", "1")
                        .status())
                .isEqualTo(422);
        Page placed = sara.post(order + "/placement");
        assertThat(placed.status()).isEqualTo(422);
        assertThat(placed.body()).contains("alert-danger").doesNotContain("??");
        assertThat(sara.get("/orders?orderedFrom=someday").body())
                .contains("someday", "invalid-feedback")
                .doesNotContain("??");
    }

    @Test
    void takesAProductByItsCodeAtItsPrice() {
        Browser sara = browsers.administrator();
        String code = "T" + System.nanoTime();
        sara.post("/products", "productName", "Tea", "productKind", "GOODS", "productCode", code, "price", "2.5");
        String order = begun(sara);
        assertThat(sara.get("/products/suggestions?q=" + code).body()).isEqualTo("[\"Tea (" + code + ")\"]");
        added(sara, order, "product", "Tea (" + code + ")", "quantity", "2");
        added(sara, order, "product", code, "quantity", "1");
        assertThat(sara.get(order).body()).contains(code, "€7.50");
    }

    @Test
    void showsBothValuesToTheSecondOfTwoWhoEdit() {
        Browser sara = browsers.administrator();
        Browser colleague = browsers.colleague();
        String order = begun(sara);
        String[] mine = {"version", "0", "orderedOn", "2026-11-20", "note", "mine"};
        String[] theirs = {"version", "0", "orderedOn", "2026-11-20", "note", "theirs"};
        assertThat(colleague.post(order + "/edit", theirs).status()).isEqualTo(302);
        Page late = sara.post(order + "/edit", mine);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("mine", "theirs", "name=\"version\" value=\"1\"");
        assertThat(sara.get(order).body()).contains("theirs");
    }

    @Test
    void showsBothValuesToTheSecondOfTwoWhoChangeALine() {
        Browser sara = browsers.administrator();
        String order = begun(sara);
        added(sara, order, "description", "Tea", "quantity", "4", "unitPrice", "2.5");
        String edit = order + "/lines/" + line(sara, order) + "/edit";
        String[] changed = {"version", "0", "description", "Tea", "quantity", "5", "unitPrice", "2.5"};
        assertThat(sara.post(edit, changed).status()).isEqualTo(302);
        changed[5] = "6";
        assertThat(sara.post(edit, changed).status()).isEqualTo(409);
        assertThat(sara.get(order).body()).contains("€12.50");
    }

    @Test
    void editsOneFieldInPlace() {
        Browser sara = browsers.administrator();
        String order = begun(sara);
        Browser htmx = browsers.administrator().with("HX-Request", "true");
        assertThat(htmx.get(order + "/fields/note").body())
                .contains("name=\"note\"")
                .doesNotContain("<html");
        String label = label(customer("Cyrus"));
        Page saved = htmx.post(order + "/fields/customer", "version", "0", "customer", label);
        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.body()).contains("Cyrus", "/customers/").doesNotContain("<html");
        assertThat(htmx.post(order + "/fields/note", "version", "0", "note", "late")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void keepsTheReasonOfACancellation() {
        Browser sara = browsers.administrator();
        String order = placedSale(sara);
        assertThat(sara.post(order + "/cancellation", "reason", "x".repeat(501)).status())
                .isEqualTo(422);
        sara.post(order + "/cancellation", "reason", "Ordered twice");
        assertThat(sara.get(order).body())
                .contains("Cancelled", "Ordered twice")
                .doesNotContain("/edit\"");
        assertThat(sara.post(order + "/cancellation").status()).isEqualTo(422);
    }

    @Test
    void tellsTheCustomersTimeline() {
        Browser sara = browsers.administrator();
        CustomerId dara = customer("Dara");
        String order = begun(sara, "customer", label(dara));
        added(sara, order, "description", "Tea", "quantity", "4", "unitPrice", "2.5");
        sara.post(order + "/placement");
        assertThat(sara.get("/customers/" + dara).body()).contains("Order placed", "Line added to an order");
    }

    @Test
    void exportsTheListAsItIsShown() {
        Browser sara = browsers.administrator();
        CustomerId elham = customer("Elham");
        begun(sara, "customer", label(elham));
        Page csv = sara.get("/orders/export.csv", "customer", label(elham));
        assertThat(csv.status()).isEqualTo(200);
        assertThat(csv.body().lines()).hasSize(2).anyMatch(line -> line.contains("Elham"));
        assertThat(sara.get("/orders/export.xlsx").status()).isEqualTo(200);
    }

    private CustomerId customer(String name) {
        return customers.create(browsers.viewer(), CustomerData.named(CustomerKind.PERSON, name), List.of());
    }

    private String label(CustomerId id) {
        var choice = customerQueries.choice(browsers.viewer(), id).orElseThrow();
        return choice.name() + " (" + choice.number() + ")";
    }

    private static String begun(Browser browser, String... more) {
        String[] head = new String[4 + more.length];
        System.arraycopy(new String[] {"orderKind", "SALE", "orderedOn", "2026-11-20"}, 0, head, 0, 4);
        System.arraycopy(more, 0, head, 4, more.length);
        Page made = browser.post("/orders", head);
        assertThat(made.status()).as(made.body()).isEqualTo(302);
        return made.location();
    }

    private static String placedSale(Browser browser) {
        String order = begun(browser);
        added(browser, order, "description", "Tea", "quantity", "4", "unitPrice", "2.5");
        assertThat(browser.post(order + "/placement").status()).isEqualTo(302);
        return order;
    }

    private static void added(Browser browser, String order, String... line) {
        Page page = browser.post(order + "/lines", line);
        assertThat(page.status()).as(page.body()).isEqualTo(302);
    }

    private static String line(Browser browser, String order) {
        Matcher lines = LINE.matcher(browser.get(order).body());
        assertThat(lines.find()).isTrue();
        return lines.group(1);
    }
}
