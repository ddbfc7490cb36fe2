package peyvand.web.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
class TargetPagesTest {

    private static final String[] COMPANY = {"group", "company", "year", "1405", "length", "MONTH", "calendar", "JALALI"
    };

    @Autowired
    Browsers browsers;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void none() {
        jdbc.sql("delete from crm.sales_target").update();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void showsEachPageInBothLanguages(Language language) {
        Browser sara = browsers.administrator(language);
        done(sara.post("/targets/edit", grid("company", "1,000", "۲٬۵۰۰")));
        for (String path : List.of(
                "/targets",
                "/targets?year=1405&calendar=JALALI",
                "/targets?year=2026&calendar=GREGORIAN&length=QUARTER",
                "/targets?group=alone",
                "/targets?pipeline=1",
                "/targets/edit",
                "/targets/edit?length=QUARTER",
                "/audit?auditKind=TARGET")) {
            Page page = sara.get(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.body()).as(path).doesNotContain("??", "style=\"");
        }
        assertThat(sara.get("/targets?year=1405&calendar=JALALI").body()).contains("3,500");
        assertThat(sara.get("/audit?auditKind=TARGET").body()).contains("1405/01: 1,000");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        Browser sara = browsers.administrator();
        for (String wrong : List.of(
                "year=abc",
                "year=9999",
                "year=1405",
                "length=WEEK",
                "calendar=JULIAN",
                "group=everybody",
                "group=team-x",
                "pipeline=x")) {
            assertThat(sara.get("/targets?" + wrong).status()).as(wrong).isEqualTo(400);
        }
        assertThat(sara.get("/targets?group=team-999999999").status()).isEqualTo(404);
    }

    @Test
    void marksCellsThatAreNoAmountsAndKeepsWhatWasTyped() {
        Browser sara = browsers.administrator();
        Page page = sara.post("/targets/edit", grid("company", "much", "-5", "120"));
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body()).contains("no amounts: 2", "value=\"much\"", "value=\"-5\"", "value=\"120\"");
        assertThat(Pattern.compile("<input[^>]*aria-invalid=\"true\"")
                        .matcher(page.body())
                        .results()
                        .count())
                .isEqualTo(2);
        assertThat(sara.get("/targets?year=1405&calendar=JALALI").body()).contains("No targets are set");
    }

    @Test
    void doesNotReplaceUnknowinglyWhatSomebodyElseHasSet() {
        Browser sara = browsers.administrator();
        done(sara.post("/targets/edit", grid("company", "100")));
        Page late = browsers.colleague().post("/targets/edit", grid("company", "200"));
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.body()).contains("has set 1 of these", "value=\"200\"");
        String known = late.fields().get("known-company");
        assertThat(known).startsWith("100.0000;");
        List<String> again = new ArrayList<>(Arrays.asList(grid("company", "200")));
        again.addAll(List.of("known-company", known));
        done(browsers.colleague().post("/targets/edit", again.toArray(String[]::new)));
        assertThat(sara.get("/targets?year=1405&calendar=JALALI").body()).contains(">200<");
    }

    @Test
    void copiesTheYearBefore() {
        Browser sara = browsers.administrator();
        done(sara.post("/targets/edit", grid("company", "1000")));
        Page copied = sara.post(
                "/targets/copy",
                "group",
                "company",
                "year",
                "1406",
                "length",
                "MONTH",
                "calendar",
                "JALALI",
                "growth",
                "۲۰");
        done(copied);
        assertThat(sara.get(copied.location()).body()).contains("from the year before: 1", "1,200");
        Page wrong = sara.post("/targets/copy", "group", "company", "growth", "-200");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("growth-problem");
    }

    @Test
    void showsARepresentativeTheirOwnAndTheirTeamsOnly() {
        Browser sara = browsers.administrator();
        Browser rep = browsers.colleague(Role.SALES);
        Browser manager = browsers.colleague(Role.MANAGER);
        String team = "North " + System.nanoTime();
        done(sara.post("/teams", "name", team));
        String body = rep.get("/targets").body();
        assertThat(body).doesNotContain(team, "/targets/edit");
        assertThat(rep.get("/targets?group=company").status()).isEqualTo(404);
        assertThat(rep.get("/targets/edit").status()).isEqualTo(403);
        assertThat(rep.post("/targets/edit", grid("company", "1")).status()).isEqualTo(403);
        assertThat(manager.get("/targets").body()).contains(team, "/targets/edit");
    }

    private static String[] grid(String line, String... first) {
        List<String> fields = new ArrayList<>(List.of(COMPANY));
        for (int i = 0; i < 12; i++) {
            fields.add(line);
            fields.add(i < first.length ? first[i] : "");
        }
        return fields.toArray(String[]::new);
    }

    private static void done(Page page) {
        assertThat(page.status()).as(page.body()).isEqualTo(302);
    }
}
