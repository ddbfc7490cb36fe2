package peyvand.web.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.analytical.segment.Fact;
import peyvand.domain.Cursor;
import peyvand.domain.Role;
import peyvand.operational.staff.Language;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.Page;
import peyvand.web.testing.WebTest;

@WebTest
class SegmentPagesTest {

    @Autowired
    Browsers browsers;

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @EnumSource(Language.class)
    void showsEachPageInBothLanguages(Language language) {
        Browser sara = browsers.administrator(language);
        String segment = made(sara, name("Shiraz"), "Shiraz");
        for (String path : List.of(
                "/segments",
                "/segments?archived=true",
                "/segments/new",
                segment,
                segment + "/edit",
                "/customers?segment=" + segment.substring("/segments/".length()),
                "/audit?auditKind=SEGMENT")) {
            Page page = sara.get(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.body()).as(path).doesNotContain("??");
        }
        for (String path : List.of("/segments/999999999", "/segments/rival", "/segments/999999999/edit")) {
            assertThat(sara.get(path).status()).as(path).isEqualTo(404);
        }
        assertThat(sara.get(segment + "?at=nonsense").status()).isEqualTo(400);
        assertThat(sara.get(segment + "?at=" + new Cursor(false, "no time", 1).encode())
                        .status())
                .isEqualTo(400);
    }

