package peyvand.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.WebTest;

@WebTest
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
