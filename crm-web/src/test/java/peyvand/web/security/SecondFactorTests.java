package peyvand.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.domain.Role;
import peyvand.operational.staff.Language;
import peyvand.operational.staff.NewStaff;
import peyvand.operational.staff.StaffMembers;
import peyvand.web.testing.Authenticator;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.Page;
import peyvand.web.testing.Routes;
import peyvand.web.testing.Stored;
import peyvand.web.testing.WebTest;

@WebTest
class SecondFactorTests {

    private static final String COOKIE = "peyvand";
    private static final String HERE = "/preferences/second-factor";
    private static final Pattern KEY = Pattern.compile("<bdi class=\"ltr code\">([A-Z2-7 ]{39})</bdi>");
    private static final Pattern RECOVERY =
            Pattern.compile("<bdi class=\"ltr code\">([A-Z2-7]{4}(?:-[A-Z2-7]{4}){3})</bdi>");

    @Autowired
    Browsers browsers;

    @Autowired
    StaffMembers staff;

    @Autowired
    Routes routes;

    @Autowired
    Stored stored;

    @Autowired
    JdbcClient jdbc;

    private String email = "";

    @BeforeEach
    void somebodyCareful() {
        forgetFailures();
        email = "careful" + System.nanoTime() + "@example.com";
        staff.add(
                browsers.viewer(),
                new NewStaff("Careful", email, Browsers.PASSWORD, Set.of(Role.MANAGER), Language.EN));
    }

    @AfterEach
    void forgetFailures() {
        jdbc.sql("delete from crm.sign_in_failure").update();
    }

