package peyvand.web.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.domain.ActivityId;
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
class NotificationPagesTest {

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
    void showsTheBellAndWhatItTellsInBothLanguages(Language language) {
        long told = told("Ring the bell " + language);
        Browser sara = browsers.administrator(language);
        assertThat(sara.get("/").body()).contains("class=\"unread\"").doesNotContain("??");
        Page page = sara.get("/notifications");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("Ring the bell " + language, "/notifications/" + told + "/reading")
                .doesNotContain("??");
        assertThat(sara.get("/notifications?at=nonsense").status()).isEqualTo(400);
    }

    @Test
    void fallsSilentWhenAllIsRead() {
        long first = told("First");
        long second = told("Second");
        Browser sara = browsers.administrator();
        assertThat(sara.post("/notifications/" + first + "/reading").location()).isEqualTo("/notifications");
        assertThat(sara.get("/notifications").body()).doesNotContain("/notifications/" + first + "/reading");
        sara.post("/notifications/reading", "last", Long.toString(first));
        assertThat(sara.get("/").body()).as("the second came later").contains("class=\"unread\"");
        sara.post("/notifications/reading", "last", Long.toString(second));
        assertThat(sara.get("/").body()).doesNotContain("class=\"unread\"");
    }

    @Test
    void tellsNobodyElse() {
        long told = told("For Sara alone");
        Browser colleague = browsers.colleague();
        assertThat(colleague.get("/notifications").body()).doesNotContain("For Sara alone");
        assertThat(colleague.post("/notifications/" + told + "/reading").status())
                .isEqualTo(404);
        colleague.post("/notifications/reading", "last", Long.toString(told));
        assertThat(browsers.administrator().get("/notifications").body())
                .contains("/notifications/" + told + "/reading");
    }

    private long told(String title) {
        Viewer sara = browsers.viewer();
        Instant start = clock.instant().plus(Duration.ofDays(3));
        ActivityId id = activities.create(sara, sara.staff(), ActivityData.task(title, ActivityTime.at(start), null));
        return jdbc.sql("""
                insert into crm.notification (staff_id, activity_id, due_at, created_at) values (:staff, :activity, :at, :at)
                returning id
                """)
                .param("staff", sara.staff().value())
                .param("activity", id.value())
                .param("at", Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
    }
}
