package peyvand.web.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.domain.Role;
import peyvand.operational.invoice.InvoiceQueries;
import peyvand.operational.staff.Language;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.Page;
import peyvand.web.testing.WebTest;

@WebTest
class InvoicePagesTest {

    private static final Pattern LINE = Pattern.compile("/lines/(\\d+)/removal");
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");
    private static final Pattern REVERSAL = Pattern.compile("(/invoices/\\d+/payments/\\d+/reversal)");

    @Autowired
    Browsers browsers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    InvoiceQueries queries;

    @ParameterizedTest
    @EnumSource(Language.class)
    void showsEachPageInBothLanguages(Language language) {
        Browser sara = browsers.administrator(language);
        String draft = invoiced(sara, placed(sara, "2"));
        String issued = issued(sara, placed(sara, "2"));
        pay(sara, issued, "5");
        String note = sara.post(issued + "/credit-notes", "form", key()).location();
        String customer = sara.get(issued).body().replaceFirst("(?s).*href=\"(/customers/\\d+)\".*", "$1");
        for (String path : List.of(
                "/invoices",
                "/invoices?view=open",
                "/invoices?view=overdue",
                "/invoices?view=drafts",
                "/invoices?invoiceNumber=2026&customer=Anna&invoiceState=PAID&invoiceKind=INVOICE&sort=-total",
                "/invoices?issuedFrom=2026-01-01&issuedTo=2026-12-31&dueTo=2027-01-01&sort=due_on",
                "/lists/invoices/views",
                draft,
                draft + "/edit",
                draft + "/fields/buyerAddress",
                issued,
                note,
                note + "/edit",
                customer,
                "/audit?auditKind=INVOICE")) {
            Page page = sara.get(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.body()).as(path).doesNotContain("??");
        }
        assertThat(sara.get("/invoices/999999999").status()).isEqualTo(404);
        assertThat(sara.get("/invoices/999999999/paper.pdf").status()).isEqualTo(404);
        assertThat(sara.get("/invoices/one").status()).isEqualTo(404);
        assertThat(sara.get("/invoices?sort=nothing").status()).isEqualTo(400);
    }

    @Test
    void leadsFromAnOrderToACreditNote() {
        Browser sara = browsers.administrator();
        String order = placed(sara, "4");
        assertThat(sara.get(order).body()).contains("New invoice");
        String invoice = invoiced(sara, order);
        assertThat(sara.get(invoice).body()).contains("Draft invoice", "€40.00", invoice + "/issue");
        issue(sara, invoice);
        String number = number(sara, invoice);
        assertThat(number).matches("2026-\\d{6}");
        assertThat(sara.get(order).body()).contains(number).doesNotContain("New invoice");
        assertThat(sara.get(invoice).body()).contains("Unpaid").doesNotContain(invoice + "/issue", invoice + "/edit");
        assertThat(pay(sara, invoice, "15").status()).isEqualTo(302);
        assertThat(sara.get(invoice).body()).contains("Partly paid", "€25.00");
        Page tooMuch = pay(sara, invoice, "25.01");
        assertThat(tooMuch.status()).isEqualTo(422);
        assertThat(tooMuch.body()).contains("more than the balance", "paymentAmount-problem", "25.01");
        pay(sara, invoice, "25");
        assertThat(sara.get(invoice).body()).contains(">Paid<");
        String note = sara.post(invoice + "/credit-notes", "form", key()).location();
        assertThat(sara.get(note).body()).contains("Draft credit note", number);
        sara.post(note + "/lines/" + line(sara, note), "version", version(sara, note), "quantity", "1");
        issue(sara, note);
        assertThat(number(sara, note)).matches("CN-2026-\\d{6}");
        assertThat(sara.get(invoice).body()).contains("-€10.00", "Enter a refund", number(sara, note));
        pay(sara, invoice, "10");
        assertThat(sara.get(invoice).body()).contains("Refund ·").doesNotContain("Enter a refund");
    }

