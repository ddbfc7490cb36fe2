package peyvand.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.Page;
import peyvand.web.testing.Routes;
import peyvand.web.testing.WebTest;

@WebTest
class OddRequestTests {

    private static final Pattern LEAK = Pattern.compile(
            "Exception|\\bat (java|org|peyvand|jakarta)\\.|org\\.springframework|org\\.postgresql|PSQL|SQLSTATE"
                    + "|(?i:select\\s+\\S+\\s+from\\s)|Tomcat|Apache|Hibernate|/home/|/root/|/opt/|/tmp/|/var/lib|\\.java:");

    private static final List<String> VALUES = List.of(
            "%00",
            "%zz",
            "%C0%AF",
            "%FF%FE",
            "-1",
            "99999999999999999999",
            "1e9",
            "NaN",
            "%F0%9F%92%A9",
            "%27%22%3E%3Cimg",
            "..%2F..%2Fetc",
            "$%7B7*7%7D",
            "null",
            "%D9%A1%D9%A2");

    private static final List<String> QUERIES = List.of(
            "?page=99999999999&size=1000000",
            "?sort=(select+pg_sleep(5))",
            "?sort=name%3B--&after=%00",
            "?after=zzzz",
            "?q=%00",
            "?q=" + "a".repeat(5000),
            "?id=abc&number=1e400",
            "?from=2026-99-99&to=x",
            "?%5B%5D=1&a%5B0%5D.b=2",
            "?class.module.classLoader=1",
            "?language=xx&zone=Mars",
            "?q=%");

    @Autowired
    Browsers browsers;

    @Autowired
    Routes routes;

    private static int sent;

    @AfterAll
    static void wereMany() {
        assertThat(sent).isGreaterThan(300);
    }

    @Test
    void ofPagesAreNeverOurFault() {
        Browser sara = browsers.administrator();
        for (Routes.Route route : routes.reads()) {
            if (refusesOneOf(together(), route, sara)) {
                refusesOneOf(QUERIES, route, sara);
            }
            if (route.pattern().contains("{")) {
                for (String value : VALUES) {
                    calmRaw("GET " + route.path(value) + " HTTP/1.1\r\nHost: x\r\n" + cookie(sara) + "\r\n");
                }
            }
        }
    }

    @Test
    void ofFormsAreNeverOurFault() {
        Browser sara = browsers.administrator();
        for (Routes.Route route : routes.writes()) {
            if (route.pattern().equals("/sign-out")) {
                continue;
            }
            for (String path : route.paths("999999999", "none")) {
                calm(route, sara.send(route.method(), path, "application/x-www-form-urlencoded", ""));
                calm(route, sara.send(route.method(), path, "application/x-www-form-urlencoded", "a=%zz&b=%00&=&&"));
                calm(
                        route,
                        sara.send(
                                route.method(),
                                path,
                                "application/x-www-form-urlencoded",
                                "language=XX&calendar=1&theme=%00&zone=Mars&digits=&version=x&id=-1&name=%00"
                                        + "&enabled=perhaps&roles=perhaps&role=perhaps&kind=perhaps&purpose=perhaps&to=perhaps&email=a@x%0d%0aBcc:e@evil&date=2026-13-45&amount=1e999"));
                calm(
                        route,
                        sara.send(
                                route.method(),
                                path,
                                "application/x-www-form-urlencoded",
                                "language=EN&language=FA&version=99999999999999&name=" + "x".repeat(100_000)));
                calm(route, sara.send(route.method(), path, "application/json", "{\"a\":"));
                calm(route, sara.send(route.method(), path, "application/json", "[".repeat(10_000)));
                calm(route, sara.send(route.method(), path, "no type at all", "x"));
                calm(route, sara.send(route.method(), path, "multipart/form-data", "no boundary"));
                calm(route, sara.send(route.method(), path, "multipart/form-data; boundary=x", "--x\r\nbroken"));
                calm(
                        route,
                        sara.send(route.method(), path, "application/xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"));
            }
        }
        assertThat(sara.get("/customers").status()).as("still signed in").isEqualTo(200);
    }

    @Test
    void withOddMethodsAndHeadersAreNeverOurFault() {
        Browser sara = browsers.administrator();
        for (Routes.Route route : routes.reads()) {
            for (String method : List.of("PUT", "DELETE", "PATCH", "HEAD", "OPTIONS")) {
                calm(route, sara.send(method, route.path("1"), "text/plain", ""));
            }
            for (String accept : List.of("nonsense", "image/png", "application/json;q=x", "*/*, ,")) {
                calm(route, browsers.visitor().with("Accept", accept).get(route.path("1")));
            }
        }
        for (String language : List.of("xx-YY-zz-1", "*", ";q=1", "fa-u-ca-persian", "a".repeat(3000))) {
            calm(language, browsers.visitor().with("Accept-Language", language).get("/sign-in"));
        }
        for (String cookie : List.of("lang=%00", "lang=\"; x=y", "peyvand=====", "peyvand=" + "A".repeat(3000))) {
            calmRaw("GET /preferences HTTP/1.1\r\nHost: x\r\nCookie: " + cookie + "\r\n\r\n");
        }
    }

