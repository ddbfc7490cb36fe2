package peyvand.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import peyvand.domain.Role;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.OneOfEach;
import peyvand.web.testing.Page;
import peyvand.web.testing.Records;
import peyvand.web.testing.Routes;
import peyvand.web.testing.Routes.Route;
import peyvand.web.testing.WebTest;

/** Whatever a request says of where to go: it goes to a page of ours. */
@WebTest
class RedirectTests {

    private static final List<String> ELSEWHERE = List.of(
            "//evil.example",
            "///evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "https:evil.example",
            "https:/evil.example",
            "https://evil.example/",
            "HTTPS://evil.example",
            "/%09/evil.example",
            "/\t/evil.example",
            "/\n/evil.example",
            "/%2f/evil.example",
            "/%2F%2Fevil.example",
            "/%5cevil.example",
            "/.//evil.example",
            "/..//evil.example",
            "/customers/..//evil.example",
            "/;//evil.example",
            "@evil.example",
            ":80@evil.example",
            ".evil.example",
            "evil.example",
            " //evil.example",
            "javascript:alert('evil.example')",
            "data:text/html,evil.example",
            "/\r\nLocation: https://evil.example",
            "/%0d%0aLocation:%20https://evil.example",
            "http://127.0.0.1:1@evil.example/",
            "/{//evil.example}",
            "\u2215\u2215evil.example",
            "\uff0f\uff0fevil.example");

    private static final List<String> NAMES = List.of(
            "next",
            "back",
            "url",
            "to",
            "from",
            "redirect",
            "return",
            "returnUrl",
            "continue",
            "target",
            "path",
            "href");

    private static final Pattern LINK =
            Pattern.compile("(?i)(?:href|action|src|formaction|hx-[a-z-]+|value)=\"(?:https?:)?[/\\\\]{2}[^\"]*evil");

    @Autowired
    Browsers browsers;

    @Autowired
    Records records;

    @Autowired
    Routes routes;

    private Browser browser;

    @BeforeEach
    void somebody() {
        browser = browsers.colleague(Role.ADMINISTRATOR);
    }

    @AfterEach
    void retireFields() {
        records.retireFields();
    }

    @Test
    void neverLeadElsewhereFromAnyForm() {
        OneOfEach written = records.write(browser, "Here");
        for (Route route : routes.writes()) {
            if (!route.pattern().matches("/sign-out|/sample(/.*)?|/sign-in.*|/preferences/sessions/.*")) {
                String path = written.path(route);
                boolean heeds =
                        "/calendar".equals(browser.post(path, form("/calendar")).location());
                for (String elsewhere : heeds ? ELSEWHERE : ELSEWHERE.subList(0, 3)) {
                    here(route + " " + elsewhere, browser.post(path, form(elsewhere)));
                }
            }
        }
    }

    /** Says of where to go by every name that could be meant for it. */
    private static String[] form(String target) {
        return Stream.concat(
                        NAMES.stream().flatMap(name -> Stream.of(name, target)),
                        Stream.of("language", "EN", "title", "x", "outcome", "x"))
                .toArray(String[]::new);
    }

    @Test
    void neverLeadElsewhereFromAnyPage() {
        OneOfEach written = records.write(browser, "Here");
        for (String elsewhere : ELSEWHERE.subList(0, 3)) {
            String[] query =
                    NAMES.stream().flatMap(name -> Stream.of(name, elsewhere)).toArray(String[]::new);
            for (Route route : routes.reads()) {
                if (!route.pattern().contains("*")) {
                    here(route + " " + elsewhere, browser.get(written.path(route), query));
                }
            }
        }
    }

    /** The forms that do go back where one came from, done and not refused. */
    @Test
    void leadBackToPagesOfOursOnly() {
        OneOfEach written = records.write(browser, "Here");
        String handle = written.page("/handles/{id}");
        String activity = written.page("/activities/{id}");
        String file = written.page("/attachments/{key}");
        Browser fragment = browser.twin().with("HX-Request", "true");
        for (String elsewhere : ELSEWHERE) {
            done(
                    elsewhere,
                    "/customers",
                    browser.post(
                            handle + "/consents",
                            "purpose",
                            "MARKETING",
                            "granted",
                            "true",
                            "source",
                            "x",
                            "back",
                            elsewhere));
            done(elsewhere, activity, browser.post(activity + "/completion", "back", elsewhere));
            done(elsewhere, activity, browser.post(activity + "/reopening", "back", elsewhere));
            here(elsewhere, fragment.post(activity + "/completion", "back", elsewhere));
            here(elsewhere, fragment.post(activity + "/reopening", "back", elsewhere));
            here(elsewhere, browser.post("/activities/quick", "title", "x", "back", elsewhere));
            done(elsewhere, "/", browser.post(file + "/removal", "back", elsewhere));
            here(elsewhere, browser.get("/"));
            done(elsewhere, "/", browser.post(file + "/restoration", "back", elsewhere));
            here(elsewhere, browser.post("/preferences/language", "language", "EN", "next", elsewhere));
            here(elsewhere, browser.get("/sign-in", "next", elsewhere));
        }
        done("", "/customers", browser.post(written.page("/occasions/{id}") + "/removal", "back", "//evil.example"));
        done("", "/customers", browser.post(handle + "/removal", "back", "//evil.example"));
    }

    @Test
    void neverLeadElsewhereFromWhatABrowserSaysOfItself() {
        for (String elsewhere : ELSEWHERE) {
            if (elsewhere.chars().anyMatch(letter -> letter < ' ' || letter > '~')) {
                continue; // no header
            }
            Browser visitor = browsers.visitor().with("Referer", elsewhere).with("HX-Current-URL", elsewhere);
            here(elsewhere, visitor.post("/preferences/language", "language", "EN"));
            Page refused = visitor.with("HX-Request", "true").get("/customers");
            here(elsewhere, refused);
            assertThat(refused.header("HX-Redirect")).startsWith("/sign-in");
        }
    }

    private static void done(String elsewhere, String where, Page page) {
        assertThat(page.status()).as(elsewhere).isEqualTo(302);
        assertThat(page.location()).as(elsewhere).isEqualTo(where);
    }

    private static void here(String request, Page page) {
        assertThat(page.status()).as(request).isLessThan(500);
        for (String header : List.of("Location", "HX-Redirect", "HX-Location", "HX-Push-Url", "Refresh")) {
            String target = page.header(header);
            if (!target.isEmpty()) {
                URI uri = URI.create(target);
                assertThat(uri.getAuthority() == null || uri.getAuthority().startsWith("127.0.0.1:"))
                        .as(request + " -> " + target)
                        .isTrue();
                assertThat(uri.getPath()).as(request + " -> " + target).matches("/(?:[^/\\\\].*)?");
            }
        }
        assertThat(LINK.matcher(page.body()).results().map(link -> link.group()))
                .as(request)
                .isEmpty();
    }
}
