package peyvand.web.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
class BulkPagesTest {

    @Autowired
    Browsers browsers;

    @Autowired
    JdbcClient jdbc;

    private final String mark = "Turmeric" + System.nanoTime();

    @ParameterizedTest
    @EnumSource(Language.class)
    void foretellsDoesAndTakesBack(Language language) {
        Browser sara = browsers.administrator(language);
        List<String> ids = customers(sara, 12);
        sara.post("/customers/" + ids.get(0) + "/edit", "name", mark + " 0", "tags", mark, "version", "0");
        sara.post("/customers/" + ids.get(1) + "/archive", "archived", "true");

        assertThat(sara.post("/bulk/customers", with(ids, "bulkAction", "TAG")).body())
                .contains("name=\"bulk.TAG\"")
                .doesNotContain("??", "bulkExpected");
        Page preview = sara.post("/bulk/customers", with(ids, "bulkAction", "TAG", "bulk.TAG", mark));
        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.fields()).containsEntry("bulkExpected", "10");
        assertThat(preview.body()).contains(mark + " 2", mark + " 11").doesNotContain("??", mark + " 1<");
        assertThat(tagged()).isEqualTo(1);

        Page run = sara.post("/bulk/customers/run", again(preview, ids));
        assertThat(run.location()).matches("/bulk/changes/\\d+");
        assertThat(tagged()).isEqualTo(11);
        assertThat(sara.get(run.location()).body()).contains(mark).doesNotContain("??");
        assertThat(sara.get("/bulk/changes").body()).contains(mark).doesNotContain("??");
        assertThat(sara.get("/customers/" + ids.get(5)).body()).contains(mark);
        assertThat(sara.get("/audit").body())
                .contains("/customers/" + ids.get(5))
                .doesNotContain("??");
        assertThat(version(ids.get(5))).isEqualTo(1);

