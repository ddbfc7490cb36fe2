package peyvand.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.domain.Right;
import peyvand.domain.Role;
import peyvand.operational.staff.Reach;
import peyvand.operational.staff.RolePolicies;
import peyvand.operational.staff.RolePolicy;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.OneOfEach;
import peyvand.web.testing.Page;
import peyvand.web.testing.Records;
import peyvand.web.testing.Routes;
import peyvand.web.testing.Routes.Route;
import peyvand.web.testing.Stored;
import peyvand.web.testing.WebTest;

/** A colleague's records do not exist: on no page, in no list, search, suggestion or file. */
@WebTest
class VisibilityTests {

    /** The routes about what is somebody's: records of a customer, and what people keep for themselves. */
    private static final Pattern OF_SOMEBODY =
            Pattern.compile("/(customers|contacts|orders|activities|leads|invoices)/\\{id}(/.*)?"
                    + "|/(notes|occasions|handles|touchpoints|attachments|notifications)/\\{.*|/(lists/\\{list}/views|pivot/saved)/\\{id}(/.*)?"
                    + "|/duplicates/(of|merges|pairs)/.*|/duplicates/\\{kind}/.*");

    private static final String[] FORM = {
        "version", "0", "name", "x", "archived", "true", "granted", "false", "purpose", "MARKETING", "source", "x",
        "kind", "CUSTOMER", "id", "1", "winnerVersion", "0", "loserVersion", "0", "earlier", "true", "noteText", "x",
        "reason", "x", "outcome", "x", "quantity", "1", "staff", "1", "activityOwner", "1", "viewName", "x",
        "handleKind", "ADDRESS", "handleValue", "x", "touchChannel", "OTHER", "touchText", "x"
    };

    @Autowired
    Browsers browsers;

    @Autowired
    Stored stored;

    @Autowired
    RolePolicies policies;

    @Autowired
    Records records;

    @Autowired
    Routes routes;

    @Autowired
    JdbcClient jdbc;

    private final String mark = "Nastaran" + System.nanoTime();
    private Browser owner;
    private Browser other;
    private String customer;
    private String contact;
    private String order;

    private List<RolePolicy> usual = List.of();

    /** The other tests find the role as it was. */
    @AfterEach
    void asUsual() {
        usual.stream()
                .filter(policy -> policy.role() == Role.MARKETER)
                .forEach(policy -> policies.set(browsers.viewer(), policy));
    }

    @BeforeEach
    void twoWhoSell() {
        usual = policies.all(browsers.viewer());
        owner = browsers.colleague(Role.SALES);
        other = browsers.colleague(Role.SALES, Role.MARKETER);
        policies.set(
                browsers.viewer(),
                new RolePolicy(
                        Role.MARKETER,
                        Set.of(Right.EDIT, Right.EXPORT, Right.BULK, Right.DELETE, Right.ERASE),
                        Reach.OWN,
                        Reach.OWN));
        customer = created(owner.post("/customers", "kind", "ORGANISATION", "name", mark, "phone", "021 1234567"));
        contact = created(owner.post(
                "/contacts", "customer", mark + " (" + number(customer) + ")", "familyName", mark + "zadeh"));
        order = created(owner.post(
                "/orders",
                "customer",
                mark + " (" + number(customer) + ")",
                "orderKind",
                "SALE",
                "currency",
                "EUR",
                "orderedOn",
                "2026-11-20"));
    }

    @Test
    void showsThemToTheirOwner() {
        for (String path : List.of(customer, contact, order)) {
            assertThat(owner.get(path).status()).as(path).isEqualTo(200);
        }
        assertThat(owner.get("/search?q=" + mark).body()).contains(customer);
    }

