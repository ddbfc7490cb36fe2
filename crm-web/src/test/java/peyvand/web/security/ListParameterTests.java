package peyvand.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.Page;
import peyvand.web.testing.Routes;
import peyvand.web.testing.WebTest;

/** SQL and absurd sizes in all that a list can be asked for. */
@WebTest
class ListParameterTests {

    private static final Pattern SQL = Pattern.compile(
            "PSQLException|SQLSTATE|syntax error|ERROR: |org\\.postgresql|\\bfrom customer\\b|order by|at character");

    private static final Duration AT_MOST = Duration.ofSeconds(1);

    private static final List<String> LISTS =
            List.of("/customers", "/contacts", "/products", "/competitors", "/orders", "/leads");

    private static final List<String> STATEMENTS = List.of(
            "(select pg_sleep(5))",
            "name;--",
            "name;select pg_sleep(5)--",
            "name' or '1'='1",
            "-name,(select pg_sleep(5))",
            "') or 1=1--",
            "1;drop table crm.customer",
            "name desc nulls first,(case when 1=1 then pg_sleep(5) end)",
            "'||pg_sleep(5)||'",
            "name/**/asc");

    private static final List<String> FILTERS = List.of(
            "q",
            "kind",
            "owner",
            "country",
            "tag",
            "archived",
            "customer",
            "category",
            "productKind",
            "orderKind",
            "orderState",
            "orderedFrom",
            "orderedTo",
            "anonymous",
            "lines");

    @Autowired
    Browsers browsers;

    @Autowired
    Routes routes;

    @Autowired
    JdbcClient jdbc;

    @Test
    void sortByNothingButTheirSorts() {
        Browser sara = browsers.administrator();
        for (String list : LISTS) {
            for (String path : List.of(list, list + "/export.csv", list + "/export.xlsx")) {
                for (String statement : STATEMENTS) {
                    Page page = quick(sara, path, "sort", statement);
                    assertThat(page.status()).as("%s sort=%s", path, statement).isEqualTo(400);
                }
            }
        }
    }

    @Test
    void bindWhatTheyFilterBy() {
        Browser sara = browsers.administrator();
        for (String list : LISTS) {
            for (String filter : FILTERS) {
                for (String statement : STATEMENTS) {
                    Page page = quick(sara, list, filter, statement);
                    assertThat(page.status())
                            .as("%s %s=%s", list, filter, statement)
                            .isIn(200, 400);
                }
            }
        }
    }

    @Test
    void anywhereTakeNoStatement() {
        Browser sara = browsers.administrator();
        for (Routes.Route route : routes.reads()) {
            if (route.pattern().contains("{") || route.pattern().contains("*")) {
                continue;
            }
            for (String parameter : List.of("sort", "at", "size", "q", "page", "kind", "filter[name]", "columns")) {
                Page page = quick(sara, route.pattern(), parameter, STATEMENTS.get(0));
                assertThat(page.status()).as("%s %s", route, parameter).isLessThan(500);
            }
        }
    }

    @Test
    void takeNoCursorThatIsNone() {
        Browser sara = browsers.administrator();
        List<String> cursors = new ArrayList<>(List.of(
                "zzzz",
                "%00",
                "f1:x",
                "A".repeat(5_000),
                cursor("f99999999999999999999:x"),
                cursor("f-1:"),
                cursor("x1:a"),
                cursor(":"),
                cursor("f1"),
                cursor("f1:\0")));
        for (String list : LISTS) {
            for (String at : cursors) {
                Page page = quick(sara, list, "at", at);
                assertThat(page.status()).as("%s at=%s", list, at).isIn(200, 400);
            }
            for (String statement : STATEMENTS) {
                for (String sort : List.of("", "-")) {
                    Page page = quick(sara, list, "sort", sort + first(list), "at", cursor("f1:" + statement));
                    assertThat(page.status()).as("%s at=%s", list, statement).isIn(200, 400);
                }
            }
        }
        Page imports = quick(sara, "/imports", "at", cursor("f1:(select pg_sleep(5))"));
        assertThat(imports.status()).isIn(200, 400);
    }

    @Test
    void showOnlyTheirColumns() {
        Browser sara = browsers.administrator();
        for (String list : LISTS) {
            for (String statement : STATEMENTS) {
                Page chosen = sara.post("/lists" + list + "/columns", "columns", statement);
                assertThat(chosen.status()).isIn(302, 400, 422);
                assertThat(quick(sara, list).status()).as(list + statement).isEqualTo(200);
            }
            assertThat(sara.post("/lists" + list + "/columns").status()).isEqualTo(302);
        }
        assertThat(sara.post("/lists/staff/columns", "column", "password").status())
                .isEqualTo(404);
    }

