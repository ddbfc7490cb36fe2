package peyvand.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import peyvand.domain.Role;
import peyvand.operational.staff.Language;
import peyvand.operational.staff.NewStaff;
import peyvand.operational.staff.StaffMembers;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.Page;
import peyvand.web.testing.WebTest;

/** An installation with a mail server. */
@WebTest
@DirtiesContext
class ResetTests {

    private static final GreenMail MAILS = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static final Pattern LINK = Pattern.compile("https://crm\\.example\\.com(/\\w+/[\\w-]{43})\\s");
    private static final Pattern SHOWN = Pattern.compile("value=\"http://127\\.0\\.0\\.1:\\d+(/reset/[\\w-]{43})\"");
    private static final String NEXT = "another long password";
    private static final int PATIENCE = 100;

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry properties) {
        MAILS.start();
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", () -> MAILS.getSmtp().getPort());
        properties.add("peyvand.url", () -> "https://crm.example.com/");
        properties.add("peyvand.mail.from", () -> "crm@example.com");
        properties.add("db-scheduler.polling-interval", () -> "100ms");
    }

    @AfterAll
    static void stop() {
        MAILS.stop();
    }

    @Autowired
    Browsers browsers;

    @Autowired
    StaffMembers staff;

    @Autowired
    JdbcClient jdbc;

    private String email = "";

    @BeforeEach
    void somebodyWhoForgets() throws FolderException {
        MAILS.purgeEmailFromAllMailboxes();
        forget();
        email = "parisa" + System.nanoTime() + "@example.com";
        add(Language.EN);
    }

    @AfterEach
    void forget() {
        jdbc.sql("delete from crm.reset_request").update();
        jdbc.sql("delete from crm.sign_in_failure").update();
    }

    @Test
    void mailsALinkThatSetsANewPasswordAndEndsAllSessions() throws Exception {
        Browser signedIn = browsers.signedIn(email, Browsers.PASSWORD);
        Browser visitor = browsers.visitor();
        visitor.post("/forgotten", "email", email.toUpperCase(Locale.ROOT));
        MimeMessage mail = mails(1).get(0);
        assertThat(mail.getRecipients(Message.RecipientType.TO)).containsExactly(new InternetAddress(email));
        assertThat(mail.getFrom()).containsExactly(new InternetAddress("crm@example.com"));
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");

        String link = link(mail);
        assertThat(visitor.get(link).status()).isEqualTo(200);
        Page done = visitor.post(link, "password", NEXT, "passwordAgain", NEXT);

        assertThat(done.body()).contains("Your password is changed");
        assertThat(visitor.get("/plain").status()).as("not signed in by it").isEqualTo(303);
        assertThat(signedIn.get("/plain").status()).as("the old session").isEqualTo(303);
        assertThat(browsers.visitor().signIn(email, Browsers.PASSWORD).status()).isEqualTo(401);
        assertThat(browsers.visitor().signIn(email, NEXT).status()).isEqualTo(302);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void writesInTheLanguageOfWhomItIsFor(Language language) throws Exception {
        email = "reader" + System.nanoTime() + "@example.com";
        add(language);
        Browser visitor = browsers.visitor().with("Accept-Language", language.code());
        assertThat(visitor.get("/forgotten").body())
                .contains(language == Language.FA ? "فرستادن لینک" : "Send me a link");
        visitor.post("/forgotten", "email", email);

        MimeMessage mail = mails(1).get(0);
        assertThat(mail.getSubject())
                .isEqualTo(language == Language.FA ? "گذرواژهٔ تازه برای پیوند" : "A new password for Peyvand");
        assertThat((String) mail.getContent()).contains("Parisa", "Nastaran Trading");
        assertThat(visitor.get(link(mail)).body())
                .contains(language == Language.FA ? "انتخاب گذرواژهٔ تازه" : "Choose a new password");
    }

    @Test
    void answersTheSameForAnAddressNobodyHas() throws Exception {
        List<String> answers = new ArrayList<>();
        for (String asked : List.of(email, "nobody@example.com", "no address", "", "x".repeat(300))) {
            Page page = browsers.visitor().post("/forgotten", "email", asked);
            answers.add(page.status() + page.said());
        }

        assertThat(answers.stream().distinct()).hasSize(1);
        mails(1);
        idle();
        assertThat(MAILS.getReceivedMessages()).hasSize(1);
    }

    @Test
    void leadsWhereTheOperatorSaidNotWhereTheRequestSays() throws Exception {
        browsers.visitor().with("X-Forwarded-Host", "evil.example").post("/forgotten", "email", email);

        assertThat((String) mails(1).get(0).getContent())
                .contains("https://crm.example.com/reset/")
                .doesNotContain("evil");
    }

    @Test
    void worksOnce() throws Exception {
        browsers.visitor().post("/forgotten", "email", email);
        String link = link(mails(1).get(0));
        browsers.visitor().post(link, "password", NEXT, "passwordAgain", NEXT);

        assertGone(link);
    }

    @Test
    void worksForAnHour() throws Exception {
        browsers.visitor().post("/forgotten", "email", email);
        String link = link(mails(1).get(0));
        age(59);
        assertThat(browsers.visitor().get(link).status()).isEqualTo(200);

        age(2);
        assertGone(link);
    }

    @Test
    void isReplacedByANewOne() throws Exception {
        browsers.visitor().post("/forgotten", "email", email);
        String old = link(mails(1).get(0));
        browsers.visitor().post("/forgotten", "email", email);
        String link = link(mails(2).get(1));

        assertGone(old);
        assertThat(browsers.visitor().get(link).status()).isEqualTo(200);
    }

    @Test
    void doesNotWorkForWhoWasDisabledMeanwhile() throws Exception {
        browsers.visitor().post("/forgotten", "email", email);
        String link = link(mails(1).get(0));
        jdbc.sql("update crm.staff set enabled = false where email = :email")
                .param("email", email)
                .update();

        assertGone(link);
    }

    @Test
    void mailsAtMostFiveTimesAnHourToOneAccount() {
        for (int i = 0; i < 6; i++) {
            jdbc.sql("delete from crm.reset_request where key like 'address:%'").update();
            assertThat(browsers.visitor().post("/forgotten", "email", email).status())
                    .isEqualTo(200);
        }
        mails(5);
        idle();
        assertThat(MAILS.getReceivedMessages()).hasSize(5);

        forget();
        browsers.visitor().post("/forgotten", "email", email);
        mails(6);
    }

    @Test
    void mailsAtMostFiveTimesAnHourForOneNetworkAddress() {
        for (int i = 0; i < 5; i++) {
            browsers.visitor().post("/forgotten", "email", "nobody" + i + "@example.com");
        }
        assertThat(browsers.visitor().post("/forgotten", "email", email).status())
                .isEqualTo(200);
        idle();
        assertThat(MAILS.getReceivedMessages()).isEmpty();
    }

    @Test
    void isHandedOverByTheAdministratorToo() {
        Page shown = browsers.administrator().post("/staff/" + id() + "/reset");
        Matcher link = SHOWN.matcher(shown.body());
        assertThat(link.find()).as(shown.body()).isTrue();
        assertThat(shown.body()).contains("We have mailed this link");

        assertThat(browsers.visitor()
                        .post(link.group(1), "password", NEXT, "passwordAgain", NEXT)
                        .body())
                .contains("Your password is changed");
        assertThat(jdbc.sql("select action from crm.audit_entry where record_kind = 'STAFF' and record_id = :id"
                                + " order by id")
                        .param("id", id())
                        .query(String.class)
                        .list())
                .containsExactly("CREATED", "RESET_LINK_MADE", "PASSWORD_RESET");
    }

    @Test
    void mailsInvitationsToo() throws Exception {
        String invited = "invited" + System.nanoTime() + "@example.com";
        Page shown = browsers.administrator()
                .post("/staff", "name", "Omid", "email", invited, "language", "FA", "roles", "SALES");

        assertThat(shown.body()).contains("We have mailed this link");
        assertThat(browsers.visitor().get(link(mails(1).get(0))).body()).contains(invited);
    }

    /** Nobody gets a mail, or a header in one, through what is typed into a form. */
    @Test
    void writesNoHeaderThatSomebodyTyped() throws Exception {
        Browser sara = browsers.administrator();
        for (String end : List.of("\r\n", "\n", "\r", "\0", "\u2028", "\u0085")) {
            String wanted = "a@example.com" + end + "Bcc: evil@example.com";
            browsers.visitor().post("/forgotten", "email", wanted);
            browsers.visitor().post("/forgotten", "email", email + end + "Bcc: evil@example.com");
            jdbc.sql("delete from crm.reset_request").update();
            for (String[] form : List.of(new String[] {"name", "Omid", "email", wanted}, new String[] {
                "name", "Omid" + end + "Bcc: evil@example.com", "email", "x" + end + "@example.com"
            })) {
                Page refused =
                        sara.post("/staff", form[0], form[1], form[2], form[3], "language", "EN", "roles", "SALES");
                assertThat(refused.status()).as(form[3]).isIn(400, 422);
            }
        }
        idle();
        assertThat(MAILS.getReceivedMessages()).isEmpty();

        String named = "named" + System.nanoTime() + "@example.com";
        sara.post(
                "/staff",
                "name",
                "<b>Omid</b> Bcc: evil@example.com",
                "email",
                named,
                "language",
                "EN",
                "roles",
                "SALES");
        MimeMessage mail = mails(1).get(0);
        assertThat(mail.getAllRecipients()).containsExactly(new InternetAddress(named));
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getContentType()).startsWith("text/plain");
        assertThat((String) mail.getContent()).contains("<b>Omid</b> Bcc: evil@example.com");
    }

    private void add(Language language) {
        staff.add(browsers.viewer(), new NewStaff("Parisa", email, Browsers.PASSWORD, Set.of(Role.SALES), language));
    }

    private static String link(MimeMessage mail) throws Exception {
        Matcher link = LINK.matcher((String) mail.getContent());
        assertThat(link.find()).as(mail.getContent().toString()).isTrue();
        return link.group(1);
    }

    private static List<MimeMessage> mails(int number) {
        for (int i = 0; i < PATIENCE && MAILS.getReceivedMessages().length < number; i++) {
            LockSupport.parkNanos(50_000_000);
        }
        assertThat(MAILS.getReceivedMessages()).hasSize(number);
        return List.of(MAILS.getReceivedMessages());
    }

    /** Waits until nothing more is to be mailed. */
    private void idle() {
        for (int i = 0; i < PATIENCE && waiting(); i++) {
            LockSupport.parkNanos(50_000_000);
        }
        assertThat(waiting()).isFalse();
    }

    private boolean waiting() {
        return jdbc.sql("select exists (select from crm.scheduled_tasks where task_name = 'password-reset-mail')")
                .query(Boolean.class)
                .single();
    }

    private void assertGone(String link) {
        assertThat(browsers.visitor().get(link).status()).isEqualTo(404);
        Page used = browsers.visitor().post(link, "password", NEXT + "!", "passwordAgain", NEXT + "!");
        assertThat(used.status()).isEqualTo(404);
        assertThat(used.body()).contains("This link does not work any more");
        assertThat(browsers.visitor().signIn(email, NEXT + "!").status()).isEqualTo(401);
    }

    private void age(int minutes) {
        jdbc.sql("""
                update crm.account_link
                set made_at = made_at - make_interval(mins => :m), expires_at = expires_at - make_interval(mins => :m)
                where staff_id = :id
                """).param("m", minutes).param("id", id()).update();
    }

    private long id() {
        return jdbc.sql("select id from crm.staff where email = :email")
                .param("email", email)
                .query(Long.class)
                .single();
    }
}
