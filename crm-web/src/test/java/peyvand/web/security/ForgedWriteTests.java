package peyvand.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.HtmlUtils;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.OneOfEach;
import peyvand.web.testing.Page;
import peyvand.web.testing.Records;
import peyvand.web.testing.Routes;
import peyvand.web.testing.Stored;
import peyvand.web.testing.WebTest;

@WebTest
class ForgedWriteTests {

    private static final List<String> TYPES = List.of(
            "application/x-www-form-urlencoded",
            "text/plain",
            "application/json",
            "multipart/form-data; boundary=x",
            "application/xml");

    private static final String FORM = "language=FA&enabled=false&archived=true&name=x&version=0&_method=PUT";
    private static final Pattern LINK = Pattern.compile("(?:href|hx-get|src)=\"(/[^/\"][^\"#]*)\"");

    /** So many pages of one kind are looked at, each of them once. */
    private static final int OF_A_SHAPE = 4;

    @Autowired
    Browsers browsers;

    @Autowired
    Records records;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Routes routes;

    @Autowired
    Stored stored;

    @Test
    void areRefusedWithoutATokenInABodyOfWhateverType() {
        Browser sara = browsers.administrator();
        OneOfEach written = written(sara);
        Map<String, String> before = stored.checksumsBesideTheAudit();

        for (Routes.Route route : routes.writes()) {
            for (String path :
                    Stream.of(written.path(route), route.path("1")).distinct().toList()) {
                for (String type : TYPES) {
                    String body = type.endsWith("urlencoded") ? FORM : "{\"name\":\"x\",\"enabled\":false}";
                    Page page = sara.sendWithoutToken(route.method(), path, type, body);
                    assertThat(page.status()).as(route + " " + type).isEqualTo(403);
                }
            }
        }

        assertThat(stored.checksumsBesideTheAudit()).isEqualTo(before);
        assertThat(sara.get("/plain").status()).as("still signed in").isEqualTo(200);
    }

    @Test
    void areRefusedWithATokenThatIsNotTheirs() {
        Browser sara = browsers.administrator();
        OneOfEach written = written(sara);
        String another = browsers.colleague().token();
        Map<String, String> before = stored.checksumsBesideTheAudit();

        for (Routes.Route route : routes.writes()) {
            for (String token : List.of(another, "", "x", "null")) {
                Page page = sara.postWithoutToken(written.path(route), "_csrf", token, "name", "x", "version", "0");
                assertThat(page.status()).as(route + " " + token).isEqualTo(403);
            }
        }

        assertThat(stored.checksumsBesideTheAudit()).isEqualTo(before);
    }

    @Test
    void areRefusedWhenAnotherSiteBeganThem() {
        Browser sara = browsers.administrator();
        OneOfEach written = written(sara);
        Map<String, String> before = stored.checksumsBesideTheAudit();

        for (String site : List.of("same-site", "cross-site", "nonsense")) {
            Browser forged = sara.twin().with("Sec-Fetch-Site", site);
            for (Routes.Route route : routes.writes()) {
                Page page = forged.post(written.path(route), "language", "FA", "name", "x", "version", "0");
                assertThat(page.status()).as(route + " " + site).isEqualTo(403);
            }
        }

        assertThat(stored.checksumsBesideTheAudit()).isEqualTo(before);
    }

    @Test
    void areNeverReads() {
        Browser sara = browsers.administrator();
        OneOfEach written = written(sara);
        Map<String, String> before = stored.checksumsBesideTheAudit();

        for (Routes.Route route : routes.reads()) {
            if (!route.pattern().contains("*")) {
                assertThat(sara.get(written.path(route)).status())
                        .as(route.toString())
                        .isLessThan(500);
            }
            for (String path : route.paths("1", "2", "999999999", "none")) {
                assertThat(sara.get(path).status()).as(path).isLessThan(500);
            }
        }

        assertThat(stored.checksumsBesideTheAudit()).isEqualTo(before);
    }

    /** As somebody does who looks at everything there is to be seen, or a program that fetches ahead whatever is linked. */
    @Test
    void areNothingThatALinkLeadsTo() {
        Browser sara = browsers.administrator();
        OneOfEach written = written(sara);
        long told = told();
        Map<String, String> before = stored.checksumsBesideTheAudit();

        Deque<String> open = new ArrayDeque<>(List.of("/"));
        open.addAll(written.pages());
        Set<String> known = new HashSet<>();
        Map<String, Integer> visited = new HashMap<>();
        int pages = 0;
        while (!open.isEmpty()) {
            String path = open.poll();
            if (!known.add(path) || visited.merge(shape(path), 1, Integer::sum) > OF_A_SHAPE) {
                continue;
            }
            Page page = sara.get(path);
            pages++;
            assertThat(page.status()).as(path).isLessThan(500);
            LINK.matcher(page.body())
                    .results()
                    .map(link -> HtmlUtils.htmlUnescape(link.group(1)))
                    .forEach(open::add);
            if (!page.location().isEmpty()) {
                open.add(page.location());
            }
        }

        System.out.printf("Links followed: %d pages of %d shapes%n", pages, visited.size());
        assertThat(visited).hasSizeGreaterThan(100);
        assertThat(stored.checksumsBesideTheAudit()).isEqualTo(before);
        assertThat(jdbc.sql("select distinct action from crm.audit_entry where id > :told")
                        .param("told", told)
                        .query(String.class)
                        .list())
                .isSubsetOf("EXPORTED");
    }

    private long told() {
        return jdbc.sql("select max(id) from crm.audit_entry").query(Long.class).single();
    }

    /** An address without what makes two addresses of one page different. */
    private static String shape(String path) {
        return path.replaceAll("[0-9a-f]{40}", "#").replaceAll("=[^&]*", "=").replaceAll("\\d+", "#");
    }

    private OneOfEach written(Browser browser) {
        OneOfEach written = records.write(browser, "Forged");
        records.retireFields();
        return written;
    }

    @Test
    void byVisitorsAreRefusedAltogether() {
        Browser visitor = browsers.visitor();
        browsers.viewer();
        Map<String, String> before = stored.checksums();

        for (Routes.Route route : routes.writes()) {
            if (route.pattern()
                    .matches(
                            "/sign-in(/code)?|/setup|/invitation/.*|/forgotten|/reset/.*|/q/.*|/f/.*|/preferences/language")) {
                continue;
            }
            Page page = visitor.post(route.path("1"), "enabled", "false");
            assertThat(page.status()).as(route.toString()).isEqualTo(303);
            assertThat(page.location()).startsWith("/sign-in");
        }

        assertThat(stored.checksums()).isEqualTo(before);
    }

    @Test
    void cannotNameWhatIsNotInTheForm() {
        Browser colleague = browsers.colleague();

        Page page = colleague.post(
                "/preferences",
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
                "administrator",
                "true",
                "enabled",
                "true",
                "id",
                "1",
                "email",
                "sara@example.com");

        assertThat(page.location()).isEqualTo("/preferences");
        assertThat(colleague.get("/staff").status())
                .as("still no administrator")
                .isEqualTo(403);
        assertThat(colleague.get("/preferences").body()).doesNotContain("sara@example.com");
    }
}