    @Test
    void keepNoStatementInAViewNorInAChangeOfMany() {
        Browser sara = browsers.administrator();
        for (String list : LISTS) {
            for (String parameter : List.of("sort", "columns", "q", "kind", "owner", "tag", "field_1")) {
                for (String statement : STATEMENTS) {
                    Page made = sara.post(
                            "/lists" + list + "/views", "viewName", "V" + System.nanoTime(), parameter, statement);
                    assertThat(made.status()).as(list + parameter + statement).isIn(302, 400, 422);
                    assertThat(made.said()).doesNotContainPattern(SQL);
                    if (made.status() == 302) {
                        assertThat(quick(sara, made.location()).status()).isIn(200, 400);
                        String view = made.location().replaceAll(".*=", "");
                        assertThat(sara.post("/lists" + list + "/views/" + view + "/removal")
                                        .status())
                                .isEqualTo(302);
                    }
                }
            }
        }
        for (String statement : STATEMENTS) {
            for (String parameter : List.of("sort", "q", "kind", "owner", "bulkAction", "id", "bulk.TAG", "bulkAll")) {
                Page preview =
                        sara.post("/bulk/customers", "bulkAll", "true", "bulkAction", "TAG", parameter, statement);
                assertThat(preview.status()).as(parameter + statement).isLessThan(500);
                assertThat(preview.said()).doesNotContainPattern(SQL);
            }
        }
    }

    @Test
    void showTwoHundredRowsAtMost() {
        Browser sara = browsers.administrator();
        jdbc.sql("""
                insert into crm.customer (kind, name, created_at, updated_at)
                select 'ORGANISATION', 'Many ' || n, now(), now() from generate_series(1, 250) n
                """).update();
        Page page = quick(sara, "/customers", "size", "1000000");
        assertThat(page.status()).isEqualTo(200);
        assertThat(Pattern.compile("href=\"/customers/\\d+\"")
                        .matcher(page.body())
                        .results()
                        .map(MatchResult::group)
                        .distinct())
                .hasSize(200);
        for (String list : LISTS) {
            for (String size : List.of("0", "-1", "2147483648", "1e9", "x", "9".repeat(400))) {
                assertThat(quick(sara, list, "size", size).status())
                        .as(list + size)
                        .isEqualTo(400);
            }
            assertThat(quick(sara, list, "page", "2147483647").status()).isEqualTo(200);
        }
    }

    @Test
    void takeNoCrowdOfIds() {
        Browser sara = browsers.administrator();
        String ids = "columns=1&".repeat(100_000);
        sara.token();
        long begin = System.nanoTime();
        Page page = sara.send("POST", "/lists/customers/columns", "application/x-www-form-urlencoded", ids);
        assertThat(page.status()).as("many columns").isBetween(400, 499);
        Page filters =
                sara.send("POST", "/customers", "application/x-www-form-urlencoded", "name=" + "1,".repeat(100_000));
        assertThat(filters.status()).as("a long name").isBetween(400, 499);
        Page tags = sara.send(
                "POST",
                "/customers",
                "application/x-www-form-urlencoded",
                "kind=ORGANISATION&name=x&tags="
                        + IntStream.range(0, 100_000).mapToObj(String::valueOf).collect(Collectors.joining(",")));
        assertThat(tags.status()).as("many tags").isBetween(400, 499);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(AT_MOST.multipliedBy(3));
    }

    @Test
    void takeNoDeepJson() {
        Browser sara = browsers.administrator();
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        sara.token();
        for (Routes.Route route : routes.writes()) {
            if (route.pattern().contains("*") || route.pattern().equals("/sign-out")) {
                continue;
            }
            long begin = System.nanoTime();
            Page page = sara.send(route.method(), route.path("999999999"), "application/json", deep);
            assertThat(page.status()).as(route.toString()).isLessThan(500);
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .as(route.toString())
                    .isLessThan(AT_MOST.multipliedBy(2));
        }
    }

    /** Quick, or quick the second time: the machine may have been busy. */
    private static Page quick(Browser browser, String path, String... parameters) {
        Duration taken = Duration.ZERO;
        for (int attempt = 0; attempt < 3; attempt++) {
            long begin = System.nanoTime();
            Page page = browser.get(path, parameters);
            taken = Duration.ofNanos(System.nanoTime() - begin);
            assertThat(page.said()).as(path).doesNotContainPattern(SQL);
            if (taken.compareTo(AT_MOST) < 0) {
                return page;
            }
        }
        throw new AssertionError(path + " " + List.of(parameters) + " took " + taken);
    }

    private static String first(String list) {
        return switch (list) {
            case "/orders" -> "number";
            case "/customers", "/products", "/competitors" -> "name";
            default -> "family_name";
        };
    }

    private static String cursor(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
