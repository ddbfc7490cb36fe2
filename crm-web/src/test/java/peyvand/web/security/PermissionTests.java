package peyvand.web.security;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
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

/** Every route, tried with and without each right: who lacks the right is denied, and nothing has changed. */
@WebTest
class PermissionTests {

    /** What each write needs, by the beginning of its route; a route that is not named here fails the test. */
    private static final Map<String, Need> WRITES = Map.ofEntries(
            entry("POST /staff", Need.of(Right.ADMINISTER)),
            entry("POST /staff/{id}/", Need.of(Right.ADMINISTER)),
            entry("POST /teams", Need.of(Right.ADMINISTER)),
            entry("POST /teams/{id}/", Need.of(Right.ADMINISTER)),
            entry("POST /roles/{role}", Need.of(Right.ADMINISTER)),
            entry("POST /sample", Need.of(Right.ADMINISTER)),
            entry("POST /sample/removal", Need.of(Right.ADMINISTER)),
            entry("POST /bulk/{list}", Need.of(Right.BULK)),
            entry("POST /bulk/{list}/run", Need.of(Right.BULK)),
            entry("POST /bulk/changes/", Need.of(Right.BULK)),
            entry("POST /imports", Need.of(Right.BULK)),
            entry("POST /imports/{id}/", Need.of(Right.BULK)),
            entry("POST /customers/{id}/archive", Need.of(Right.DELETE)),
            entry("POST /contacts/{id}/archive", Need.of(Right.DELETE)),
            entry("POST /products/{id}/archive", Need.of(Right.DELETE)),
            entry("POST /competitors/{id}/archive", Need.of(Right.DELETE)),
            entry("POST /market/{id}/archive", Need.of(Right.DELETE)),
            entry("POST /duplicates/{kind}/{winner}/{loser}", Need.of(Right.DELETE)),
            entry("POST /duplicates/merges/", Need.of(Right.DELETE)),
            entry("POST /duplicates/pairs/", Need.of(Right.EDIT)),
            entry("POST /customers", Need.of(Right.EDIT)),
            entry("POST /customers/{id}/", Need.of(Right.EDIT)),
            entry("POST /customers/hand-over", Need.of(Right.EDIT)),
            entry("POST /customers/hand-over/", Need.of(Right.EDIT)),
            entry("POST /contacts", Need.of(Right.EDIT)),
            entry("POST /contacts/{id}/", Need.of(Right.EDIT)),
            entry("POST /handles/{id}/", Need.of(Right.EDIT)),
            entry("POST /products", Need.of(Right.EDIT)),
            entry("POST /products/{id}/", Need.of(Right.EDIT)),
            entry("POST /board/cards/", Need.of(Right.EDIT)),
            entry("POST /invoices/handovers", Need.of(Right.EXPORT)),
            entry("POST /invoices", Need.of(Right.EDIT)),
            entry("POST /invoices/", Need.of(Right.EDIT)),
            entry("POST /letterhead/", Need.of(Right.ADMINISTER)),
            entry("POST /pipelines", Need.of(Right.ADMINISTER)),
            entry("POST /pipelines/", Need.of(Right.ADMINISTER)),
            entry("POST /reasons/", Need.of(Right.ADMINISTER)),
            entry("POST /f/{key}", Need.NONE),
            entry("POST /lead-forms", Need.of(Right.ADMINISTER)),
            entry("POST /lead-forms/{id}/", Need.of(Right.ADMINISTER)),
            entry("POST /lead-rules", Need.of(Right.ADMINISTER)),
            entry("POST /lead-rules/{id}/", Need.of(Right.ADMINISTER)),
            entry("POST /leads", Need.of(Right.EDIT)),
            entry("POST /leads/{id}/", Need.of(Right.EDIT)),
            entry("POST /leads/{id}/erasure", Need.of(Right.ERASE)),
            entry("POST /opportunities", Need.of(Right.EDIT)),
            entry("POST /opportunities/{id}/", Need.of(Right.EDIT)),
            entry("POST /price-lists", Need.of(Right.BULK)),
            entry("POST /price-lists/", Need.of(Right.BULK)),
            entry("POST /tiers", Need.of(Right.ADMINISTER)),
            entry("POST /tiers/{id}/", Need.of(Right.ADMINISTER)),
            entry("POST /quotes", Need.of(Right.EDIT)),
            entry("POST /quotes/{id}/", Need.of(Right.EDIT)),
            entry("POST /q/{secret}/", Need.NONE),
            entry("POST /competitors", Need.of(Right.EDIT)),
            entry("POST /competitors/{id}/", Need.of(Right.EDIT)),
            entry("POST /segments", Need.of(Right.EDIT)),
            entry("POST /segments/{id}/", Need.of(Right.EDIT)),
            entry("POST /segments/{id}/archive", Need.of(Right.DELETE)),
            entry("POST /market", Need.of(Right.EDIT)),
            entry("POST /market/{id}/", Need.of(Right.EDIT)),
            entry("POST /market-notes", Need.of(Right.EDIT)),
            entry("POST /market-notes/{id}/", Need.of(Right.EDIT)),
            entry("POST /targets/", Need.of(Right.BULK)),
            entry("POST /orders", Need.of(Right.EDIT)),
            entry("POST /orders/{id}/", Need.of(Right.EDIT)),
            entry("POST /activities", Need.of(Right.EDIT)),
            entry("POST /activities/", Need.of(Right.EDIT)),
            entry("POST /notes/{id}/", Need.of(Right.EDIT)),
            entry("POST /occasions/{id}/", Need.of(Right.EDIT)),
            entry("POST /touchpoints/{id}/", Need.of(Right.EDIT)),
            entry("POST /fields", Need.of(Right.ADMINISTER)),
            entry("POST /fields/{id}/", Need.of(Right.ADMINISTER)),
            entry("POST /attachments/{key}/", Need.of(Right.EDIT)),
            entry("POST /holidays", Need.of(Right.ADMINISTER)),
            entry("POST /holidays/{id}/", Need.of(Right.ADMINISTER)),
            entry("POST /chance/", Need.of(Right.ADMINISTER)),
            entry("POST /analysis/", Need.of(Right.BULK)),
            entry("POST /insights/investment", Need.of(Right.BULK)),
            entry("POST /notifications/", Need.NONE),
            entry("POST /quality/measurement", Need.of(Right.EDIT)),
            entry("POST /preferences", Need.NONE),
            entry("POST /preferences/", Need.NONE),
            entry("POST /pivot/reckoning", Need.NONE),
            entry("POST /pivot/reckoning/", Need.NONE),
            entry("POST /pivot/saved", Need.NONE),
            entry("POST /pivot/saved/{id}", Need.NONE),
            entry("POST /pivot/saved/{id}/", Need.NONE),
            entry("POST /lists/{list}/columns", Need.NONE),
            entry("POST /lists/{list}/views", Need.NONE),
            entry("POST /lists/{list}/views/", Need.NONE),
            entry("POST /sign-out", Need.NONE),
            entry("POST /sign-in", Need.NONE),
            entry("POST /invitation/{token}", Need.NONE),
            entry("POST /forgotten", Need.NONE),
            entry("POST /sign-in/code", Need.NONE),
            entry("POST /reset/{token}", Need.NONE),
            entry("POST /setup", Need.NONE));