    @Test
    void thatAreHardlyHttpAreNeverOurFault() {
        for (String line : List.of(
                "GET /a|b",
                "GET /a\"b",
                "GET /%",
                "GET /%2e%2e/%2e%2e/etc/passwd",
                "GET //evil",
                "GET /\\evil",
                "TRACE /sign-in",
                "FOO /sign-in",
                "GET http://evil.example/",
                "GET *",
                "OPTIONS *",
                "GET /" + "a".repeat(20_000),
                "get /sign-in",
                "GET /sign-in;jsessionid=1",
                "GET /sign-in/../plain",
                "GET /SIGN-IN",
                "GET /sign-in/",
                "GET /./plain",
                "GET /webjars/../../application.yml",
                "GET /webjars/%2e%2e/%2e%2e/application.yml",
                "GET /app/..;/application.yml")) {
            calmRaw(line + " HTTP/1.1\r\nHost: x\r\n\r\n");
            calmRaw(line + " HTTP/1.1\r\nHost: x\r\nX: " + "y".repeat(9000) + "\r\n\r\n");
        }
        for (String header : List.of(
                "Host: a b",
                "Content-Length: x",
                "Content-Length: -1",
                "Expect: nonsense",
                "X-Forwarded-For: <script>",
                "X-HTTP-Method-Override: DELETE",
                "Range: bytes=9-1",
                "No colon at all",
                "If-Modified-Since: never",
                "Content-Encoding: br")) {
            calmRaw("POST /sign-in HTTP/1.1\r\nHost: x\r\n" + header + "\r\n\r\n");
            calmRaw("GET /sign-in HTTP/1.1\r\nHost: x\r\n" + header + "\r\n\r\n");
        }
    }

    @Test
    void whoseFormCannotBeReadAreNeverOurFault() {
        for (String body : List.of("email=%zz&password=x", "a=%C0%AF", "_csrf=%00", "=&=&%", "a=b&".repeat(2_000))) {
            calmRaw("POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                    + "Content-Length: " + body.length() + "\r\n\r\n" + body);
        }
    }

    @Test
    void thatBreakSomethingTellANumberAndNoMore() {
        Browser sara = browsers.administrator();
        for (String path : List.of("/test-failures/500", "/test-failures/template")) {
            Page page = sara.get(path);
            assertThat(page.status()).isEqualTo(500);
            assertThat(page.said())
                    .containsPattern("number <?[^>]*>?[0-9a-f]{8}|[0-9a-f]{8}")
                    .doesNotContainPattern(LEAK);
        }
        Page json = browsers.administrator().with("Accept", "application/json").get("/test-failures/500");
        assertThat(json.said()).contains("\"incident\"").doesNotContainPattern(LEAK);
        Page fragment = browsers.administrator().with("HX-Request", "true").get("/test-failures/422");
        assertThat(fragment.status()).isEqualTo(422);
        assertThat(fragment.body()).contains("role=\"alert\"").doesNotContain("<html");
    }

    /** What one refused request would hide, each has to say for itself. */
    private static boolean refusesOneOf(List<String> queries, Routes.Route route, Browser browser) {
        boolean refused = false;
        for (String query : queries) {
            Page page = browser.get(raw(route.path("1") + query));
            calm(route + query, page);
            refused |= page.status() == 400 || page.status() == 422;
        }
        return refused;
    }

    /** The same in as few as have each parameter but once. */
    private static List<String> together() {
        Map<Set<String>, String> together = new LinkedHashMap<>();
        for (String query : QUERIES) {
            Set<String> names = Stream.of(query.substring(1).split("&"))
                    .map(parameter -> parameter.replaceFirst("=.*", ""))
                    .collect(Collectors.toSet());
            Set<String> others = together.keySet().stream()
                    .filter(taken -> Collections.disjoint(taken, names))
                    .findFirst()
                    .orElse(Set.of());
            String before = together.remove(others);
            Set<String> all = new LinkedHashSet<>(others);
            all.addAll(names);
            together.put(all, before == null ? query : before + "&" + query.substring(1));
        }
        return List.copyOf(together.values());
    }

    private static void calm(Object request, Page page) {
        sent++;
        assertThat(page.status()).as(request.toString()).isLessThan(500);
        assertThat(page.said()).as(request.toString()).doesNotContainPattern(LEAK);
    }

    private void calmRaw(String request) {
        sent++;
        String answer;
        try (Socket socket = new Socket("127.0.0.1", browsers.port())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.replaceFirst("\r\nHost", "\r\nConnection: close\r\nHost")
                    .getBytes(StandardCharsets.UTF_8));
            out.flush();
            socket.shutdownOutput();
            answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            answer = "";
        }
        String shown = request.length() > 200 ? request.substring(0, 200) : request;
        assertThat(Page.said(answer)).as(shown).doesNotStartWith("HTTP/1.1 5").doesNotContainPattern(LEAK);
    }

    private static String cookie(Browser browser) {
        return "Cookie: peyvand=" + browser.cookies().get("peyvand") + "\r\n";
    }

    /** An address as Java's client accepts it: what it does not is sent through a socket of our own. */
    private static String raw(String path) {
        return path.endsWith("%") ? path + "25" : path;
    }
}