    @Test
    void answersAsIfTheyDidNotExist() {
        Map<String, String> before = stored.checksums();
        for (String path : List.of(
                customer,
                customer + "/edit",
                customer + "/fields/name",
                customer + "/timeline",
                contact,
                contact + "/edit",
                order,
                order + "/edit")) {
            Page answer = other.get(path);
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(told(answer)).as(path).isEqualTo(told(other.get(path.replaceFirst("/\\d+", "/999999999"))));
        }
        for (String path : List.of(
                customer + "/edit",
                customer + "/fields/name",
                customer + "/handles",
                contact + "/edit",
                contact + "/handles",
                order + "/edit",
                order + "/placement")) {
            assertThat(other.post(path, "version", "0", "name", "x").status())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(stored.checksums()).isEqualTo(before);
    }

    /** Whatever hangs on a customer, by every route about it, also those added after this test was written. */
    @Test
    void answersAsIfNothingOfThemExisted() {
        OneOfEach theirs = records.write(owner, mark);
        records.retireFields();
        Browser curious = browsers.colleague(Role.SALES, Role.MARKETER);
        Map<String, String> before = stored.checksumsBesideTheAudit();

        for (Route route : routes.reads()) {
            if (OF_SOMEBODY.matcher(route.pattern()).matches()) {
                String path = theirs.path(route);
                Page answer = atTheEnd(curious, path);
                assertThat(answer.status()).as(path).isEqualTo(404);
                assertThat(told(answer)).as(path).isEqualTo(told(atTheEnd(curious, unknown(path))));
            }
        }
        for (Route route : routes.writes()) {
            if (OF_SOMEBODY.matcher(route.pattern()).matches()) {
                String path = theirs.path(route);
                Page answer = curious.post(path, FORM);
                assertThat(answer.status()).as(path).isIn(400, 404);
                assertThat(told(answer)).as(path).isEqualTo(told(curious.post(unknown(path), FORM)));
            }
        }
        assertThat(stored.checksumsBesideTheAudit()).isEqualTo(before);
    }

    /** Named in a form, a colleague's record is as good as one that does not exist. */
    @Test
    void areFoundByNoParameter() {
        OneOfEach theirs = records.write(owner, mark, "Everybody's");
        records.retireFields();
        Browser curious = browsers.colleague(Role.SALES, Role.MARKETER);
        String id = number(theirs, "/customers/{id}");
        for (Route route : routes.reads()) {
            if (!route.pattern().contains("{") && !route.pattern().contains("*")) {
                for (String parameter : List.of("customer", "id", "order", "q", "owner", "whose", "view", "kind")) {
                    String value = switch (parameter) {
                        case "order" -> number(theirs, "/orders/{id}");
                        case "view" -> number(theirs, "/lists/{list}/views/{id}");
                        default -> id;
                    };
                    assertThat(curious.get(route.pattern(), parameter, value).body())
                            .as(route + " " + parameter)
                            .doesNotContain(mark);
                }
            }
        }
        for (String list : List.of("customers", "contacts", "orders", "products", "leads")) {
            assertThat(curious.get("/" + list + "/export.csv").body()).doesNotContain(mark + "\r", "zadeh");
        }
        curious.post("/customers/hand-over", "id", id, "to", "1", "note", "x");
        curious.post("/bulk/customers", "id", id, "bulkAction", "SOURCE", "bulk.SOURCE", "x");
        curious.post("/customers", "kind", "ORGANISATION", "name", mark + "x", "parent", mark + " (C-" + id + ")");
        assertThat(curious.get("/search", "q", mark).body()).doesNotContain(theirs.page("/customers/{id}") + "\"");
        assertThat(jdbc.sql("select count(*) from crm.customer where parent_id = :id or (id = :id and source = 'x')")
                        .param("id", Long.valueOf(id))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    /** Some addresses lead to another before they look. */
    private static Page atTheEnd(Browser browser, String path) {
        Page page = browser.get(path);
        return page.location().isEmpty() ? page : browser.get(page.location());
    }

    private static String number(OneOfEach records, String pattern) {
        String path = records.page(pattern);
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String unknown(String path) {
        return path.replaceAll("/[0-9a-f]{40}", "/" + "0".repeat(40)).replaceAll("/\\d{1,19}(?=/|$)", "/999999999");
    }

    @Test
    void namesThemInNoListSearchSuggestionOrFile() {
        for (String path : List.of(
                "/customers?q=" + mark,
                "/contacts?q=" + mark,
                "/orders?customer=" + number(customer),
                "/search?q=" + mark,
                "/customers/suggestions?q=" + mark,
                "/opportunities?q=" + mark,
                "/opportunities/suggestions?q=" + mark,
                "/customers/export.csv?q=" + mark,
                "/contacts/export.csv?q=" + mark,
                "/orders/export.csv",
                "/duplicates/similar?recordKind=CUSTOMER&name=" + mark,
                "/")) {
            Page answer = other.get(path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(answer.body().replace("value=\"" + mark, "").replace("<bdi>" + mark + "</bdi>", ""))
                    .as(path)
                    .doesNotContain(mark + "<", mark + ",", mark + "zadeh", customer + "\"");
        }
    }

    @Test
    void makesWhoAddsACustomerItsOwner() {
        assertThat(owner.get(customer).body()).contains(mark);
    }

    /** What a page says, without its own address and token. */
    private static String told(Page page) {
        return page.body().replaceAll("value=\"[^\"]*\"|data-csrf=\"[^\"]*\"", "");
    }

    private static String created(Page answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(302);
        return answer.location();
    }

    private String number(String path) {
        String label = owner.get("/contacts/new", "customer", path.substring(path.lastIndexOf('/') + 1))
                .fields()
                .getOrDefault("customer", "");
        assertThat(label).matches(".* \\(C-\\d+\\)");
        return label.replaceAll(".*\\((C-\\d+)\\)", "$1");
    }
}
