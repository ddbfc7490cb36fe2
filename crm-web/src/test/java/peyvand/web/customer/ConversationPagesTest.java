package peyvand.web.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.domain.ContactId;
import peyvand.domain.CustomerId;
import peyvand.operational.customer.ContactData;
import peyvand.operational.customer.Contacts;
import peyvand.operational.customer.CustomerData;
import peyvand.operational.customer.CustomerKind;
import peyvand.operational.customer.Customers;
import peyvand.operational.staff.Language;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.Page;
import peyvand.web.testing.WebTest;

@WebTest
class ConversationPagesTest {

    private static final Pattern CORRECTION = Pattern.compile("/touchpoints/\\d+/correction");
    private static final Pattern MORE = Pattern.compile("hx-get=\"([^\"]*/timeline\\?[^\"]*at=[^\"]*)\"");

    @Autowired
    Browsers browsers;

    @Autowired
    Customers customers;

    @Autowired
    Contacts contacts;

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @EnumSource(Language.class)
    void showsEachPageInBothLanguages(Language language) {
        Browser sara = browsers.administrator(language);
        CustomerId alborz = firm();
        ContactId ali = contact(alborz, "Ali");
        String page = "/customers/" + alborz;
        for (String channel : List.of("PHONE", "VISIT", "EMAIL", "LETTER", "FAX", "SMS", "TELEGRAM", "CHAT")) {
            assertThat(sara.post(page + "/touchpoints", "touchChannel", channel, "touchText", "Spoke by " + channel)
                            .status())
                    .isEqualTo(302);
        }
        assertThat(sara.post(
                                "/contacts/" + ali + "/touchpoints",
                                "touchChannel",
                                "NOTE",
                                "touchText",
                                "Likes tea",
                                "touchIdea",
                                "A blue one")
                        .status())
                .isEqualTo(302);
        for (String path : List.of(
                page,
                page + "?show=CONVERSATIONS",
                page + "?show=ORDERS",
                page + "?show=CHANGES",
                page + "/timeline",
                "/contacts/" + ali,
                "/contacts/" + ali + "?show=CHANGES",
                "/contacts/" + ali + "/timeline?show=CONVERSATIONS",
                correction(sara.get(page)))) {
            Page shown = sara.get(path);
            assertThat(shown.status()).as(path).isEqualTo(200);
            assertThat(shown.body()).as(path).doesNotContain("??");
        }
        assertThat(sara.get(page).body()).contains("Spoke by PHONE", "Likes tea", "A blue one");
        assertThat(sara.get("/contacts/" + ali).body()).contains("Likes tea").doesNotContain("Spoke by PHONE");
        assertThat(sara.get(page + "?show=ORDERS").body()).doesNotContain("Spoke by PHONE");
        assertThat(sara.get(page + "?show=EVERYTHING").status()).isEqualTo(400);
        assertThat(sara.get(page + "?at=nonsense").status()).isEqualTo(400);
        assertThat(sara.get("/contacts/" + ali + "/timeline?at=nonsense").status())
                .isEqualTo(400);
        assertThat(sara.get("/touchpoints/999999999/correction").status()).isEqualTo(404);
        assertThat(sara.get("/contacts/999999999/timeline").status()).isEqualTo(404);
    }