        assertThat(sara.post(run.location() + "/undo").location()).isEqualTo(run.location());
        assertThat(tagged()).isEqualTo(1);
        assertThat(version(ids.get(5))).isEqualTo(2);
        assertThat(sara.get(run.location()).body()).doesNotContain("/undo", "??");
    }

    @Test
    void putsBackOnlyWhatNobodyHasChangedSince() {
        Browser sara = browsers.administrator();
        List<String> ids = customers(sara, 5);
        sara.post("/customers/" + ids.get(0) + "/fields/sector", "sector", "Books", "version", "0");
        String change = run(sara, ids, "SECTOR", "Spices").location();
        assertThat(values("sector")).containsExactly("Spices", "Spices", "Spices", "Spices", "Spices");
        sara.post("/customers/" + ids.get(1) + "/fields/sector", "sector", "Tea", "version", "1");
        sara.post("/customers/" + ids.get(2) + "/fields/city", "city", "Yazd", "version", "1");
        sara.post("/customers/" + ids.get(3) + "/archive", "archived", "true");
        jdbc.sql("update crm.customer set merged_into_id = :winner, archived_at = now() where id = :id")
                .param("winner", Long.valueOf(ids.get(0)))
                .param("id", Long.valueOf(ids.get(4)))
                .update();

        sara.post(change + "/undo");

        assertThat(values("sector")).containsExactly("Books", "Tea", null, "Spices", "Spices");
        String told = sara.get(change).body();
        assertThat(told).contains("Put back: 2", "changed since: 2", "no longer yours to see: 1");
        sara.post(change + "/undo");
        assertThat(sara.get(change).body()).contains("Put back: 2");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void putsIntoATierAndBack(Language language) {
        Browser sara = browsers.administrator(language);
        List<String> ids = customers(sara, 3);
        String name = "Gold " + System.nanoTime();
        sara.post("/tiers", "labelEnglish", name);
        String tier = jdbc.sql("select max(id)::text from crm.customer_tier")
                .query(String.class)
                .single();
        Page asked = sara.post("/bulk/customers", with(ids, "bulkAction", "TIER"));
        assertThat(asked.body()).contains(name, "value=\"none\"").doesNotContain("??");

        String change = run(sara, ids, "TIER", tier).location();
        assertThat(values("tier_id")).containsOnly(tier);
        assertThat(sara.get("/customers/" + ids.get(0)).body()).contains(name);
        String none = run(sara, List.of(ids.get(0)), "TIER", "none").location();
        assertThat(sara.get(none).body()).doesNotContain("??");
        sara.post("/tiers/" + tier + "/retirement", "retired", "true");
        assertThat(sara.get(change).body()).contains(name).doesNotContain("??");
        sara.post(none + "/undo");
        assertThat(values("tier_id")).containsOnly(tier);
        sara.post(change + "/undo");
        assertThat(values("tier_id")).containsOnlyNulls();
        assertThat(sara.get("/audit").body()).contains(name).doesNotContain("??");
        assertThat(sara.post("/bulk/customers", with(ids, "bulkAction", "TIER", "bulk.TIER", tier))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void actsOnceHoweverOftenItIsClicked() {
        Browser sara = browsers.administrator();
        List<String> ids = customers(sara, 3);
        Page preview = sara.post("/bulk/customers", with(ids, "bulkAction", "SOURCE", "bulk.SOURCE", "Fair"));
        String[] form = again(preview, ids);

        String first = sara.post("/bulk/customers/run", form).location();
        String second = sara.post("/bulk/customers/run", form).location();

        assertThat(second).isEqualTo(first);
        assertThat(version(ids.get(0))).isEqualTo(1);
    }

    @Test
    void looksOnceMoreWhereTheListOrTheValueHasChangedMeanwhile() {
        Browser sara = browsers.administrator();
        List<String> ids = customers(sara, 3);
        Page preview = sara.post("/bulk/customers", with(ids, "bulkAction", "SOURCE", "bulk.SOURCE", "Fair"));
        sara.post("/customers/" + ids.get(0) + "/archive", "archived", "true");

        Page refused = sara.post("/bulk/customers/run", again(preview, ids));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("has changed meanwhile");
        assertThat(refused.fields()).containsEntry("bulkExpected", "2");
        assertThat(values("source")).containsOnlyNulls();

        Page other = sara.post("/bulk/customers/run", again(refused, ids, "bulk.SOURCE", "Market"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.fields()).containsEntry("bulkSeen", "Market");
        assertThat(values("source")).containsOnlyNulls();
        assertThat(sara.post("/bulk/customers/run", again(other, ids)).status()).isEqualTo(302);
    }

    @Test
    void meansAllOfTheListByItsFilters() {
        Browser sara = browsers.administrator();
        customers(sara, 60);
        String[] all = {"bulkAll", "true", "q", mark, "bulkAction", "COUNTRY", "bulk.COUNTRY", "آلمان"};
        assertThat(sara.get("/customers?q=" + mark).body()).contains("all 60 of this list");

        Page preview = sara.post("/bulk/customers", all);
        assertThat(preview.fields()).containsEntry("bulkExpected", "60");
        assertThat(preview.body()).contains("name=\"q\" value=\"" + mark + "\"");
        sara.post("/bulk/customers/run", again(preview, List.of(), "q", mark));

        assertThat(values("country")).hasSize(60).containsOnly("DE");
        assertThat(jdbc.sql("""
                select count(*) from crm.audit_entry e join crm.customer c on c.id = e.record_id and e.record_kind = 'CUSTOMER'
                where c.name like :mark || '%' and e.action = 'CHANGED' and e.changes -> 'country' ->> 'to' = 'DE'
                """).param("mark", mark).query(Integer.class).single())
                .isEqualTo(60);
    }

    @Test
    void archivesAndBringsBack() {
        Browser sara = browsers.administrator();
        List<String> ids = customers(sara, 3);
        String change = run(sara, ids, "ARCHIVE", "").location();
        assertThat(values("archived_at")).doesNotContainNull();
        assertThat(sara.get("/customers/" + ids.get(0)).body()).contains("Archived");
        sara.post("/customers/" + ids.get(0) + "/archive", "archived", "false");
        sara.post("/customers/" + ids.get(0) + "/archive", "archived", "true");

        sara.post(change + "/undo");
        assertThat(values("archived_at").subList(1, 3)).containsOnlyNulls();
        assertThat(values("archived_at").get(0))
                .as("archived once more by hand")
                .isNotNull();

        String back = run(sara, ids, "RESTORE", "").location();
        assertThat(values("archived_at")).containsOnlyNulls();
        sara.post(back + "/undo");
        assertThat(values("archived_at").get(0)).isNotNull();
        assertThat(values("archived_at").subList(1, 3)).containsOnlyNulls();
    }

    @Test
    void takesATagAwayHoweverItIsSpelt() {
        Browser sara = browsers.administrator();
        List<String> ids = customers(sara, 2);
        run(sara, ids, "TAG", mark);
        assertThat(tagged()).isEqualTo(2);
        String change =
                run(sara, ids, "UNTAG", mark.toUpperCase(java.util.Locale.ROOT)).location();
        assertThat(tagged()).isZero();
        sara.post(change + "/undo");
        assertThat(tagged()).isEqualTo(2);
    }

    @Test
    void keepsToTheRulesOfOne() {
        Browser sara = browsers.administrator();
        String person = sara.post("/customers", "kind", "PERSON", "name", mark)
                .location()
                .replaceFirst(".*/", "");
        Page preview =
                sara.post("/bulk/customers", with(List.of(person), "bulkAction", "SECTOR", "bulk.SECTOR", "Tea"));
        assertThat(preview.body()).contains("of another kind: 1");
        String contact = jdbc.sql("select id from crm.contact where customer_id = :id")
                .param("id", Long.valueOf(person))
                .query(String.class)
                .single();
        assertThat(sara.post("/bulk/contacts", with(List.of(contact), "bulkAction", "ARCHIVE"))
                        .body())
                .contains("of another kind: 1");
        for (String wrong : List.of("", "a,b", "x".repeat(61))) {
            assertThat(sara.post("/bulk/customers", with(List.of(person), "bulkAction", "TAG", "bulk.TAG", wrong))
                            .status())
                    .isEqualTo(422);
        }
        assertThat(sara.post("/bulk/customers", with(List.of(person), "bulkAction", "ERASE"))
                        .status())
                .isEqualTo(404);
        assertThat(sara.post("/bulk/customers", with(List.of(person), "bulkAction", ""))
                        .location())
                .isEqualTo("/customers");
        assertThat(sara.post("/bulk/orders", "id", "1", "bulkAction", "TAG").status())
                .isEqualTo(404);
    }

    @Test
    void changesNothingTheViewerDoesNotSee() {
        Browser sara = browsers.administrator();
        List<String> ids = customers(sara, 2);
        Browser seller = browsers.colleague(Role.SALES);
        assertThat(seller.post("/bulk/customers", with(ids, "bulkAction", "TAG", "bulk.TAG", mark))
                        .status())
                .isEqualTo(403);

        jdbc.sql("insert into crm.role_right (role, name) values ('SALES', 'BULK')")
                .update();
        try {
            Browser bulky = browsers.colleague(Role.SALES);
            Page preview = bulky.post("/bulk/customers", with(ids, "bulkAction", "TAG", "bulk.TAG", mark));
            assertThat(preview.body()).contains("not yours to see: 2").doesNotContain(mark + " 0");
            assertThat(bulky.post(
                                    "/bulk/customers/run",
                                    with(
                                            ids,
                                            "bulkAction",
                                            "TAG",
                                            "bulk.TAG",
                                            mark,
                                            "bulkSeen",
                                            mark,
                                            "bulkExpected",
                                            "2"))
                            .status())
                    .isEqualTo(422);
            assertThat(bulky.post("/bulk/customers", with(ids, "bulkAction", "ARCHIVE"))
                            .status())
                    .as("archiving needs a right of its own")
                    .isEqualTo(404);
            String change = run(sara, ids, "TAG", mark).location();
            assertThat(bulky.get(change).status()).isEqualTo(404);
            assertThat(bulky.post(change + "/undo").status()).isEqualTo(404);
            assertThat(tagged()).isEqualTo(2);
        } finally {
            jdbc.sql("delete from crm.role_right where role = 'SALES' and name = 'BULK'")
                    .update();
        }
    }

    @Test
    void takesNoCrowdOfIds() {
        Browser sara = browsers.administrator();
        List<String> crowd = IntStream.range(0, 1_001).mapToObj(String::valueOf).toList();
        assertThat(sara.post("/bulk/customers", with(crowd, "bulkAction", "TAG"))
                        .status())
                .isEqualTo(400);
        assertThat(sara.post("/bulk/customers", "id", "x", "bulkAction", "TAG").status())
                .isEqualTo(400);
        assertThat(sara.post("/bulk/customers", "bulkAll", "true", "owner", "nobody here", "bulkAction", "TAG")
                        .status())
                .isEqualTo(400);
        assertThat(sara.post("/bulk/customers", "bulkAll", "true", "q", "x".repeat(101), "bulkAction", "TAG")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void isForgottenAfterThirtyDays() {
        Browser sara = browsers.administrator();
        List<String> ids = customers(sara, 1);
        String change = run(sara, ids, "SOURCE", "Fair").location();
        jdbc.sql("update crm.bulk_change set at = now() - interval '31 days' where id = :id")
                .param("id", Long.valueOf(change.replaceFirst(".*/", "")))
                .update();

        assertThat(sara.get(change).status()).isEqualTo(404);
        assertThat(sara.post(change + "/undo").status()).isEqualTo(404);
        run(sara, ids, "SOURCE", "Market");
        assertThat(jdbc.sql("select count(*) from crm.bulk_change where at < now() - interval '30 days'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"contacts,TAG,contact", "products,CATEGORY,product"})
    void changesOtherRecordsToo(String list, String action, String table) {
        Browser sara = browsers.administrator();
        List<String> ids = new ArrayList<>();
        String firm = customers(sara, 1).get(0);
        String number = jdbc.sql("select number from crm.customer where id = :id")
                .param("id", Long.valueOf(firm))
                .query(String.class)
                .single();
        for (int i = 0; i < 3; i++) {
            Page made = list.equals("contacts")
                    ? sara.post("/contacts", "customer", number, "familyName", mark + i)
                    : sara.post("/products", "productName", mark + i, "productKind", "GOODS");
            assertThat(made.status()).isEqualTo(302);
            ids.add(made.location().replaceFirst(".*/", ""));
        }
        assertThat(sara.get("/" + list).body()).contains("action=\"/bulk/" + list + "\"");
        String change = runOn(sara, list, ids, action, mark).location();
        assertThat(sara.get("/" + list + (list.equals("contacts") ? "?tag=" : "?category=") + mark)
                        .body())
                .contains("/" + list + "/" + ids.get(2));
        String archived = runOn(sara, list, ids, "ARCHIVE", "").location();
        assertThat(archived(table, ids)).isEqualTo(3);
        sara.post(archived + "/undo");
        assertThat(archived(table, ids)).isZero();
        sara.post(change + "/undo");
        assertThat(sara.get(change).body()).contains("Put back: 3");
        assertThat(sara.get("/" + list + (list.equals("contacts") ? "?tag=" : "?category=") + mark)
                        .body())
                .doesNotContain("/" + list + "/" + ids.get(2));
    }

    @Test
    void ticksOffPutsOnAnotherDayAndHandsActivitiesAway() {
        Browser sara = browsers.administrator();
        String me = jdbc.sql("select id from crm.staff where email = :email")
                .param("email", Browsers.EMAIL)
                .query(String.class)
                .single();
        browsers.colleague(Role.SALES);
        String colleague =
                jdbc.sql("select max(id) from crm.staff").query(String.class).single();
        String task = activity(sara, me, "TASK", "startOn", "2026-11-20");
        String call = activity(sara, me, "CALL", "startOn", "2026-11-20", "startTime", "09:30", "reminder", "15");
        String meeting = activity(
                sara,
                me,
                "MEETING",
                "startOn",
                "2026-11-20",
                "startTime",
                "14:00",
                "endOn",
                "2026-11-20",
                "endTime",
                "15:00");
        List<String> ids = List.of(task, call, meeting);
        assertThat(sara.get("/activities?tab=overdue").body())
                .contains("form=\"picked\" name=\"id\" value=\"" + task + "\"", "action=\"/bulk/activities\"");
        List<String> before = times(ids);

        String moved = runOn(sara, "activities", ids, "DAY", "2099-01-01", 422).location();
        assertThat(moved).isEmpty();
        moved = runOn(sara, "activities", ids, "DAY", "1406/01/10").location();
        assertThat(times(ids)).allSatisfy(time -> assertThat(time).contains("2027-03-30"));
        assertThat(times(ids).get(1)).contains("06:00:00").contains("05:45:00");
        assertThat(times(ids).get(2)).contains("10:30:00", "11:30:00");
        sara.post(moved + "/undo");
        assertThat(times(ids)).isEqualTo(before);

        String handed = runOn(sara, "activities", ids, "OWNER", colleague).location();
        assertThat(sara.get(handed).body()).contains("Colleague");
        assertThat(sara.get("/activities/" + task).status()).isEqualTo(404);
        sara.post(handed + "/undo");
        assertThat(sara.get("/activities/" + task).status()).isEqualTo(200);

        String done = runOn(sara, "activities", ids, "DONE", "").location();
        assertThat(sara.get("/activities?tab=done").body()).contains(mark);
        sara.post("/activities/" + task + "/reopening");
        sara.post(done + "/undo");
        assertThat(sara.get(done).body()).contains("Put back: 2", "changed since: 1");

        assertThat(sara.post(
                                "/bulk/activities",
                                "bulkAll",
                                "true",
                                "tab",
                                "overdue",
                                "activityOwner",
                                me,
                                "bulkAction",
                                "DONE")
                        .fields())
                .containsKey("bulkExpected");
        assertThat(sara.post(
                                "/bulk/activities",
                                "bulkAll",
                                "true",
                                "tab",
                                "today",
                                "customer",
                                "No Such",
                                "bulkAction",
                                "DONE")
                        .status())
                .isEqualTo(400);
    }

    private String activity(Browser browser, String owner, String kind, String... more) {
        List<String> form = new ArrayList<>(List.of(
                "activityKind", kind, "title", mark + " " + kind, "priority", "NORMAL", "activityOwner", owner));
        form.addAll(List.of(more));
        Page made = browser.post("/activities", form.toArray(String[]::new));
        assertThat(made.status()).as(made.body()).isEqualTo(302);
        return made.location().replaceFirst(".*/", "");
    }

    private List<String> times(List<String> ids) {
        return jdbc.sql("""
                select concat_ws(' ', day, starts_at at time zone 'UTC', ends_at at time zone 'UTC', remind_at at time zone 'UTC')
                from crm.activity where id = any (:ids) order by id
                """)
                .param("ids", ids.stream().map(Long::valueOf).toArray(Long[]::new))
                .query(String.class)
                .list();
    }

    private Page run(Browser browser, List<String> ids, String action, String value) {
        return runOn(browser, "customers", ids, action, value);
    }

    private Page runOn(Browser browser, String list, List<String> ids, String action, String value) {
        return runOn(browser, list, ids, action, value, 302);
    }

    private Page runOn(Browser browser, String list, List<String> ids, String action, String value, int status) {
        Page preview = browser.post("/bulk/" + list, with(ids, "bulkAction", action, "bulk." + action, value));
        if (status != 302) {
            assertThat(preview.status()).isEqualTo(status);
            return preview;
        }
        List<String> form = new ArrayList<>(List.of(again(preview, ids)));
        if (!form.contains("bulk." + action)) {
            form.addAll(List.of("bulk." + action, value));
        }
        Page run = browser.post("/bulk/" + list + "/run", form.toArray(String[]::new));
        assertThat(run.status()).as(preview.body()).isEqualTo(302);
        return run;
    }

    /** The form of a preview as it would be sent, with all of its ids. */
    private static String[] again(Page preview, List<String> ids, String... otherwise) {
        List<String> form = new ArrayList<>();
        preview.fields().forEach((name, value) -> {
            int other = Arrays.asList(otherwise).indexOf(name);
            if (!name.equals("id") && !name.equals("_csrf")) {
                form.addAll(List.of(name, other < 0 ? value : otherwise[other + 1]));
            }
        });
        return with(ids, form.toArray(String[]::new));
    }

    private static String[] with(List<String> ids, String... parameters) {
        List<String> form = new ArrayList<>(List.of(parameters));
        ids.forEach(id -> form.addAll(List.of("id", id)));
        return form.toArray(String[]::new);
    }

    private List<String> customers(Browser browser, int number) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            Page created = browser.post("/customers", "kind", "ORGANISATION", "name", mark + " " + i);
            ids.add(created.location().replaceFirst(".*/", ""));
        }
        return ids;
    }

    private List<String> values(String column) {
        return jdbc.sql("select " + column + "::text from crm.customer where name like :mark || '%' order by id")
                .param("mark", mark)
                .query(String.class)
                .list();
    }

    private int tagged() {
        return jdbc.sql("""
                select count(*) from crm.customer_tag g join crm.tag t on t.id = g.tag_id where crm.fold(t.name) = crm.fold(:tag)
                """).param("tag", mark).query(Integer.class).single();
    }

    private int version(String id) {
        return jdbc.sql("select version from crm.customer where id = :id")
                .param("id", Long.valueOf(id))
                .query(Integer.class)
                .single();
    }

    private int archived(String table, List<String> ids) {
        return jdbc.sql("select count(*) from crm." + table + " where archived_at is not null and id = any (:ids)")
                .param("ids", ids.stream().map(Long::valueOf).toArray(Long[]::new))
                .query(Integer.class)
                .single();
    }
}
