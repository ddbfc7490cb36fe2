package peyvand.web.insight;

import static org.assertj.core.api.Assertions.assertThat;

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
class AnalysisSettingPageTest {

    private static final String PATH = "/analysis/settings";

    @Autowired
    Browsers browsers;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void asBefore() {
        jdbc.sql(
                        "update analysis_setting set as_of = 'AUTOMATIC', horizon_months = 12, yearly_discount = 0.1, loyal_days = 4,"
                                + " risk_factor = 2, lost_factor = 4")
                .update();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void showsWhatHoldsInBothLanguages(Language language) {
        Browser sara = browsers.administrator(language);
        assertThat(sara.get(PATH).status()).isEqualTo(200);
        assertThat(sara.get(PATH).body()).doesNotContain("??").contains("yearlyDiscount");
        assertThat(sara.get("/analysis").body()).doesNotContain("??").contains(PATH);
    }

    @Test
    void keepsWhatIsDecidedAndTellsOfIt() {
        Browser sara = browsers.administrator();
        assertThat(save(sara, version(sara), "24", "2.5", "4").location()).isEqualTo("/analysis");
        assertThat(jdbc.sql("select horizon_months from analysis_setting")
                        .query(Integer.class)
                        .single())
                .isEqualTo(24);
        assertThat(sara.get("/audit").body()).contains("How many months ahead");
    }

    @Test
    void showsAgainWhatWasTypedAndSaysWhatToDo() {
        Browser sara = browsers.administrator();
        Page page = save(sara, version(sara), "99", "3", "2");
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body())
                .contains("value=\"99\"", "from 1 to 36 months", "Customers are lost later than they are at risk");
        Page text = save(sara, version(sara), "soon", "2", "4");
        assertThat(text.body()).contains("value=\"soon\"");
    }

    @Test
    void showsBothWhereSomebodyElseHasDecidedMeanwhile() {
        Browser sara = browsers.administrator();
        String before = version(sara);
        save(sara, before, "24", "2", "4");
        Page page = save(sara, before, "6", "2", "4");
        assertThat(page.status()).isEqualTo(409);
        assertThat(page.body()).contains("value=\"6\"", "value=\"24\"");
    }

    @Test
    void isForWhoRunsTheAnalysis() {
        Browser seller = browsers.colleague(Role.SALES);
        assertThat(seller.get(PATH).status()).isEqualTo(403);
        assertThat(seller.get("/analysis").body()).doesNotContain(PATH);
    }

    private static String version(Browser browser) {
        return String.valueOf(browser.get(PATH).fields().get("version"));
    }

    private static Page save(Browser browser, String version, String months, String risk, String lost) {
        return browser.post(
                PATH,
                "version",
                version,
                "analysisAsOf",
                "AUTOMATIC",
                "horizonMonths",
                months,
                "yearlyDiscount",
                "10",
                "loyalDays",
                "4",
                "riskFactor",
                risk,
                "lostFactor",
                lost);
    }
}
