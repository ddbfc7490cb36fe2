package peyvand.web.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

    @ParameterizedTest
    @EnumSource(Language.class)
    void tellsOnceOfManyLeadsAndOpportunitiesThatSomebodyGave(Language language) {
        Browser manager = browsers.colleague();
        String customer = manager.post("/customers", "kind", "ORGANISATION", "name", "Alborz " + System.nanoTime())
                .location();
        String label = manager.get("/opportunities/new", "customer", id(customer))
                .fields()
                .get("customer");
        String stage = jdbc.sql("select min(id)::text from crm.stage")
                .query(String.class)
                .single();
        List<String> leads = new ArrayList<>();
        List<String> sales = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            leads.add(id(manager.post("/leads", "personName", "Mina " + i).location()));
            sales.add(id(manager.post(
                            "/opportunities",
                            "opportunityName",
                            "Tea " + i,
                            "customer",
                            label,
                            "stage",
                            stage,
                            "expectedAmount",
                            Integer.toString(10 * (i + 1)),
                            "openedOn",
                            "2026-11-20")
                    .location()));
        }
        long before = newest();
        give(manager, "leads", "LEAD_OWNER", leads);
        give(manager, "opportunities", "OWNER", sales);

        assertThat(jdbc.sql(
                                "select lead_count || ' ' || lead_id from crm.notification where id > :before and lead_id is not null")
                        .param("before", before)
                        .query(String.class)
                        .list())
                .containsExactly("3 " + leads.get(0));
        assertThat(jdbc.sql(
                                "select opportunity_count || ' ' || opportunity_id from crm.notification where id > :before and opportunity_id is not null")
                        .param("before", before)
                        .query(String.class)
                        .list())
                .containsExactly("3 " + sales.get(0));
        String told = browsers.administrator(language).get("/notifications").body();
        assertThat(told).contains("/leads?view=mine", "/opportunities?owner=me").doesNotContain("??");
        assertThat(told)
                .contains(language == Language.FA ? "3 فرصت از این پس با شماست" : "3 opportunities are yours now");
    }

    /** To the administrator. */
    private void give(Browser from, String list, String action, List<String> ids) {
        List<String> form = new ArrayList<>();
        ids.forEach(id -> form.addAll(List.of("id", id)));
        form.addAll(List.of(
                "bulkAction",
                action,
                "bulk." + action,
                browsers.viewer().staff().toString()));
        Page preview = from.post("/bulk/" + list, form.toArray(String[]::new));
        for (String name : List.of("bulkExpected", "bulkSeen", "form")) {
            form.addAll(List.of(name, preview.fields().get(name)));
        }
        assertThat(from.post("/bulk/" + list + "/run", form.toArray(String[]::new))
                        .location())
                .matches("/bulk/changes/\\d+");
    }

    private long newest() {
        return jdbc.sql("select coalesce(max(id), 0) from crm.notification")
                .query(Long.class)
                .single();
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
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
