package peyvand.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
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
            paths.add(route.path("1"));
            paths.add(route.path("999999999"));
            paths.add(route.path("none"));
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
