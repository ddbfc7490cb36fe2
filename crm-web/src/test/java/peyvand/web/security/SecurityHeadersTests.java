package peyvand.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import peyvand.domain.Role;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.Page;
import peyvand.web.testing.Routes;
import peyvand.web.testing.WebTest;

@WebTest
class SecurityHeadersTests {

    @Autowired
    Browsers browsers;

    @Autowired
    Routes routes;

    @Test
    void standOnEveryPageFragmentAndFailure() {
        List<String> paths = new ArrayList<>(List.of(
                "/no/such/page",
                "/test-failures/500",
                "/test-failures/template",
                "/test-failures/409",
                "/test-failures/422",
                "/test-failures/400",
                "/test-failures/400?number=x",
                "/test-failures/413",
                "/a;b=c",
                "/a//b",
                "/a/%2e%2e/b",
                "/error",
                "/actuator",
                "/actuator/env",
                "/favicon.ico"));
        for (Routes.Route route : routes.reads()) {
            paths.addAll(route.paths("1", "999999999", "none"));
        }
        for (Browser browser : List.of(
                browsers.administrator(),
                browsers.colleague(),
                browsers.visitor(),
                browsers.administrator().with("HX-Request", "true"),
                browsers.administrator().with("Accept", "application/json"))) {
            for (String path : paths) {
                Page page = browser.get(path);
                assertThat(page.header("Cache-Control")).as(path).contains("no-store");
                check(path, page);
            }
        }
    }

    @Test
    void standOnRefusedWritesToo() {
        for (Routes.Route route : routes.writes()) {
            check(route.pattern(), browsers.visitor().postWithoutToken(route.path("1")));
        }
    }

    /** 400, 403, 404, 405, 409, 413, 415, 422 and 500, by whoever and in whatever form: none comes without them. */
    @Test
    void standOnFailuresOfEveryKind() {
        Set<Integer> seen = new TreeSet<>();
        for (Browser browser : List.of(
                browsers.administrator(),
                browsers.administrator().with("HX-Request", "true"),
                browsers.administrator().with("Accept", "application/json"),
                browsers.visitor(),
                browsers.colleague(Role.SUPPORT))) {
            browser.token();
            for (String path :
                    List.of("/", "/customers", "/search", "/staff", "/sign-in", "/customers/1", "/app/app.js")) {
                for (String method : List.of("PUT", "DELETE", "PATCH", "OPTIONS", "POST")) {
                    for (String type : List.of("text/plain", "application/json", "multipart/form-data")) {
                        failed(seen, path, browser.send(method, path, type, "x"));
                    }
                }
            }
            for (int status : List.of(400, 409, 413, 422, 500)) {
                failed(seen, "" + status, browser.get("/test-failures/" + status));
            }
            failed(seen, "large", browser.post("/customers", "name", "x".repeat(3_000_000)));
            failed(seen, "sizes", browser.get("/customers", "size", "x"));
            failed(seen, "nowhere", browser.get("/no/such/page"));
            failed(seen, "forged", browser.sendWithoutToken("POST", "/customers", "text/plain", "x"));
            for (String raw : List.of("/a%00", "/a\\b", "/%2e%2e/", "//x", "/;a=b/x")) {
                String answer = browser.raw("GET", raw);
                assertThat(answer)
                        .as(raw)
                        .contains("Content-Security-Policy: default-src 'none'", "nosniff", "no-store");
            }
        }
        assertThat(seen).contains(400, 401, 403, 404, 405, 409, 413, 422, 500);
    }

    private static void failed(Set<Integer> seen, String what, Page page) {
        seen.add(page.status());
        check(what, page);
        if (page.status() >= 400) {
            assertThat(page.header("Cache-Control")).as(what).contains("no-store");
        }
        assertThat(page.cookies())
                .as(what)
                .allSatisfy(cookie -> assertThat(cookie).contains("; HttpOnly", "; SameSite=Lax"));
    }

    @Test
    void letFilesBeKept() {
        Page file = browsers.visitor().get("/webjars/htmx.org/2.0.10/dist/htmx.min.js");

        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Cache-Control")).contains("max-age=31536000").doesNotContain("no-store");
        check("a file", file);
    }

    @Test
    void tellABrowserToStayWithEncryptionOnlyWhereThereIsOne() throws Exception {
        assertThat(headers(true).getHeader("Strict-Transport-Security")).startsWith("max-age=");
        assertThat(headers(false).getHeader("Strict-Transport-Security")).isNull();
    }

    private static MockHttpServletResponse headers(boolean secure) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setSecure(secure);
        MockHttpServletResponse response = new MockHttpServletResponse();
        new SecurityHeaders().doFilter(request, response, new MockFilterChain());
        return response;
    }

    private static void check(String path, Page page) {
        assertThat(page.headers().allValues("Content-Security-Policy"))
                .as(path)
                .singleElement()
                .asString()
                .contains("default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'");
        assertThat(page.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
        assertThat(page.header("Referrer-Policy")).as(path).isEqualTo("same-origin");
        assertThat(page.header("Server")).as(path).isEmpty();
    }
}
