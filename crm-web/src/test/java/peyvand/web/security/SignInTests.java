package peyvand.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.domain.Role;
import peyvand.operational.staff.Language;
import peyvand.operational.staff.NewStaff;
import peyvand.operational.staff.StaffMembers;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.Page;
import peyvand.web.testing.WebTest;

@WebTest
class SignInTests {

    private static final String WRONG = "not the password at all";

    @Autowired
    Browsers browsers;

    @Autowired
    StaffMembers staff;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    @AfterEach
    void forgetFailures() {
        browsers.viewer();
        jdbc.sql("delete from crm.sign_in_failure").update();
    }

    @Test
    void letsInWithTheRightPassword() {
        Browser sara = browsers.administrator();

        assertThat(sara.get("/plain").body()).isEqualTo("ok");
    }

    @Test
    void leadsAVisitorToTheSignInAndBack() {
        Browser visitor = browsers.visitor();

        Page refused = visitor.get("/preferences?a=1");
        assertThat(refused.status()).isEqualTo(303);
        assertThat(refused.location()).isEqualTo("/sign-in?next=%2Fpreferences%3Fa%3D1");

        Page in = visitor.post(
                "/sign-in", "email", Browsers.EMAIL, "password", Browsers.PASSWORD, "next", "/preferences?a=1");
        assertThat(in.location()).isEqualTo("/preferences?a=1");
    }

    @Test
    void sendsThePageOfAFragmentToTheSignIn() {
        Page refused = browsers.visitor()
                .with("HX-Request", "true")
                .with("HX-Current-URL", "http://127.0.0.1/preferences")
                .get("/staff");

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("HX-Redirect")).isEqualTo("/sign-in?next=%2Fpreferences");
        assertThat(refused.body()).isEmpty();
    }

    @Test
    void tellsAProgramThatItIsNotSignedIn() {
        Page refused = browsers.visitor().with("Accept", "application/json").get("/plain");

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void answersTheSameToAnUnknownAddressAndAWrongPassword() {
        Page unknown = browsers.visitor().signIn("nobody@example.com", WRONG);
        Page wrong = browsers.visitor().signIn(Browsers.EMAIL, WRONG);

        assertThat(unknown.status()).isEqualTo(wrong.status()).isEqualTo(401);
        assertThat(comparable(unknown)).isEqualTo(comparable(wrong));
    }

    private static String comparable(Page page) {
        return page.said().replaceAll("[a-z]+@example.com", "");
    }

    @Test
    void refusesTheEleventhAttemptForAWhile() {
        Browser guesser = browsers.visitor();
        for (int i = 0; i < 10; i++) {
            assertThat(guesser.signIn(Browsers.EMAIL, WRONG).status()).isEqualTo(401);
        }

        Page eleventh = guesser.signIn(Browsers.EMAIL, Browsers.PASSWORD);
        assertThat(eleventh.status()).isEqualTo(429);
        assertThat(Integer.parseInt(eleventh.header("Retry-After"))).isBetween(500, 601);

        String other = "other" + System.nanoTime() + "@example.com";
        staff.add(
                browsers.viewer(), new NewStaff("Other", other, Browsers.PASSWORD, Set.of(Role.MANAGER), Language.EN));
        assertThat(browsers.visitor().signIn(other, Browsers.PASSWORD).status()).isEqualTo(302);

        jdbc.sql("update crm.sign_in_failure set at = at - interval '9 minutes'")
                .update();
        assertThat(guesser.signIn(Browsers.EMAIL, Browsers.PASSWORD).status()).isEqualTo(429);
        jdbc.sql("update crm.sign_in_failure set at = at - interval '61 seconds'")
                .update();
        assertThat(guesser.signIn(Browsers.EMAIL, Browsers.PASSWORD).status()).isEqualTo(302);
    }

    @Test
    void acceptsSixtyFourPersianLettersHoweverTheyWereTyped() {
        String composed = "آمدمبهدیدنتوگلستانرامابگردیم".repeat(4).substring(0, 64);
        String email = "persian" + System.nanoTime() + "@example.com";
        staff.add(browsers.viewer(), new NewStaff("Parisa", email, composed, Set.of(Role.MANAGER), Language.FA));
        String decomposed = java.text.Normalizer.normalize(composed, java.text.Normalizer.Form.NFD);

        assertThat(decomposed).isNotEqualTo(composed);
        assertThat(browsers.visitor().signIn(email, composed).status()).isEqualTo(302);
        assertThat(browsers.visitor().signIn(email, decomposed).status()).isEqualTo(302);
        assertThat(browsers.visitor().signIn(email, composed.substring(0, 63)).status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "https:evil.example",
                "https://evil.example",
                "/%09/evil.example",
                "/\t/evil.example",
                "/%2F/evil.example",
                "/%5cevil.example",
                "@evil.example",
                "/.//evil.example",
                "/x//evil",
                "javascript:alert(1)",
                "",
                " //evil.example",
                "/\r\nX: y",
                "///evil",
                "/%0d%0aX:y",
                "evil.example",
                "/?next=//e{x}",
                "https:/evil.example",
                "/sign-out"
            })
    void leadsNowhereElse(String next) {
        Page in = browsers.visitor()
                .post("/sign-in", "email", Browsers.EMAIL, "password", Browsers.PASSWORD, "next", next);

        assertThat(in.status()).isEqualTo(302);
        assertThat(in.location()).isEqualTo("/");
    }

    @Test
    void leavesNoSessionBehindForAVisitor() {
        long before = sessions();
        Browser visitor = browsers.visitor();

        visitor.get("/sign-in");
        visitor.signIn(Browsers.EMAIL, WRONG);
        visitor.post("/preferences/language", "language", "FA");
        visitor.get("/no/such/page");

        assertThat(sessions()).isEqualTo(before);
        assertThat(visitor.cookies()).containsOnlyKeys("lang", "peyvand-token");
    }

    private long sessions() {
        return jdbc.sql("select count(*) from crm.spring_session")
                .query(Long.class)
                .single();
    }
}
