package peyvand.web.performance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
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
class PerformancePagesTest {

    @Autowired
    Browsers browsers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private Browser rep;
    private String me = "";

    /** Eleven won, four lost, and one still open. */
    @BeforeEach
    void somebodySells() {
        browsers.administrator();
        rep = browsers.colleague(Role.SALES);
        String mark = "Nilufar" + System.nanoTime();
        rep.post("/customers", "kind", "ORGANISATION", "name", mark);
        long owner = jdbc.sql("select owner_id from crm.customer where name = :name")
                .param("name", mark)
                .query(Long.class)
                .single();
        me = Long.toString(owner);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Tehran"));
        jdbc.sql("""
                insert into crm.opportunity (name, customer_id, pipeline_id, stage_id, state, amount, currency, exchange_rate, opened_on, closed_on,
                  owner_id, loss_reason_id, stage_since, created_at, updated_at)
                select :mark || ' ' || i, c.id, s.pipeline_id, s.id, case when i <= 11 then 'WON' when i <= 15 then 'LOST' else 'OPEN' end, 1000, 'EUR', 1,
                       cast(:today as date) - 30, case when i <= 15 then cast(:today as date) end, c.owner_id,
                       case when i between 12 and 15 then (select min(id) from crm.loss_reason) end, now(), now(), now()
                from generate_series(1, 16) i cross join crm.customer c
                cross join (select id, pipeline_id from crm.stage where retired_at is null order by pipeline_id, position limit 1) s where c.name = :mark
                """).param("mark", mark).param("today", today).update();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void showsEachPageInBothLanguages(Language language) {
        Browser sara = browsers.administrator(language);
        for (String path : List.of(
                "/performance",
                "/performance?length=MONTH&calendar=JALALI",
                "/performance?at=1999-01-01",
                "/performance/" + me,
                "/performance/" + me + "?length=MONTH&calendar=GREGORIAN",
                "/performance/" + me + "?at=1999-01-01")) {
            Page page = sara.get(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.body()).as(path).doesNotContain("??", "style=\"");
        }
    }

    @Test
    void tellsHowSureAShareIs() {
        Page page = rep.get("/performance/" + me);
        assertThat(page.body()).contains("11,000", "73%", "48% to 89%", "30", "<circle");
        assertThat(rep.get("/performance").body())
                .contains("48% to 89%", "not told apart from the others", "Two colleagues");
    }

    @Test
    void opensTheOpportunitiesBehindIt() {
        String body = rep.get("/performance/" + me).body();
        assertThat(body)
                .containsPattern("/opportunities\\?opportunityState=WON&amp;owner=" + me
                        + "&amp;closedFrom=[0-9-]+&amp;closedTo=")
                .containsPattern("/opportunities\\?opportunityState=LOST&amp;owner=" + me + "&amp;closedFrom=");
    }

    @Test
    void isNoneOfAColleaguesBusiness() {
        Browser other = browsers.colleague(Role.SALES);
        assertThat(other.get("/performance/" + me).status()).isEqualTo(404);
        assertThat(other.get("/performance?of=staff-" + me).status()).isEqualTo(404);
        assertThat(other.get("/performance?of=company").status()).isEqualTo(404);
        assertThat(browsers.colleague(Role.MANAGER).get("/performance/" + me).body())
                .contains("11,000");
        assertThat(rep.get("/performance/999999999").status()).isEqualTo(404);
        assertThat(rep.get("/performance/x").status()).isEqualTo(404);
    }

    @Test
    void goesOutAsAFile() {
        Browser manager = browsers.colleague(Role.MANAGER);
        assertThat(manager.get("/performance/export.csv?of=staff-" + me).body())
                .contains("Colleague,Won,Amount won,Lost", ",11,11000,4,30,0,,");
        assertThat(manager.get("/performance/export.xlsx").status()).isEqualTo(200);
        assertThat(rep.get("/performance/export.csv").status()).isEqualTo(403);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        for (String wrong : List.of("of=everybody", "length=YEAR", "calendar=JULIAN", "at=soon", "at=9999-01-01")) {
            assertThat(rep.get("/performance?" + wrong).status()).as(wrong).isEqualTo(400);
        }
    }
}
