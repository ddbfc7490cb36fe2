package peyvand.web.report;

import static org.assertj.core.api.Assertions.assertThat;

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
class ReportPagesTest {

    @Autowired
    Browsers browsers;

    @Autowired
    JdbcClient jdbc;

    private Browser sara;
    private String source;

    @BeforeEach
    void aSaleWonAndOneLost() {
        sara = browsers.administrator();
        source = "Fair & <b>stand</b> " + System.nanoTime();
        String won = opened("1000");
        String lost = opened("300");
        assertThat(sara.post(won + "/won", "version", "0").status()).isEqualTo(302);
        assertThat(sara.post(lost + "/lost", "version", "0", "reason", reason()).status())
                .isEqualTo(302);
        opened("70");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void areShownInBothLanguages(Language language) {
        Browser reader = browsers.administrator(language);
        assertThat(reader.get("/reports").body()).doesNotContain("??");
        for (OutcomeGroup group : OutcomeGroup.values()) {
            Page page = reader.get("/reports/outcomes?by=" + group);
            assertThat(page.status()).as(group.name()).isEqualTo(200);
            assertThat(page.body()).doesNotContain("??", "style=\"", "<b>stand");
        }
        for (String path : List.of(
                "/reports/outcomes?reportFrom=1999-01-01&reportTo=1999-12-31",
                "/reports/funnel",
                "/reports/funnel?reportFrom=1999-01-01&reportTo=1999-12-31",
                "/reports/standing",
                "/reports/standing?reportFrom=2026-09-01&reportTo=2026-10-15",
                "/reports/standing?reportFrom=1999-01-01&reportTo=1999-12-31",
                "/reports/products",
                "/reports/products?first=FALLING",
                "/reports/products?first=RETURNED&reportFrom=2026-09-01&reportTo=2026-10-15",
                "/reports/products?first=LEAST&reportFrom=1999-01-01&reportTo=1999-12-31",
                "/reports/outcomes?reportFrom=never&reportTo=1405/02/31")) {
            Page page = reader.get(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.body()).as(path).doesNotContain("??", "style=\"");
        }
    }

    @Test
    void leadToTheSalesBehindTheirFigures() {
        Page report = sara.get("/reports/outcomes", "by", "SOURCE");
        List<String> links = report.body()
                .lines()
                .flatMap(line -> Pattern.compile("href=\"(/opportunities\\?[^\"]*source=[^\"]*)\"")
                        .matcher(line)
                        .results()
                        .map(match -> match.group(1).replace("&amp;", "&")))
                .filter(link -> link.contains(source.substring(source.lastIndexOf(' ') + 1)))
                .distinct()
                .toList();
        assertThat(links).hasSize(2);
        for (String link : links) {
            String list = sara.get(link).body();
            assertThat(list).contains("Sale of " + (link.contains("WON") ? "1000" : "300"));
            assertThat(list).doesNotContain("Sale of " + (link.contains("WON") ? "300" : "1000"));
        }
        assertThat(sara.get("/opportunities", "openedFrom", "2026-11-20", "source", source)
                        .body())
                .contains("Sale of 70", "Sale of 300", "Sale of 1000");
        assertThat(sara.get("/opportunities", "lossReason", reason(), "source", source)
                        .body())
                .contains("Sale of 300")
                .doesNotContain("Sale of 70");
    }

    @Test
    void areWrittenAsFiles() {
        for (String report : List.of("outcomes", "funnel", "standing", "products")) {
            assertThat(sara.get("/reports/" + report + "/export.csv").status()).isEqualTo(200);
            assertThat(sara.download("/reports/" + report + "/export.xlsx")).startsWith('P', 'K');
        }
        assertThat(sara.get("/reports/outcomes/export.csv?by=SOURCE").body()).contains(source + ",1,1000,1,300,50,");
        assertThat(browsers.colleague(Role.SUPPORT)
                        .get("/reports/funnel/export.csv")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void countForEachOnlyWhatTheyMaySee() {
        Browser rep = browsers.colleague(Role.SALES);
        assertThat(rep.get("/reports/outcomes?by=SOURCE").body())
                .doesNotContain("Fair")
                .contains("Only sales that you may see count.");
        assertThat(rep.get("/reports/outcomes/export.csv?by=SOURCE").body()).doesNotContain("Fair");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void standOnThePageOfACompetitor(Language language) {
        Browser reader = browsers.administrator(language);
        String rival = sara.post("/competitors", "competitorName", "Rival " + System.nanoTime())
                .location();
        String id = rival.substring(rival.lastIndexOf('/') + 1);
        assertThat(reader.get(rival).body()).contains("id=\"rivalry\"").doesNotContain("??");
        String won = opened("10");
        String lost = opened("20");
        sara.post(won + "/competitors", "competitor", id);
        sara.post(won + "/won", "version", "0");
        sara.post(lost + "/lost", "version", "0", "reason", reason(), "lostTo", id);

        assertThat(reader.get(rival).body())
                .contains(
                        "/opportunities?competitor=" + id + "&amp;opportunityState=WON",
                        language == Language.EN ? "50% were won; with 95% confidence 9% to 91%" : "50٪ را ما بردیم")
                .doesNotContain("??");
        assertThat(reader.get("/opportunities", "lostTo", id).body())
                .contains("Sale of 20")
                .doesNotContain("Sale of 10<");
        assertThat(browsers.colleague(Role.SALES).get(rival).body()).doesNotContain("opportunityState=WON");
    }

    @Test
    void refuseWhatIsNotThere() {
        for (String path : List.of(
                "/reports/outcomes?by=PASSWORD", "/reports/outcomes?pipeline=x", "/reports/funnel?owner=0;drop")) {
            assertThat(sara.get(path).status()).as(path).isEqualTo(400);
        }
    }

    private String opened(String amount) {
        String customer = sara.post("/customers", "kind", "ORGANISATION", "name", "Anna " + System.nanoTime())
                .location();
        String label = sara.get("/opportunities/new", "customer", customer.substring(customer.lastIndexOf('/') + 1))
                .fields()
                .get("customer");
        Page made = sara.post(
                "/opportunities",
                "opportunityName",
                "Sale of " + amount,
                "customer",
                label,
                "stage",
                jdbc.sql("select min(id)::text from stage where pipeline_id = 1 and retired_at is null")
                        .query(String.class)
                        .single(),
                "expectedAmount",
                amount,
                "source",
                source,
                "openedOn",
                "2026-11-20");
        assertThat(made.status()).isEqualTo(302);
        return made.location();
    }

    private String reason() {
        return jdbc.sql("select min(id)::text from loss_reason where retired_at is null")
                .query(String.class)
                .single();
    }
}
