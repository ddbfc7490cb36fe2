package peyvand.web.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.operational.staff.Language;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.Page;
import peyvand.web.testing.WebTest;

@WebTest
class CaptureTest {

    @Autowired
    Browsers browsers;

    @Autowired
    JdbcClient jdbc;

    private final String source = "Web " + System.nanoTime();
    private final String person = "Mina " + System.nanoTime();
    private Browser sara;
    private long id;
    private String form;

    @BeforeEach
    void aForm() {
        jdbc.sql("delete from crm.lead_attempt").update();
        sara = browsers.administrator();
        Page made = sara.post(
                "/lead-forms",
                "formTitleEnglish",
                "Write to us",
                "formTitlePersian",
                "به ما بنویسید",
                "formConsentEnglish",
                "You may tell me of offers",
                "formConsentPersian",
                "از پیشنهادها باخبرم کنید",
                "formAsked",
                "EMAIL",
                "formAsked",
                "PHONE",
                "formAsked",
                "INTEREST",
                "source",
                source);
        assertThat(made.status()).as(made.body()).isEqualTo(302);
        id = jdbc.sql("select max(id) from crm.lead_form").query(Long.class).single();
        form = "/f/"
                + jdbc.sql("select key from crm.lead_form where id = :id")
                        .param("id", id)
                        .query(String.class)
                        .single();
    }

    @Test
    void letsAVisitorWriteToUsInEitherLanguage() {
        Browser visitor = browsers.visitor();
        Page page = visitor.get(form);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Write to us", "You may tell me of offers", "Nastaran Trading");
        assertThat(page.header("X-Robots-Tag")).contains("noindex");
        visitor.post("/preferences/language", "language", "FA", "next", form);
        assertThat(visitor.get(form).body())
                .contains("dir=\"rtl\"", "به ما بنویسید", "از پیشنهادها باخبرم کنید")
                .doesNotContain("??");
        Page sent = send(visitor, "email", "mina@example.com", "message", "Green tea", "agreed", "true");
        assertThat(sent.location()).isEqualTo(form + "/thanks");
        assertThat(visitor.get(form + "/thanks").body()).contains("سپاسگزاریم");
        String lead = lead();
        assertThat(sara.get(lead).body())
                .contains(person, source, "Green tea", "Persian", "came by the form")
                .contains("از پیشنهادها باخبرم کنید");
    }

    @Test
    void leavesNoSessionBehindByLooking() {
        Browser visitor = browsers.visitor();
        visitor.get(form);
        visitor.get(form + "/thanks");
        assertThat(visitor.cookies()).doesNotContainKey("peyvand");
    }

    @Test
    void takesAgreementAlongWhenTheLeadBecomesACustomer() {
        Browser visitor = browsers.visitor();
        visitor.get(form);
        send(visitor, "email", "mina@example.com", "phone", "0912 345 67 89", "agreed", "true");
        String customer = sara.post(lead() + "/conversion", "becomes", "person", "familyName", person)
                .location();
        assertThat(jdbc.sql("""
                        select kind || ' ' || purpose || ' ' || granted || ' ' || wording from crm.consent
                        where customer_id = :id order by 1
                        """)
                        .param("id", Long.valueOf(customer.replaceAll("\\D", "")))
                        .query(String.class)
                        .list())
                .containsExactly(
                        "EMAIL MARKETING true You may tell me of offers",
                        "MOBILE MARKETING true You may tell me of offers");
        assertThat(sara.get(customer).body()).contains("Marketing: agreed");
    }

