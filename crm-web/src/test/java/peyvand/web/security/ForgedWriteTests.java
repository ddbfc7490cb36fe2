package peyvand.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.Page;
import peyvand.web.testing.Routes;
import peyvand.web.testing.Stored;
import peyvand.web.testing.WebTest;

@WebTest
class ForgedWriteTests {

    @Autowired
    Browsers browsers;

    @Autowired
    Routes routes;

    @Autowired
    Stored stored;

    @Test
    void areRefusedWithoutATokenAndChangeNothing() {
        Browser sara = browsers.administrator();
        Map<String, String> before = withoutAudit(stored.checksums());

        for (Routes.Route route : routes.writes()) {
            Page page = sara.sendWithoutToken(
                    route.method(), route.path("1"), "application/x-www-form-urlencoded", "language=FA&enabled=false");
            assertThat(page.status()).as(route.toString()).isEqualTo(403);
        }

        assertThat(withoutAudit(stored.checksums())).isEqualTo(before);
        assertThat(sara.get("/plain").status()).as("still signed in").isEqualTo(200);
    }

    @Test
    void areRefusedWhenAnotherSiteBeganThem() {
        Browser sara = browsers.administrator();
        Map<String, String> before = withoutAudit(stored.checksums());

        for (Routes.Route route : routes.writes()) {
            Page page = sara.with("Sec-Fetch-Site", "same-site").post(route.path("1"), "language", "FA");
            assertThat(page.status()).as(route.toString()).isEqualTo(403);
        }

        assertThat(withoutAudit(stored.checksums())).isEqualTo(before);
    }

    @Test
    void areRefusedInTheBodyOfAnotherType() {
        Browser sara = browsers.administrator();
        assertThat(sara.sendWithoutToken("POST", "/preferences", "text/plain", "{\"theme\":\"DARK\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void areNeverReads() {
        Browser sara = browsers.administrator();
        Map<String, String> before = withoutAudit(stored.checksums());

        for (Routes.Route route : routes.reads()) {
            for (String variable : new String[] {"1", "2", "999999999", "none"}) {
                assertThat(sara.get(route.path(variable)).status())
                        .as(route + " " + variable)
                        .isLessThan(500);
            }
        }

        assertThat(withoutAudit(stored.checksums())).isEqualTo(before);
    }

    @Test
    void byVisitorsAreRefusedAltogether() {
        Browser visitor = browsers.visitor();
        browsers.viewer();
        Map<String, String> before = stored.checksums();

        for (Routes.Route route : routes.writes()) {
            if (route.pattern()
                    .matches("/sign-in(/code)?|/setup|/invitation/.*|/forgotten|/reset/.*|/preferences/language")) {
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

    /** What was refused and what was exported is told there. */
    private static Map<String, String> withoutAudit(Map<String, String> checksums) {
        Map<String, String> rest = new TreeMap<>(checksums);
        rest.remove("audit_entry");
        return rest;
    }
}
