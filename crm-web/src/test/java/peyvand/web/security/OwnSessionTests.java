package peyvand.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
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
class OwnSessionTests {

    private static final String HERE = "/preferences/sessions";
    private static final Pattern HANDLE = Pattern.compile("name=\"session\" value=\"([0-9a-f]{64})\"");

    @Autowired
    Browsers browsers;

    @Autowired
    StaffMembers staff;

    @Autowired
    JdbcClient jdbc;

    private String email = "";

    @BeforeEach
    void somebodyWithManyDevices() {
        email = "many" + System.nanoTime() + "@example.com";
        staff.add(browsers.viewer(), new NewStaff("Many", email, Browsers.PASSWORD, Set.of(Role.SALES), Language.EN));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void tellWhereOneIsSignedIn(Language language) {
        in("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
        Browser here = in("curl/8.0");
        here.post("/preferences/language", "language", language.name());

        Page page = here.get(HERE);

        assertThat(page.body())
                .contains(language == Language.FA ? "فایرفاکس" : "Firefox", "127.0.0.1")
                .contains(language == Language.FA ? "برنامهٔ دیگر" : "Another program")
                .doesNotContain(here.cookies().get("peyvand"));
        assertThat(handles(page)).as("all but this one can be ended").hasSize(1);
    }

    @Test
    void canBeEndedOneByOne() {
        Browser first = in("curl");
        Browser second = in("curl");
        Browser here = in("curl");
        List<String> handles = handles(here.get(HERE));
        assertThat(handles).hasSize(2);

        assertThat(here.post(HERE + "/end", "session", handles.get(0)).location())
                .isEqualTo(HERE);

        assertThat(List.of(signedIn(first), signedIn(second))).containsExactlyInAnyOrder(true, false);
        assertThat(signedIn(here)).isTrue();
    }

    @Test
    void canBeEndedEverywhereElse() {
        Browser first = in("curl");
        Browser second = in("curl");
        Browser here = in("curl");

        here.post(HERE + "/end-others");

        assertThat(signedIn(first)).isFalse();
        assertThat(signedIn(second)).isFalse();
        assertThat(signedIn(here)).isTrue();
        assertThat(jdbc.sql(
                                "select count(*) from crm.audit_entry where action = 'SESSIONS_ENDED' and actor_name = 'Many'"
                                        + " and record_id = (select id from crm.staff where email = :email)")
                        .param("email", email)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void ofOthersCannotBeEnded() {
        Browser colleague = browsers.colleague();
        Browser other = colleague.twin();
        Browser mine = in("curl");
        in("curl");
        String handle = handles(mine.get(HERE)).get(0);

        colleague.post(HERE + "/end", "session", handle);

        assertThat(handles(mine.get(HERE))).contains(handle);
        assertThat(signedIn(other)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36            | CHROME
            Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0  | EDGE
            Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 OPR/120.0  | OPERA
            Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15 | SAFARI
            <script>alert(1)</script>                                                                     | OTHER
            """)
    void knowTheFamilyOfABrowserAndNoMore(String agent, SignInPlace.Browser family) {
        assertThat(SignInPlace.Browser.of(agent)).isEqualTo(family);
    }

    @Test
    void keepASignatureOfSeveralLines() {
        Browser browser = in("curl");

        assertThat(browser.post("/preferences/signature", "signature", "Sara <b>\r\nسارا\n")
                        .location())
                .isEqualTo("/preferences");
        assertThat(browser.get("/preferences").body()).contains("Sara &lt;b&gt;\nسارا</textarea>");

        Page refused = browser.post("/preferences/signature", "signature", "x".repeat(2001));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("at most 2,000 characters");
        assertThat(browser.post("/preferences/signature", "signature", "").location())
                .isEqualTo("/preferences");
    }

    private Browser in(String agent) {
        Browser browser = browsers.visitor().with("User-Agent", agent);
        assertThat(browser.signIn(email, Browsers.PASSWORD).location()).isEqualTo("/");
        return browser;
    }

    private static boolean signedIn(Browser browser) {
        return browser.get("/plain").status() == 200;
    }

    private static List<String> handles(Page page) {
        return HANDLE.matcher(page.body())
                .results()
                .map((MatchResult handle) -> handle.group(1))
                .toList();
    }
}
