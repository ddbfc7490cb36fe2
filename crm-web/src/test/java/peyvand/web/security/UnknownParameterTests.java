package peyvand.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.domain.Role;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.OneOfEach;
import peyvand.web.testing.Page;
import peyvand.web.testing.Records;
import peyvand.web.testing.Stored;
import peyvand.web.testing.WebTest;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A form writes what it has fields for. All columns of the whole database, sent along by their names, change nothing. */
@WebTest
class UnknownParameterTests {

    private static final String TEXT = "SENTINEL";
    private static final String NUMBER = "424242424242";
    private static final String TIME = "2001-02-03T04:05:06Z";
    private static final Pattern NAMED = Pattern.compile("<(?:input|textarea|select)[^>]* name=\"([^\"]+)\"");

    /** What two records differ in that were made by the same form, one after the other. */
    private static final Set<String> OF_EACH = Set.of(
            "id",
            "created_at",
            "updated_at",
            "at",
            "recorded_at",
            "place",
            "number",
            "position",
            "code",
            "name",
            "name_key",
            "family_name",
            "note",
            "body",
            "value",
            "normal",
            "label_en");

    @Autowired
    Browsers browsers;

    @Autowired
    Records records;

    @Autowired
    Stored stored;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    private Browser browser;
    private OneOfEach written;
    private Map<String, String> columns;

    @BeforeEach
    void somebody() {
        browser = browsers.colleague(Role.ADMINISTRATOR);
        written = records.write(browser, "Plain words");
        columns = everyColumn();
    }

    @AfterEach
    void retireFields() {
        records.retireFields();
    }

    @Test
    void changeNothingOfARecordThatIsEdited() {
        edits("/customers/{id}", "customer", "city", "Yazd", "Shiraz");
        edits("/contacts/{id}", "contact", "jobTitle", "Buyer", "Seller");
        edits("/products/{id}", "product", "productName", "Tea", "Coffee");
        edits("/competitors/{id}", "competitor", "strengths", "Cheap", "Quick");
        edits("/orders/{id}", "sales_order", "channel", "Shop", "Fair");
        edits("/activities/{id}", "activity", "title", "Call", "Call again");
    }

    @Test
    void changeNothingOfARecordThatIsMade() {
        String customer = written.page("/customers/{id}");
        String label = browser.get("/contacts/new", "customer", number(customer))
                .fields()
                .get("customer");
        makes("/customers", "/customers/new", "customer", "kind", "ORGANISATION", "name", "Made ");
        makes("/contacts", "/contacts/new", "contact", "customer", label, "familyName", "Made ");
        makes("/products", "/products/new", "product", "productKind", "GOODS", "productName", "Made ");
        makes("/competitors", "/competitors/new", "competitor", "competitorName", "Made ");
        makes("/market", "/market/new", "indicator", "indicatorCalendar", "JALALI", "indicatorEnglish", "Made ");
        makes(
                "/market-notes",
                "/market",
                "market_note",
                "marketDay",
                "2026-11-20",
                "indicator",
                number(written.page("/market/{id}")),
                "marketText",
                "Made ");
        makes(
                "/orders",
                "/orders/new",
                "sales_order",
                "customer",
                label,
                "orderKind",
                "SALE",
                "orderedOn",
                "2026-11-20",
                "note",
                "Made ");
        makes(customer + "/notes", customer, "relationship_note", "noteText", "Made ");
        makes(customer + "/touchpoints", customer, "touchpoint", "touchChannel", "OTHER", "touchText", "Made ");
        makes(customer + "/handles", customer, "handle", "handleKind", "ADDRESS", "handleValue", "Made ");
        makes("/teams", "/teams", "team", "name", "Made ");
        makes(
                "/fields",
                "/fields/new",
                "custom_field",
                "fieldOf",
                "CUSTOMER",
                "fieldKind",
                "TEXT",
                "fieldEnglish",
                "Made ");
    }

    @Test
    void makeNobodyAnAdministrator() {
        Browser manager = browsers.colleague(Role.MANAGER);
        long id = jdbc.sql("select max(id) from crm.staff").query(Long.class).single();
        Map<String, Object> before = row("staff", id);
        for (String path : List.of("/preferences", "/preferences/signature", "/preferences/language")) {
            Set<String> own = named(manager.get("/preferences"));
            own.addAll(List.of("language", "calendar", "digits", "zone", "theme", "signature", "next"));
            Page page = manager.post(
                    path,
                    with(
                            extras(own),
                            "language",
                            "EN",
                            "calendar",
                            "GREGORIAN",
                            "digits",
                            "LATIN",
                            "zone",
                            "UTC",
                            "theme",
                            "DARK",
                            "signature",
                            "Words",
                            "roles",
                            "ADMINISTRATOR",
                            "role",
                            "ADMINISTRATOR",
                            "administrator",
                            "true",
                            "rights",
                            "ADMINISTER"));
            assertThat(page.status()).as(path).isEqualTo(302);
        }
        assertThat(changed(before, row("staff", id)))
                .isSubsetOf("language", "calendar", "digits", "zone", "theme", "signature", "version", "updated_at");
        assertThat(manager.get("/staff").status()).isEqualTo(403);
    }

