package peyvand.web.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import peyvand.operational.staff.Language;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.Page;
import peyvand.web.testing.Pictures;
import peyvand.web.testing.WebTest;

@WebTest
class LetterheadPagesTest {

    @Autowired
    Browsers browsers;

    @ParameterizedTest
    @EnumSource(Language.class)
    void showsEachPageInBothLanguages(Language language) {
        Browser sara = browsers.administrator(language);
        for (String path : List.of("/letterhead", "/letterhead/edit", "/letterhead/fields/bankAccount")) {
            Page page = sara.get(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.body()).as(path).doesNotContain("??");
        }
        assertThat(sara.get("/letterhead/fields/nothing").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void keepsWhatIsWrittenAndRefusesWhatCannotBe(Language language) {
        Browser sara = browsers.administrator(language);
        String name = "Nastaran " + System.nanoTime();
        assertThat(write(sara, "tradeName", name, "defaultTax", "9.5").status()).isEqualTo(302);
        assertThat(sara.get("/letterhead").body()).contains(name);
        for (String[] wrong : new String[][] {
            {"defaultTax", "101"},
            {"defaultTax", "-1"},
            {"defaultTax", "1.234"},
            {"fiscalMonth", "13"},
            {"fiscalDay", "0"},
            {"fiscalCalendar", "LUNAR"}
        }) {
            Page refused = write(sara, wrong);
            assertThat(refused.status()).as(String.join(" ", wrong)).isEqualTo(422);
            assertThat(refused.body()).contains("-problem").doesNotContain("??");
        }
        Page stale =
                sara.post("/letterhead/edit", "version", "0", "defaultTax", "0", "fiscalMonth", "1", "fiscalDay", "1");
        assertThat(stale.status()).isEqualTo(409);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void printsASample(Language language) {
        Browser sara = browsers.administrator();
        byte[] pdf = sara.download("/letterhead/sample.pdf?language=" + language);
        assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        assertThat(sara.get("/letterhead/sample.pdf?language=" + language).header("Content-Disposition"))
                .startsWith("attachment")
                .contains("sample-" + language.code() + ".pdf");
        assertThat(sara.get("/letterhead/sample.pdf?language=DE").status()).isEqualTo(400);
    }

    @Test
    void hangsALogoAndTakesItDown() throws Exception {
        Browser sara = browsers.administrator();
        Page hung = sara.upload("/letterhead/logo", "attachedFiles", "logo.png", Pictures.png());
        assertThat(hung.status()).isEqualTo(302);
        assertThat(sara.get("/letterhead").body()).contains("/letterhead/logo?version=");
        Page logo = sara.get("/letterhead/logo");
        assertThat(logo.status()).isEqualTo(200);
        assertThat(logo.header("Content-Type")).isEqualTo("image/png");
        assertThat(sara.download("/letterhead/sample.pdf?language=FA").length).isGreaterThan(1_000);
        Page text = sara.upload(
                "/letterhead/logo", "attachedFiles", "logo.txt", "not a picture".getBytes(StandardCharsets.UTF_8));
        assertThat(text.status()).isEqualTo(422);
        assertThat(text.body()).contains("Choose one picture");
        assertThat(sara.post("/letterhead/logo/removal").status()).isEqualTo(302);
        assertThat(sara.get("/letterhead/logo").status()).isEqualTo(404);
    }

    @Test
    void isTheAdministratorsAlone() {
        Browser colleague = browsers.colleague();
        assertThat(colleague.get("/letterhead").status()).isEqualTo(403);
        assertThat(colleague.get("/letterhead/sample.pdf?language=EN").status()).isEqualTo(403);
    }

    private static Page write(Browser sara, String... changed) {
        var fields = sara.get("/letterhead/edit").fields();
        for (int i = 0; i < changed.length; i += 2) {
            fields.put(changed[i], changed[i + 1]);
        }
        return sara.post(
                "/letterhead/edit",
                fields.entrySet().stream()
                        .filter(field -> !field.getKey().equals("_csrf"))
                        .flatMap(field -> java.util.stream.Stream.of(field.getKey(), field.getValue()))
                        .toArray(String[]::new));
    }
}
