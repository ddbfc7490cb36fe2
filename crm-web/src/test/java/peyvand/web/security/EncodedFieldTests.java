package peyvand.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.domain.CustomerId;
import peyvand.operational.customer.CustomerQueries;
import peyvand.operational.staff.Language;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.Page;
import peyvand.web.testing.Routes;
import peyvand.web.testing.WebTest;

/** A picture that would run a script, in every field: shown as what was typed, on every page. */
@WebTest
class EncodedFieldTests {

    private static final String PICTURE = "\"'><img src=x onerror=alert(1)>";
    private static final Pattern RAW = Pattern.compile("(?i)<img[^>]*src=x");

    private static final Pattern PROBLEM = Pattern.compile("id=\"[^\"]*-problem\"[^>]*>[^<]*");

    @Autowired
    Browsers browsers;

    @Autowired
    CustomerQueries customers;

    @Autowired
    Routes routes;

    @Autowired
    JdbcClient jdbc;

    private int pages;
    private int showing;

    @Test
    void areEncodedOnEveryPage() throws Exception {
        Browser sara = browsers.administrator();
        List<String> records = new ArrayList<>();
        String customer = made(
                sara,
                "/customers",
                "kind",
                "ORGANISATION",
                "name",
                PICTURE,
                "reference",
                PICTURE + System.nanoTime(),
                "city",
                PICTURE,
                "country",
                PICTURE,
                "sector",
                PICTURE,
                "website",
                PICTURE,
                "source",
                PICTURE,
                "tags",
                PICTURE,
                "note",
                PICTURE);
        String id = customer.substring(customer.lastIndexOf('/') + 1);
        String label = PICTURE + " ("
                + customers
                        .choice(browsers.viewer(), CustomerId.valueOf(id))
                        .orElseThrow()
                        .number() + ")";
        records.add(customer);
        records.addAll(customFields(sara, customer));
        records.add(made(sara, "/customers", "kind", "PERSON", "name", PICTURE + " 2", "note", PICTURE));
        sara.post(customer + "/handles", "handleKind", "OTHER", "handleValue", PICTURE, "handleLabel", PICTURE);
        for (String kind : jdbc.sql("select distinct kind from crm.handle")
                .query(String.class)
                .list()) {
            sara.post(customer + "/handles", "handleKind", kind, "handleValue", PICTURE, "handleLabel", PICTURE);
        }
        sara.post(customer + "/handles", "handleKind", "EMAIL", "handleValue", "a@example.com", "handleLabel", PICTURE);
        sara.post(
                customer + "/touchpoints",
                "touchChannel",
                "OTHER",
                "touchText",
                PICTURE,
                "touchSubject",
                PICTURE,
                "touchOutcome",
                PICTURE,
                "touchIdea",
                PICTURE);
        sara.post(
                "/handles/"
                        + jdbc.sql("select max(id) from crm.handle")
                                .query(Long.class)
                                .single() + "/consents",
                "purpose",
                "MARKETING",
                "granted",
                "false",
                "source",
                PICTURE,
                "wording",
                PICTURE);
        records.add(made(
                sara,
                "/contacts",
                "customer",
                label,
                "givenName",
                PICTURE,
                "familyName",
                PICTURE,
                "jobTitle",
                PICTURE,
                "tags",
                PICTURE,
                "note",
                PICTURE));
        records.add(made(
                sara,
                "/products",
                "productName",
                PICTURE,
                "productCode",
                PICTURE + (System.nanoTime() % 100_000_000),
                "productKind",
                "GOODS",
                "category",
                PICTURE,
                "note",
                PICTURE,
                "price",
                "2"));
        String order = made(
                sara,
                "/orders",
                "orderKind",
                "SALE",
                "orderedOn",
                "2026-11-20",
                "customer",
                label,
                "country",
                PICTURE,
                "channel",
                PICTURE,
                "note",
                PICTURE);
        records.add(order);
        assertThat(sara.post(order + "/lines", "description", PICTURE, "quantity", "1", "unitPrice", "2")
                        .status())
                .isEqualTo(302);
        sara.post(order + "/placement");
        look(sara, order);
        sara.post(order + "/cancellation", "reason", PICTURE);
        String upload = "\"Name " + PICTURE.replace("\"", "\"\"") + "\",City\r\n\"" + PICTURE.replace("\"", "\"\"")
                + "\",\"" + PICTURE.replace("\"", "\"\"") + "\"\r\n";
        String file = sara.upload(
                        "/imports",
                        "file",
                        PICTURE.substring(1) + ".csv",
                        upload.getBytes(StandardCharsets.UTF_8),
                        "kind",
                        "CUSTOMERS")
                .location();
        assertThat(file).startsWith("/imports/");
        records.add(file);
        records.add(file + "/mapping");
        sara.post(file + "/mapping", "next", "keep", "name", PICTURE, "column", "CUSTOMER_NAME", "column", "CITY");
        refusals(sara);
        for (Language language : Language.values()) {
            Browser reader = browsers.administrator(language);
            for (String record : records) {
                look(reader, record);
                look(reader, record + "/edit");
                for (String field : List.of("name", "note", "city", "familyName", "productName", "channel", "tags")) {
                    look(reader, record + "/fields/" + field);
                }
                look(reader, record + "/duplicates");
            }
            for (Routes.Route route : routes.reads()) {
                if (!route.pattern().contains("*")) {
                    look(reader, route.path(id));
                }
            }
            for (String list : List.of("/customers", "/contacts", "/products", "/orders", "/imports", "/search")) {
                for (String parameter :
                        List.of("q", "tag", "country", "city", "category", "customer", "orderedFrom", "sort", "at")) {
                    look(reader, list, parameter, PICTURE);
                }
            }
            look(reader, "/customers/similar", "name", PICTURE);
            look(reader, "/" + PICTURE.replaceAll("[\"<> ]", "%22"));
        }
        browsers.administrator(Language.EN);
        System.out.printf("S24: %d pages looked at, %d of them show the picture as text%n", pages, showing);
        assertThat(showing).isGreaterThan(20);
    }

