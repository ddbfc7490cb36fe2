package peyvand.web.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.HtmlUtils;
import peyvand.domain.Role;
import peyvand.operational.opportunity.PipelineQueries;
import peyvand.operational.staff.Language;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.Page;
import peyvand.web.testing.WebTest;

@WebTest
class ForecastPagesTest {

    @Autowired
    Browsers browsers;

    @Autowired
    PipelineQueries pipelines;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private final String mark = "Narges" + System.nanoTime();
    private Browser rep;
    private String me = "";
    private LocalDate today = LocalDate.EPOCH;

    @BeforeEach
    void somebodySells() {
        today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Tehran"));
        browsers.administrator();
        rep = browsers.colleague(Role.SALES);
        String customer =
                rep.post("/customers", "kind", "ORGANISATION", "name", mark).location();
        String named = rep.get("/opportunities/new?customer=" + customer.substring(customer.lastIndexOf('/') + 1))
                .fields()
                .get("customer");
        opportunity(named, "1200", today.plusDays(1));
        opportunity(named, "8400", null);
        me = number(jdbc.sql("select owner_id from crm.customer where name = :name")
                .param("name", mark)
                .query(Long.class)
                .single());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void showsEachPageInBothLanguages(Language language) {
        Browser sara = browsers.administrator(language);
        for (String path : List.of(
                "/forecast",
                "/forecast?length=QUARTER",
                "/forecast?calendar=JALALI",
                "/forecast?calendar=GREGORIAN&length=QUARTER&pipeline=1&from=2026-02-03&at=2026-08-01",
                "/forecast?of=staff-" + me)) {
            Page page = sara.get(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.body()).as(path).doesNotContain("??", "style=\"").contains("<rect");
        }
        kept();
        for (String path : List.of(
                "/forecast/week",
                "/forecast/week?calendar=JALALI&of=staff-" + me,
                "/forecast/history",
                "/forecast/history?at=" + today + "&from=" + today,
                "/forecast/history?calendar=JALALI&of=staff-" + me,
                "/forecast/history?at=1999-01-01&from=1999-01-01")) {
            Page page = sara.get(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.body()).as(path).doesNotContain("??", "style=\"");
        }
    }

    @Test
    void opensTheOpportunitiesBehindAFigure() {
        Page page = rep.get("/forecast");
        assertThat(page.body()).contains("1,200", "8,400", "Too few open opportunities");
        String open = found(page, "/opportunities\\?opportunityState=OPEN&amp;owner=" + me + "&amp;closeTo=[0-9-]+");
        assertThat(rep.get(open).body()).contains(mark + " 1200").doesNotContain(mark + " 8400");
        String undated = found(page, "/opportunities\\?opportunityState=OPEN&amp;owner=" + me + "&amp;undated=true");
        assertThat(rep.get(undated).body()).contains(mark + " 8400").doesNotContain(mark + " 1200");
    }

    @Test
    void countsAWonOneOnTheDayItWasWon() {
        String won = rep.get("/opportunities?q=" + mark).body();
        String path = foundIn(won, "/opportunities/\\d+");
        assertThat(rep.post(path + "/won", "version", "0").status()).isEqualTo(302);
        String list = found(
                rep.get("/forecast?calendar=GREGORIAN"),
                "/opportunities\\?opportunityState=WON&amp;owner=" + me + "&amp;closedFrom=[^\"]+");
        assertThat(list).contains("closedFrom=" + today.withDayOfMonth(1));
        assertThat(rep.get(list).body()).contains(path + "\"");
        assertThat(rep.get(list.replaceAll("closedTo=[^&]+", "closedTo=" + today.minusDays(1)))
                        .body())
                .doesNotContain(path + "\"");
    }

    @Test
    void showsNobodyElseToWhoSeesOnlyTheirOwn() {
        Browser other = browsers.colleague(Role.SALES);
        assertThat(other.get("/forecast?of=staff-" + me).status()).isEqualTo(404);
        assertThat(other.get("/forecast?of=company").status()).isEqualTo(404);
        assertThat(other.get("/forecast").body()).doesNotContain("1,200");
        assertThat(browsers.colleague(Role.MANAGER)
                        .get("/forecast?of=staff-" + me)
                        .body())
                .contains("1,200");
    }

    /** Of the two, the one that was to be decided tomorrow is put off by half a year, and the other has long stood still. */
    @Test
    void beginsAWeekWithWhatNeedsSomebodyAndWhatHasMoved() {
        String body = rep.get("/opportunities?q=" + mark + "+1200").body();
        String path = foundIn(body, "/opportunities/\\d+");
        Map<String, String> fields = rep.get(path + "/fields/closeOn").fields();
        assertThat(rep.post(
                                path + "/fields/closeOn",
                                "version",
                                fields.get("version"),
                                "closeOn",
                                today.plusDays(180).toString())
                        .status())
                .isBetween(200, 302);
        jdbc.sql(
                        "update crm.opportunity set stage_since = now() - interval '99 days', close_on = :yesterday, opened_on = :yesterday where name = :name")
                .param("yesterday", today.minusDays(1))
                .param("name", mark + " 8400")
                .update();
        String week = rep.get("/forecast/week").body();
        assertThat(week)
                .contains(mark + " 1200")
                .containsPattern("/opportunities\\?opportunityState=OPEN&amp;owner=" + me + "&amp;stale=true\"[^>]*>1<")
                .containsPattern(
                        "/opportunities\\?opportunityState=OPEN&amp;owner=" + me + "&amp;closeTo=[0-9-]+\"[^>]*>1<")
                .doesNotContain("give them to a colleague");
        assertThat(browsers.colleague(Role.MANAGER).get("/forecast/week").body())
                .contains(mark + " 1200", "give them to a colleague");
        assertThat(browsers.colleague(Role.SALES).get("/forecast/week").body()).doesNotContain(mark);
        assertThat(rep.get("/forecast/week?of=company").status()).isEqualTo(404);
    }

    @Test
    void holdsWhatWasForetoldAgainstWhatCame() {
        kept();
        String month = "/forecast/history?calendar=GREGORIAN&at=" + today + "&from=" + today;
        assertThat(rep.get(month).body()).contains("<polyline", ">3,210<").doesNotContain(">9,876<");
        assertThat(rep.get(month + "&of=company").status()).isEqualTo(404);
        assertThat(browsers.colleague(Role.MANAGER).get(month).body()).contains(">9,876<");
        assertThat(rep.get("/forecast/history?at=1999-01-01&from=1999-01-01").body())
                .contains("No forecast of this month");
    }

    /** As if the night had been: what they and somebody else would sell. */
    private void kept() {
        jdbc.sql("insert into crm.forecast_run (day, taken_at) values (:day, now()) on conflict do nothing")
                .param("day", today)
                .update();
        jdbc.sql("delete from crm.forecast_snapshot where calendar = 'GREGORIAN'")
                .update();
        jdbc.sql("""
                insert into crm.forecast_snapshot (calendar, month, day, owner_id, pipeline_id, closed, weighted, full_amount, opportunities)
                values ('GREGORIAN', :month, :day, :me, 1, 0, 3210, 4321, 1), ('GREGORIAN', :month, :day, 0, 1, 0, 6666, 9999, 1)
                """)
                .param("month", today.withDayOfMonth(1))
                .param("day", today)
                .param("me", Long.valueOf(me))
                .update();
    }

    @Test
    void goesOutAsAFile() {
        Browser manager = browsers.colleague(Role.MANAGER);
        String csv = manager.get("/forecast/export.csv?of=staff-" + me + "&calendar=GREGORIAN")
                .body();
        assertThat(csv.lines()).hasSize(7).first().asString().contains("Who,When,Won,\"Open, weighted\",Expected");
        assertThat(manager.get("/forecast/export.xlsx").status()).isEqualTo(200);
        assertThat(rep.get("/forecast/export.csv").status()).isEqualTo(403);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        Browser sara = browsers.administrator();
        for (String wrong : List.of(
                "of=everybody",
                "of=staff-x",
                "length=WEEK",
                "calendar=JULIAN",
                "from=soon",
                "at=9999-01-01",
                "pipeline=x")) {
            assertThat(sara.get("/forecast?" + wrong).status()).as(wrong).isEqualTo(400);
        }
        assertThat(sara.get("/forecast?of=team-999999999").status()).isEqualTo(404);
    }

    private void opportunity(String customer, String amount, @Nullable LocalDate closeOn) {
        String stage = pipelines.current().get(0).current().get(0).id().toString();
        Page made = rep.post(
                "/opportunities",
                "opportunityName",
                mark + " " + amount,
                "customer",
                customer,
                "stage",
                stage,
                "expectedAmount",
                amount,
                "openedOn",
                today.toString(),
                "closeOn",
                closeOn == null ? "" : closeOn.toString(),
                "owner",
                jdbc.sql("select owner_id from crm.customer where name = :name")
                        .param("name", mark)
                        .query(String.class)
                        .single());
        assertThat(made.status()).as(made.body()).isEqualTo(302);
    }

    private static String number(long id) {
        return Long.toString(id);
    }

    private static String found(Page page, String pattern) {
        return foundIn(page.body(), pattern);
    }

    private static String foundIn(String body, String pattern) {
        var matcher = Pattern.compile(pattern).matcher(body);
        assertThat(matcher.find()).as(pattern).isTrue();
        return HtmlUtils.htmlUnescape(matcher.group());
    }
}