    @Test
    void takesBackAWrongPayment() {
        Browser sara = browsers.administrator();
        String invoice = issued(sara, placed(sara, "1"));
        pay(sara, invoice, "10");
        Matcher reversal = REVERSAL.matcher(sara.get(invoice).body());
        assertThat(reversal.find()).isTrue();
        assertThat(sara.post(reversal.group(1)).status()).isEqualTo(302);
        assertThat(sara.get(invoice).body()).contains("was taken back", "Unpaid");
        assertThat(sara.post(reversal.group(1)).status()).isEqualTo(422);
    }

    @Test
    void makesOneDraftOfAFormThatArrivesTwice() {
        Browser sara = browsers.administrator();
        String order = placed(sara, "1");
        String key = key();
        String first = sara.post("/invoices", "order", id(order), "form", key).location();
        assertThat(sara.post("/invoices", "order", id(order), "form", key).location())
                .isEqualTo(first);
        Page again = sara.post("/invoices", "order", id(order), "form", key());
        assertThat(again.location()).isEqualTo(order);
        assertThat(sara.get(order).body()).contains("Nothing is left");
    }

    @Test
    void isIssuedByOneOfTwo() {
        Browser sara = browsers.administrator();
        String invoice = invoiced(sara, placed(sara, "1"));
        String version = version(sara, invoice);
        sara.post(invoice + "/fields/note", "version", version, "note", "changed");
        Page late = sara.post(invoice + "/issue", "version", version, "issuedOn", today());
        assertThat(late.status()).isEqualTo(409);
        issue(sara, invoice);
        Page second = sara.post(invoice + "/issue", "version", version, "issuedOn", today());
        assertThat(second.status()).isEqualTo(422);
        assertThat(second.body()).contains("has been issued");
        assertThat(sara.post(invoice + "/removal").status()).isEqualTo(422);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void keepsWhatWasTypedWhereSomethingIsWrong(Language language) {
        Browser sara = browsers.administrator(language);
        String invoice = issued(sara, placed(sara, "1"));
        for (String amount : List.of("", "-1", "0", "1000000000000000000", "1.001", "much")) {
            Page refused = pay(sara, invoice, amount);
            assertThat(refused.status()).as(amount).isEqualTo(422);
            assertThat(refused.body())
                    .as(amount)
                    .contains("R-77", "paymentAmount-problem")
                    .doesNotContain("??");
        }
        Page day = sara.post(
                invoice + "/payments",
                "paymentAmount",
                "1",
                "paidOn",
                "2099-01-01",
                "paymentMethod",
                "CASH",
                "paymentReference",
                "R-77");
        assertThat(day.status()).isEqualTo(422);
        assertThat(day.body()).contains("paidOn-problem", "R-77").doesNotContain("??");
        String draft = invoiced(sara, placed(sara, "1"));
        for (String wrong : List.of("2099-01-01", "2026-13-45", "")) {
            Page refused = sara.post(draft + "/issue", "version", version(sara, draft), "issuedOn", wrong);
            assertThat(refused.status()).as(wrong).isEqualTo(422);
            assertThat(refused.body()).doesNotContain("??");
        }
        for (String wrong : List.of("0", "-1", "2", "1000000000000000000", "x", "0.00001")) {
            Page refused = sara.post(
                    draft + "/lines/" + line(sara, draft), "version", version(sara, draft), "quantity", wrong);
            assertThat(refused.status()).as(wrong).isEqualTo(422);
            assertThat(refused.body()).doesNotContain("??");
        }
        Page head = sara.post(draft + "/edit", "version", version(sara, draft), "buyerName", "", "note", "kept");
        assertThat(head.status()).isEqualTo(422);
        assertThat(head.body()).contains("buyerName-problem", "kept").doesNotContain("??");
        assertThat(sara.post(draft + "/edit", "version", "0", "buyerName", "Else")
                        .status())
                .isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource({"EN, Invoice, invoice-2026-", "FA, فاکتور فروش, invoice-2026-"})
    void printsAPaper(Language language, String title, String file) throws Exception {
        Browser sara = browsers.administrator();
        String invoice = issued(sara, placed(sara, "3"));
        Page answer = sara.get(invoice + "/paper.pdf?language=" + language);
        assertThat(answer.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(answer.header("Content-Disposition"))
                .startsWith("attachment")
                .contains(file);
        try (PDDocument pdf = Loader.loadPDF(sara.download(invoice + "/paper.pdf?language=" + language))) {
            String text = new PDFTextStripper().getText(pdf);
            assertThat(text).contains(title, "Tea");
            assertThat(text).contains(language == Language.FA ? "۳۰" : "€30.00");
        }
        assertThat(sara.get(invoice + "/paper.pdf").status()).isEqualTo(200);
    }

    @Test
    void printsWhatWasIssuedAsItWasIssued() throws Exception {
        Browser sara = browsers.administrator();
        called("Nastaran of old", "IR 0001");
        try {
            String invoice = issued(sara, placed(sara, "1"));
            String later = issued(sara, placed(sara, "1"));
            called("Nastaran anew", "IR 0002");
            String draft = sara.post("/invoices", "order", id(placed(sara, "1")), "form", key())
                    .location();

            assertThat(printed(sara, invoice))
                    .contains("Nastaran of old", "IR 0001")
                    .doesNotContain("anew", "IR 0002");
            assertThat(printed(sara, draft)).contains("Nastaran anew", "IR 0002");
            assertThat(jdbc.sql("select count(distinct issuer_id) from crm.invoice where id in (:one, :other)")
                            .param("one", Long.valueOf(id(invoice)))
                            .param("other", Long.valueOf(id(later)))
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
        } finally {
            called(null, null);
        }
    }

    private static String printed(Browser browser, String path) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(browser.download(path + "/paper.pdf?language=EN"))) {
            return new PDFTextStripper().getText(pdf);
        }
    }

    private void called(@Nullable String name, @Nullable String account) {
        jdbc.sql("""
                insert into crm.letterhead (trade_name, bank_account, updated_at) values (:name, :account, now())
                on conflict (id) do update set trade_name = excluded.trade_name, bank_account = excluded.bank_account
                """).param("name", name).param("account", account).update();
    }

    @Test
    void saysThatThereIsNoMailServer() {
        Browser sara = browsers.administrator();
        String invoice = issued(sara, placed(sara, "1"));
        assertThat(sara.get(invoice).body()).contains("No mail server");
        Page refused = sara.post(invoice + "/mail", "to", "anna@example.com", "language", "EN");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(sara.post(invoice + "/mail", "to", "a@b.c, d@e.f", "language", "EN")
                        .body())
                .contains("one address of e-mail");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void handsOverToTheBooksEachOnce(Language language) {
        Browser sara = browsers.administrator(language);
        String invoice = issued(sara, placed(sara, "2"));
        String number = number(sara, invoice);
        pay(sara, invoice, "5");
        assertThat(hand(sara).status()).isEqualTo(302);
        Page page = sara.get("/invoices/handovers");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("??");
        String file = found(Pattern.compile("href=\"(/invoices/handovers/\\d+/export\\.)csv"), page);
        String csv = new String(sara.download(file + "csv"), StandardCharsets.UTF_8);
        assertThat(csv.lines().filter(line -> line.contains(number))).hasSize(2);
        assertThat(csv).contains(",20,0,20,EUR").contains(",,,5,EUR");
        assertThat(sara.get(file + "xlsx").status()).isEqualTo(200);
        Page nothing = hand(sara);
        assertThat(nothing.status()).isEqualTo(422);
        assertThat(nothing.body()).contains("issuedTo-problem").doesNotContain("??");
        assertThat(new String(sara.download(file + "csv"), StandardCharsets.UTF_8))
                .isEqualTo(csv);
        assertThat(sara.get("/invoices/handovers/999999999/export.csv").status())
                .isEqualTo(404);
    }

    private Page hand(Browser sara) {
        return sara.post("/invoices/handovers", "issuedFrom", "2000-01-01", "issuedTo", today());
    }

    @Test
    void exportsWhatIsFiltered() {
        Browser sara = browsers.administrator();
        String invoice = issued(sara, placed(sara, "1"));
        String number = number(sara, invoice);
        String csv = new String(sara.download("/invoices/export.csv?invoiceNumber=" + number), StandardCharsets.UTF_8);
        assertThat(csv.lines()).hasSize(2);
        assertThat(csv).contains(number, "Unpaid");
        assertThat(sara.get("/invoices/export.xlsx?invoiceNumber=" + number).status())
                .isEqualTo(200);
    }

    @Test
    void isFoundByItsNumberOnceItIsIssued() {
        Browser sara = browsers.administrator();
        String invoice = issued(sara, placed(sara, "1"));
        String number = jdbc.sql("select number from crm.invoice where id = :id")
                .param("id", Long.valueOf(invoice.substring(invoice.lastIndexOf('/') + 1)))
                .query(String.class)
                .single();

        assertThat(sara.get("/search", "q", number).body()).contains("href=\"" + invoice + "\"", "Invoices");
        assertThat(browsers.colleague(Role.SALES).get("/search", "q", number).body())
                .doesNotContain("href=\"" + invoice + "\"");
    }

    @Test
    void isNotSeenByWhoDoesNotSeeTheCustomer() {
        Browser sara = browsers.administrator();
        String invoice = issued(sara, placed(sara, "1"));
        Browser omid = browsers.colleague(Role.SALES);
        for (String path : List.of(invoice, invoice + "/paper.pdf", invoice + "/edit")) {
            assertThat(omid.get(path).status()).as(path).isEqualTo(404);
        }
        assertThat(pay(omid, invoice, "1").status()).isEqualTo(404);
        assertThat(omid.post(invoice + "/credit-notes", "form", key()).status()).isEqualTo(404);
        assertThat(omid.get("/invoices").body()).doesNotContain(invoice + "\"");
    }

    private static String placed(Browser sara, String quantity) {
        String customer = sara.post("/customers", "name", "Anna " + System.nanoTime(), "kind", "ORGANISATION")
                .location();
        String label = "Anna (" + sara.get(customer).body().replaceFirst("(?s).*?\\b(C-\\d+)\\b.*", "$1") + ")";
        String order = sara.post("/orders", "orderKind", "SALE", "orderedOn", "2026-11-20", "customer", label)
                .location();
        sara.get(order);
        sara.post(order + "/lines", "description", "Tea", "quantity", quantity, "unitPrice", "10");
        sara.post(order + "/placement");
        sara.get(order);
        return order;
    }

    private static String invoiced(Browser sara, String order) {
        return sara.post("/invoices", "order", id(order), "form", key()).location();
    }

    private String issued(Browser sara, String order) {
        String invoice = invoiced(sara, order);
        issue(sara, invoice);
        return invoice;
    }

    private void issue(Browser sara, String invoice) {
        Page issued = sara.post(invoice + "/issue", "version", version(sara, invoice), "issuedOn", today());
        assertThat(issued.status()).isEqualTo(302);
    }

    private Page pay(Browser sara, String invoice, String amount) {
        return sara.post(
                invoice + "/payments",
                "paymentAmount",
                amount,
                "paidOn",
                today(),
                "paymentMethod",
                "TRANSFER",
                "paymentReference",
                "R-77");
    }

    private String today() {
        return queries.today().toString();
    }

    private static String number(Browser sara, String invoice) {
        Matcher number =
                Pattern.compile("<h1><bdi>([^<]*)").matcher(sara.get(invoice).body());
        assertThat(number.find()).isTrue();
        return number.group(1);
    }

    private static String line(Browser sara, String invoice) {
        return found(LINE, sara.get(invoice));
    }

    private static String version(Browser sara, String invoice) {
        return found(VERSION, sara.get(invoice));
    }

    private static String found(Pattern pattern, Page page) {
        Matcher matcher = pattern.matcher(page.body());
        assertThat(matcher.find()).as(pattern.pattern()).isTrue();
        return matcher.group(1);
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