    /** A label, a hint, choices and a value, shown wherever a customer is. */
    private List<String> customFields(Browser sara, String customer) {
        String text = made(
                sara,
                "/fields",
                "fieldOf",
                "CUSTOMER",
                "fieldKind",
                "TEXT",
                "fieldEnglish",
                PICTURE,
                "fieldHintEnglish",
                PICTURE);
        String choice = made(
                sara,
                "/fields",
                "fieldOf",
                "CUSTOMER",
                "fieldKind",
                "CHOICE",
                "fieldEnglish",
                PICTURE + "2",
                "fieldPersian",
                PICTURE + "3",
                "fieldChoices",
                PICTURE + "\n" + PICTURE + "2");
        String key = text.replace("/fields/", "field_");
        sara.post(customer + "/fields/" + key, "version", "0", key, PICTURE);
        sara.post("/lists/customers/columns", "column", "name", "column", key);
        look(sara, "/customers");
        look(sara, customer + "/fields/" + key);
        look(sara, "/customers", key, PICTURE);
        look(sara.post(
                "/fields", "fieldOf", PICTURE, "fieldKind", PICTURE, "fieldEnglish", PICTURE, "fieldChoices", PICTURE));
        look(sara.post(choice + "/choices", "fieldEnglish", PICTURE));
        look(sara.post(customer + "/edit", "version", "0", "name", "late", key, "late"));
        return List.of(text, choice, "/fields", "/customers/new");
    }

    /** What the other tests have not made must not stand in their forms. */
    @AfterEach
    void retireCustomFields() {
        jdbc.sql("update crm.custom_field set retired_at = now()").update();
        jdbc.sql("update crm.staff set list_columns = '{}'").update();
    }

    /** Forms that are refused show again what was typed. */
    private void refusals(Browser sara) {
        look(sara.post("/customers", "kind", PICTURE, "name", PICTURE, "foundedYear", PICTURE, "parent", PICTURE));
        look(sara.post("/customers/1/touchpoints", "touchText", PICTURE, "touchDate", PICTURE, "touchIdea", PICTURE));
        look(sara.post("/contacts", "familyName", PICTURE, "customer", PICTURE, "birthDate", PICTURE));
        look(sara.post("/products", "productName", PICTURE, "price", PICTURE, "currency", PICTURE));
        look(sara.post("/orders", "orderedOn", PICTURE, "customer", PICTURE, "exchangeRate", PICTURE));
        look(sara.post("/sign-in", "email", PICTURE, "password", "x"));
        look(sara.post("/staff", "name", PICTURE, "email", PICTURE));
        look(sara.with("Referer", PICTURE.replace("\"", "")).get("/nowhere"));
    }

    private String made(Browser sara, String path, String... fields) {
        Page page = sara.post(path, fields);
        look(page);
        assertThat(page.status())
                .as(
                        "%s %s",
                        path,
                        PROBLEM.matcher(page.body())
                                .results()
                                .map(MatchResult::group)
                                .toList())
                .isEqualTo(302);
        return page.location();
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
