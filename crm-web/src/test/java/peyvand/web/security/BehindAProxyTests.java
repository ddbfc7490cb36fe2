package peyvand.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.Page;
import peyvand.web.testing.WebTest;

/** An installation whose operator has said that there is a proxy before it. */
@WebTest
@DirtiesContext
@TestPropertySource(properties = "server.forward-headers-strategy=native")
class BehindAProxyTests {

    @Autowired
    Browsers browsers;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void forgetFailures() {
        jdbc.sql("delete from crm.sign_in_failure").update();
    }

    @Test
    void givesNoCookieToAnUnencryptedWay() {
        browsers.viewer();
        List<Page> answers = throughTheDoor("https");
        assertThat(answers.stream().flatMap(page -> page.cookies().stream()))
                .hasSizeGreaterThan(4)
                .allSatisfy(cookie -> assertThat(cookie).contains("; Secure", "; HttpOnly", "; SameSite=Lax"));
        assertThat(answers)
                .allSatisfy(page ->
                        assertThat(page.header("Strict-Transport-Security")).startsWith("max-age="));
    }

    @Test
    void givesItsCookiesWhereNothingIsEncrypted() {
        browsers.viewer();
        List<Page> answers = throughTheDoor("http");
        assertThat(answers.stream().flatMap(page -> page.cookies().stream()))
                .hasSizeGreaterThan(4)
                .allSatisfy(cookie -> assertThat(cookie)
                        .contains("; HttpOnly", "; SameSite=Lax")
                        .doesNotContain("Secure"));
        assertThat(answers)
                .allSatisfy(page ->
                        assertThat(page.header("Strict-Transport-Security")).isEmpty());
    }

    /** Pages, forms, refusals and faults on the way in, about and out. */
    private List<Page> throughTheDoor(String scheme) {
        Browser sara = browsers.visitor().with("X-Forwarded-Proto", scheme);
        return List.of(
                sara.get("/sign-in"),
                sara.post("/preferences/language", "language", "EN"),
                sara.get("/customers"),
                sara.signIn(Browsers.EMAIL, Browsers.PASSWORD),
                sara.get("/"),
                sara.get("/no/such/page"),
                sara.get("/test-failures/500"),
                sara.postWithoutToken("/customers"),
                sara.get("/customers"),
                sara.signOut(),
                sara.get("/sign-in"));
    }

    @Test
    void writesDownTheAddressTheProxyTells() {
        assertThat(addressOf("203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(addressOf("2001:db8::1")).isEqualTo("2001:db8::1");
        assertThat(addressOf("198.51.100.7, 203.0.113.9"))
                .as("the last is what the proxy itself has seen")
                .isEqualTo("203.0.113.9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "203.0.113.9 SIGNED_IN Sara",
                "203.0.113.9%0d%0aforged",
                "'; drop table crm.staff; --",
                "${1337*1337}",
                "not-an-address",
                "fe80::1%<b>"
            })
    void writesDownNothingThatIsNoAddress(String claimed) {
        assertThat(addressOf(claimed)).isEqualTo("unknown");
        assertThat(addressOf(claimed + "x".repeat(4_000))).isEqualTo("unknown");
    }

    private String addressOf(String claimed) {
        browsers.viewer();
        browsers.visitor().with("X-Forwarded-For", claimed).signIn(Browsers.EMAIL, "not the password");
        return jdbc.sql("select address from crm.audit_entry where action = 'SIGN_IN_FAILED' order by id desc limit 1")
                .query(String.class)
                .single();
    }
}