    /** One field in place, with every column beside it; then the same without. */
    private void edits(String pattern, String table, String field, String first, String second) {
        String page = written.page(pattern);
        long id = Long.parseLong(number(page));
        Map<String, Object> before = row(table, id);
        Map<String, String> all = stored.checksums();
        done(page, browser.post(page + "/fields/" + field, "version", version(before), field, first));
        Set<String> tables = changed(all, stored.checksums());
        Map<String, Object> between = row(table, id);
        Set<String> expected = changed(before, between);

        for (String path : List.of("/fields/" + field, "/edit")) {
            all = stored.checksums();
            between = row(table, id);
            String value = path.equals("/edit") ? second + "!" : second;
            String[] form = path.equals("/edit") ? form(page + "/edit") : new String[0];
            Set<String> own = named(browser.get(page + "/edit"));
            done(
                    page + path,
                    browser.post(
                            page + path, with(with(extras(own), form), "version", version(between), field, value)));
            assertThat(changed(between, row(table, id))).as(page + path).isEqualTo(expected);
            assertThat(changed(all, stored.checksums())).as(page + path).isEqualTo(tables);
        }
    }

    /** @param valid the last value is made different for each */
    private void makes(String path, String page, String table, String... valid) {
        done(path, browser.post(path, different(valid)));
        Map<String, Object> plain = latest(table);
        Set<String> own = named(browser.get(page));
        own.addAll(Arrays.asList(valid));
        Page made = browser.post(path, with(extras(own), different(valid)));
        done(path, made);
        Map<String, Object> overloaded = latest(table);
        assertThat(overloaded.get("id")).as(path).isNotEqualTo(plain.get("id"));
        assertThat(changed(plain, overloaded)).as(path).isSubsetOf(OF_EACH);
        assertThat(overloaded.toString()).as(path).doesNotContain(TEXT, NUMBER, TIME.substring(0, 10));
    }

    private static String[] different(String... valid) {
        String[] values = valid.clone();
        values[values.length - 1] = values[values.length - 1] + System.nanoTime();
        return values;
    }

    /** Whatever a column may be called in a request. */
    private String[] extras(Set<String> own) {
        List<String> extras = new ArrayList<>();
        columns.forEach((column, value) -> {
            for (String name : new TreeSet<>(List.of(column, camel(column)))) {
                if (!own.contains(name)) {
                    extras.add(name);
                    extras.add(value);
                }
            }
        });
        extras.addAll(List.of("score", "99", "slaDueAt", TIME, "consent", "true", "class.module.classLoader", "x"));
        extras.addAll(
                List.of("owner.id", NUMBER, "customer.id", NUMBER, "viewer.rights", "ADMINISTER", "enabled", "true"));
        return extras.toArray(String[]::new);
    }

    private Map<String, String> everyColumn() {
        Map<String, String> values = new TreeMap<>();
        jdbc.sql("""
                select column_name, min(data_type) as type from information_schema.columns
                where table_schema = 'crm' and column_name <> 'version' group by 1
                """).query(row -> {
            String type = row.getString("type");
            String value = type.contains("int") || type.equals("numeric")
                    ? NUMBER
                    : type.startsWith("timestamp") || type.equals("date")
                            ? TIME
                            : type.equals("boolean") ? "true" : TEXT;
            values.put(row.getString("column_name"), value);
        });
        return values;
    }

    private static String camel(String column) {
        return Pattern.compile("_([a-z])")
                .matcher(column)
                .replaceAll(found -> found.group(1).toUpperCase(java.util.Locale.ROOT));
    }

    private static Set<String> named(Page page) {
        Set<String> names = new TreeSet<>();
        NAMED.matcher(page.body()).results().forEach(found -> names.add(found.group(1)));
        return names;
    }

    /** What the form would send, but for what has to be picked from a list: that is left as it stands. */
    private String[] form(String path) {
        Page page = browser.get(path);
        Map<String, String> fields = new LinkedHashMap<>(page.fields());
        Pattern.compile("(?s)<select[^>]* name=\"([^\"]+)\"[^>]*>.*?</select>")
                .matcher(page.body())
                .results()
                .forEach(select -> {
                    var chosen =
                            Pattern.compile("value=\"([^\"]*)\"[^>]* selected").matcher(select.group());
                    fields.put(select.group(1), chosen.find() ? chosen.group(1) : "");
                });
        Pattern.compile("(?s)<textarea[^>]* name=\"([^\"]+)\"[^>]*>(.*?)</textarea>")
                .matcher(page.body())
                .results()
                .forEach(area -> fields.put(area.group(1), area.group(2)));
        fields.remove("_csrf");
        return fields.entrySet().stream()
                .flatMap(field -> Stream.of(field.getKey(), field.getValue()))
                .toArray(String[]::new);
    }

    /** The later of two values of one name counts. */
    private static String[] with(String[] first, String... then) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String[] pairs : List.of(first, then)) {
            for (int i = 0; i < pairs.length; i += 2) {
                all.put(pairs[i], pairs[i + 1]);
            }
        }
        return all.entrySet().stream()
                .flatMap(field -> Stream.of(field.getKey(), field.getValue()))
                .toArray(String[]::new);
    }

    private static void done(String path, Page page) {
        assertThat(page.status()).as(path + " " + page.body()).isEqualTo(302);
    }

    private Map<String, Object> latest(String table) {
        return row(
                table,
                jdbc.sql("select max(id) from crm." + table).query(Long.class).single());
    }

    private Map<String, Object> row(String table, long id) {
        return json.readValue(
                jdbc.sql("select to_jsonb(t)::text from crm." + table + " t where id = :id")
                        .param("id", id)
                        .query(String.class)
                        .single(),
                new TypeReference<>() {});
    }

    private static <V> Set<String> changed(Map<String, V> before, Map<String, V> after) {
        Set<String> changed = new TreeSet<>();
        after.forEach((key, value) -> {
            if (!java.util.Objects.equals(value, before.get(key))) {
                changed.add(key);
            }
        });
        return changed;
    }

    private static String version(Map<String, Object> row) {
        return String.valueOf(row.get("version"));
    }

    private static String number(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