    /** What a read needs, the first that fits; all others need no right. */
    private static final List<Map.Entry<Pattern, Right>> READS = List.of(
            entry(
                    Pattern.compile(
                            "/(lead-forms|lead-rules|staff|teams|roles|fields|pipelines|reasons|tiers|letterhead)(/.*)?"),
                    Right.ADMINISTER),
            entry(Pattern.compile("/price-lists/(new|\\{id}/edit)"), Right.BULK),
            entry(Pattern.compile("/price-lists/\\{id}/export\\.(csv|xlsx)"), Right.EXPORT),
            entry(Pattern.compile("/(imports|bulk)(/.*)?|/targets/.*|/analysis/settings"), Right.BULK),
            entry(Pattern.compile("/leads/\\{id}/conversion"), Right.EDIT),
            entry(Pattern.compile("/invoices/handovers(/.*)?"), Right.EXPORT),
            entry(Pattern.compile("/[a-z]+(/[a-z]+){0,2}/export\\.(csv|xlsx)"), Right.EXPORT),
            entry(Pattern.compile("/duplicates/(merges/)?\\{kind}/\\{.*"), Right.DELETE),
            entry(Pattern.compile("/[a-z-]+/(new|\\{id}/(lines/\\{line}/)?edit|\\{id}/fields/\\{name})"), Right.EDIT));

    /** What would do, were it allowed. */
    private static final String FORM = "name=x&version=0&archived=true&granted=false&purpose=MARKETING&enabled=false"
            + "&kind=CUSTOMER&winnerVersion=0&loserVersion=0&noteText=x&title=x&earlier=true&retired=true&bulkAction=ARCHIVE"
            + "&bulkExpected=1&quantity=1&reason=x&outcome=x&viewName=x&customers=ALL&orders=ALL&right=BULK&role=ADMINISTRATOR&learned=false";

    private static OneOfEach written;

    /** What only those may read who see what others own: all but the representatives. */
    private static final Set<String> OF_OTHERS = Set.of("/audit");

    @Autowired
    Browsers browsers;

    @Autowired
    Records records;

    @Autowired
    Routes routes;

    @Autowired
    Stored stored;

    @Autowired
    RolePolicies policies;

    private record Need(@Nullable Right right) {

        static final Need NONE = new Need(null);

