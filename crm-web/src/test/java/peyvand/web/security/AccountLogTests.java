package peyvand.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.WebTest;

@WebTest
@ExtendWith(OutputCaptureExtension.class)
class AccountLogTests {

    @Autowired
    Browsers browsers;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void forgetFailures() {
        jdbc.sql("delete from crm.sign_in_failure").update();
    }

    @Test
    void tellsWhoCameAndWentAndFromWhere() {
        long before = latest();
        Browser colleague = browsers.colleague();
        colleague.signOut();

        assertThat(since(before))
                .containsExactly(
                        "CREATED Sara 127.0.0.1", "SIGNED_IN Colleague 127.0.0.1", "SIGNED_OUT Colleague 127.0.0.1");
    }

    @Test
    void tellsOfFailedSignInsButNeverWhatWasTyped() {
        browsers.viewer();
        long before = latest();
        Browser guesser =
                browsers.visitor().with("User-Agent", "<script>".repeat(500)).with("X-Forwarded-For", "<script>");
        guesser.signIn(Browsers.EMAIL, "my very secret password");
        guesser.signIn("a secret typed into the wrong field\r\nX: y", "x");

        assertThat(since(before)).containsExactly("SIGN_IN_FAILED - 127.0.0.1", "SIGN_IN_FAILED - 127.0.0.1");
        assertThat(jdbc.sql(
                                "select array_agg(record_id order by id)::text || string_agg(e::text, '') from crm.audit_entry e"
                                        + " where id > :before")
                        .param("before", before)
                        .query(String.class)
                        .single())
                .startsWith("{" + browsers.viewer().staff() + ",NULL}")
                .doesNotContain("secret")
                .doesNotContain("script");
    }

    /** One event is one line, however long and of however many lines is what somebody sends. */
    @Test
    void tellsOneLineOfEachRefusalWhateverWasAskedFor(CapturedOutput output) {
        Browser manager = browsers.colleague();
        long before = latest();
        String forged = "forged" + System.nanoTime();
        for (String asked : List.of(
                "/staff/%3Cscript%3E" + forged + "%3C/script%3E",
                "/staff/" + forged + "?a=%0d%0a" + forged,
                "/staff/" + forged + "x".repeat(5_000))) {
            assertThat(manager.get(asked).status()).isEqualTo(403);
        }

        List<String> told = jdbc.sql("select changes::text from crm.audit_entry where id > :before order by id")
                .param("before", before)
                .query(String.class)
                .list();
        assertThat(told)
                .hasSize(3)
                .allSatisfy(line ->
                        assertThat(line).contains(forged).hasSizeLessThan(400).doesNotContain("\\n", "\\r"));
        assertThat(browsers.administrator().get("/audit").body())
                .contains("/staff/%3Cscript%3E" + forged)
                .doesNotContain("<script>" + forged);
        assertThat(output.getAll()).doesNotContain(forged);
    }

    @Test
    void tellsNothingInTheLogOfWhatWasTyped(CapturedOutput output) {
        browsers.viewer();
        long before = latest();
        String forged = "forged" + System.nanoTime();
        Browser visitor =
                browsers.visitor().with("User-Agent", forged + "<script>").with("X-Forwarded-For", forged);
        for (String name : List.of(
                "sara\r\n2026-11-22T00:00:00Z  INFO " + forged,
                forged + "\u2028next",
                forged + "\u001b[31m",
                forged + "x".repeat(100_000))) {
            assertThat(visitor.signIn(name, "x").status()).isIn(401, 429);
            visitor.post("/forgotten", "email", name);
            visitor.post("/reset/" + forged, "password", name, "passwordAgain", name);
        }

        assertThat(since(before)).isNotEmpty().allMatch("SIGN_IN_FAILED - 127.0.0.1"::equals);
        assertThat(jdbc.sql("select coalesce(string_agg(e::text, ''), '') from crm.audit_entry e where id > :before")
                        .param("before", before)
                        .query(String.class)
                        .single())
                .doesNotContain(forged);
        assertThat(output.getAll()).doesNotContain(forged);
    }

    @Test
    void isNotFilledByHeadersWithoutEnd(CapturedOutput output) {
        Browser visitor = browsers.visitor();
        visitor.token();
        long before = latest();
        for (String header : List.of("User-Agent", "X-Forwarded-For", "Referer", "Cookie")) {
            String answer = visitor.raw("GET", "/sign-in", header + ": " + "forged ".repeat(150_000));
            assertThat(answer.isEmpty() || answer.startsWith("HTTP/1.1 4"))
                    .as(header)
                    .isTrue();
        }

        assertThat(latest()).isEqualTo(before);
        assertThat(output.getAll()).doesNotContain("forged forged");
        assertThat(visitor.get("/sign-in").status()).isEqualTo(200);
    }

    private long latest() {
        return jdbc.sql("select coalesce(max(id), 0) from crm.audit_entry")
                .query(Long.class)
                .single();
    }

    private List<String> since(long id) {
        return jdbc.sql("""
                select action || ' ' || coalesce(split_part(actor_name, ' ', 1), '-') || ' ' || address
                from crm.audit_entry where id > :id order by id
                """).param("id", id).query(String.class).list();
    }
}
