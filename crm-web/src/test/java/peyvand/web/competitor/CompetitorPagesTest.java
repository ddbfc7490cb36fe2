package peyvand.web.competitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import peyvand.domain.Role;
import peyvand.operational.staff.Language;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.Page;
import peyvand.web.testing.WebTest;

@WebTest
class CompetitorPagesTest {

    @Autowired
    Browsers browsers;

    @ParameterizedTest
    @EnumSource(Language.class)
    void showsEachPageInBothLanguages(Language language) {
        Browser sara = browsers.administrator(language);
        String rival = made(sara, "Rival");
        assertThat(sara.post(rival + "/fields/strengths", "version", "0", "strengths", "Cheap")
                        .status())
                .isEqualTo(302);
        for (String path : List.of(
                "/competitors",
                "/competitors?q=Rival&sort=-updated",
                "/competitors?q=nobody-is-called-so",
                "/competitors?view=archived",
                "/lists/competitors/views",
                "/competitors/new",
                rival,
                rival + "/edit",
                rival + "/fields/links",
                "/audit?auditKind=COMPETITOR")) {
            Page page = sara.get(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.body()).as(path).doesNotContain("??");
        }
        assertThat(sara.get("/competitors/999999999").status()).isEqualTo(404);
        assertThat(sara.get("/competitors/rival").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void keepsWhatWasTypedWhereSomethingIsWrong(Language language) {
        Browser sara = browsers.administrator(language);
        String name = name("Rival");
        made(sara, name);
        Page empty = sara.post("/competitors", "competitorName", "", "weaknesses", "always late");
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.body())
                .contains("always late", "competitorName-problem")
                .doesNotContain("??");
        Page taken = sara.post("/competitors", "competitorName", name.toUpperCase(java.util.Locale.ROOT));
        assertThat(taken.status()).isEqualTo(422);
        assertThat(taken.body()).contains("competitorName-problem").doesNotContain("??");
        Page links = sara.post(
                "/competitors", "competitorName", name("Other"), "links", "a.example\n".repeat(3) + "b".repeat(301));
        assertThat(links.status()).isEqualTo(422);
        assertThat(links.body()).contains("links-problem", "a.example").doesNotContain("??");
    }

    @Test
    void leadsToTheAddressesOfTheWebAndNowhereElse() {
        Browser sara = browsers.administrator();
        String rival = sara.post(
                        "/competitors",
                        "competitorName",
                        name("Rival"),
                        "website",
                        "rival.example",
                        "links",
                        "https://news.example/rival\n\njavascript:alert(1)\nhttps://news.example/rival")
                .location();
        assertThat(sara.get(rival).body())
                .contains("href=\"https://rival.example\"", "<bdi>javascript:alert(1)</bdi>")
                .containsOnlyOnce("href=\"https://news.example/rival\"")
                .doesNotContain("href=\"javascript:");
    }

    @Test
    void showsBothValuesToTheSecondOfTwoWhoEdit() {
        Browser sara = browsers.administrator();
        Browser colleague = browsers.colleague();
        String name = name("Rival");
        String rival = made(sara, name);
        Page first = sara.post(rival + "/edit", "version", "0", "competitorName", name, "strengths", "Cheap");
        Page second = colleague.post(rival + "/edit", "version", "0", "competitorName", name, "strengths", "Quick");
        assertThat(first.status()).isEqualTo(302);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body()).contains("Cheap", "Quick", "name=\"version\" value=\"1\"");
        assertThat(sara.get(rival).body()).contains("Cheap").doesNotContain("Quick");
    }

    @Test
    void editsOneFieldInPlaceAndTellsOfIt() {
        Browser sara = browsers.administrator();
        String rival = made(sara, "Rival");
        Browser htmx = browsers.administrator().with("HX-Request", "true");
        assertThat(htmx.get(rival + "/fields/priceNotes").body())
                .contains("name=\"priceNotes\"")
                .doesNotContain("<html");
        Page saved = htmx.post(rival + "/fields/links", "version", "0", "links", "a.example\nb.example");
        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.body()).contains("href=\"https://b.example\"").doesNotContain("<html");
        assertThat(htmx.post(rival + "/fields/competitorName", "version", "1", "competitorName", "")
                        .status())
                .isEqualTo(422);
        assertThat(htmx.get(rival + "/fields/nothing").status()).isEqualTo(404);
        assertThat(sara.get(rival).body()).contains("Links: a.example\nb.example", "changed", "added");
    }

    @Test
    void archivesAndBringsBack() {
        Browser sara = browsers.administrator();
        String name = name("Rival");
        String rival = made(sara, name);
        sara.post(rival + "/archive", "archived", "true");
        assertThat(sara.get(rival).body())
                .contains("Bring back from the archive")
                .doesNotContain(rival + "/edit");
        assertThat(sara.get("/competitors", "q", name).body()).doesNotContain(rival);
        assertThat(sara.get("/competitors", "q", name, "archived", "true").body())
                .contains(rival);
        assertThat(sara.post(rival + "/edit", "version", "1", "competitorName", "Other")
                        .status())
                .isEqualTo(422);
        sara.post(rival + "/archive", "archived", "false");
        assertThat(sara.get(rival).body()).contains(rival + "/edit");
    }

    @Test
    void showsRepresentativesWhatIsKnown() {
        String name = name("Rival");
        String rival = made(browsers.administrator(), name);
        Browser rep = browsers.colleague(Role.SALES);
        assertThat(rep.get(rival).body()).contains(name, rival + "/edit").doesNotContain(rival + "/archive");
        assertThat(rep.get("/").body()).contains("href=\"/competitors\"");
    }

    @Test
    void exportsTheListAsItIsShown() {
        Browser sara = browsers.administrator();
        String name = name("=Formula");
        made(sara, name);
        Page csv = sara.get("/competitors/export.csv", "q", name.substring(1), "columns", "competitorName");
        assertThat(csv.status()).isEqualTo(200);
        assertThat(csv.body()).contains("Name\r\n'" + name);
        assertThat(sara.get("/competitors/export.xlsx").status()).isEqualTo(200);
    }

    private static String name(String beginning) {
        return beginning + " " + System.nanoTime();
    }

    private static String made(Browser browser, String name) {
        String unique = name.matches(".*\\d") ? name : name(name);
        Page made = browser.post("/competitors", "competitorName", unique, "weaknesses", "Late");
        assertThat(made.status()).as(made.body()).isEqualTo(302);
        return made.location();
    }
}
