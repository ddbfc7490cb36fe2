package peyvand.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.operational.staff.Language;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.Page;
import peyvand.web.testing.WebTest;

@WebTest
class InvitationTests {

    private static final String PASSWORD = "Omid walks to the sea";
    private static final Pattern LINK = Pattern.compile("value=\"http://127\\.0\\.0\\.1:\\d+(/\\w+/[\\w-]{43})\"");

    @Autowired
    Browsers browsers;

    @Autowired
    JdbcClient jdbc;

    private String email = "";

    @BeforeEach
    void somebodyNew() {
        email = "omid" + System.nanoTime() + "@example.com";
    }

    @Test
    void letsTheInvitedChooseTheirPasswordAndSignsThemIn() {
        String link = link(invite(browsers.administrator()));
        Browser omid = browsers.visitor();
        assertThat(omid.get(link).body()).contains("Omid", email);

        Page in = accept(omid, link, "Omid Rad", PASSWORD);

        assertThat(in.location()).isEqualTo("/");
        assertThat(omid.get("/plain").status()).isEqualTo(200);
        assertThat(omid.get("/preferences").body()).contains("Omid Rad", email);
        assertThat(browsers.visitor().signIn(email, PASSWORD).status()).isEqualTo(302);
        assertThat(actions()).containsExactly("INVITED", "INVITATION_ACCEPTED", "SIGNED_IN", "SIGNED_IN");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void speaksBothLanguages(Language language) {
        Page shown = invite(browsers.administrator(language));
        assertThat(shown.body()).contains(language == Language.FA ? "لینک" : "It works once");

        Browser omid = browsers.visitor().with("Accept-Language", language.code());
        assertThat(omid.get(link(shown)).body()).contains(language == Language.FA ? "خوش آمدید" : "Welcome");
        assertThat(accept(omid, link(shown), "", "short").body())
                .contains(language == Language.FA ? "لطفاً این مورد را پر کنید" : "Please fill this in");
        assertThat(omid.get("/invitation/unknown").body())
                .contains(language == Language.FA ? "دیگر کار نمی‌کند" : "does not work any more");
    }

    @Test
    void saysPlainlyThatNoMailIsSent() {
        assertThat(invite(browsers.administrator()).body()).contains("This installation sends no mails");

        Browser visitor = browsers.visitor();
        assertThat(visitor.get("/forgotten").body())
                .contains("ask an administrator")
                .doesNotContain("<form method=\"post\" action=\"/forgotten\"");
        assertThat(visitor.post("/forgotten", "email", email).body()).contains("ask an administrator");
    }

    @Test
    void letsNobodySignInBeforeTheyHaveComeIn() {
        Browser sara = browsers.administrator();
        invite(sara);

        assertThat(browsers.visitor().signIn(email, "").status()).isEqualTo(401);
        assertThat(browsers.visitor().signIn(email, PASSWORD).status()).isEqualTo(401);
        assertThat(row(sara)).contains("Invited").doesNotContain("Active");
    }

    @Test
    void worksOnce() {
        String link = link(invite(browsers.administrator()));
        accept(browsers.visitor(), link, "Omid", PASSWORD);

        assertGone(link);
        assertThat(browsers.visitor().signIn(email, "a quite different one").status())
                .isEqualTo(401);
    }

    @Test
    void worksForSevenDays() {
        String link = link(invite(browsers.administrator()));
        age("6 days 23 hours 59 minutes");
        assertThat(browsers.visitor().get(link).status()).isEqualTo(200);

        age("2 minutes");
        assertGone(link);
    }

    @Test
    void isReplacedByANewOne() {
        Browser sara = browsers.administrator();
        String old = link(invite(sara));

        String link = link(sara.post("/staff/" + id() + "/invitation"));

        assertGone(old);
        assertThat(accept(browsers.visitor(), link, "Omid", PASSWORD).location())
                .isEqualTo("/");
        assertThat(sara.post("/staff/" + id() + "/invitation").location()).isEqualTo("/staff");
        assertThat(sara.get("/staff").body()).contains("has come in already");
    }

    @Test
    void endsWhenItIsWithdrawnAndCanBeMadeAgain() {
        Browser sara = browsers.administrator();
        String link = link(invite(sara));

        assertThat(sara.post("/staff/" + id() + "/invitation/withdrawal").location())
                .isEqualTo("/staff");

        assertGone(link);
        assertThat(row(sara)).contains("Disabled");
        String again = link(sara.post("/staff/" + id() + "/invitation"));
        assertThat(accept(browsers.visitor(), again, "Omid", PASSWORD).location())
                .isEqualTo("/");
    }

    @Test
    void isNotUsedUpByAPasswordThatIsRefused() {
        String link = link(invite(browsers.administrator()));
        Browser omid = browsers.visitor();

        Page refused = accept(omid, link, "Omid <b>", "short");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("at least 12", "Omid &lt;b&gt;").doesNotContain("value=\"short\"");
        assertThat(accept(omid, link, "Omid", PASSWORD).location()).isEqualTo("/");
    }

    @Test
    void isStoredNowhere() {
        String link = link(invite(browsers.administrator()));
        String token = link.substring(link.lastIndexOf('/') + 1);

        assertThat(jdbc.sql("select token_hash from crm.account_link where staff_id = :id")
                        .param("id", id())
                        .query(String.class)
                        .single())
                .hasSize(43)
                .isNotEqualTo(token);
        assertThat(jdbc.sql("select count(*) from crm.audit_entry where changes::text like '%' || :token || '%'")
                        .param("token", token)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void endsTheSessionOfWhoeverUsedTheBrowserBefore() {
        String link = link(invite(browsers.administrator()));
        Browser shared = browsers.colleague();
        String before = shared.cookies().get("peyvand");

        accept(shared, link, "Omid", PASSWORD);

        assertThat(shared.cookies().get("peyvand")).isNotEqualTo(before);
        assertThat(shared.get("/preferences").body()).contains(email);
    }

    private Page invite(Browser administrator) {
        Page page = administrator.post(
                "/staff", "name", "Omid", "email", email, "language", "EN", "roles", "SALES", "roles", "SUPPORT");
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        return page;
    }

    private static String link(Page page) {
        Matcher link = LINK.matcher(page.body());
        assertThat(link.find()).as(page.body()).isTrue();
        return link.group(1);
    }

    private static Page accept(Browser browser, String link, String name, String password) {
        browser.get(link);
        return browser.post(link, "name", name, "password", password, "passwordAgain", password);
    }

    private void assertGone(String link) {
        Page opened = browsers.visitor().get(link);
        assertThat(opened.status()).isEqualTo(404);
        assertThat(opened.body()).contains("This link does not work any more");
        assertThat(browsers.visitor()
                        .post(link, "name", "Eve", "password", PASSWORD, "passwordAgain", PASSWORD)
                        .status())
                .isEqualTo(404);
    }

    private void age(String time) {
        jdbc.sql("""
                update crm.account_link
                set made_at = made_at - cast(:time as interval), expires_at = expires_at - cast(:time as interval)
                where staff_id = :id
                """).param("time", time).param("id", id()).update();
    }

    private String row(Browser administrator) {
        String body = administrator.get("/staff").body();
        int at = body.indexOf(email);
        return body.substring(at, body.indexOf("</tr>", at));
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