    @Test
    void agreesToNothingUnasked() {
        Browser visitor = browsers.visitor();
        visitor.get(form);
        send(visitor, "email", "mina@example.com");
        assertThat(jdbc.sql(
                                "select count(*) from crm.lead_consent c join crm.lead l on l.id = c.lead_id where l.source = :source")
                        .param("source", source)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void takesAFormOnceHoweverOftenItArrives() {
        Browser visitor = browsers.visitor();
        String key = visitor.get(form).fields().get("form");
        for (int i = 0; i < 3; i++) {
            assertThat(send(visitor, "email", "mina@example.com", "form", key).location())
                    .isEqualTo(form + "/thanks");
        }
        assertThat(leads()).isEqualTo(1);
    }

    @Test
    void saysTheSameWhetherWeKnowThemOrNot() {
        sara.post("/customers", "kind", "PERSON", "name", "Known", "email", "known@example.com");
        Browser visitor = browsers.visitor();
        visitor.get(form);
        Page known = send(visitor, "email", "known@example.com");
        Page unknown = send(visitor, "email", "unknown" + System.nanoTime() + "@example.com");
        assertThat(known.status()).isEqualTo(unknown.status());
        assertThat(known.location()).isEqualTo(unknown.location());
    }

    @ParameterizedTest
    @CsvSource({"email, nobody, email", "phone, call me, phone", "message, x, email"})
    void saysWhatIsWrongAndKeepsWhatWasTyped(String field, String typed, String blamed) {
        Browser visitor = browsers.visitor();
        visitor.get(form);
        Page refused = send(visitor, field, typed);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("id=\"" + blamed + "-problem\"", "value=\"" + person + "\"");
        assertThat(leads()).isZero();
        assertThat(send(
                                visitor,
                                "email",
                                "mina@example.com",
                                "form",
                                refused.fields().get("form"))
                        .status())
                .isEqualTo(302);
        assertThat(leads()).isEqualTo(1);
    }

    @Test
    void takesNothingFromWhoFillsInWhatNobodySees() {
        Browser visitor = browsers.visitor();
        visitor.get(form);
        Page trapped = send(visitor, "email", "mina@example.com", "homepage", "https://spam.example");
        assertThat(trapped.location()).isEqualTo(form + "/thanks");
        assertThat(leads()).isZero();
    }

    @Test
    void takesNothingFromAnotherSiteNorWithoutTheTokenOfThePage() {
        Browser visitor = browsers.visitor();
        visitor.get(form);
        assertThat(visitor.with("Sec-Fetch-Site", "cross-site")
                        .post(form, "yourName", person, "email", "mina@example.com")
                        .status())
                .isEqualTo(403);
        Page forged = visitor.postWithoutToken(form, "yourName", person, "email", "mina@example.com");
        assertThat(forged.status()).isEqualTo(403);
        assertThat(leads()).isZero();
    }

    @Test
    void slowsDownWhoSendsTooMany() {
        Browser visitor = browsers.visitor();
        visitor.get(form);
        for (int i = 0; i < 10; i++) {
            assertThat(send(visitor, "email", "mina@example.com").status()).isEqualTo(302);
        }
        assertThat(send(visitor, "email", "mina@example.com").status()).isEqualTo(429);
        assertThat(leads()).isEqualTo(10);
    }

    @Test
    void isGoneOnceItIsClosed() {
        sara.post("/lead-forms/" + id + "/closure", "closed", "true");
        Browser visitor = browsers.visitor();
        assertThat(visitor.get(form).status()).isEqualTo(404);
        assertThat(visitor.get("/f/unknown").status()).isEqualTo(404);
        visitor.get("/sign-in");
        assertThat(send(visitor, "email", "mina@example.com").status()).isEqualTo(404);
        sara.post("/lead-forms/" + id + "/closure", "closed", "false");
        assertThat(visitor.get(form).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void isMadeByTheAdministrator(Language language) {
        Browser admin = browsers.administrator(language);
        for (String path : List.of("/lead-forms", "/lead-forms/new", "/lead-forms/" + id + "/edit")) {
            Page page = admin.get(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.body()).as(path).doesNotContain("??");
        }
        Page unreachable = admin.post("/lead-forms", "formTitleEnglish", "x", "formAsked", "CITY");
        assertThat(unreachable.status()).isEqualTo(422);
        assertThat(unreachable.body()).contains("id=\"formAsked-problem\"");
        assertThat(admin.post("/lead-forms", "formAsked", "EMAIL").status()).isEqualTo(422);
        Map<String, String> fields = admin.get("/lead-forms/" + id + "/edit").fields();
        String version = fields.getOrDefault("version", "");
        String[] edited = {"formTitleEnglish", "Ask us", "formAsked", "PHONE", "version", version};
        assertThat(admin.post("/lead-forms/" + id + "/edit", edited).status()).isEqualTo(302);
        assertThat(admin.post("/lead-forms/" + id + "/edit", edited).status()).isEqualTo(409);
        assertThat(browsers.visitor().get(form).body()).contains("Ask us").doesNotContain("name=\"email\"");
    }

    private Page send(Browser visitor, String... more) {
        String[] fields = new String[more.length + 2];
        fields[0] = "yourName";
        fields[1] = person;
        System.arraycopy(more, 0, fields, 2, more.length);
        return visitor.post(form, fields);
    }

    private int leads() {
        return jdbc.sql("select count(*) from crm.lead where source = :source")
                .param("source", source)
                .query(Integer.class)
                .single();
    }

    private String lead() {
        return "/leads/"
                + jdbc.sql("select max(id) from crm.lead where source = :source")
                        .param("source", source)
                        .query(String.class)
                        .single();
    }
}
