package peyvand.web.chance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
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
class ChancePagesTest {

    @Autowired
    Browsers browsers;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    @AfterEach
    void nothingLearned() {
        jdbc.sql("delete from chance_model").update();
        jdbc.sql("update chance_setting set learned = true, changed_at = null, changed_by = null")
                .update();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void saysThatTheRateOfTheStageCountsAndWhy(Language language) {
        Browser sara = browsers.administrator(language);
        String opportunity = opened(sara);

        assertThat(sara.get(opportunity).body())
                .contains(language == Language.EN ? "Nothing has been learned yet" : "هنوز چیزی آموخته نشده");
        assertThat(sara.post("/chance/use", "learned", "false").status()).isEqualTo(302);
        for (String path : List.of(opportunity, "/chance")) {
            assertThat(sara.get(path).body())
                    .contains(language == Language.EN ? "switched off" : "خاموش است")
                    .doesNotContain("??", "style=\"");
        }
        assertThat(sara.post("/chance/use", "learned", "true").status()).isEqualTo(302);
        for (String outcome : List.of("FEW", "ONE_SIDED", "NOT_BETTER")) {
            jdbc.sql(
                            "insert into chance_model (started_at, finished_at, outcome, decided) values (now(), now(), :outcome, 77)")
                    .param("outcome", outcome)
                    .update();
            assertThat(sara.get("/chance").body()).doesNotContain("??");
            assertThat(sara.get(opportunity).body()).doesNotContain("??");
        }
        assertThat(sara.get(opportunity).body()).contains("77");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void saysWhatWasLearnedAndHowGoodItIs(Language language) {
        Browser sara = browsers.administrator(language);
        String opportunity = opened(sara);
        learned();

        Page page = sara.get("/chance");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("<circle", "0.183")
                .contains(language == Language.EN ? "Owner" : "مسئول")
                .doesNotContain("??", "style=\"");
        String card = sara.get(opportunity).body();
        assertThat(card).contains(language == Language.EN ? "The customer has not bought before" : "خرید نکرده است");
        assertThat(card).contains(language == Language.EN ? "18%" : "18٪");
    }

    @Test
    void namesOwnersOnlyToThoseWhoSeeAllSales() {
        learned();

        assertThat(browsers.administrator().get("/chance").body()).contains("<td>Owner</td>");
        assertThat(browsers.colleague(Role.SALES).get("/chance").body())
                .doesNotContain("<td>Owner</td>")
                .contains("shown to those who see all sales");
    }

    @Test
    void tellWhatAnOwnerDoesToItOnlyToThatOwnerAndToThoseWhoSeeAllSales() {
        Browser omid = browsers.colleague(Role.SALES);
        String theirs = opened(omid);
        learned();
        long id = Long.parseLong(theirs.substring(theirs.lastIndexOf('/') + 1));
        String owner =
                jdbc.sql("select max(id)::text from staff").query(String.class).single();
        jdbc.sql("""
                with sale as (update opportunity set owner_id = :omid where id = :id returning customer_id)
                update customer c set owner_id = :omid from sale where c.id = sale.customer_id
                """).param("omid", Long.valueOf(owner)).param("id", id).update();
        jdbc.sql("""
                with one as (delete from chance_weight where feature = 'OWNER' returning model_id)
                insert into chance_weight (model_id, feature, category, opportunities, mean, scale, weight)
                select model_id, 'OWNER', unnest(cast(:owners as text[])), 120, 0, 1, 2 from one
                """)
                .param("owners", new String[] {owner, browsers.viewer().staff().toString()})
                .update();
        String told = "Owner \u2068";
        assertThat(browsers.administrator().get(theirs).body()).contains(told);
        assertThat(omid.get(theirs).body()).contains(told);

        jdbc.sql("update opportunity set owner_id = :sara where id = :id")
                .param("sara", browsers.viewer().staff().value())
                .param("id", id)
                .update();
        assertThat(browsers.administrator().get(theirs).body()).contains(told);
        assertThat(omid.get(theirs).body()).contains("/chance").doesNotContain(told);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void tellInTheAuditLogWhoSwitchedItOffAndOn(Language language) {
        Browser sara = browsers.administrator(language);
        sara.post("/chance/use", "learned", "false");
        sara.post("/chance/use", "learned", "false");
        assertThat(jdbc.sql("""
                        select changes #>> '{learnedChances,from}' || ' ' || (changes #>> '{learnedChances,to}') from audit_entry
                        order by id desc limit 1
                        """).query(String.class).single()).isEqualTo("true false");
        assertThat(sara.get("/audit").body())
                .contains(language == Language.EN ? "Learned chances" : "احتمال‌های آموخته")
                .doesNotContain("??");
    }

    /** That whose customer has bought before is likelier, and others are at 18 of a hundred. */
    private void learned() {
        long id = jdbc.sql("""
                insert into chance_model (started_at, finished_at, outcome, opened_from, opened_to, decided, won, undecided, examples, held_out,
                  gain, gain_error, penalty, intercept, calibration_intercept, calibration_slope)
                values (now(), now(), 'USED', '2025-01-01', '2026-06-30', 700, 300, 9, 2100, 140, 0.05, 0.01, 3, -1, 0, 1) returning id
                """).query(Long.class).single();
        jdbc.sql("""
                insert into chance_weight (model_id, feature, category, opportunities, mean, scale, weight)
                values (:id, 'CUSTOMER', 'ANY', 120, 0.5, 1, 1), (:id, 'OWNER', '1', 120, 0, 1, 0.4),
                       (:id, 'COMPETITOR', '987654', 20, 0, 1, -0.4), (:id, 'AMOUNT', '', 700, 7, 2, 0), (:id, 'STAGE', '1', 300, 0, 1, 0.0)
                """).param("id", id).update();
        jdbc.sql("""
                insert into chance_measure (model_id, forecaster, brier, log_loss, auc, intercept, slope)
                values (:id, 'MODEL', 0.183, 0.55, 0.71, 0.02, 0.97), (:id, 'STAGE_AS_SET', 0.25, 0.7, 0.6, null, null),
                       (:id, 'STAGE_AS_SEEN', 0.22, 0.64, null, null, null)
                """).param("id", id).update();
        jdbc.sql("""
                insert into chance_bin (model_id, bin, opportunities, foretold, won, low, high)
                values (:id, 1, 70, 0.2, 0.22, 0.14, 0.33), (:id, 2, 70, 0.6, 0.55, 0.43, 0.66)
                """).param("id", id).update();
    }

    private String opened(Browser browser) {
        String name = "Anna " + System.nanoTime();
        String customer =
                browser.post("/customers", "kind", "ORGANISATION", "name", name).location();
        String label = browser.get("/opportunities/new", "customer", customer.substring(customer.lastIndexOf('/') + 1))
                .fields()
                .get("customer");
        String stage = jdbc.sql("select min(id)::text from stage where pipeline_id = 1 and retired_at is null")
                .query(String.class)
                .single();
        Page made = browser.post(
                "/opportunities",
                "opportunityName",
                "Tea",
                "customer",
                label,
                "stage",
                stage,
                "expectedAmount",
                "1000",
                "openedOn",
                "2026-11-20");
        assertThat(made.status()).isEqualTo(302);
        return made.location();
    }
}
