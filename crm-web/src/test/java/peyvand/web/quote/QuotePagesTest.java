package peyvand.web.quote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.domain.Role;
import peyvand.operational.staff.Language;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.Page;
import peyvand.web.testing.WebTest;

@WebTest
class QuotePagesTest {

    private static final Pattern LINK = Pattern.compile("/q/[\\w-]{43}");

    @Autowired
    Browsers browsers;

    @Autowired
    JdbcClient jdbc;

    private Browser sara;
    private String customer;
    private String label;

    @BeforeEach
    void aCustomer() {
        sara = browsers.administrator();
        customer = sara.post("/customers", "kind", "ORGANISATION", "name", "Alborz " + System.nanoTime())
                .location();
        label = sara.get("/quotes/new", "customer", number(customer)).fields().get("customer");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void areShownInBothLanguages(Language language) {
        String draft = drafted("EN");
        added(draft, "Tea", "4", "2.5");
        String sent = sent();
        String link = link(sent);
        Browser reader = browsers.administrator(language);
        for (String path : List.of(
                draft,
                draft + "/edit",
                draft + "/fields/terms",
                draft + "/lines/" + line() + "/edit",
                sent,
                link,
                customer,
                "/quotes",
                "/quotes?quoteState=EXPIRED&sort=-amount&q=Q-1",
                "/quotes/new",
                "/quotes/new?customer=" + number(customer))) {
            Page page = reader.get(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.body()).as(path).doesNotContain("??");
        }
        assertThat(reader.get("/quotes/999999999").status()).isEqualTo(404);
        assertThat(reader.get("/q/unknown").status()).isEqualTo(404);
        assertThat(sara.get(customer).body()).contains(draft, sent);
    }

    @Test
    void leadFromAnOpportunityByTheLinkToAnOrder() {
        String opportunity = opportunity();
        sara.post(opportunity + "/lines", "description", "Tea", "quantity", "10", "unitPrice", "20", "taxPercent", "9");
        String quote = sara.post(
                        "/quotes",
                        "opportunity",
                        number(opportunity),
                        "documentLanguage",
                        "EN",
                        "wholeDiscount",
                        "10",
                        "terms",
                        "Within a month")
                .location();
        assertThat(sara.get(quote).body()).contains("€200.00", "€20.00", "€180.00", "€16.20", "€196.20");
        send(quote);
        assertThat(sara.get(opportunity).body()).contains(quote);

        Browser visitor = browsers.visitor();
        String link = link(quote);
        Page offered = visitor.get(link);
        assertThat(offered.body()).contains("€196.20", "Within a month", "Accept this quote");
        assertThat(offered.header("X-Robots-Tag")).contains("noindex");
        assertThat(visitor.post(link + "/acceptance", "name", " ").status()).isEqualTo(422);
        assertThat(visitor.post(link + "/acceptance", "name", "Anna").location())
                .isEqualTo(link);
        assertThat(visitor.post(link + "/acceptance", "name", "Anna").location())
                .isEqualTo(link);
        assertThat(visitor.get(link).body()).contains("Accepted by", "Anna").doesNotContain("Accept this quote");

        Page accepted = sara.get(quote);
        assertThat(accepted.body()).contains("Accepted by").doesNotContain("/revision");
        Matcher order = Pattern.compile("/orders/\\d+").matcher(accepted.body());
        assertThat(order.find()).isTrue();
        assertThat(sara.get(order.group()).body()).contains("Placed", "€180.00", "€196.20", quote);
        assertThat(sara.get(opportunity).body()).contains("Won");
        assertThat(sara.get(customer, "show", "CHANGES").body()).contains("Quote accepted", "Quote sent", "Anna");
        assertThat(sara.get("/notifications").body()).contains("The customer has accepted quote");
    }

    @Test
    void speakTheirOwnLanguageToWhoeverOpensTheirLink() {
        String quote = drafted("FA");
        added(quote, "چای", "4", "2.5");
        send(quote);
        Page page = browsers.visitor().with("Accept-Language", "en").get(link(quote));
        assertThat(page.body()).contains("lang=\"fa\"", "این پیش‌فاکتور را می‌پذیرم", "چای");
    }

    @Test
    void arePrintedForColleaguesAndForWhoeverHoldsTheLink() throws IOException {
        String quote = drafted("FA");
        added(quote, "چای سبز", "4", "2.5");
        assertThat(printed(sara, quote)).contains("پیش‌نویس".replace("\u200c", ""), "چای سبز", "۱۰");
        send(quote);
        String issuer = jdbc.sql(
                        "select s.name from crm.quote q join crm.issuer s on s.id = q.issuer_id where q.id = :id")
                .param("id", Long.valueOf(quote.substring(quote.lastIndexOf('/') + 1)))
                .query(String.class)
                .single();
        assertThat(printed(sara, quote)).as("who sent it stays on it").contains(issuer);
        String link = link(quote);
        Browser visitor = browsers.visitor();
        assertThat(printed(visitor, link)).contains("چای سبز").doesNotContain("پیشنویس");
        assertThat(visitor.get(link + "/paper.pdf").header("Content-Disposition"))
                .matches("attachment;.*quote-\\d+.*\\.pdf.*");
        assertThat(visitor.get("/q/unknown/paper.pdf").status()).isEqualTo(404);
        assertThat(visitor.get(quote + "/paper.pdf").status()).isEqualTo(303);
        assertThat(browsers.colleague(Role.SALES).get(quote + "/paper.pdf").status())
                .isEqualTo(404);
    }

    private static String printed(Browser browser, String path) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(browser.download(path + "/paper.pdf"))) {
            return new PDFTextStripper().getText(pdf);
        }
    }

    @Test
    void areDeclinedWithAReason() {
        String quote = sent();
        Browser visitor = browsers.visitor();
        String link = link(quote);
        visitor.get(link);
        Page tooLong = visitor.post(link + "/refusal", "name", "Anna", "reason", "x".repeat(1_001));
        assertThat(tooLong.status()).isEqualTo(422);
        assertThat(tooLong.body()).contains("xxxx");
        visitor.post(link + "/refusal", "name", "Anna", "reason", "Too <b>dear</b>");
        assertThat(visitor.get(link).body()).contains("This quote was declined");
        assertThat(sara.get(quote).body()).contains("Too &lt;b&gt;dear&lt;/b&gt;", "Declined by");
        assertThat(visitor.post(link + "/acceptance", "name", "Anna").status()).isEqualTo(422);
    }

    @Test
    void areReplacedAndSaySo() {
        String first = sent();
        String link = link(first);
        String second = sara.post(first + "/revision").location();
        assertThat(sara.get(second).body()).contains("/2", first);
        assertThat(browsers.visitor().get(link).body())
                .contains("There is a newer version")
                .doesNotContain("Accept this quote");
        assertThat(sara.post(first + "/revision").status()).isEqualTo(422);
    }

    @Test
    void areAcceptedInTheNameOfTheCustomer() {
        String quote = sent();
        assertThat(sara.post(quote + "/acceptance", "words", "On the telephone").status())
                .isEqualTo(302);
        assertThat(sara.get(quote).body()).contains("Yes of the customer", "On the telephone", "/orders/");
        assertThat(sara.post(quote + "/refusal").status()).isEqualTo(422);
        Page changed = sara.post(quote + "/lines", "description", "A kept word", "quantity", "1", "unitPrice", "1");
        assertThat(changed.status()).isEqualTo(422);
        assertThat(changed.body()).contains("stays as the customer has seen it");
    }

    @Test
    void keepWhatWasTypedWhereSomethingIsWrong() {
        String draft = drafted("EN");
        for (String[] line : new String[][] {
            {"description", "A kept word", "quantity", "-1", "unitPrice", "1"},
            {"description", "A kept word", "quantity", "1", "unitPrice", "1", "discountPercent", "101"},
            {"description", "A kept word", "quantity", "1000000", "unitPrice", "1000000000000"},
            {"description", "A kept word", "quantity", "1"}
        }) {
            Page refused = sara.post(draft + "/lines", line);
            assertThat(refused.status()).as(String.join(" ", line)).isEqualTo(422);
            assertThat(refused.body()).contains("A kept word", "-problem").doesNotContain("??");
        }
        Page head = sara.post(
                "/quotes", "customer", label, "documentLanguage", "EN", "wholeDiscount", "120", "note", "kept words");
        assertThat(head.status()).isEqualTo(422);
        assertThat(head.body()).contains("kept words", "wholeDiscount-problem");
        Page currency = sara.post("/quotes", "customer", label, "documentLanguage", "EN", "currency", "USD");
        assertThat(currency.status()).isEqualTo(422);
        assertThat(currency.body()).contains("exchangeRate-problem");
        added(draft, "Tea", "1", "1");
        Page stale = sara.post(draft + "/sending", "version", "0");
        assertThat(stale.status()).isEqualTo(409);
        Page address =
                sara.post(draft + "/sending", "version", version(draft), "to", "a@b.example\r\nBcc: c@d.example");
        assertThat(address.status()).isIn(400, 422);
        assertThat(sara.get(draft).body()).contains("Draft");
    }

    @Test
    void areExportedWithoutFormulas() {
        String evil = sara.post("/customers", "kind", "ORGANISATION", "name", "=1+1 " + System.nanoTime())
                .location();
        String itsLabel =
                sara.get("/quotes/new", "customer", number(evil)).fields().get("customer");
        sara.post("/quotes", "customer", itsLabel, "documentLanguage", "EN");
        assertThat(sara.get("/quotes/export.csv").body()).contains("'=1+1");
    }

    private String drafted(String language) {
        return sara.post("/quotes", "customer", label, "documentLanguage", language)
                .location();
    }

    private void added(String quote, String what, String quantity, String price) {
        assertThat(sara.post(quote + "/lines", "description", what, "quantity", quantity, "unitPrice", price)
                        .status())
                .isEqualTo(302);
    }

    private String sent() {
        String quote = drafted("EN");
        added(quote, "Tea", "4", "2.5");
        send(quote);
        return quote;
    }

    private void send(String quote) {
        assertThat(sara.post(quote + "/sending", "version", version(quote)).status())
                .isEqualTo(302);
    }

    private String version(String quote) {
        return jdbc.sql("select version::text from crm.quote where id = " + number(quote))
                .query(String.class)
                .single();
    }

    private String line() {
        return jdbc.sql("select max(l.id)::text from crm.quote_line l join crm.quote q on q.id = l.quote_id"
                        + " where q.state = 'DRAFT'")
                .query(String.class)
                .single();
    }

    private String link(String quote) {
        Matcher link = LINK.matcher(sara.get(quote).body());
        assertThat(link.find()).isTrue();
        return link.group();
    }

    private String opportunity() {
        return sara.post(
                        "/opportunities",
                        "opportunityName",
                        "Tea for the shops",
                        "customer",
                        label,
                        "stage",
                        "1",
                        "expectedAmount",
                        "10",
                        "openedOn",
                        "2026-11-20")
                .location();
    }

    private static String number(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