        static Need of(Right right) {
            return new Need(right);
        }
    }

    /** The same for all tests: none of them changes it. */
    @BeforeEach
    void write() {
        if (written == null) {
            written = records.write(browsers.administrator(), "Somebody");
            records.retireFields();
        }
    }

    @AfterEach
    void restore() {
        set(Role.MANAGER, Set.of(Right.EDIT, Right.EXPORT, Right.BULK, Right.DELETE));
    }

    @Test
    void knowsWhatEachWriteNeeds() {
        Set<String> unknown = routes.writes().stream()
                .filter(route -> needOf(route) == null)
                .map(route -> route.method() + " " + route.pattern())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(unknown).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Right.class)
    void deniesWhoLacksTheRightAndChangesNothing(Right lacking) {
        Set<Right> rights = Stream.of(Right.values())
                .filter(right -> right != lacking && right != Right.ADMINISTER)
                .collect(Collectors.toSet());
        deniesWhoHasOnly(rights, lacking::equals);
        assertThat(browsers.administrator().get("/audit").body()).contains("was refused");
    }

    /** To change, to export, to change many and to delete are different things: none of them follows from another. */
    @ParameterizedTest
    @EnumSource(
            value = Right.class,
            names = {"EDIT", "EXPORT", "BULK", "DELETE"})
    void deniesWhoHasButOneRightAllThatNeedsAnother(Right only) {
        deniesWhoHasOnly(Set.of(only), right -> right != only);
    }

    @Test
    void deniesWhoMayOnlyReadEveryWriteByWhateverMethod() {
        set(Role.MANAGER, Set.of());
        Browser reader = browsers.colleague(Role.MANAGER);
        Map<String, String> before = stored.checksumsBesideTheAudit();

        for (Route route : routes.writes()) {
            Need need = needOf(route);
            if (need != null && need.right() != null) {
                for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
                    Page answer = reader.send(method, written.path(route), "application/x-www-form-urlencoded", FORM);
                    assertThat(answer.status()).as(method + " " + route).isEqualTo(403);
                }
            }
        }
        for (Route route : routes.reads()) {
            for (String method : List.of("PUT", "PATCH", "DELETE")) {
                Page answer = reader.send(
                        method, written.path(route).replace("**", "x"), "application/x-www-form-urlencoded", FORM);
                assertThat(answer.status()).as(method + " " + route).isBetween(400, 499);
            }
        }
        assertThat(stored.checksumsBesideTheAudit()).isEqualTo(before);
    }

    private void deniesWhoHasOnly(Set<Right> rights, Predicate<Right> denied) {
        set(Role.MANAGER, rights);
        Browser browser = browsers.colleague(Role.MANAGER);
        Map<String, String> before = stored.checksumsBesideTheAudit();

        for (Route route : routes.writes()) {
            Need need = needOf(route);
            if (need != null && need.right() != null && denied.test(need.right())) {
                for (String path : List.of(written.path(route), route.path("999999999"))) {
                    Page answer = browser.send(route.method(), path, "application/x-www-form-urlencoded", FORM);
                    assertThat(answer.status()).as(route + " with " + rights).isIn(403, 404);
                }
            }
        }
        for (Route route : routes.reads()) {
            Right needed = readNeeds(route);
            if (needed != null && denied.test(needed)) {
                assertThat(browser.get(written.path(route)).status())
                        .as(route + " with " + rights)
                        .isIn(403, 404);
            }
        }
        assertThat(stored.checksumsBesideTheAudit()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void letsEachRoleReadWhatNeedsNoRight(Role role) {
        Browser browser = browsers.colleague(role);
        for (Route route : routes.reads()) {
            if (readNeeds(route) == null && !route.pattern().contains("{")) {
                boolean refused = role == Role.SALES && OF_OTHERS.contains(route.pattern());
                assertThat(browser.get(route.pattern()).status() == 403)
                        .as(role + " " + route)
                        .isEqualTo(refused);
            }
        }
    }

    private void set(Role role, Set<Right> rights) {
        policies.set(browsers.viewer(), new RolePolicy(role, rights, Reach.ALL, Reach.ALL));
    }

    private static @Nullable Right readNeeds(Route route) {
        return READS.stream()
                .filter(entry -> entry.getKey().matcher(route.pattern()).matches())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** The longest entry that names the route itself, or, where the entry ends with a slash, its beginning. */
    private static @Nullable Need needOf(Route route) {
        String text = route.method() + " " + route.pattern();
        return WRITES.entrySet().stream()
                .filter(entry -> entry.getKey().equals(text)
                        || (entry.getKey().endsWith("/") && text.startsWith(entry.getKey())))
                .max(java.util.Comparator.comparingInt(entry -> entry.getKey().length()))
                .map(Map.Entry::getValue)
                .orElse(null);
    }
}
