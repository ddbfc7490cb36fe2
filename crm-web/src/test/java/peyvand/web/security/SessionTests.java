package peyvand.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.domain.Role;
import peyvand.domain.StaffId;
import peyvand.operational.staff.StaffMembers;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.Page;
import peyvand.web.testing.WebTest;

@WebTest
class SessionTests {

    private static final String COOKIE = "peyvand";

    @Autowired
    Browsers browsers;

    @Autowired
    StaffMembers staff;

    @Autowired
    JdbcClient jdbc;

    @Test
    void getsANewIdAtTheSignIn() {
        Browser attacker = browsers.colleague();
        Browser victim = browsers.visitor();
        victim.cookies().put(COOKIE, attacker.cookies().get(COOKIE));

        victim.signIn(Browsers.EMAIL, Browsers.PASSWORD);

        assertThat(victim.cookies().get(COOKIE)).isNotEqualTo(attacker.cookies().get(COOKIE));
        assertThat(signedIn(victim)).isTrue();
        assertThat(signedIn(attacker)).as("the planted session").isFalse();
    }

    @Test
    void endsAtTheSignOut() {
        Browser sara = browsers.administrator();
        String id = sara.cookies().get(COOKIE);

        assertThat(sara.signOut().location()).isEqualTo("/sign-in");

        sara.cookies().put(COOKIE, id);
        assertThat(signedIn(sara)).isFalse();
    }

    @Test
    void endsEverywhereElseWhenThePasswordChanges() {
        Browser here = browsers.colleague();
        Browser elsewhere = browsers.visitor();
        elsewhere.cookies().putAll(here.cookies());
        String next = "another long password";

        Page changed = here.post(
                "/preferences/password", "current", Browsers.PASSWORD, "password", next, "passwordAgain", next);

        assertThat(changed.location()).isEqualTo("/preferences");
        assertThat(signedIn(here)).isTrue();
        assertThat(signedIn(elsewhere)).isFalse();
    }

    @Test
    void isOverForProgramsAndFragmentsTooOnceItHasEnded() {
        Browser here = browsers.colleague();
        Browser elsewhere = here.twin();
        String next = "another long password";
        here.post("/preferences/password", "current", Browsers.PASSWORD, "password", next, "passwordAgain", next);
        here.get("/preferences");
        Browser signedOut = here.twin();
        assertThat(signedOut.get("/plain").status()).isEqualTo(200);
        here.signOut();

        for (Browser old : List.of(elsewhere, signedOut)) {
            String cookie = old.cookies().get(COOKIE);
            assertThat(old.get("/customers").location()).startsWith("/sign-in");
            for (Map.Entry<String, String> kind :
                    Map.of("Accept", "application/json", "HX-Request", "true").entrySet()) {
                Browser program = browsers.visitor().with(kind.getKey(), kind.getValue());
                program.cookies().put(COOKIE, cookie);
                for (String path : List.of("/customers", "/preferences", "/customers/export.csv")) {
                    assertThat(program.get(path).status()).as(path).isEqualTo(401);
                }
                assertThat(program.post("/preferences", "theme", "DARK").status())
                        .isIn(401, 403);
            }
        }
    }

    @Test
    void isNeverOneThatTheBrowserHasChosen() {
        for (String chosen : List.of(
                java.util.UUID.randomUUID().toString(), "x", "../../1", "1".repeat(3_000), "\"; Path=/; x=\"")) {
            Browser victim = browsers.visitor();
            victim.cookies().put(COOKIE, chosen);
            victim.signIn(Browsers.EMAIL, Browsers.PASSWORD);
            assertThat(victim.cookies().get(COOKIE)).isNotEqualTo(chosen).hasSizeGreaterThan(30);
            assertThat(signedIn(victim)).isTrue();
        }
        Browser visitor = browsers.visitor();
        String id = browsers.colleague().cookies().get(COOKIE);
        assertThat(visitor.get("/plain;" + COOKIE + "=" + id).status()).isNotEqualTo(200);
        assertThat(visitor.get("/plain?" + COOKIE + "=" + id).status()).isEqualTo(303);
    }

