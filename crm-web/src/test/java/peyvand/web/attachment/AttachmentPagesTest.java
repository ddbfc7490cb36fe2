package peyvand.web.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import peyvand.domain.Role;
import peyvand.operational.staff.Language;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browser.Sent;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.Page;
import peyvand.web.testing.Pictures;
import peyvand.web.testing.WebTest;

@WebTest
class AttachmentPagesTest {

    private static final Pattern LINK = Pattern.compile("/attachments/[0-9a-f]{40}");
    private static final Sent LETTER = new Sent("نامهٔ ۱۲.pdf", "%PDF-1.4 a letter".getBytes(StandardCharsets.UTF_8));
    private static final Sent NOTES = new Sent("notes.txt", "a few words".getBytes(StandardCharsets.UTF_8));
    private static final Sent PAGE = new Sent("page.html", "<html>".getBytes(StandardCharsets.UTF_8));

    @Autowired
    Browsers browsers;

    private Browser sara;
    private String customer;
    private String contact;
    private String activity;

    @BeforeEach
    void records() {
        sara = browsers.administrator(Language.EN);
        String name = "Damavand" + System.nanoTime();
        customer = sara.post("/customers", "kind", "ORGANISATION", "name", name).location();
        Matcher number = Pattern.compile("C-\\d+").matcher(sara.get(customer).body());
        assertThat(number.find()).isTrue();
        String label = name + " (" + number.group() + ")";
        contact =
                sara.post("/contacts", "customer", label, "familyName", "Mina").location();
        sara.get(contact); // has told that it was saved
        String call = "Call" + System.nanoTime();
        sara.post("/activities/quick", "title", call, "back", "/activities");
        activity = first(
                Pattern.compile("/activities/\\d+(?=\"><bdi>" + call + ")"),
                sara.get("/activities").body());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void areListedOnTheirRecordInBothLanguages(Language language) {
        Browser reader = browsers.administrator(language);
        for (String record : List.of(customer, contact, activity)) {
            Page answer = reader.upload(record + "/attachments", Uploads.FIELD, List.of(LETTER, NOTES));
            assertThat(answer.status()).as(record).isEqualTo(302);
            assertThat(answer.location()).isEqualTo(record);
            String page = reader.get(record).body();
            assertThat(page).contains("<bdi>نامهٔ ۱۲.pdf</bdi>", "<bdi>notes.txt</bdi>", "<bdi>Sara</bdi>");
            assertThat(page)
                    .contains(language == Language.FA ? "<bdi>1 کیلوبایت</bdi>" : "<bdi>1 kB</bdi>")
                    .contains(language == Language.FA ? "پرونده‌ها افزوده شد." : "The files were added.")
                    .contains(language == Language.FA ? "<h2>پرونده‌ها</h2>" : "<h2>Files</h2>");
        }
        assertThat(reader.get(customer).body())
                .contains(language == Language.FA ? "پرونده‌ای افزوده شد" : "File added");
        browsers.administrator(Language.EN);
    }

    @Test
    void comeBackAsTheyWereSent() {
        sara.upload(customer + "/attachments", Uploads.FIELD, List.of(LETTER));
        String link = first(LINK, sara.get(customer).body());
        Page file = sara.get(link);
        assertThat(file.status()).isEqualTo(200);
        assertThat(sara.download(link)).isEqualTo(LETTER.content());
        assertThat(file.header("Content-Type")).isEqualTo("application/pdf");
        String disposition = file.header("Content-Disposition");
        assertThat(disposition).startsWith("attachment;");
        assertThat(URLDecoder.decode(
                        disposition.substring(disposition.indexOf("UTF-8''") + "UTF-8''".length()),
                        StandardCharsets.UTF_8))
                .isEqualTo(LETTER.name());
    }

    @Test
    void stayInTheFormOnceHoweverOftenItArrives() {
        String form = sara.get(customer).fields().get("form");
        for (int i = 0; i < 2; i++) {
            assertThat(sara.upload(customer + "/attachments", Uploads.FIELD, List.of(NOTES), "form", form)
                            .status())
                    .isEqualTo(302);
        }
        assertThat(LINK.matcher(sara.get(customer).body())
                        .results()
                        .map(link -> link.group())
                        .distinct())
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void sayWhyTheyWereNotTaken(Language language) {
        Browser reader = browsers.administrator(language);
        for (String record : List.of(customer, contact, activity)) {
            Page refused = reader.upload(record + "/attachments", Uploads.FIELD, List.of(NOTES, PAGE));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.body())
                    .contains("\u2068page.html\u2069 ")
                    .contains(language == Language.FA ? "پذیرفته نمی‌شود" : "is of a kind that is not taken");
            Page none = reader.upload(record + "/attachments", Uploads.FIELD, List.of(new Sent("", new byte[0])));
            assertThat(none.status()).isEqualTo(422);
            assertThat(none.body())
                    .contains(
                            language == Language.FA ? "لطفاً نخست پرونده‌ای برگزینید." : "Please choose a file first.");
            assertThat(LINK.matcher(none.body()).find()).isFalse();
        }
        browsers.administrator(Language.EN);
    }

    @Test
    void areShownSmallWhereTheyArePictures() throws Exception {
        sara.upload(customer + "/attachments", Uploads.FIELD, List.of(new Sent("shop.png", Pictures.png())));
        String link = first(LINK, sara.get(customer).body());
        assertThat(sara.get(customer).body()).contains("src=\"" + link + "/thumbnail\"");
        assertThat(sara.get(link + "/thumbnail").header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(ImageIO.read(new ByteArrayInputStream(sara.download(link + "/thumbnail"))))
                .isNotNull();
        sara.upload(contact + "/attachments", Uploads.FIELD, List.of(NOTES));
        assertThat(sara.get(first(LINK, sara.get(contact).body()) + "/thumbnail")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void areRemovedAndBroughtBack() {
        for (String record : List.of(customer, contact, activity)) {
            sara.upload(record + "/attachments", Uploads.FIELD, List.of(NOTES));
            String link = first(LINK, sara.get(record).body());
            Page removed = sara.post(link + "/removal", "back", record);
            assertThat(removed.location()).isEqualTo(record);
            String page = sara.get(record).body();
            assertThat(page).contains("The file was removed.").doesNotContain("<bdi>notes.txt</bdi></a>");
            assertThat(sara.get(link).status()).isEqualTo(404);
            String undo = first(Pattern.compile(LINK + "/restoration\\?back=/\\w+/\\d+"), page);
            assertThat(sara.post(undo).location()).isEqualTo(record);
            assertThat(sara.get(record).body()).contains("The file is back.", "<bdi>notes.txt</bdi></a>");
        }
    }

    @Test
    void leadBackToNoOtherSite() {
        sara.upload(customer + "/attachments", Uploads.FIELD, List.of(NOTES));
        String link = first(LINK, sara.get(customer).body());
        assertThat(sara.post(link + "/removal", "back", "//evil.example").location())
                .isEqualTo("/");
        assertThat(sara.post(link + "/restoration", "back", "https:evil.example")
                        .location())
                .isEqualTo("/");
    }

    @Test
    void areRemovedByOthersWithTheRightToDeleteOnly() {
        Browser agent = browsers.colleague(Role.SUPPORT);
        sara.upload(customer + "/attachments", Uploads.FIELD, List.of(NOTES));
        String link = first(LINK, agent.get(customer).body());
        assertThat(agent.get(customer).body()).doesNotContain(link + "/removal");
        assertThat(agent.post(link + "/removal", "back", customer).status()).isEqualTo(403);
        assertThat(agent.get(link).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void comeWithWhatIsWrittenDown(Language language) {
        Browser reader = browsers.administrator(language);
        for (String record : List.of(customer, contact)) {
            Page answer = reader.upload(
                    record + "/touchpoints",
                    Uploads.FIELD,
                    List.of(LETTER),
                    "touchChannel",
                    "LETTER",
                    "touchText",
                    "Wrote that they want more tea");
            assertThat(answer.status()).isEqualTo(302);
            String timeline = reader.get(record + "/timeline").body();
            assertThat(timeline).contains("Wrote that they want more tea", "<bdi>نامهٔ ۱۲.pdf</bdi>");
            assertThat(reader.download(first(LINK, timeline))).isEqualTo(LETTER.content());
        }
        browsers.administrator(Language.EN);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void keepWhatWasTypedWhereTheyAreRefused(Language language) {
        Browser reader = browsers.administrator(language);
        for (Browser with : List.of(reader, browsers.administrator(language).with("HX-Request", "true"))) {
            for (String record : List.of(customer, contact)) {
                Page refused = with.upload(
                        record + "/touchpoints",
                        Uploads.FIELD,
                        List.of(new Sent("large.pdf", new byte[26 << 20])),
                        "touchChannel",
                        "FAX",
                        "touchText",
                        "They want more tea");
                assertThat(refused.status()).isEqualTo(413);
                assertThat(refused.body())
                        .contains(">They want more tea</textarea>", "\u2068large.pdf\u2069 ")
                        .contains(language == Language.FA ? "از ۲۵ مگابایت بزرگ‌تر است" : "is larger than 25 MB");
                assertThat(reader.get(record + "/timeline").body()).doesNotContain("They want more tea");
            }
        }
        browsers.administrator(Language.EN);
    }

    @Test
    void goAlongWithACorrectionAndJoinIt() {
        sara.upload(
                customer + "/touchpoints",
                Uploads.FIELD,
                List.of(LETTER),
                "touchChannel",
                "LETTER",
                "touchText",
                "Wrong words");
        String correction = first(
                Pattern.compile("/touchpoints/\\d+/correction"),
                sara.get(customer).body());
        Page refused =
                sara.upload(correction, Uploads.FIELD, List.of(PAGE), "touchChannel", "LETTER", "touchText", "x");
        assertThat(refused.status()).isEqualTo(422);
        Page corrected = sara.upload(
                correction, Uploads.FIELD, List.of(NOTES), "touchChannel", "LETTER", "touchText", "Right words");
        assertThat(corrected.location()).isEqualTo(customer);
        String timeline = sara.get(customer + "/timeline").body();
        String right = timeline.substring(timeline.indexOf("Right words"), timeline.indexOf("Wrong words"));
        assertThat(right).contains("<bdi>نامهٔ ۱۲.pdf</bdi>", "<bdi>notes.txt</bdi>");
        assertThat(timeline.substring(timeline.indexOf("Wrong words"))).doesNotContain("/attachments/");
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
        return matcher.group();
    }
}
