package peyvand.web.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import peyvand.operational.activity.Activities;
import peyvand.operational.activity.ActivityData;
import peyvand.operational.activity.ActivityTime;
import peyvand.operational.staff.Language;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.Page;
import peyvand.web.testing.WebTest;

@WebTest
class CalendarPageTest {

    @Autowired
    Browsers browsers;

    @Autowired
    Activities activities;

    @ParameterizedTest
    @EnumSource(Language.class)
    void showsMonthWeekAndDayInBothLanguages(Language language) {
        Browser sara = browsers.administrator(language);
        var viewer = browsers.viewer();
        activities.create(
                viewer,
                viewer.staff(),
                ActivityData.task("Leap into spring", ActivityTime.on(LocalDate.of(2025, 3, 20)), null));
        for (String path : List.of(
                "/calendar",
                "/calendar?view=month&day=2025-03-20",
                "/calendar?view=week&day=2025-03-20&whose=all",
                "/calendar?view=day&day=2025-03-20")) {
            Page page = sara.get(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.body()).as(path).doesNotContain("??");
            if (path.contains("2025")) {
                assertThat(page.body()).as(path).contains("Leap into spring");
            }
        }
    }

    @Test
    void countsInTheCalendarOfItsReader() {
        Browser persian = persian();
        String esfand = persian.get("/calendar?day=2025-03-20").body();
        assertThat(esfand).contains("اسفند ۱۴۰۳", "پنجشنبه، ۳۰ اسفند ۱۴۰۳", "/calendar?view=month&amp;day=2025-03-21");
        String farvardin = persian.get("/calendar?day=2025-03-21").body();
        assertThat(farvardin).contains("فروردین ۱۴۰۴", "نوروز");

        String march = browsers.administrator(Language.EN)
                .get("/calendar?day=2025-03-21")
                .body();
        assertThat(march).contains("March 2025", "Friday, 21 Mar 2025").doesNotContain("Farvardin");
    }

    @Test
    void marksHolidaysThatMayStillMove() {
        String page = browsers.administrator(Language.FA)
                .get("/calendar?day=2027-06-15")
                .body();
        assertThat(page).contains("عاشورا (موقت)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/calendar?view=century",
                "/calendar?day=someday",
                "/calendar?day=%2B999999999-12-31",
                "/calendar?day=0001-01-01",
                "/calendar?whose=nobody",
                "/calendar?whose=-1"
            })
    void refusesWhatItDoesNotKnow(String path) {
        assertThat(browsers.administrator().get(path).status()).isEqualTo(400);
    }

    private Browser persian() {
        Browser colleague = browsers.colleague();
        colleague.post(
                "/preferences",
                "language",
                "FA",
                "calendar",
                "JALALI",
                "digits",
                "PERSIAN",
                "zone",
                "Asia/Tehran",
                "theme",
                "AUTO");
        return colleague;
    }

    @Test
    void showsNothingOfAColleaguesOwnWork() {
        var viewer = browsers.viewer();
        activities.create(
                viewer,
                viewer.staff(),
                ActivityData.task("A secret errand", ActivityTime.on(LocalDate.of(2026, 5, 5)), null));
        Browser colleague = browsers.colleague();
        for (String whose : List.of("all", viewer.staff().toString())) {
            assertThat(colleague.get("/calendar?day=2026-05-05&whose=" + whose).body())
                    .doesNotContain("A secret errand");
        }
        assertThat(browsers.administrator()
                        .get("/calendar?day=2026-05-05&whose=all")
                        .body())
                .contains("A secret errand");
    }
}
