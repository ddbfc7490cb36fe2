package peyvand.web.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import peyvand.domain.CustomerId;
import peyvand.operational.customer.CustomerData;
import peyvand.operational.customer.CustomerKind;
import peyvand.operational.customer.CustomerQueries;
import peyvand.operational.customer.Customers;
import peyvand.operational.staff.Language;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.Page;
import peyvand.web.testing.WebTest;

@WebTest
class ActivityPagesTest {

    @Autowired
    Browsers browsers;

    @Autowired
    Customers customers;

    @Autowired
    CustomerQueries customerQueries;

    @Autowired
    Clock clock;

    @ParameterizedTest
    @EnumSource(Language.class)
    void showsEachPageInBothLanguages(Language language) {
        Browser sara = browsers.administrator(language);
        CustomerId anna = customer("Anna");
        String task = created(sara, "title", "Send the offer", "customer", label(anna));
        String meeting = created(
                sara,
                "title",
                "Meet",
                "activityKind",
                "MEETING",
                "startTime",
                "۹:۳۰",
                "endTime",
                "11",
                "reminder",
                "15");
        for (String path : List.of(
                "/activities",
                "/activities?tab=overdue&activityOwner=all&activityKind=CALL",
                "/activities?tab=done",
                "/activities?tab=upcoming&customer=Anna",
                "/activities/new",
                "/activities/new?kind=CALL&day=2026-12-01&customer=" + anna,
                "/customers/" + anna,
                task,
                task + "/edit",
                meeting)) {
            Page page = sara.get(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.body()).as(path).doesNotContain("??");
        }
        assertThat(sara.get("/activities/999999999").status()).isEqualTo(404);
        assertThat(sara.get("/activities?tab=never").status()).isEqualTo(400);
        assertThat(sara.get("/activities?activityOwner=nobody").status()).isEqualTo(400);
        assertThat(sara.get("/activities?at=nonsense").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/activities?at=ZjE6eA",
                "/notifications?at=ZjE6eA",
                "/activities?size=0",
                "/activities?sort=title",
                "/activities?sort=(select%20pg_sleep(5))",
                "/activities/new?day=someday"
            })
    void refusesWhatNoLinkAsksFor(String path) {
        assertThat(browsers.administrator().get(path).status()).isEqualTo(400);
    }

    @Test
    void readsTimesInEitherDigitsAndShowsThemWhereOneIs() {
        Browser sara = browsers.administrator();
        String path = created(
                sara,
                "title",
                "Visit",
                "activityKind",
                "MEETING",
                "startOn",
                "۱۴۰۶/۰۱/۰۱",
                "startTime",
                "۹:۳۰",
                "endTime",
                "11");
        assertThat(sara.get(path).body()).contains("21 Mar 2027", "09:30", "11:00");
        assertThat(sara.get(path + "/edit").fields())
                .containsEntry("startOn", "2027-03-21")
                .containsEntry("startTime", "09:30")
                .containsEntry("endOn", "")
                .containsEntry("endTime", "11:00");
    }

