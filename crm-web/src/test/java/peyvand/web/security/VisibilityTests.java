package peyvand.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import peyvand.domain.Role;
import peyvand.operational.staff.Reach;
import peyvand.operational.staff.RolePolicies;
import peyvand.operational.staff.RolePolicy;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.Page;
import peyvand.web.testing.Stored;
import peyvand.web.testing.WebTest;

/** A colleague's records do not exist: on no page, in no list, search, suggestion or file. */
@WebTest
class VisibilityTests {

    @Autowired
    Browsers browsers;

    @Autowired
    Stored stored;

    @Autowired
    RolePolicies policies;

    private final String mark = "Nastaran" + System.nanoTime();
    private Browser owner;
    private Browser other;
    private String customer;
    private String contact;
    private String order;

    @BeforeEach
    void twoWhoSell() {
        owner = browsers.colleague(Role.SALES);
        other = browsers.colleague(Role.SALES, Role.MARKETER);
        policies.set(
                browsers.viewer(),
                new RolePolicy(
                        Role.MARKETER,
                        java.util.Set.of(peyvand.domain.Right.EDIT, peyvand.domain.Right.EXPORT),
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

    @Test
    void namesThemInNoListSearchSuggestionOrFile() {
        for (String path : List.of(
                "/customers?q=" + mark,
                "/contacts?q=" + mark,
                "/orders?customer=" + number(customer),
                "/search?q=" + mark,
                "/customers/suggestions?q=" + mark,
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
        var found = java.util.regex.Pattern.compile("C-\\d+")
                .matcher(owner.get(path).body());
        assertThat(found.find()).isTrue();
        return found.group();
    }
}
