package peyvand.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.operational.staff.Language;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.OneOfEach;
import peyvand.web.testing.Page;
import peyvand.web.testing.Records;
import peyvand.web.testing.Routes;
import peyvand.web.testing.WebTest;

/** A picture that would run a script, in every field: shown as what was typed, on every page. */
@WebTest
class EncodedFieldTests {

    private static final String PICTURE = "\"'><img src=x onerror=alert(1)>";
    private static final Pattern RAW = Pattern.compile("(?i)<img[^>]*src=x");

    @Autowired
    Browsers browsers;

    @Autowired
    Records records;

    @Autowired
    Routes routes;

    @Autowired
    JdbcClient jdbc;

    private int pages;
    private int showing;

    @Test
    void areEncodedOnEveryPage() {
        Browser sara = browsers.administrator();
        OneOfEach written = records.write(sara, PICTURE);
        String customer = written.page("/customers/{id}");
        long field = jdbc.sql("select max(id) from crm.custom_field where kind = 'TEXT'")
                .query(Long.class)
                .single();
        sara.post("/lists/customers/columns", "columns", "name", "columns", "field_" + field);
        for (String kind : jdbc.sql("select distinct kind from crm.handle")
                .query(String.class)
                .list()) {
            look(sara.post(customer + "/handles", "handleKind", kind, "handleValue", PICTURE, "handleLabel", PICTURE));
        }
        look(sara.post(customer + "/edit", "version", "0", "name", "late", "field_" + field, "late"));
        refusals(sara, written);
        for (Language language : Language.values()) {
            Browser reader = browsers.administrator(language);
            written.pages().forEach(page -> look(reader, page));
            for (Routes.Route route : routes.reads()) {
                if (!route.pattern().contains("*")) {
                    look(reader, written.path(route));
                }
            }
            for (String name : List.of("name", "note", "city", "tags", "field_" + field)) {
                look(reader, customer + "/fields/" + name);
            }
            for (String list :
                    List.of("/customers", "/contacts", "/products", "/competitors", "/orders", "/imports", "/search")) {
                for (String parameter :
                        List.of("q", "tag", "country", "city", "category", "customer", "orderedFrom", "sort", "at")) {
                    look(reader, list, parameter, PICTURE);
                }
            }
            look(reader, "/customers", "field_" + field, PICTURE);
            look(reader, "/duplicates/similar", "recordKind", "CUSTOMER", "name", PICTURE);
            look(reader, "/" + PICTURE.replaceAll("[\"<> ]", "%22"));
        }
        browsers.administrator(Language.EN);
        System.out.printf("Encoded fields: %d pages looked at, %d of them show the picture as text%n", pages, showing);
        assertThat(showing).isGreaterThan(70);
    }

    /** What the other tests have not made must not stand in their forms. */
    @AfterEach
    void retireCustomFields() {
        records.retireFields();
    }

    /** Forms that are refused show again what was typed. */
    private void refusals(Browser sara, OneOfEach written) {
        look(sara.post(
                "/fields", "fieldOf", PICTURE, "fieldKind", PICTURE, "fieldEnglish", PICTURE, "fieldChoices", PICTURE));
        look(sara.post(written.page("/fields/{id}") + "/choices", "fieldEnglish", PICTURE));
        look(sara.post("/holidays", "holidayOn", PICTURE, "holidayEnglish", PICTURE, "country", PICTURE));
        look(sara.post("/lists/customers/views", "viewName", PICTURE + PICTURE, "q", PICTURE));
        look(sara.post("/activities", "title", PICTURE, "startOn", PICTURE, "customer", PICTURE));
        look(sara.post("/customers/hand-over", "to", "", "note", PICTURE));
        look(sara.post("/customers", "kind", PICTURE, "name", PICTURE, "foundedYear", PICTURE, "parent", PICTURE));
        look(sara.post(
                written.page("/customers/{id}") + "/touchpoints",
                "touchText",
                PICTURE,
                "touchDate",
                PICTURE,
                "touchIdea",
                PICTURE));
        look(sara.post("/contacts", "familyName", PICTURE, "customer", PICTURE, "birthDate", PICTURE));
        look(sara.post("/products", "productName", PICTURE, "price", PICTURE, "currency", PICTURE));
        look(sara.post("/competitors", "competitorName", PICTURE, "links", PICTURE.repeat(20)));
        look(sara.post("/market", "indicatorEnglish", PICTURE.repeat(3), "indicatorCalendar", PICTURE));
        look(sara.post(written.page("/market/{id}") + "/values", "seriesMonth", PICTURE, "seriesValue", PICTURE));
        look(sara.post(written.page("/market/{id}") + "/series", "seriesLines", PICTURE));
        look(sara.post("/market-notes", "marketDay", PICTURE, "marketText", PICTURE));
        look(sara.post("/orders", "orderedOn", PICTURE, "customer", PICTURE, "exchangeRate", PICTURE));
        look(sara.post("/sign-in", "email", PICTURE, "password", "x"));
        look(sara.post("/staff", "name", PICTURE, "email", PICTURE));
        look(sara.with("Referer", PICTURE.replace("\"", "")).get("/nowhere"));
    }

    private void look(Browser browser, String path, String... parameters) {
        look(browser.get(path, parameters));
    }

    private void look(Page page) {
        assertThat(page.status()).isLessThan(500);
        if (page.header("Content-Type").startsWith("text/html")) {
            pages++;
            showing += page.body().contains("&lt;img src=x") ? 1 : 0;
            assertThat(RAW.matcher(page.body()).results().map(MatchResult::group))
                    .isEmpty();
        }
    }
}
