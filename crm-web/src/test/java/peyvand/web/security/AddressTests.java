package peyvand.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import peyvand.domain.Role;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.OneOfEach;
import peyvand.web.testing.Records;
import peyvand.web.testing.Routes;
import peyvand.web.testing.Routes.Route;
import peyvand.web.testing.Stored;
import peyvand.web.testing.WebTest;

/** What is closed is closed however its address is written and by whatever method it is asked for. */
@WebTest
class AddressTests {

    private static final Pattern ADMINISTRATION = Pattern.compile("/(staff|teams|roles|fields|sample)(/.*)?");

    private static final List<String> ACTUATOR = List.of(
            "/actuator",
            "/actuator/env",
            "/actuator/beans",
            "/actuator/heapdump",
            "/actuator/loggers",
            "/actuator/shutdown",
            "/actuator/mappings");

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3})");

    @Autowired
    Browsers browsers;

    @Autowired
    Records records;

    @Autowired
    Routes routes;

    @Autowired
    Stored stored;

    @Test
    void ofTheAdministrationAreClosedToAllOthersHoweverTheyAreWritten() {
        OneOfEach written = records.write(browsers.administrator(), "Closed");
        records.retireFields();
        List<Route> closed = Stream.concat(routes.reads().stream(), routes.writes().stream())
                .filter(route -> ADMINISTRATION.matcher(route.pattern()).matches())
                .toList();
        assertThat(closed).hasSizeGreaterThan(20);
        Browser manager = browsers.colleague(Role.MANAGER);
        manager.token();
        Map<String, String> before = stored.checksumsBesideTheAudit();

        for (Route route : closed) {
            String path = written.path(route);
            for (String target : writings(path)) {
                refused(manager, route.method(), target);
                refused(manager, "HEAD", target);
            }
            for (String method : List.of("OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "get", "PROPFIND")) {
                refused(manager, method, path);
            }
            for (String pretended : List.of("GET", "POST", "PUT", "DELETE")) {
                for (String method : List.of("GET", "POST")) {
                    refused(manager, method, path, "X-HTTP-Method-Override: " + pretended);
                    refused(manager, method, path, "X-HTTP-Method: " + pretended, "X-Method-Override: " + pretended);
                    refused(manager, method, path + "?_method=" + pretended);
                }
            }
            refused(manager, route.method(), path, "X-Original-URL: /customers", "X-Rewrite-URL: /customers");
            refused(manager, route.method(), path, "X-Forwarded-Prefix: /app", "X-Forwarded-For: 127.0.0.1");
        }

        assertThat(stored.checksumsBesideTheAudit()).isEqualTo(before);
    }

    @Test
    void ofTheActuatorAreClosedToEverybody() {
        for (Browser browser :
                List.of(browsers.administrator(), browsers.colleague(Role.MANAGER), browsers.visitor())) {
            browser.token();
            for (String path : ACTUATOR) {
                writings(path).forEach(target -> refused(browser, "GET", target));
                List.of("HEAD", "POST", "OPTIONS", "DELETE").forEach(method -> refused(browser, method, path));
            }
        }
    }

    @Test
    void ofVisitorsOpenNothingHoweverTheyAreWritten() {
        OneOfEach written = records.write(browsers.administrator(), "Closed to visitors");
        records.retireFields();
        Browser visitor = browsers.visitor();
        visitor.token();
        for (Route route : routes.reads()) {
            if (!route.pattern()
                    .matches(
                            "/|/sign-in(/code)?|/setup|/invitation/.*|/forgotten|/reset/.*|/q/.*|/f/.*|/preferences/language"
                                    + "|/favicon.ico|/(app|vendor|webjars)/.*|/calendar/feed/.*")) {
                for (String target : writings(written.path(route))) {
                    refused(visitor, "GET", target);
                }
            }
        }
    }

    private static List<String> writings(String path) {
        String first = path.replaceFirst("^/([^/]+)", "$1").replaceFirst("/.*", "");
        String rest = path.substring(1 + first.length());
        String letter = "%" + Integer.toHexString(first.charAt(0));
        return List.of(
                path,
                "/" + path,
                "/." + path,
                "/%2e" + path,
                "/%2E" + path,
                "/customers/.." + path,
                "/customers/%2e%2e" + path,
                "/webjars/.." + path,
                "/webjars/..;" + path,
                "/app/%2e%2e" + path,
                "/sign-in/.." + path,
                "/;x=1" + path,
                path + "/",
                path + "//",
                path + "/.",
                path + "/%2e",
                path + ";x=1",
                path + ";",
                path + "%3bx=1",
                path + "%20",
                path + "%09",
                path + "%00",
                path + "%0a",
                path + ".",
                path + ".json",
                path + ".html",
                path + "?",
                path + "#x",
                "/" + first + ";x=1" + rest,
                "/" + first + "/" + rest,
                "/" + first + "/." + rest,
                "/" + first + "%2f" + rest.replaceFirst("^/", ""),
                "/" + first.toUpperCase(Locale.ROOT) + rest,
                "/" + first.substring(0, 1).toUpperCase(Locale.ROOT) + first.substring(1) + rest,
                "/" + letter + first.substring(1) + rest,
                "/%25" + letter.substring(1) + first.substring(1) + rest,
                "/%2f" + first + rest,
                "%2f" + first + rest,
                "\\" + first + rest,
                "http://127.0.0.1" + path,
                "http://elsewhere" + path);
    }

    private static void refused(Browser browser, String method, String target, String... headers) {
        String answer = browser.raw(method, target, headers);
        assertThat(status(answer))
                .as(method + " " + target + " " + List.of(headers))
                .matches(code -> code < 200 || code > 299, "no success");
    }

    /** 0 where there was no answer. */
    private static int status(String answer) {
        Matcher status = STATUS.matcher(answer);
        return status.lookingAt() ? Integer.parseInt(status.group(1)) : 0;
    }
}