    @Test
    void asksForACodeAfterThePassword() {
        Authenticator app = enrol().app();
        Browser browser = browsers.visitor();

        Page first = browser.post(
                "/sign-in", "email", email, "password", Browsers.PASSWORD, "next", "/preferences/sessions");
        assertThat(first.location()).isEqualTo("/sign-in/code?next=%2Fpreferences%2Fsessions");
        assertThat(browser.get("/plain").status()).isEqualTo(303);
        assertThat(browser.get(first.location()).body()).contains("One more step", "/preferences/sessions");

        Page wrong = browser.post("/sign-in/code", "code", "000000");
        assertThat(wrong.status()).isEqualTo(401);
        Page in = browser.post("/sign-in/code", "code", app.code(1), "next", "/preferences/sessions");
        assertThat(in.location()).isEqualTo("/preferences/sessions");
        assertThat(browser.get("/plain").body()).isEqualTo("ok");
        assertThat(actions())
                .containsExactly("CREATED", "SIGNED_IN", "SECOND_FACTOR_ON", "SECOND_FACTOR_FAILED", "SIGNED_IN");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void speaksBothLanguages(Language language) {
        Browser browser = browsers.signedIn(email, Browsers.PASSWORD);
        browser.post("/preferences/language", "language", language.name());
        assertThat(browser.get(HERE).body()).contains(language == Language.FA ? "ورود دومرحله‌ای" : "Two-step sign-in");
        browser.post(HERE);
        assertThat(browser.get(HERE).body())
                .contains("<svg class=\"qr\"", "otpauth://totp/Nastaran%20Trading:careful")
                .contains(language == Language.FA ? "اسکن کنید" : "Scan this");
        Page refused = browser.post(HERE + "/confirmation", "code", "abc");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains(language == Language.FA ? "این کد درست نیست" : "This code is not right");
    }

    @Test
    void countsForNothingUntilItIsConfirmed() {
        browsers.signedIn(email, Browsers.PASSWORD).post(HERE);

        assertThat(browsers.visitor().signIn(email, Browsers.PASSWORD).location())
                .isEqualTo("/");
    }

    @Test
    void readsPersianDigits() {
        Authenticator app = enrol().app();
        Browser browser = half();
        StringBuilder persian = new StringBuilder();
        app.code(1).chars().forEach(digit -> persian.append((char) (digit - '0' + '۰')));

        assertThat(browser.post("/sign-in/code", "code", persian.toString()).location())
                .isEqualTo("/");
    }

    @Test
    void takesEachCodeOnce() {
        Authenticator app = enrol().app();
        String code = app.code(1);
        assertThat(half().post("/sign-in/code", "code", code).location()).isEqualTo("/");

        assertThat(half().post("/sign-in/code", "code", code).status()).isEqualTo(401);
        assertThat(half().post("/sign-in/code", "code", app.code(0)).status())
                .as("an older one")
                .isEqualTo(401);
    }

    @Test
    void takesEachRecoveryCodeOnce() {
        List<String> codes = enrol().recovery();
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();

        String typed = codes.get(3).toLowerCase(Locale.ROOT).replace('-', ' ');
        Browser in = half();
        assertThat(in.post("/sign-in/code", "code", typed).location()).isEqualTo("/");
        assertThat(in.get(HERE).body()).contains("Unused recovery codes: 9");

        assertThat(half().post("/sign-in/code", "code", codes.get(3)).status()).isEqualTo(401);
        assertThat(half().post("/sign-in/code", "code", codes.get(4)).location())
                .isEqualTo("/");
    }

    @Test
    void isStoredWhereNobodyCanReadIt() {
        Enrolled enrolled = enrol();

        String hashes = jdbc.sql("select string_agg(code_hash, ' ') from crm.recovery_code")
                .query(String.class)
                .single();
        assertThat(enrolled.recovery()).noneMatch(code -> hashes.contains(code.replace("-", "")));
        assertThat(jdbc.sql("select length(secret) from crm.second_factor where staff_id = :id")
                        .param("id", id())
                        .query(Integer.class)
                        .single())
                .as("nonce, twenty bytes and their seal")
                .isEqualTo(12 + 20 + 16);
    }

    @Test
    void slowsGuessingDown() {
        Authenticator app = enrol().app();
        Browser guesser = half();
        for (int i = 0; i < 10; i++) {
            assertThat(guesser.post("/sign-in/code", "code", "%06d".formatted(i))
                            .status())
                    .isIn(401);
        }

        Page eleventh = guesser.post("/sign-in/code", "code", app.code(1));
        assertThat(eleventh.status()).isEqualTo(429);
        assertThat(Integer.parseInt(eleventh.header("Retry-After"))).isBetween(500, 601);
        assertThat(half().post("/sign-in/code", "code", app.code(1)).status())
                .as("nor in another session")
                .isEqualTo(429);
    }

    @Test
    void letsNobodyDoAnythingWithThePasswordAlone() {
        enrol();
        Browser browser = half();
        Map<String, String> before = stored.checksums();

        for (Routes.Route route : routes.writes()) {
            if (!open(route)) {
                Page page = browser.post(route.path("1"), "enabled", "false", "name", "x");
                assertThat(page.status()).as(route.toString()).isEqualTo(303);
                assertThat(page.location()).as(route.toString()).startsWith("/sign-in");
            }
        }
        for (Routes.Route route : routes.reads()) {
            if (!open(route)) {
                assertThat(browser.get(route.path("1")).status())
                        .as(route.toString())
                        .isEqualTo(303);
            }
        }
        assertThat(stored.checksums()).isEqualTo(before);
    }

    @Test
    void givesANewSessionAtEachStep() {
        Authenticator app = enrol().app();
        Browser attacker = browsers.colleague();
        Browser victim = browsers.visitor();
        victim.cookies().put(COOKIE, attacker.cookies().get(COOKIE));

        victim.signIn(email, Browsers.PASSWORD);
        String half = victim.cookies().get(COOKIE);
        assertThat(half).isNotEqualTo(attacker.cookies().get(COOKIE));

        victim.post("/sign-in/code", "code", app.code(1));
        Browser knowsTheHalf = browsers.visitor();
        knowsTheHalf.cookies().put(COOKIE, half);
        assertThat(victim.get("/plain").status()).isEqualTo(200);
        assertThat(knowsTheHalf.get("/plain").status()).isEqualTo(303);
    }

    @Test
    void leadsToPagesOfOursOnly() {
        Authenticator app = enrol().app();
        for (String elsewhere : List.of(
                "//evil.example",
                "/\\evil.example",
                "https:evil.example",
                "/%09/evil.example",
                "@evil.example",
                "/%2f/evil")) {
            Browser browser = browsers.visitor();
            assertThat(browser.post("/sign-in", "email", email, "password", Browsers.PASSWORD, "next", elsewhere)
                            .location())
                    .isEqualTo("/sign-in/code");
            assertThat(browser.get("/sign-in/code", "next", elsewhere).body())
                    .contains("name=\"next\" value=\"/\"")
                    .doesNotContain("evil");
        }
        Browser browser = half();
        assertThat(browser.post("/sign-in/code", "code", app.code(1), "next", "//evil.example")
                        .location())
                .isEqualTo("/");
    }

    @Test
    void waitsFiveMinutesForTheCode() {
        Authenticator app = enrol().app();
        Browser slow = half();
        jdbc.sql("update crm.spring_session set creation_time = creation_time - 301000 where session_id = :id")
                .param("id", slow.cookies().get(COOKIE))
                .update();

        assertThat(slow.post("/sign-in/code", "code", app.code(1)).location()).isEqualTo("/sign-in");
        assertThat(slow.get("/plain").status()).isEqualTo(303);
    }

    @Test
    void forgetsWhoOwesACodeWhenThePasswordChanges() {
        Enrolled enrolled = enrol();
        Browser half = half();
        String next = "another long password";
        enrolled.browser()
                .post("/preferences/password", "current", Browsers.PASSWORD, "password", next, "passwordAgain", next);

        assertThat(half.post("/sign-in/code", "code", enrolled.app().code(1)).location())
                .isEqualTo("/sign-in");
    }

    @Test
    void isTurnedOffByThePasswordOnly() {
        Browser browser = enrol().browser();

        assertThat(browser.post(HERE + "/removal", "password", "not the password")
                        .status())
                .isEqualTo(422);
        assertThat(browser.post(HERE).location()).isEqualTo(HERE);
        assertThat(half().get("/sign-in/code").status()).as("still on").isEqualTo(200);

        assertThat(browser.post(HERE + "/removal", "password", Browsers.PASSWORD)
                        .location())
                .isEqualTo(HERE);
        assertThat(browsers.visitor().signIn(email, Browsers.PASSWORD).location())
                .isEqualTo("/");
        assertThat(actions()).contains("SECOND_FACTOR_OFF");
    }

    @Test
    void isTurnedOffByTheAdministratorForWhoLostTheirPhone() {
        enrol();
        Browser sara = browsers.administrator();
        assertThat(sara.get("/staff").body()).contains("/staff/" + id() + "/second-factor/removal");

        sara.post("/staff/" + id() + "/second-factor/removal");

        assertThat(browsers.visitor().signIn(email, Browsers.PASSWORD).location())
                .isEqualTo("/");
        assertThat(actions()).contains("SECOND_FACTOR_RESET");
    }

    private record Enrolled(Browser browser, Authenticator app, List<String> recovery) {}

    /** Sets it up, by the code of the step before: so that the next ones are still worth something. */
    private Enrolled enrol() {
        Browser browser = browsers.signedIn(email, Browsers.PASSWORD);
        browser.post(HERE);
        Matcher key = KEY.matcher(browser.get(HERE).body());
        assertThat(key.find()).isTrue();
        Authenticator app = new Authenticator(key.group(1));
        Page confirmed = browser.post(HERE + "/confirmation", "code", app.code(-1));
        assertThat(confirmed.status()).as(confirmed.body()).isEqualTo(200);
        List<String> recovery = RECOVERY.matcher(confirmed.body())
                .results()
                .map((MatchResult code) -> code.group(1))
                .toList();
        return new Enrolled(browser, app, recovery);
    }

    /** A browser in which the password was right. */
    private Browser half() {
        Browser browser = browsers.visitor();
        assertThat(browser.signIn(email, Browsers.PASSWORD).location()).isEqualTo("/sign-in/code");
        return browser;
    }

    private static boolean open(Routes.Route route) {
        return route.pattern()
                .matches(
                        "/sign-in(/code)?|/setup|/invitation/.*|/forgotten|/reset/.*|/q/.*|/f/.*|/preferences/language|/favicon.ico"
                                + "|/(app|vendor|webjars)/.*|/calendar/feed/.*");
    }

    private long id() {
        return jdbc.sql("select id from crm.staff where email = :email")
                .param("email", email)
                .query(Long.class)
                .single();
    }

    private List<String> actions() {
        return jdbc.sql(
                        "select action from crm.audit_entry where record_kind = 'STAFF' and record_id = :id order by id")
                .param("id", id())
                .query(String.class)
                .list();
    }
}