    /** Whatever can be asked has its fields, its words and its comparisons, in both languages. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void offersEachFactWithItsFields(Language language) {
        Browser sara = browsers.administrator(language);
        for (var fact : Fact.values()) {
            if (fact == Fact.FIELD) {
                continue;
            }
            for (var is : fact.type().comparisons()) {
                Page page = sara.post(
                        "/segments",
                        "step",
                        "refresh",
                        "kind-r",
                        "ANY",
                        "fact-r_0",
                        fact.name(),
                        "was-r_0",
                        fact.name(),
                        "is-r_0",
                        is.name(),
                        "window-r_0",
                        "DAYS");
                assertThat(page.status()).as(fact + " " + is).isEqualTo(200);
                assertThat(page.body())
                        .as(fact + " " + is)
                        .doesNotContain("??")
                        .contains("value=\"" + is + "\" selected");
            }
        }
    }

    @Test
    void buildsARuleByPlainForms() {
        Browser sara = browsers.administrator();
        List<String> form = new ArrayList<>(List.of("segmentName", name("Built"), "kind-r", "ALL"));
        Page one = step(sara, form, "add:r");
        assertThat(one.body()).contains("name=\"fact-r_0\"").doesNotContain("name=\"fact-r_1\"");
        form.addAll(List.of("fact-r_0", "KIND", "was-r_0", "KIND", "is-r_0", "ANY_OF", "values-r_0", "PERSON"));
        Page nested = step(sara, form, "group:r");
        assertThat(nested.body()).contains("name=\"kind-r_1\"", "name=\"fact-r_1_0\"", "value=\"PERSON\" checked");
        form.addAll(List.of(
                "kind-r_1",
                "NONE",
                "fact-r_1_0",
                "ORDERS",
                "was-r_1_0",
                "ORDERS",
                "is-r_1_0",
                "BETWEEN",
                "from-r_1_0",
                "۲",
                "window-r_1_0",
                "DAYS",
                "windowDays-r_1_0",
                "90"));
        assertThat(step(sara, form, "refresh").body()).contains("customers").contains("value=\"90\"");
        Page removed = step(sara, form, "remove:r_0");
        assertThat(removed.body()).contains("name=\"fact-r_0_0\"").doesNotContain("name=\"fact-r_1_0\"");

        Page saved = sara.post("/segments", form.toArray(String[]::new));
        assertThat(saved.status()).isEqualTo(302);
        assertThat(sara.get(saved.location()).body())
                .contains("Kind is", "Person", "None of these", "Orders (last 90 days) at least 2");
        assertThat(sara.get(saved.location() + "/edit").body())
                .contains("name=\"windowDays-r_1_0\"", "value=\"90\"", "value=\"PERSON\" checked");
    }

    @Test
    void forgetsTheValuesWhereAnotherFactIsAskedFor() {
        Browser sara = browsers.administrator();
        Page page = step(
                sara,
                List.of(
                        "kind-r",
                        "ALL",
                        "fact-r_0",
                        "SECTOR",
                        "was-r_0",
                        "CITY",
                        "is-r_0",
                        "ANY_OF",
                        "values-r_0",
                        "Shiraz"),
                "refresh");
        assertThat(page.body()).doesNotContain("Shiraz");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void saysWhatIsWrongAndKeepsWhatWasTyped(Language language) {
        Browser sara = browsers.administrator(language);
        String name = name("Taken");
        made(sara, name, "Shiraz");
        Page taken =
                sara.post("/segments", condition(name.toUpperCase(Locale.ROOT), "AGE", "BETWEEN", "from-r_0", "12"));
        assertThat(taken.status()).isEqualTo(422);
        assertThat(taken.body()).contains("segmentName-problem", "value=\"12\"").doesNotContain("??");
        Page number = sara.post("/segments", condition(name("Wrong"), "AGE", "BETWEEN", "from-r_0", "many"));
        assertThat(number.status()).isEqualTo(422);
        assertThat(number.body()).contains("from-r_0-problem", "value=\"many\"").doesNotContain("??");
        Page none = sara.post("/segments", condition(name("Wrong"), "CITY", "ANY_OF", "values-r_0", ""));
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.body()).contains("values-r_0-problem").doesNotContain("??");
        Page empty = sara.post("/segments", "segmentName", name("Wrong"), "kind-r", "ALL");
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.body()).contains("kind-r-problem").doesNotContain("??");
        Page odd = sara.post(
                "/segments",
                condition(name("Wrong"), "name; drop table customer", "'", "product-r_0", "none of the kind"));
        assertThat(odd.status()).isEqualTo(422);
        for (String step : List.of("add:r_9_9_9", "remove:r", "remove:r_7", "add:x", ":", "add:r_999999999999")) {
            assertThat(step(sara, List.of("kind-r", "ALL"), step).status())
                    .as(step)
                    .isEqualTo(200);
        }
    }

    @Test
    void showsTheOthersRuleToTheSecondOfTwoWhoEdit() {
        Browser sara = browsers.administrator();
        String name = name("Both");
        String segment = made(sara, name, "Shiraz");
        Page first = sara.post(segment + "/edit", edit(name, "Tabriz"));
        Page second = browsers.colleague().post(segment + "/edit", edit(name, "Yazd"));
        assertThat(first.status()).isEqualTo(302);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body())
                .contains("Tabriz", "Yazd", "name=\"version\" value=\"1\"")
                .doesNotContain("??");
    }

    @Test
    void showsWhoBelongsAndWhyAndFindsThemInTheList() {
        Browser sara = browsers.administrator();
        String city = "Kashan" + System.nanoTime();
        String customer = sara.post("/customers", "kind", "PERSON", "name", "Mina of " + city, "city", city)
                .location();
        String segment = made(sara, name(city), city);
        await(segment);
        assertThat(sara.get(segment).body()).contains("Mina of " + city, "City: \u2068" + city);
        String list = "/customers?segment=" + segment.substring("/segments/".length());
        assertThat(sara.get(list).body()).contains("Mina of " + city);
        assertThat(sara.get("/customers/export.csv?segment=" + segment.substring("/segments/".length()))
                        .body())
                .contains("Mina of " + city);

        Browser omid = browsers.colleague(Role.SALES);
        assertThat(omid.get(segment).body()).doesNotContain("Mina of " + city);
        assertThat(omid.get(list).body()).doesNotContain("Mina of " + city);
        Page preview = omid.post(
                "/segments", with(condition(name("His"), "CITY", "ANY_OF", "values-r_0", city), "step", "refresh"));
        assertThat(preview.body()).contains("0 of ").doesNotContain("Mina of " + city);
        assertThat(customer).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void keepsAStrategyAndNamesItToWhoServesTheCustomer(Language language) {
        Browser sara = browsers.administrator(language);
        String city = "Sari" + System.nanoTime();
        String customer = sara.post("/customers", "kind", "PERSON", "name", "Roya of " + city, "city", city)
                .location();
        String[] form = condition(name(city), "CITY", "ANY_OF", "values-r_0", city);
        Page wrong = sara.post("/segments", with(form, "strategyGoal", "5"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("segmentStrategy-problem").doesNotContain("??");
        String[] planned = with(with(form, "segmentStrategy", "RETAIN"), "strategyGoal", "5");
        Page half = sara.post("/segments", planned);
        assertThat(half.status()).isEqualTo(422);
        assertThat(half.body()).contains("strategyGoal-problem").doesNotContain("??");
        String segment = sara.post("/segments", with(planned, "strategyUntil", "2090-01-01"))
                .location();
        await(segment);
        assertThat(sara.get(segment).body()).contains("id=\"strategy\"").doesNotContain("??");
        assertThat(sara.get("/segments").body()).doesNotContain("??");
        assertThat(sara.get(segment + "/edit").body()).contains("value=\"RETAIN\" selected");
        assertThat(sara.get(customer).body())
                .contains("id=\"intentions\"", "kind=CALL")
                .doesNotContain("??");
        assertThat(sara.get("/audit?auditKind=SEGMENT").body()).doesNotContain("??");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void makesASegmentATarget(Language language) {
        Browser sara = browsers.administrator(language);
        String segment = made(sara, name("Target"), "Shiraz");
        String list = "/segments/likeness?segment=" + segment.substring("/segments/".length());
        assertThat(sara.get(list).body()).doesNotContain("??");
        assertThat(sara.post(segment + "/target", "wanted", "true").location()).isEqualTo(list);
        assertThat(sara.get(list).body()).doesNotContain("??");
        assertThat(sara.get(segment).body()).contains(list).doesNotContain("??");
        assertThat(sara.get("/segments/likeness/export.csv?segment=" + segment.substring("/segments/".length()))
                        .status())
                .isEqualTo(200);
        assertThat(sara.get("/segments/likeness").status()).isEqualTo(200);
        assertThat(sara.get("/segments/likeness?segment=rival").status()).isEqualTo(400);
        assertThat(sara.post(segment + "/target", "wanted", "false").location()).isEqualTo(segment);
        assertThat(sara.get(segment).body()).doesNotContain(list);
        assertThat(sara.get("/audit?auditKind=SEGMENT").body()).doesNotContain("??");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void tellsWhoJoinedAndWhoLeftAndWhy(Language language) {
        Browser sara = browsers.administrator(language);
        String city = "Ardabil" + System.nanoTime();
        String customer = sara.post("/customers", "kind", "PERSON", "name", "Tala of " + city, "city", city)
                .location();
        String segment = made(sara, name(city), city);
        await(segment);
        Page page = sara.get(segment);
        assertThat(page.body()).contains("segmentWay=JOINED").doesNotContain("??", "segmentWay=LEFT");
        String moves = "?segment=" + segment.substring("/segments/".length()) + "&segmentWay=";
        assertThat(sara.get("/segments/moves" + moves + "JOINED").body())
                .contains("Tala of " + city)
                .doesNotContain("??");
        assertThat(sara.get("/segments/moves" + moves + "LEFT").body()).doesNotContain("??", "Tala of " + city);
        assertThat(sara.get("/segments/moves/export.csv" + moves + "JOINED").body())
                .contains("Tala of " + city);
        assertThat(browsers.colleague(Role.SALES)
                        .get("/segments/moves" + moves + "JOINED")
                        .body())
                .doesNotContain("Tala of " + city);
        assertThat(sara.get("/segments/moves").status()).isEqualTo(200);
        assertThat(sara.get("/segments/moves?segmentWay=ASIDE").status()).isEqualTo(400);
        assertThat(customer).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void comparesTwoAndLeadsToTheirPeople(Language language) {
        Browser sara = browsers.administrator(language);
        String city = "Yazd" + System.nanoTime();
        sara.post("/customers", "kind", "PERSON", "name", "Nika of " + city, "city", city);
        String first = made(sara, name(city), city);
        String second = made(sara, name("Nobody"), city + "x");
        await(first);
        await(second);
        String a = first.substring("/segments/".length());
        String b = second.substring("/segments/".length());
        assertThat(sara.get("/segments/compare?s=" + a + "&s=" + b).location())
                .isEqualTo("/segments/compare?a=" + a + "&b=" + b);
        String both = "?a=" + a + "&b=" + b;
        Page page = sara.get("/segments/compare" + both);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("comparePart=ONLY_A", "compareValue=PERSON")
                .doesNotContain("??");
        assertThat(sara.get("/segments/compare?a=" + a + "&b=others").body()).doesNotContain("??");
        String people = both + "&comparePart=A&compareTrait=KIND&compareValue=PERSON";
        assertThat(sara.get("/segments/compare/people" + people).body())
                .contains("Nika of " + city)
                .doesNotContain("??");
        assertThat(sara.get("/segments/compare/people/export.csv" + people).body())
                .contains("Nika of " + city);
        Browser omid = browsers.colleague(Role.SALES);
        assertThat(omid.get("/segments/compare/people" + people).body()).doesNotContain("Nika of " + city);
        assertThat(omid.get("/segments/compare" + both).status()).isEqualTo(200);
    }

    @Test
    void asksForTwoThatAreNotTheSame() {
        Browser sara = browsers.administrator();
        String segment = made(sara, name("Alone"), "Shiraz").substring("/segments/".length());
        for (String asked : List.of("?s=" + segment, "?a=" + segment, "?a=" + segment + "&b=" + segment)) {
            assertThat(sara.get("/segments/compare" + asked).body()).as(asked).contains("Please choose two segments");
        }
        assertThat(sara.get("/segments/compare?a=rival&b=others").status()).isEqualTo(200);
        assertThat(sara.get("/segments/compare/people?a=rival").status()).isEqualTo(400);
        assertThat(sara.get("/segments/compare/people").status()).isEqualTo(200);
    }

    @Test
    void leavesAnArchivedSegmentOutOfChoices() {
        Browser sara = browsers.administrator();
        String name = name("Old");
        String segment = made(sara, name, "Shiraz");
        assertThat(sara.get("/customers").body()).contains(name);
        assertThat(sara.post(segment + "/archive", "archived", "true").status()).isEqualTo(302);
        assertThat(sara.get("/customers").body()).doesNotContain(name);
        assertThat(sara.get("/segments?archived=true").body()).contains(name);
        assertThat(sara.post(segment + "/archive", "archived", "false").status())
                .isEqualTo(302);
        assertThat(sara.get("/segments").body()).contains(name);
    }

    @Test
    void makesASegmentOnceHoweverOftenTheFormIsSent() {
        Browser sara = browsers.administrator();
        String name = name("Once");
        String[] form = with(
                condition(name, "CITY", "ANY_OF", "values-r_0", "Shiraz"),
                "form",
                UUID.randomUUID().toString());
        assertThat(sara.post("/segments", form).location())
                .isEqualTo(sara.post("/segments", form).location());
    }

    private void await(String segment) {
        long begin = System.nanoTime();
        while (jdbc.sql("select due from crm.segment_state where segment_id = :id")
                .param("id", Long.valueOf(segment.substring("/segments/".length())))
                .query(Boolean.class)
                .single()) {
            assertThat(System.nanoTime() - begin).isLessThan(60_000_000_000L);
            LockSupport.parkNanos(50_000_000);
        }
    }

    private static String made(Browser browser, String name, String city) {
        Page page = browser.post("/segments", condition(name, "CITY", "ANY_OF", "values-r_0", city));
        assertThat(page.status()).isEqualTo(302);
        return page.location();
    }

    private static String[] condition(String name, String fact, String is, String field, String value) {
        return new String[] {
            "segmentName", name, "kind-r", "ALL", "fact-r_0", fact, "was-r_0", fact, "is-r_0", is, field, value
        };
    }

    private static String[] edit(String name, String city) {
        return with(condition(name, "CITY", "ANY_OF", "values-r_0", city), "version", "0");
    }

    private static String[] with(String[] form, String name, String value) {
        List<String> all = new ArrayList<>(List.of(form));
        all.add(name);
        all.add(value);
        return all.toArray(String[]::new);
    }

    private static Page step(Browser browser, List<String> form, String step) {
        return browser.post("/segments", with(form.toArray(String[]::new), "step", step));
    }

    private static String name(String word) {
        return word + " " + System.nanoTime();
    }
}
