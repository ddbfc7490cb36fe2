package peyvand.web.holiday;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import peyvand.operational.staff.Language;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.Page;
import peyvand.web.testing.WebTest;

@WebTest
class HolidayPageTest {

    @Autowired
    Browsers browsers;

    @ParameterizedTest
    @EnumSource(Language.class)
    void showsAYearInBothLanguages(Language language) {
        Browser sara = browsers.administrator(language);
        Page page = sara.get("/holidays?day=2025-07-06");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains(language == Language.FA ? "عاشورا" : "Ashura", "/removal")
                .doesNotContain("??");
        assertThat(sara.get("/holidays").body()).doesNotContain("??");
        assertThat(sara.get("/holidays?day=9999-01-01").status()).isEqualTo(400);
    }

    @Test
    void letsTheAdministratorKeepIt() {
        Browser sara = browsers.administrator();
        Page added =
                sara.post("/holidays", "holidayOn", "2031-05-01", "holidayEnglish", "Labour Day", "country", "Germany");
        assertThat(added.location()).isEqualTo("/holidays?day=2031-05-01");
        String list = sara.get(added.location()).body();
        assertThat(list).contains("Labour Day", "Germany");
        String path = list.replaceAll("(?s).*Labour Day.*?href=\"(/holidays/\\d+)/edit\".*", "$1");
        assertThat(sara.get(path + "/edit").body()).contains("Labour Day");
        assertThat(sara.post(
                                path + "/edit",
                                "version",
                                "0",
                                "holidayOn",
                                "2031-05-02",
                                "holidayEnglish",
                                "Day of Labour",
                                "country",
                                "DE")
                        .location())
                .isEqualTo("/holidays?day=2031-05-02");
        assertThat(sara.post(
                                path + "/edit",
                                "version",
                                "0",
                                "holidayOn",
                                "2031-05-03",
                                "holidayEnglish",
                                "Late",
                                "country",
                                "DE")
                        .status())
                .isEqualTo(409);
        sara.post(path + "/removal");
        assertThat(sara.get("/holidays?day=2031-05-02").body()).doesNotContain("Day of Labour");
        assertThat(sara.get(path + "/edit").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void keepsWhatWasTypedWhereSomethingIsWrong(Language language) {
        Browser sara = browsers.administrator(language);
        for (String[] wrong : new String[][] {
            {"holidayOn", "someday", "holidayEnglish", "Kept", "country", "Iran"},
            {"holidayOn", "2031-05-01", "holidayEnglish", "Kept", "country", "Atlantis"},
            {"holidayOn", "2331-05-01", "holidayEnglish", "Kept", "country", "Iran"},
            {"holidayOn", "2025-07-06", "holidayEnglish", "Ashura", "country", "IR"},
        }) {
            Page page = sara.post("/holidays", wrong);
            assertThat(page.status()).as(String.join(" ", wrong)).isEqualTo(422);
            assertThat(page.body()).contains(wrong[3], "-problem").doesNotContain("??");
        }
        assertThat(sara.post("/holidays", "holidayOn", "2031-05-01", "country", "IR")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void isReadOnlyForAllOthers() {
        Browser colleague = browsers.colleague();
        Page page = colleague.get("/holidays?day=2025-07-06");
        assertThat(page.body()).contains("Ashura").doesNotContain("/removal", "/edit");
        String list = browsers.administrator().get("/holidays?day=2025-07-06").body();
        String path = list.replaceAll("(?s).*Ashura.*?href=\"(/holidays/\\d+)/edit\".*", "$1");
        assertThat(colleague.get(path + "/edit").status()).isEqualTo(403);
        assertThat(colleague.post(path + "/edit", "version", "0").status()).isEqualTo(403);
        assertThat(colleague.post(path + "/removal").status()).isEqualTo(403);
        assertThat(colleague
                        .post("/holidays", "holidayOn", "2031-05-01", "holidayEnglish", "x", "country", "IR")
                        .status())
                .isEqualTo(403);
    }
}
