package peyvand.web.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.domain.Role;
import peyvand.operational.staff.Language;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.Page;
import peyvand.web.testing.WebTest;

@WebTest
class LeadPagesTest {

    @Autowired
    Browsers browsers;

    @Autowired
    JdbcClient jdbc;

    private Browser sara;

    @BeforeEach
    void signIn() {
        sara = browsers.administrator();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void areShownInBothLanguages(Language language) {
        String page = written("Mina Tehrani");
        String aside = written("Nader Amini");
        sara.post(aside + "/disqualified", "version", "0", "reason", reason());
        Browser reader = browsers.administrator(language);
        for (String path : List.of(
                page,
                page + "/edit",
                aside,
                "/leads",
                "/leads?leadState=NEW&owner=none&source=Fair&sort=name&team=",
                "/leads?createdFrom=2026-01-01&createdTo=1405/12/01&openLeads=true",
                "/leads?createdFrom=nonsense",
                "/leads?view=unassigned",
                "/leads/new")) {
            Page shown = reader.get(path);
            assertThat(shown.status()).as(path).isEqualTo(200);
            assertThat(shown.body()).as(path).doesNotContain("??");
        }
        assertThat(reader.get("/leads/999999999").status()).isEqualTo(404);
        assertThat(reader.get("/leads?team=999999999").status()).isEqualTo(400);
        assertThat(reader.get("/leads/export.csv?q=Tehrani").body()).contains("Mina Tehrani");
        assertThat(reader.get(page + "/fields/nonsense").status()).isEqualTo(404);
    }

    @Test
    void areWrittenDownWithAFewWordsAndTakenOn() {
        String page = sara.post("/leads", "organisation", "Tea of the East").location();
        assertThat(sara.get(page).body()).contains("Tea of the East", "Nobody’s yet", "Take it on");
        sara.post(page + "/working", "version", "0");
        assertThat(sara.get(page).body()).contains("Being worked on").doesNotContain("Nobody’s yet");
        sara.post(page + "/disqualified", "version", "1", "reason", reason());
        assertThat(sara.get(page).body()).contains("Put aside", "No need", "Take it up again");
        sara.post(page + "/reopened", "version", "2");
        assertThat(sara.get(page).body()).contains("Being worked on", "opened again");
    }

    @ParameterizedTest
    @CsvSource({
        "email, nobody, email",
        "phone, call me, phone",
        "partner, Nobody at all 7, partner",
        "contactLanguage, xx, contactLanguage",
        "owner, 999999999, owner"
    })
    void sayWhatIsWrongAndKeepWhatWasTyped(String field, String typed, String blamed) {
        Page refused = sara.post("/leads", "personName", "Typed with care", field, typed);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("id=\"" + blamed + "-problem\"", "value=\"Typed with care\"");
    }

    @Test
    void askForANameAndKeepWhatWasTyped() {
        Page refused = sara.post("/leads", "interest", "Green tea, \"please\"", "city", "Shiraz");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains("id=\"personName-problem\"", "Green tea, &quot;please&quot;", "<details open")
                .contains("value=\"Shiraz\"");
    }

    @Test
    void areWrittenDownOnceHoweverOftenTheFormArrives() {
        String key = sara.get("/leads/new").fields().get("form");
        String first = sara.post("/leads", "personName", "Mina", "form", key).location();
        assertThat(sara.post("/leads", "personName", "Mina", "form", key).location())
                .isEqualTo(first);
    }

    @Test
    void areEditedFieldByFieldAndTellBothValuesToWhoComesTooLate() {
        String page = written("Mina Tehrani");
        sara.post(page + "/fields/city", "version", "0", "city", "Yazd");
        assertThat(sara.get(page).body()).contains("Yazd");
        Page late = browsers.colleague().post(page + "/fields/city", "version", "0", "city", "Rasht");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("Yazd", "Rasht");
        Page tooLate = sara.post(page + "/working", "version", "0");
        assertThat(tooLate.status()).isEqualTo(409);
        assertThat(tooLate.body()).contains("Somebody else has just changed this lead");
    }

    @Test
    void leadToTheListWhenTheyAreGivenAway() {
        Browser rep = browsers.colleague(Role.SALES);
        String page = rep.post("/leads", "personName", "Mina").location();
        Page given = rep.post(page + "/fields/owner", "version", "0", "owner", staff("Sara"));
        assertThat(given.location()).isIn("/leads", page);
        assertThat(rep.get(page).status()).isEqualTo(404);
        assertThat(rep.post("/leads", "personName", "Nader", "owner", staff("Sara"))
                        .location())
                .isEqualTo("/leads");
    }

    @Test
    void areErasedByWhoeverMay() {
        String page = written("Mina Tehrani");
        assertThat(sara.get(page).body()).contains("/erasure");
        Browser manager = browsers.colleague();
        assertThat(manager.get(page).body()).doesNotContain("/erasure");
        assertThat(manager.post(page + "/erasure").status()).isEqualTo(403);
        sara.post(page + "/erasure");
        assertThat(sara.get(page).body())
                .contains("has been erased", "Erased")
                .doesNotContain("Mina Tehrani", "mina@example.com");
    }

    @Test
    void sayWordsAsWords() {
        String name = "</bdi></a><script>alert(1)</script>";
        String page = written(name);
        for (String path : List.of(page, page + "/edit", "/leads", "/search?q=script")) {
            assertThat(sara.get(path).body()).as(path).doesNotContain("<script>alert");
        }
        assertThat(sara.get(page).body()).contains("&lt;script&gt;alert(1)");
    }

    private String written(String name) {
        Page page = sara.post(
                "/leads",
                "personName",
                name,
                "email",
                "mina@example.com",
                "phone",
                "021 1234567",
                "source",
                "Fair",
                "contactLanguage",
                "fa",
                "interest",
                "Green tea");
        assertThat(page.status()).as(page.body()).isEqualTo(302);
        return page.location();
    }

    private String reason() {
        return jdbc.sql("select min(id)::text from crm.disqualify_reason")
                .query(String.class)
                .single();
    }

    private String staff(String name) {
        return jdbc.sql("select min(id)::text from crm.staff where name = :name")
                .param("name", name)
                .query(String.class)
                .single();
    }
}