    @Test
    void takesAClickAndASentence() {
        Browser sara = browsers.administrator();
        CustomerId alborz = firm();

        Page answer = sara.post(
                "/customers/" + alborz + "/touchpoints", "touchChannel", "PHONE", "touchText", "Will order on Monday");

        assertThat(answer.location()).isEqualTo("/customers/" + alborz);
        assertThat(sara.get(answer.location()).body()).contains("Written down.", "Will order on Monday", "from us");
        assertThat(jdbc.sql(
                                "select count(*) from touchpoint t join staff s on s.id = t.staff_id where customer_id = :id and s.name = 'Sara'")
                        .param("id", alborz.value())
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void givesTheMiddleOfThePageToScripts() {
        CustomerId alborz = firm();
        ContactId ali = contact(alborz, "Ali");
        Browser htmx = browsers.administrator().with("HX-Request", "true");

        Page written =
                htmx.post("/customers/" + alborz + "/touchpoints", "touchChannel", "FAX", "touchText", "Sent it");
        assertThat(written.status()).isEqualTo(200);
        assertThat(written.body())
                .contains("id=\"conversation\"", "Written down.", "Sent it", "></textarea>")
                .doesNotContain("<html");

        Page refused = htmx.post("/contacts/" + ali + "/touchpoints", "touchChannel", "PIGEON", "touchText", "Kept");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains("id=\"conversation\"", ">Kept</textarea>", "href=\"#touchChannel\"")
                .doesNotContain("<html");
    }

    @Test
    void writesOnceWhatIsSentTwice() {
        Browser sara = browsers.administrator();
        CustomerId alborz = firm();
        String[] form = {"form", UUID.randomUUID().toString(), "touchChannel", "PHONE", "touchText", "Only once"};

        sara.post("/customers/" + alborz + "/touchpoints", form);
        sara.post("/customers/" + alborz + "/touchpoints", form);

        assertThat(count(alborz)).isOne();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void keepsWhatWasTypedWhereSomethingIsWrong(Language language) {
        Browser sara = browsers.administrator(language);
        CustomerId alborz = firm();
        ContactId stranger = contact(firm(), "Stranger");
        ContactId ali = contact(alborz, "Ali");
        for (String[] wrong : new String[][] {
            {"touchChannel", "PHONE", "touchText", "  ", "touchOutcome", "A kept word"},
            {"touchText", "A kept word"},
            {"touchChannel", "PIGEON", "touchText", "A kept word"},
            {"touchChannel", "PHONE", "touchText", "A kept word", "touchDate", "2999-01-01"},
            {"touchChannel", "PHONE", "touchText", "A kept word", "touchDate", "1666-01-01"},
            {"touchChannel", "PHONE", "touchText", "A kept word", "touchDate", "2026-02-31"},
            {"touchChannel", "PHONE", "touchText", "A kept word", "touchTime", "25:00"},
            {"touchChannel", "PHONE", "touchText", "A kept word", "touchMinutes", "1441"},
            {"touchChannel", "PHONE", "touchText", "A kept word", "touchMinutes", "-3"},
            {"touchChannel", "PHONE", "touchText", "A kept word", "touchContact", stranger.toString()},
            {"touchChannel", "PHONE", "touchText", "A kept word", "touchColleague", "999999999"},
            {"touchChannel", "PHONE", "touchText", "A kept word", "touchOrder", "1"},
            {"touchChannel", "PHONE", "touchText", "A kept word", "touchOpportunity", "1"},
            {"touchChannel", "PHONE", "touchText", "A kept word", "touchIdea", "x".repeat(201)},
            {"touchChannel", "PHONE", "touchText", "A kept word " + "x".repeat(100_000)}
        }) {
            for (String path : List.of("/customers/" + alborz, "/contacts/" + ali)) {
                Page refused = sara.post(path + "/touchpoints", wrong);
                String typed = String.join(" ", wrong);
                assertThat(refused.status())
                        .as(path + typed.substring(0, Math.min(80, typed.length())))
                        .isEqualTo(422);
                assertThat(refused.body())
                        .contains("A kept word", "error-summary", "<html")
                        .doesNotContain("??");
            }
        }
        assertThat(count(alborz)).isZero();
    }

    @Test
    void refusesABookInPlaceOfASentence() {
        Browser sara = browsers.administrator();
        CustomerId alborz = firm();

        for (int length : new int[] {3_000_000, 10_000_000}) {
            assertThat(answerToABook(sara, alborz, length)).isBetween(400, 422);
        }
        assertThat(count(alborz)).isZero();
    }

    @Test
    void readsPersianDigitsAndJalaliDays() {
        Browser sara = browsers.administrator(Language.FA);
        CustomerId alborz = firm();

        Page written = sara.post(
                "/customers/" + alborz + "/touchpoints",
                "touchChannel",
                "VISIT",
                "touchText",
                "آمد و رفت",
                "touchDate",
                "۱۴۰۴/۰۸/۳۰",
                "touchTime",
                "۹:۰۵",
                "touchMinutes",
                "۲۵");

        assertThat(written.status()).isEqualTo(302);
        assertThat(jdbc.sql("""
                        select to_char(at at time zone s.zone, 'YYYY-MM-DD HH24:MI') || ' ' || minutes
                        from touchpoint t join staff s on s.id = t.staff_id where customer_id = :id
                        """).param("id", alborz.value()).query(String.class).single())
                .isEqualTo("2025-11-21 09:05 25");
    }

    @Test
    void correctsByANewEntryAndStrikesTheOldOneThrough() {
        Browser sara = browsers.administrator();
        CustomerId alborz = firm();
        String page = "/customers/" + alborz;
        sara.post(page + "/touchpoints", "touchChannel", "PHONE", "touchText", "Wants ten");
        String correction = correction(sara.get(page));
        assertThat(sara.get(correction).body()).contains("Wants ten", "selected");
        Page refused = sara.post(correction, "touchChannel", "PHONE", "touchText", "");
        assertThat(refused.status()).isEqualTo(422);

        Page corrected = sara.post(correction, "touchChannel", "PHONE", "touchText", "Wants twelve");

        assertThat(corrected.location()).isEqualTo(page);
        assertThat(sara.get(page).body())
                .contains("Wants twelve", "<s>", "class=\"replaced\"")
                .containsOnlyOnce("Wants ten");
        Page again = sara.post(correction, "touchChannel", "PHONE", "touchText", "Wants eleven");
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.body()).contains("corrected already", "Wants eleven");
    }

    @Test
    void keepsTheSecondsOfWhatIsCorrectedOnlyInWords() {
        Browser sara = browsers.administrator();
        CustomerId alborz = firm();
        String page = "/customers/" + alborz;
        sara.post(page + "/touchpoints", "touchChannel", "PHONE", "touchText", "Wants ten");
        Page form = sara.get(correction(sara.get(page)));

        sara.post(
                correction(sara.get(page)),
                "touchChannel",
                "PHONE",
                "touchText",
                "Wants twelve",
                "touchDate",
                form.fields().get("touchDate"),
                "touchTime",
                form.fields().get("touchTime"));

        assertThat(jdbc.sql("select count(distinct at) from touchpoint where customer_id = :id")
                        .param("id", alborz.value())
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void withdrawsWhatShouldNotStandThere() {
        Browser sara = browsers.administrator();
        CustomerId alborz = firm();
        String page = "/customers/" + alborz;
        sara.post(page + "/touchpoints", "touchChannel", "PHONE", "touchText", "Wants ten");
        String correction = correction(sara.get(page));
        String withdrawal = correction.replace("/correction", "/withdrawal");

        Page refused = sara.post(withdrawal, "touchReason", " ");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("touchReason-problem", "Wants ten");
        assertThat(sara.post(withdrawal, "touchReason", "Was another customer").location())
                .isEqualTo(page);

        assertThat(sara.get(page).body())
                .contains("Withdrawal", "Was another customer", "class=\"replaced\"")
                .doesNotContain("/correction\"");
        assertThat(sara.post("/touchpoints/999999999/withdrawal", "touchReason", "x")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void showsPieceAfterPiece() {
        Browser sara = browsers.administrator();
        CustomerId alborz = firm();
        jdbc.sql("""
                insert into touchpoint (customer_id, at, channel, direction, body, recorded_at)
                select :id, now() - n * interval '1 hour', 'PHONE', 'IN', 'Call number ' || n || '.', now() from generate_series(1, 45) n
                """).param("id", alborz.value()).update();

        String first = sara.get("/customers/" + alborz + "?show=CONVERSATIONS").body();
        assertThat(first).contains("Call number 20.").doesNotContain("Call number 21.");
        String second = sara.get(more(first)).body();
        assertThat(second)
                .contains("Call number 21.", "Call number 40.")
                .doesNotContain("Call number 20.", "Call number 41.", "<html", "id=\"timeline\"");
        String third = sara.get(more(second)).body();
        assertThat(third).contains("Call number 45.").doesNotContainPattern(MORE);
        String page = sara.get(more(first).replace("/timeline", "")).body();
        assertThat(page).contains("Call number 21.", "<html", "Back to the newest");
    }

    @Test
    void showsAsTextWhatWasTypedAsMarkup() {
        Browser sara = browsers.administrator();
        CustomerId alborz = firm();
        String markup = "\"><img src=x onerror=alert(1)>";
        String[] everything = new String[] {
            "touchChannel",
            "EMAIL",
            "touchText",
            markup,
            "touchSubject",
            markup,
            "touchOutcome",
            markup,
            "touchTopic",
            markup,
            "touchIntent",
            markup,
            "touchPreference",
            markup,
            "touchIdea",
            markup
        };
        sara.post("/customers/" + alborz + "/touchpoints", everything);
        String page = sara.get("/customers/" + alborz).body();
        sara.post(correction(sara.get("/customers/" + alborz)), everything);

        for (String body : List.of(
                page,
                sara.get("/customers/" + alborz).body(),
                sara.get(correction(sara.get("/customers/" + alborz))).body(),
                sara.post("/customers/" + alborz + "/touchpoints", "touchText", markup, "touchDate", markup)
                        .body())) {
            assertThat(body).contains("&lt;img src=x").doesNotContain("<img src=x");
        }
    }

    @Test
    void leavesOutWhatHasNoCustomer() {
        Browser sara = browsers.administrator();

        assertThat(sara.post("/customers/999999999/touchpoints", "touchChannel", "PHONE", "touchText", "x")
                        .status())
                .isEqualTo(404);
        assertThat(sara.post("/contacts/999999999/touchpoints", "touchChannel", "PHONE", "touchText", "x")
                        .status())
                .isEqualTo(404);
        assertThat(sara.post("/touchpoints/999999999/correction", "touchChannel", "PHONE", "touchText", "x")
                        .status())
                .isEqualTo(404);
    }

    /** Of a very long one the server does not hear the end: it refuses it and hangs up. */
    private static int answerToABook(Browser browser, CustomerId customer, int length) {
        try {
            return browser.post(
                            "/customers/" + customer + "/touchpoints",
                            "touchChannel",
                            "PHONE",
                            "touchText",
                            "x".repeat(length))
                    .status();
        } catch (UncheckedIOException hungUp) {
            return 413;
        }
    }

    private static String correction(Page page) {
        Matcher link = CORRECTION.matcher(page.body());
        assertThat(link.find()).isTrue();
        return link.group();
    }

    private static String more(String body) {
        Matcher link = MORE.matcher(body);
        assertThat(link.find()).isTrue();
        return link.group(1).replace("&amp;", "&");
    }

    private long count(CustomerId customer) {
        return jdbc.sql("select count(*) from touchpoint where customer_id = :id")
                .param("id", customer.value())
                .query(Long.class)
                .single();
    }

    private CustomerId firm() {
        return customers.create(
                browsers.viewer(), CustomerData.named(CustomerKind.ORGANISATION, "Alborz Trading"), List.of());
    }

    private ContactId contact(CustomerId customer, String name) {
        return contacts.create(browsers.viewer(), customer, ContactData.named(name), List.of());
    }
}
