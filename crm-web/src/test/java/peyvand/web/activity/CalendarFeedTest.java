package peyvand.web.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.domain.Viewer;
import peyvand.operational.activity.Activities;
import peyvand.operational.activity.ActivityData;
import peyvand.operational.activity.ActivityTime;
import peyvand.operational.staff.Language;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.Page;
import peyvand.web.testing.WebTest;

@WebTest
class CalendarFeedTest {

    @Autowired
    Browsers browsers;

    @Autowired
    Activities activities;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @ParameterizedTest
    @EnumSource(Language.class)
    void isMadeShownOnceAndRemoved(Language language) {
        Browser sara = browsers.administrator(language);
        assertThat(sara.post("/preferences/calendar/removal").location()).isEqualTo("/preferences/calendar");
        assertThat(sara.get("/preferences/calendar").body()).doesNotContain("/calendar/feed/", "??");
        String link = made(sara);
        assertThat(sara.get("/preferences/calendar").body()).doesNotContain(link, "??");
        assertThat(browsers.visitor().get(link).status()).isEqualTo(200);

        String renewed = made(sara);
        assertThat(browsers.visitor().get(link).status()).as("the old one").isEqualTo(404);
        assertThat(browsers.visitor().get(renewed).status()).isEqualTo(200);
        sara.post("/preferences/calendar/removal");
        assertThat(browsers.visitor().get(renewed).status()).isEqualTo(404);
    }

    @Test
    void tellsOfOnesOwnActivitiesToWhoHasTheLink() {
        Viewer sara = browsers.viewer();
        activities.create(
                sara,
                sara.staff(),
                ActivityData.task(
                        "In the other calendar", ActivityTime.at(clock.instant().plus(Duration.ofDays(2))), null));
        Page feed = browsers.visitor().get(made(browsers.administrator()));
        assertThat(feed.header("Content-Type")).isEqualTo("text/calendar;charset=UTF-8");
        assertThat(feed.cookies()).isEmpty();
        assertThat(feed.body()).startsWith("BEGIN:VCALENDAR\r\n").contains("SUMMARY:In the other calendar\r\n");
        Page colleagues = browsers.visitor().get(made(browsers.colleague()));
        assertThat(colleagues.body()).doesNotContain("In the other calendar");
    }

    @Test
    void keepsNothingFromWhichTheLinkCouldBeMade() {
        String link = made(browsers.administrator());
        String token = link.replaceAll(".*/(.*)\\.ics", "$1");
        assertThat(token).hasSize(43);
        assertThat(jdbc.sql("select count(*) from crm.calendar_feed where encode(token_hash, 'escape') = :token")
                        .param("token", token)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/calendar/feed/x.ics",
                "/calendar/feed/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.ics",
                "/calendar/feed/'%20or%20true.ics"
            })
    void isNotFoundWithAnotherSecret(String path) {
        assertThat(browsers.visitor().get(path).status()).isEqualTo(404);
    }

    private static String made(Browser browser) {
        assertThat(browser.post("/preferences/calendar").location()).isEqualTo("/preferences/calendar");
        String body = browser.get("/preferences/calendar").body();
        assertThat(body).contains("/calendar/feed/");
        return body.replaceAll("(?s).*value=\"http[^\"]*?(/calendar/feed/[\\w-]+\\.ics)\".*", "$1");
    }
}
