package peyvand.web.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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
class TasksForManyTest {

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String title = "Ask how they are " + mark;
    private final String day = LocalDate.now(ZoneOffset.UTC).plusDays(3).toString();

    @Autowired
    Browsers browsers;

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @EnumSource(Language.class)
    void asksWhatIsToBeDoneInTheLanguageOfWhoeverWritesIt(Language language) {
        Browser sara = browsers.administrator(language);
        Page page = sara.post(
                "/bulk/customers", "bulkAction", "TASK", "id", owned(true).toString());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .doesNotContain("??")
                .contains(language == Language.EN ? "silent for longer" : "بیش از معمول");
    }

    @Test
    void givesEachOwnerTheirsOnceAndTakesThemBack() {
        Browser sara = browsers.administrator();
        List<Long> owned = List.of(owned(true), owned(true));
        long nobodys = owned(false);
        Page preview = sara.post("/bulk/customers", asked(List.of(owned.get(0), owned.get(1), nobodys)));
        assertThat(preview.body())
                .contains(
                        "So many tasks would be given, one for each customer: 2",
                        ": 2",
                        "nobody who works here owns them");

        String done = run(sara, preview, List.of(owned.get(0), owned.get(1), nobodys));
        assertThat(done).startsWith("/bulk/changes/");
        assertThat(run(sara, preview, List.of(owned.get(0), owned.get(1), nobodys)))
                .isEqualTo(done);
        assertThat(tasks("OPEN")).isEqualTo(2);
        assertThat(jdbc.sql(
                                "select count(*) from activity a join customer c on c.id = a.customer_id and c.owner_id = a.owner_id"
                                        + " where a.title = :title and a.kind = 'TASK' and a.day = cast(:day as date)")
                        .param("title", title)
                        .param("day", day)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertThat(sara.get("/customers/" + owned.get(0)).body()).contains(title);
        assertThat(jdbc.sql("select version from customer where id = :id")
                        .param("id", owned.get(0))
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(sara.post("/bulk/customers", asked(owned)).body()).contains("open task of this kind already");

        sara.post(done + "/undo");
        assertThat(tasks("OPEN")).isZero();
        assertThat(tasks("CANCELLED")).isEqualTo(2);
    }

    @Test
    void keepsWhatWasTypedWhereTheDayIsOver() {
        Browser sara = browsers.administrator();
        List<Long> one = List.of(owned(true));
        String past = LocalDate.now(ZoneOffset.UTC).minusDays(10).toString();
        Page preview = sara.post("/bulk/customers", asked(one, past));
        Page refused = sara.post("/bulk/customers/run", sent(preview, one, past));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("The day is over", title);
        assertThat(tasks("OPEN")).isZero();
    }

    @Test
    void isForWhoMayChangeManyAtOnce() {
        Browser seller = browsers.colleague(Role.SALES);
        assertThat(seller.post("/bulk/customers", asked(List.of(owned(true)))).status())
                .isEqualTo(403);
    }

    private String run(Browser browser, Page preview, List<Long> ids) {
        return String.valueOf(
                browser.post("/bulk/customers/run", sent(preview, ids, day)).location());
    }

    private String[] sent(Page preview, List<Long> ids, String on) {
        List<String> sent = new ArrayList<>(List.of(asked(ids, on)));
        for (String name : List.of("form", "bulkExpected", "bulkSeen")) {
            sent.add(name);
            sent.add(String.valueOf(preview.fields().get(name)));
        }
        return sent.toArray(String[]::new);
    }

    private String[] asked(List<Long> ids) {
        return asked(ids, day);
    }

    private String[] asked(List<Long> ids, String on) {
        List<String> asked = new ArrayList<>(List.of("bulkAction", "TASK", "bulk.TASK", title, "bulk.TASK_DAY", on));
        for (Long id : ids) {
            asked.add("id");
            asked.add(id.toString());
        }
        return asked.toArray(String[]::new);
    }

    private int tasks(String state) {
        return jdbc.sql("select count(*) from activity where title = :title and state = :state")
                .param("title", title)
                .param("state", state)
                .query(Integer.class)
                .single();
    }

    private Long owned(boolean bySomebody) {
        return jdbc.sql("""
                insert into customer (number, kind, name, owner_id, created_at, updated_at)
                select 'T-' || gen_random_uuid(), 'ORGANISATION', 'Owned ' || :mark,
                       case when :owned then (select min(id) from staff where enabled) end, now(), now()
                returning id
                """)
                .param("mark", mark)
                .param("owned", bySomebody)
                .query(Long.class)
                .single();
    }
}
