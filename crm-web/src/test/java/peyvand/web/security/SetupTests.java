package peyvand.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import peyvand.db.testing.TestPostgres;
import peyvand.operational.staff.Setup;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.Page;
import peyvand.web.testing.WebTest;

@WebTest
@DirtiesContext
class SetupTests {

    private static final Path DATA = Path.of("target", "setup-test-data");

    @TestConfiguration(proxyBeanMethods = false)
    static class NewInstallation {

        @Bean
        @Primary
        JdbcConnectionDetails newDatabase() {
            return TestPostgres.forTheApplication(TestPostgres.freshDatabase("crm_setup_tests"));
        }
    }

    @DynamicPropertySource
    static void secretOfItsOwn(DynamicPropertyRegistry properties) {
        properties.add("peyvand.data-dir", DATA::toString);
        properties.add("peyvand.setup.secret", () -> "");
    }

    @Autowired
    Browsers browsers;

    @Autowired
    Setup setup;

    @Autowired
    JdbcClient jdbc;

    private String secret = "";

    @BeforeEach
    void nobodyWorksHere() {
        jdbc.sql("delete from crm.company").update();
        jdbc.sql("delete from crm.staff").update();
        jdbc.sql("delete from crm.sign_in_failure").update();
        secret = setup.invite().orElseThrow().secret();
    }

    @Test
    void hasNoDefaultPassword() {
        Browser visitor = browsers.visitor();

        assertThat(visitor.get("/sign-in").location()).isEqualTo("/setup");
        assertThat(visitor.signIn("admin", "admin").status()).isEqualTo(401);
        assertThat(visitor.get("/plain").status()).isEqualTo(303);
    }

    @Test
    void keepsTheSecretInAFileOfTheOwner() throws IOException {
        Path file = DATA.resolve("setup-secret");

        assertThat(Files.readString(file).strip()).isEqualTo(secret).hasSizeGreaterThanOrEqualTo(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(setup.invite().orElseThrow().secret()).as("after a restart").isEqualTo(secret);
    }

    @Test
    void refusesWhoDoesNotKnowTheSecret() {
        assertThat(found("sara@example.com", "").status()).isEqualTo(403);
        assertThat(found("sara@example.com", "x".repeat(32)).status()).isEqualTo(403);
        assertThat(browsers.visitor().post("/setup").status()).isEqualTo(403);
        assertThat(count("staff") + count("company")).isZero();
    }

    @Test
    void stopsGuessingTheSecret() {
        for (int i = 0; i < 10; i++) {
            assertThat(found("sara@example.com", "guess" + i).status()).isEqualTo(403);
        }
        assertThat(found("sara@example.com", secret).status()).isEqualTo(429);
    }

    @Test
    void losesNothingThatWasTypedBesideThePasswords() {
        Page page = browsers.visitor()
                .post(
                        "/setup",
                        "secret",
                        secret,
                        "name",
                        "Sara <b>",
                        "email",
                        "sara@example.com",
                        "password",
                        "short",
                        "passwordAgain",
                        "short",
                        "companyName",
                        "پیوند",
                        "baseCurrency",
                        "IRR",
                        "zone",
                        "Asia/Tehran",
                        "language",
                        "FA");

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body())
                .contains("Sara &lt;b&gt;", "sara@example.com", "پیوند", "at least 12")
                .doesNotContain("value=\"short\"");
        assertThat(count("staff") + count("company")).isZero();
    }

    @Test
    void isNotThereAfterwards() {
        assertThat(found("sara@example.com", secret).status()).isEqualTo(302);

        assertThat(browsers.visitor().get("/setup").status()).isEqualTo(404);
        assertThat(found("eve@example.com", secret).status()).isEqualTo(404);
        assertThat(DATA.resolve("setup-secret")).doesNotExist();
        assertThat(count("setup_secret")).isZero();
        assertThat(count("staff")).isEqualTo(1);
        assertThat(setup.invite()).isEmpty();
    }

    @RepeatedTest(3)
    void makesExactlyOneOfManyTheAdministrator() throws Exception {
        int people = 5;
        CyclicBarrier start = new CyclicBarrier(people);
        List<Callable<Page>> attempts = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            String email = "person" + (i % 3) + "@example.com";
            attempts.add(() -> {
                Browser browser = browsers.visitor();
                browser.token();
                start.await();
                return found(browser, email, secret);
            });
        }
        ExecutorService executor = Executors.newFixedThreadPool(people);
        try {
            List<Integer> answers = new ArrayList<>();
            for (Future<Page> answer : executor.invokeAll(attempts)) {
                answers.add(answer.get().status());
            }
            assertThat(answers).containsOnlyOnce(302);
            // 429: five passwords at once on a busy machine; trying again gets a 404.
            assertThat(answers).allMatch(status -> List.of(302, 404, 409, 429).contains(status));
        } finally {
            executor.shutdownNow();
        }
        assertThat(count("staff")).isEqualTo(1);
        assertThat(count("company")).isEqualTo(1);
    }

    private Page found(String email, String givenSecret) {
        return found(browsers.visitor(), email, givenSecret);
    }

    private static Page found(Browser browser, String email, String givenSecret) {
        return browser.post(
                "/setup",
                "secret",
                givenSecret,
                "name",
                "Sara",
                "email",
                email,
                "password",
                Browsers.PASSWORD,
                "passwordAgain",
                Browsers.PASSWORD,
                "companyName",
                "Nastaran",
                "baseCurrency",
                "EUR",
                "zone",
                "Asia/Tehran",
                "language",
                "EN");
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from crm." + table).query(Long.class).single();
    }
}
