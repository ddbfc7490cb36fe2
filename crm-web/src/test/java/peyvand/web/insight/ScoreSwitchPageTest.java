package peyvand.web.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
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
class ScoreSwitchPageTest {

    @Autowired
    Browsers browsers;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void allOn() {
        jdbc.sql("update analysis_switch set shown = true").update();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void showsEachPageWithoutWhatIsSwitchedOff(Language language) {
        Browser sara = browsers.administrator(language);
        for (String score : List.of("VALUE", "GROUPS", "CLUSTERS", "OFFERS")) {
            assertThat(sara.post("/analysis/scores/" + score, "shown", "false", "reason", "Not <good> yet")
                            .location())
                    .isEqualTo("/analysis");
        }
        for (String path : List.of(
                "/insights",
                "/insights/ranks",
                "/insights/value",
                "/insights/investment",
                "/values",
                "/values?rfmGroup=CHAMPION&sort=at_risk&worth=1-4",
                "/baskets/customers",
                "/pivot",
                "/segments/new",
                "/analysis")) {
            Page page = sara.get(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.body()).as(path).doesNotContain("??", "<good>");
        }
        assertThat(sara.get("/values").body())
                .contains("Not &lt;good&gt; yet")
                .doesNotContain("name=\"rfmGroup\"", "name=\"worth\"", "sort=at_risk");
        assertThat(sara.get("/values/export.csv").body().lines().findFirst().orElseThrow())
                .doesNotContain("Worth ahead", "Value at risk", "Still a customer", "ارزش");
        assertThat(sara.get("/baskets/customers/export.csv").status()).isEqualTo(404);
        assertThat(sara.get("/segments/new").body()).doesNotContain("INSIGHT_VALUE", "INSIGHT_R\"");
        assertThat(sara.get("/audit").body()).contains("Not &lt;good&gt; yet");

        sara.post("/analysis/scores/VALUE", "shown", "true");
        assertThat(sara.get("/values").body()).contains("name=\"worth\"");
        assertThat(sara.get("/segments/new").body()).contains("INSIGHT_VALUE");
    }

    @Test
    void keepsWhatWasTypedWhereItIsNotEnough() {
        Browser sara = browsers.administrator();
        sara.post("/analysis/scores/VALUE", "shown", "false", "reason", "x".repeat(201));
        Page page = sara.get("/analysis");
        assertThat(page.body()).contains("x".repeat(201));
        assertThat(sara.get("/values").body()).contains("name=\"worth\"");
    }

    @Test
    void isForWhoManagesTheAnalysis() {
        Browser seller = browsers.colleague(Role.SALES);
        assertThat(seller.post("/analysis/scores/VALUE", "shown", "false", "reason", "No")
                        .status())
                .isEqualTo(403);
        assertThat(seller.get("/analysis").body()).contains("What is shown").doesNotContain("/analysis/scores/");
    }
}