    @Test
    void endsAfterHalfAnHourOfRest() {
        Browser browser = browsers.colleague();
        age(browser, "last_access_time", 29);
        assertThat(signedIn(browser)).isTrue();

        age(browser, "last_access_time", 31);
        assertThat(signedIn(browser)).isFalse();
    }

    @Test
    void endsAfterTwelveHoursOfWork() {
        Browser browser = browsers.colleague();
        age(browser, "creation_time", 12 * 60 - 1);
        assertThat(signedIn(browser)).isTrue();

        age(browser, "creation_time", 2);
        assertThat(signedIn(browser)).isFalse();
    }

    @Test
    void endsAtOnceForWhoIsDisabled() {
        Browser browser = browsers.colleague();

        staff.disable(browsers.viewer(), idOf(browser));

        assertThat(signedIn(browser)).isFalse();
    }

    @Test
    void knowsOfARightThatWasGivenOrTakenAtTheNextRequest() {
        Browser browser = browsers.colleague();
        assertThat(browser.get("/staff").status()).isEqualTo(403);

        administrator(browser, true);
        assertThat(browser.get("/staff").status()).isEqualTo(200);

        administrator(browser, false);
        assertThat(browser.get("/staff").status()).isEqualTo(403);
    }

    @Test
    void isNotWrittenWithEveryRequest() {
        Browser browser = browsers.colleague();
        String before = version(browser);

        for (int i = 0; i < 5; i++) {
            assertThat(signedIn(browser)).isTrue();
        }
        assertThat(version(browser)).isEqualTo(before);

        age(browser, "last_access_time", 2);
        String aged = version(browser);
        assertThat(signedIn(browser)).isTrue();
        assertThat(version(browser)).isNotEqualTo(aged);
    }

    @Test
    void holdsNothingButWhoItBelongsToAndWhereTheySignedIn() {
        Browser browser = browsers.colleague();

        assertThat(jdbc.sql("""
                select string_agg(a.attribute_name, ',' order by a.attribute_name)
                from crm.spring_session s join crm.spring_session_attributes a on a.session_primary_id = s.primary_id
                where s.session_id = :id
                """)
                        .param("id", session(browser))
                        .query(String.class)
                        .single())
                .isEqualTo("place,staff");
    }

    @Test
    void hidesItsCookieFromScriptsAndOtherSites() {
        browsers.viewer();
        Page page = browsers.visitor().post("/sign-in", "email", Browsers.EMAIL, "password", Browsers.PASSWORD);

        assertThat(page.cookies())
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax"));
    }

    private static boolean signedIn(Browser browser) {
        return browser.get("/plain").status() == 200;
    }

    private void age(Browser browser, String column, int minutes) {
        int changed = jdbc.sql("update crm.spring_session set " + column + " = " + column
                        + " - :millis where session_id = :id")
                .param("millis", minutes * 60_000L)
                .param("id", session(browser))
                .update();
        assertThat(changed).isEqualTo(1);
    }

    private String version(Browser browser) {
        return jdbc.sql("select xmin::text from crm.spring_session where session_id = :id")
                .param("id", session(browser))
                .query(String.class)
                .single();
    }

    private StaffId idOf(Browser browser) {
        return new StaffId(
                jdbc.sql("select cast(principal_name as bigint) from crm.spring_session where session_id = :id")
                        .param("id", session(browser))
                        .query(Long.class)
                        .single());
    }

    private void administrator(Browser browser, boolean is) {
        staff.assign(browsers.viewer(), idOf(browser), Set.of(is ? Role.ADMINISTRATOR : Role.MANAGER));
    }

    private static String session(Browser browser) {
        return browser.cookies().get(COOKIE);
    }
}