    @Test
    void ticksOffWithOneClickAndLeadsBack() {
        Browser sara = browsers.administrator();
        String task = created(sara, "title", "Tick me off");
        assertThat(sara.get("/activities").body()).contains("Tick me off", "action=\"" + task + "/completion\"");

        Page page = sara.post(task + "/completion", "back", "/activities?tab=today");
        assertThat(page.location()).isEqualTo("/activities?tab=today");
        assertThat(sara.get("/activities?tab=done").body()).contains("Tick me off", task + "/reopening");
        assertThat(sara.post(task + "/completion", "back", "//evil.example").location())
                .isEqualTo(task);

        Browser htmx = browsers.administrator().with("HX-Request", "true");
        Page item = htmx.post(task + "/reopening");
        assertThat(item.status()).isEqualTo(200);
        assertThat(item.body())
                .contains("Tick me off", "hx-post=\"" + task + "/completion\"")
                .doesNotContain("<html");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void keepsWhatWasTypedWhereSomethingIsWrong(Language language) {
        Browser sara = browsers.administrator(language);
        String[][] wrong = {
            {"title", "", "title-problem"},
            {"title", "x".repeat(100_000), "title-problem"},
            {"startOn", "2026-02-30", "startOn-problem"},
            {"startOn", "2126-11-21", "startOn-problem"},
            {"startTime", "25:00", "startTime-problem"},
            {"startTime", "teatime", "startTime-problem"},
            {"endTime", "10:00", "startTime-problem"},
            {"customer", "Nobody (C-0)", "customer-problem"},
            {"activityOrder", "O-0", "activityOrder-problem"},
            {"activityOwner", "999999999", "activityOwner-problem"},
            {"activityKind", "PARTY", "activityKind-problem"},
            {"reminder", "7", "reminder-problem"},
            {"note", "x".repeat(100_000), "note-problem"},
        };
        for (String[] field : wrong) {
            Page page = post(sara, "title", "Offer", "note", "a kept note", field[0], field[1]);
            assertThat(page.status()).as(field[0]).isEqualTo(422);
            assertThat(page.body()).as(field[0]).contains(field[2]).doesNotContain("??");
            if (!field[0].equals("note")) {
                assertThat(page.body()).contains("a kept note");
            }
        }
        Page end = post(sara, "title", "Kept", "activityKind", "MEETING", "startTime", "10:00", "endTime", "09:00");
        assertThat(end.status()).isEqualTo(422);
        assertThat(end.body()).contains("endTime-problem", "Kept");
        Page call = post(sara, "title", "Kept", "activityKind", "CALL", "startTime", "10:00", "endTime", "11:00");
        assertThat(call.body()).contains("endTime-problem");
        assertThat(sara.get("/activities?customer=Nobody+of+that+name").body()).contains("invalid-feedback");
    }

    @Test
    void addsATaskToACustomerInOneLine() {
        Browser sara = browsers.administrator();
        CustomerId bita = customer("Bita");
        Page plain = sara.post(
                "/activities/quick",
                "title",
                "Ring her",
                "startOn",
                "",
                "about",
                bita.toString(),
                "back",
                "/customers/" + bita);
        assertThat(plain.location()).isEqualTo("/customers/" + bita);
        assertThat(sara.get("/customers/" + bita).body()).contains("Ring her", "Activity planned");

        Browser htmx = browsers.administrator().with("HX-Request", "true");
        Page added = htmx.post("/activities/quick", "title", "Write to her", "about", bita.toString());
        assertThat(added.status()).isEqualTo(200);
        assertThat(added.body()).contains("Ring her", "Write to her").doesNotContain("<html", "value=\"Write");
        Page refused = htmx.post("/activities/quick", "title", "Kept", "startOn", "someday", "about", bita.toString());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains("value=\"Kept\"", "someday", "invalid-feedback")
                .doesNotContain("<html");
        Page long422 = sara.post("/activities/quick", "title", "Kept", "startOn", "someday", "about", bita.toString());
        assertThat(long422.status()).isEqualTo(422);
        assertThat(long422.body()).contains("Kept", "startOn-problem", "Bita");
    }

    @Test
    void actsOnceHoweverOftenTheFormIsSent() {
        Browser sara = browsers.administrator();
        String key = sara.get("/activities/new").fields().get("form");
        Page first = post(sara, "title", "Only once", "form", key);
        Page second = post(sara, "title", "Only once", "form", key);
        assertThat(second.location()).isEqualTo(first.location());
    }

    @Test
    void showsBothValuesToTheSecondOfTwoWhoEdit() {
        Browser sara = browsers.administrator();
        String path = created(sara, "title", "First", "customer", label(customer("Cyrus")));
        String[] edit = {
            "version", "0", "activityKind", "TASK", "title", "Theirs", "startOn", "2026-11-30", "priority", "NORMAL"
        };
        assertThat(sara.post(path + "/edit", edit).status()).isEqualTo(302);
        edit[5] = "Mine";
        Page late = sara.post(path + "/edit", edit);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("Mine", "Theirs");
    }

    @Test
    void hidesOnesOwnWorkFromColleagues() {
        Browser sara = browsers.administrator();
        Browser colleague = browsers.colleague();
        String path = created(sara, "title", "A private errand");
        assertThat(colleague.get(path).status()).isEqualTo(404);
        assertThat(colleague.post(path + "/completion").status()).isEqualTo(404);
        assertThat(colleague.get("/activities?activityOwner=all").body()).doesNotContain("A private errand");
        assertThat(sara.get(path).body()).contains("/completion");
    }

    @Test
    void isHandedOverAndLeavesWhoNoLongerSeesIt() {
        Browser sara = browsers.administrator();
        browsers.colleague();
        String path = created(sara, "title", "Take this over");
        String body = sara.get(path).body();
        String other = body.replaceAll("(?s).*<option value=\"(\\d+)\">.*", "$1");
        assertThat(sara.post(path + "/owner", "activityOwner", other).location())
                .isEqualTo("/activities");
        assertThat(sara.get(path).status()).isEqualTo(404);
        assertThat(sara.post(path + "/owner", "activityOwner", other).status()).isEqualTo(404);
    }

    @Test
    void keepsTheOutcomeAndRefusesAnEndlessOne() {
        Browser sara = browsers.administrator();
        String path = created(sara, "title", "Ask for the sizes");
        Page refused = sara.post(path + "/completion", "outcome", "x".repeat(100_000));
        assertThat(refused.status()).isEqualTo(422);
        sara.post(path + "/completion", "outcome", "They take <b>size</b> 40");
        assertThat(sara.get(path).body()).contains("They take &lt;b&gt;size&lt;/b&gt; 40");
        assertThat(sara.post(path + "/cancellation").status()).isEqualTo(422);
    }

    @Test
    void keepsATimeThatIsTwoMomentsInTheNightTheClocksGoBack() {
        Browser colleague = browsers.colleague();
        colleague.post(
                "/preferences",
                "language",
                "EN",
                "calendar",
                "GREGORIAN",
                "digits",
                "LATIN",
                "zone",
                "Europe/Berlin",
                "theme",
                "AUTO");
        String path = created(colleague, "title", "Night shift", "startOn", "2027-10-31", "startTime", "02:30");
        Page field = colleague.post(path + "/fields/title", "version", "0", "title", "Night watch");
        assertThat(field.status()).isEqualTo(302);
        assertThat(colleague.get(path).body()).contains("02:30", "Night watch").doesNotContain("31 Oct 2027 →");
        String gap = created(colleague, "title", "Gone hour", "startOn", "2027-03-28", "startTime", "02:30");
        assertThat(colleague.get(gap).body())
                .as("there is no half past two that night")
                .contains("03:30");
    }

    private CustomerId customer(String name) {
        return customers.create(browsers.viewer(), CustomerData.named(CustomerKind.PERSON, name), List.of());
    }

    private String label(CustomerId id) {
        var choice = customerQueries.choice(browsers.viewer(), id).orElseThrow();
        return choice.name() + " (" + choice.number() + ")";
    }

    private String created(Browser browser, String... fields) {
        Page page = post(browser, fields);
        assertThat(page.status()).as(page.body()).isEqualTo(302);
        return page.location();
    }

    /** The form as it is filled in at first, with these fields changed. */
    private Page post(Browser browser, String... changed) {
        var fields = browser.get("/activities/new").fields();
        fields.put("activityKind", "TASK");
        fields.put("priority", "NORMAL");
        fields.put("activityOwner", me(browser));
        fields.putIfAbsent(
                "startOn", LocalDate.now(clock.withZone(ZoneId.of("UTC"))).toString());
        fields.remove("_csrf");
        for (int i = 0; i < changed.length; i += 2) {
            fields.put(changed[i], changed[i + 1]);
        }
        return browser.post(
                "/activities",
                fields.entrySet().stream()
                        .flatMap(field -> Stream.of(field.getKey(), field.getValue()))
                        .toArray(String[]::new));
    }

    private static String me(Browser browser) {
        return browser.get("/activities/new")
                .body()
                .replaceAll("(?s).*id=\"activityOwner\".*?<option value=\"(\\d+)\" selected=\"selected\".*", "$1");
    }
}
