package peyvand.web.opportunity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.domain.Role;
import peyvand.operational.staff.Language;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.Page;
import peyvand.web.testing.WebTest;

@WebTest
class OpportunityPagesTest {

    @Autowired
    Browsers browsers;

    @Autowired
    JdbcClient jdbc;

    private Browser sara;
    private String customer;
    private String label;
    private List<String> stages;

    @BeforeEach
    void aCustomer() {
        sara = browsers.administrator();
        customer = sara.post("/customers", "kind", "ORGANISATION", "name", "Alborz " + System.nanoTime())
                .location();
        label = sara.get("/opportunities/new", "customer", number(customer))
                .fields()
                .get("customer");
        stages = jdbc.sql(
                        "select id::text from crm.stage where pipeline_id = 1 and retired_at is null order by position")
                .query(String.class)
                .list();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void areShownInBothLanguages(Language language) {
        String page = opened("Tea for three shops", "1200");
        String lost = opened("Coffee", "300");
        sara.post(lost + "/lost", "version", "0", "reason", reason());
        Browser reader = browsers.administrator(language);
        for (String path : List.of(
                page,
                page + "/edit",
                lost,
                customer,
                "/opportunities",
                "/opportunities?stale=true&opportunityState=OPEN&sort=-amount&stage=" + stages.get(0),
                "/opportunities?closeFrom=2026-01-01&closeTo=2026-12-31&sort=created",
                "/opportunities/new",
                "/board",
                "/board?owner=me&closeTo=2026-12-31",
                "/board?closeTo=nonsense",
                "/opportunities?owner=me&tag=Ramadan&columns=opportunityName&columns=tags",
                "/board?owner=me&tag=Ramadan&stale=true")) {
            Page shown = reader.get(path);
            assertThat(shown.status()).as(path).isEqualTo(200);
            assertThat(shown.body()).as(path).doesNotContain("??");
        }
        assertThat(reader.get("/opportunities/999999999").status()).isEqualTo(404);
        assertThat(reader.get("/board?pipeline=999999999").status()).isEqualTo(404);
        assertThat(reader.get("/board?owner=nobody").status()).isEqualTo(400);
        assertThat(reader.get("/board?pipeline=none").status()).isEqualTo(400);
        assertThat(reader.get("/board/columns/999999999?at=").status()).isEqualTo(404);
        assertThat(reader.get("/board/columns/" + stages.get(0) + "?at=nonsense")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void takeTheirAmountFromTheirLines() {
        String page = opened("Tea for three shops", "1200");
        String[] tea = {"description", "Tea", "quantity", "۱۰", "unitPrice", "25", "discountPercent", "10"};
        assertThat(sara.post(page + "/lines", tea).status()).isEqualTo(302);
        assertThat(sara.get(page).body()).contains("€225.00", "10%").doesNotContain("€1,200.00");
        assertThat(sara.get(page + "/edit").body()).contains("The sum of the lines");
        Page refused = sara.post(page + "/lines", "description", "A kept word", "quantity", "-1", "unitPrice", "1");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("A kept word", "quantity-problem");
        String line = page + "/lines/"
                + jdbc.sql("select max(id)::text from crm.opportunity_line")
                        .query(String.class)
                        .single();
        tea[3] = "20";
        assertThat(sara.post(line + "/edit", concat(tea, "version", "0")).status())
                .isEqualTo(302);
        assertThat(sara.get(page).body()).contains("€450.00");
        Page late = sara.post(line + "/edit", concat(tea, "version", "0", "quantity", "7"));
        assertThat(late.status()).isEqualTo(409);
        sara.post(line + "/removal");
        assertThat(sara.get(page).body()).contains("No lines yet");
    }

    private static String[] concat(String[] some, String... more) {
        return Stream.concat(Arrays.stream(some), Arrays.stream(more)).toArray(String[]::new);
    }

    @Test
    void leadFromTheFirstWordToAWonSale() {
        String page = opened("Tea for three shops", "1200");
        assertThat(sara.get(page).body()).contains("€1,200.00", "€120.00", "Qualification");
        assertThat(sara.get(customer).body()).contains("Tea for three shops", "€1,200.00");
        sara.post(page + "/stage", "version", "0", "stage", stages.get(2));
        assertThat(sara.get(page).body()).contains("€600.00");
        sara.post(page + "/won", "version", "1");
        assertThat(sara.get(page).body())
                .contains("Won, from \u2068Proposal\u2069")
                .doesNotContain("/won\"");
        assertThat(sara.get("/opportunities", "opportunityState", "WON").body()).contains(page);
        sara.post(page + "/reopened", "version", "2", "stage", stages.get(1));
        assertThat(sara.get(page).body()).contains(page + "/won");
        assertThat(sara.get(customer, "show", "CHANGES").body())
                .contains("Opportunity opened", "Opportunity moved to another stage", "Opportunity won")
                .contains("Qualification / ارزیابی");
    }

    @ParameterizedTest
    @CsvSource({
        "expectedAmount, 1000000000000000000, expectedAmount",
        "expectedAmount, -5, expectedAmount",
        "expectedAmount, much, expectedAmount",
        "closeOn, 2026-11-01, closeOn",
        "closeOn, 3026-11-01, closeOn",
        "openedOn, 2126-11-01, openedOn",
        "currency, XXY, currency",
        "currency, USD, exchangeRate",
        "stage, 999999999, stage",
        "customer, Nobody at all 7, customer"
    })
    void sayWhatIsWrongAndKeepWhatWasTyped(String field, String typed, String blamed) {
        Page refused = sara.post("/opportunities", form("Typed with care", "12", field, typed));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("id=\"" + blamed + "-problem\"", "value=\"Typed with care\"");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void areFoundByTagAndTeamInTheListAndOnTheBoard(Language language) {
        String word = "Word" + System.nanoTime();
        String page = opened("Tea for three shops", "1200");
        String other = opened("Coffee", "10");
        sara.post(page + "/fields/tags", "tags", word + ", Fair", "version", "0");
        Browser reader = browsers.administrator(language);
        String team = jdbc.sql("insert into crm.team (name) values (:name) returning id::text")
                .param("name", "Team " + word)
                .query(String.class)
                .single();
        assertThat(reader.get(page).body()).contains("<bdi>" + word + "</bdi>");
        assertThat(reader.get("/opportunities", "tag", word.toUpperCase(java.util.Locale.ROOT), "columns", "tags")
                        .body())
                .contains(page + "\"", word)
                .doesNotContain(other + "\"");
        assertThat(reader.get("/board", "tag", word).body())
                .contains("card-" + number(page) + "\"", "tag=" + word)
                .doesNotContain("card-" + number(other) + "\"");
        assertThat(reader.get("/opportunities", "team", team).body()).doesNotContain(page + "\"");
        assertThat(reader.get("/board", "team", team).body())
                .contains("Team " + word)
                .doesNotContain("card-" + number(page) + "\"");
        assertThat(reader.get("/board", "stale", "true").body()).doesNotContain("card-" + number(page) + "\"");
        assertThat(reader.get("/board", "team", "nobody").status()).isEqualTo(400);
        assertThat(reader.get("/board", "tag", "x".repeat(61)).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void areChangedManyAtOnceAndBack(Language language) {
        Browser reader = browsers.administrator(language);
        String one = opened("Tea for three shops", "1200");
        String two = opened("Coffee", "10");
        assertThat(reader.get("/opportunities").body()).contains("name=\"bulkAction\"", "value=\"CLOSE_SHIFT\"");
        String[][] all = {
            {"CLOSE_ON", "2027-01-02"},
            {"CLOSE_SHIFT", "-۷"},
            {"STAGE", stages.get(2)},
            {"TAG", "Ramadan"},
            {
                "OWNER",
                reader.get(one + "/edit")
                        .body()
                        .replaceAll("(?s).*<select[^>]*name=\"owner\".*?value=\"(\\d+)\".*", "$1")
            },
            {"LOSE", reason()}
        };
        for (String[] action : all) {
            String[] form = {
                "id", number(one), "id", number(two), "bulkAction", action[0], "bulk." + action[0], action[1]
            };
            assertThat(reader.post("/bulk/opportunities", "id", number(one), "bulkAction", action[0])
                            .body())
                    .contains("name=\"bulk." + action[0] + "\"")
                    .doesNotContain("??");
            Page preview = reader.post("/bulk/opportunities", form);
            assertThat(preview.body()).as(action[0]).contains("Coffee").doesNotContain("??");
            assertThat(preview.fields()).as(action[0]).containsEntry("bulkExpected", "2");
            Page run = reader.post(
                    "/bulk/opportunities/run",
                    with(
                            form,
                            "bulkExpected",
                            "2",
                            "bulkSeen",
                            preview.fields().get("bulkSeen"),
                            "form",
                            preview.fields().get("form")));
            assertThat(run.location()).as(action[0]).matches("/bulk/changes/\\d+");
            assertThat(reader.get(run.location()).body())
                    .contains("/undo")
                    .doesNotContain("??", "\u2068" + stages.get(2) + "\u2069", "\u2068" + reason() + "\u2069");
            reader.post(run.location() + "/undo");
            assertThat(reader.get(run.location()).body()).doesNotContain("/undo\"", "??");
        }
        assertThat(reader.get("/bulk/changes").body()).doesNotContain("??");
        assertThat(jdbc.sql("select close_on || ' ' || stage_id || ' ' || state from crm.opportunity where id = :id")
                        .param("id", Long.valueOf(number(one)))
                        .query(String.class)
                        .single())
                .isEqualTo("2026-12-20 " + stages.get(0) + " OPEN");
        assertThat(reader.post(
                                "/bulk/opportunities",
                                "id",
                                number(one),
                                "bulkAction",
                                "CLOSE_SHIFT",
                                "bulk.CLOSE_SHIFT",
                                "0")
                        .status())
                .isEqualTo(422);
    }

    /** What the board says of the next activity about an opportunity. */
    private static String card(String board, String page) {
        Matcher card =
                Pattern.compile("(?s)id=\"card-" + number(page) + "\".*?</li>").matcher(board);
        assertThat(card.find()).isTrue();
        Matcher next = Pattern.compile("(?s)<small class=\"next.*?</small>").matcher(card.group());
        return next.find() ? next.group() : "";
    }

    private static String[] with(String[] some, String... more) {
        return java.util.stream.Stream.of(some, more)
                .flatMap(java.util.Arrays::stream)
                .toArray(String[]::new);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void showWhatIsToBeDoneAboutThem(Language language) {
        Browser reader = browsers.administrator(language);
        Browser htmx = browsers.administrator(language).with("HX-Request", "true");
        String title = "Send samples " + System.nanoTime();
        String name = "Tea " + System.nanoTime();
        String page = opened(name, "1200");
        Page added = htmx.post("/activities/quick", "title", title, "opportunity", number(page));
        assertThat(added.status()).isEqualTo(200);
        assertThat(added.body())
                .contains(title, "name=\"opportunity\" value=\"" + number(page) + "\"")
                .doesNotContain("<html", "??");
        assertThat(htmx.post("/activities/quick", "title", "Kept", "startOn", "someday", "opportunity", number(page))
                        .status())
                .isEqualTo(422);
        Page plain = reader.post("/activities/quick", "title", "Ring them", "opportunity", number(page), "back", page);
        assertThat(plain.location()).isEqualTo(page);
        assertThat(reader.get(page).body()).contains(title, "Ring them").doesNotContain("??");
        String today = language == Language.FA ? "امروز" : "today";
        assertThat(card(reader.get("/board").body(), page)).contains("class=\"next\"", today);
        String other = opened("Coffee", "3");
        assertThat(card(reader.get("/board").body(), other)).isEmpty();
        Page moved = reader.post("/board/cards/" + number(page), "version", "0", "stage", stages.get(1));
        assertThat(card(moved.body(), page)).contains(today);
        assertThat(reader.get(customer).body()).contains(title);

        Page form = reader.get("/activities/new", "opportunity", number(page));
        assertThat(form.fields().get("activityOpportunity")).startsWith(name + " (D-");
        assertThat(form.fields()).containsEntry("customer", label);
        String named = form.fields().get("activityOpportunity");
        assertThat(reader.get("/opportunities/suggestions", "q", name).body()).contains(named);
        String activity = jdbc.sql("select '/activities/' || id from crm.activity where title = :title")
                .param("title", title)
                .query(String.class)
                .single();
        assertThat(reader.get(activity).body()).contains("href=\"" + page + "\"", name);
        assertThat(reader.get("/activities", "activityOwner", "all", "tab", "today", "activityOpportunity", named)
                        .body())
                .contains(title, "Ring them")
                .doesNotContain("??");
        assertThat(reader.get("/activities", "activityOpportunity", "D-0").body())
                .contains("invalid-feedback")
                .doesNotContain(title);
        assertThat(reader.post(activity + "/fields/activityOpportunity", "activityOpportunity", "D-0", "version", "0")
                        .status())
                .isEqualTo(422);
        jdbc.sql("update crm.activity set day = '2020-01-01' where title = :title")
                .param("title", title)
                .update();
        assertThat(card(reader.get("/board").body(), page)).contains("class=\"next overdue\"");
        reader.post(activity + "/fields/activityOpportunity", "activityOpportunity", "", "version", "0");
        assertThat(reader.get(page).body()).doesNotContain(title).contains("Ring them");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void keepWhatIsSaidAboutThem(Language language) {
        Browser reader = browsers.administrator(language);
        Browser htmx = browsers.administrator(language).with("HX-Request", "true");
        String name = "Tea " + System.nanoTime();
        String page = opened(name, "1200");
        String[] call = {"touchChannel", "PHONE", "touchText", "Wants ten boxes"};
        assertThat(reader.get(page).body()).contains(page + "/touchpoints").doesNotContain("touchOpportunity", "??");
        assertThat(reader.post(page + "/touchpoints", call).location()).isEqualTo(page);
        Page fragment = htmx.post(page + "/touchpoints", "touchChannel", "FAX", "touchText", "Sent the price list");
        assertThat(fragment.body())
                .contains("Wants ten boxes", "Sent the price list")
                .doesNotContain("<html", "??");
        Page refused = reader.post(page + "/touchpoints", "touchChannel", "PIGEON", "touchText", "Kept");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains(">Kept</textarea>");

        reader.post("/activities/quick", "title", "Ring them", "opportunity", number(page), "back", page);
        String activity = jdbc.sql("select '/activities/' || max(id) from crm.activity where opportunity_id = :id")
                .param("id", Long.valueOf(number(page)))
                .query(String.class)
                .single();
        reader.post(activity + "/completion", "outcome", "They will think it over");
        assertThat(reader.get(page).body()).contains("They will think it over", "Wants ten boxes");
        assertThat(reader.get(page, "show", "ACTIVITIES").body())
                .contains("They will think it over")
                .doesNotContain("Wants ten boxes", "??");
        assertThat(htmx.get(page + "/timeline?show=CONVERSATIONS").body())
                .contains("Wants ten boxes")
                .doesNotContain("They will think it over", "<html", "??");
        assertThat(reader.get(page + "/timeline?show=ORDERS").status()).isEqualTo(400);
        assertThat(reader.get(customer, "show", "CONVERSATIONS").body())
                .contains("Wants ten boxes", "<a href=\"" + page + "\"><bdi>" + name);
        assertThat(reader.get("/opportunities/999999999/timeline").status()).isEqualTo(404);
        assertThat(reader.post("/opportunities/999999999/touchpoints", call).status())
                .isEqualTo(404);
        Browser omid = browsers.colleague(Role.SALES);
        assertThat(omid.get(page + "/timeline").status()).isEqualTo(404);
        assertThat(omid.post(page + "/touchpoints", call).status()).isEqualTo(404);
        assertThat(htmx.get(page + "/timeline?show=CONVERSATIONS").body()).containsOnlyOnce("Wants ten boxes");
    }

    @Test
    void leaveWhatIsToBeDoneWithTheCustomerWhenTheyGoToAnother() {
        String page = opened("Tea for three shops", "1200");
        sara.post("/activities/quick", "title", "Ring them", "opportunity", number(page));
        String other = sara.post("/customers", "kind", "ORGANISATION", "name", "Sabalan " + System.nanoTime())
                .location();
        String otherLabel = sara.get("/opportunities/new", "customer", number(other))
                .fields()
                .get("customer");
        assertThat(sara.post(page + "/fields/customer", "customer", otherLabel, "version", "0")
                        .status())
                .isEqualTo(302);
        assertThat(sara.get(page).body()).doesNotContain("Ring them");
        assertThat(sara.get(customer).body()).contains("Ring them");
        assertThat(sara.get(other).body()).doesNotContain("Ring them");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void askBeforeTheSameSaleIsOpenedTwice(Language language) {
        Browser reader = browsers.administrator(language);
        String first = opened("Tea for Kāveh’s shop", "1200");
        String[] form = form("tea for kaveh’s SHOP", "77");
        Page asked = reader.post("/opportunities", form);
        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.body())
                .contains("href=\"" + first + "\"", "id=\"alike\"", "value=\"tea for kaveh’s SHOP\"")
                .doesNotContain("??");
        assertThat(asked.fields()).containsEntry("alikeSeen", number(first));
        Page saved = reader.post("/opportunities", with(form, "alikeSeen", number(first)));
        assertThat(saved.status()).isEqualTo(302);

        Page sameAmount = reader.post("/opportunities", form("Something else", "1200"));
        assertThat(sameAmount.fields()).containsEntry("alikeSeen", number(first));
        reader.post(first + "/won", "version", "0");
        assertThat(reader.post("/opportunities", form("Something else", "1200")).status())
                .as("what is won is no longer open")
                .isEqualTo(302);
        assertThat(browsers.colleague(Role.SALES)
                        .post("/opportunities", form("tea for kaveh’s SHOP", "77"))
                        .body())
                .as("who does not see the customer")
                .doesNotContain("id=\"alike\"");
    }

    @Test
    void sayWhoDecidesAndToWhomTheyWereLost() {
        String page = opened("Tea for three shops", "1200");
        String contact = sara.post("/contacts", "customer", label, "familyName", "Tehrani")
                .location();
        sara.post(page + "/contacts", "contact", number(contact), "role", "DECIDER");
        String rival = sara.post("/competitors", "competitorName", "Rival " + System.nanoTime())
                .location();
        sara.post(page + "/competitors", "competitor", number(rival));
        assertThat(sara.get(page).body())
                .contains("href=\"" + contact + "\"", "Tehrani", "Decides", "href=\"" + rival + "\"");
        sara.post(page + "/lost", "version", "0", "reason", reason(), "lostTo", number(rival));
        assertThat(sara.get(page).body()).contains("Lost to", "Rival");
        sara.post(page + "/contacts/" + number(contact) + "/removal");
        sara.post(page + "/competitors/" + number(rival) + "/removal");
        assertThat(sara.get(page).body()).doesNotContain("href=\"" + contact + "\"", "href=\"" + rival + "\"");
        String stranger = sara.post("/customers", "kind", "PERSON", "name", "Somebody else")
                .location();
        long other = jdbc.sql("select id from crm.contact where customer_id = :id")
                .param("id", Long.valueOf(number(stranger)))
                .query(Long.class)
                .single();
        Page refused = sara.post(page + "/contacts", "contact", Long.toString(other), "role", "USER");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("one of their contacts");
    }

    @Test
    void areMovedOnTheBoardByOneOfTwo() {
        String page = opened("Tea for three shops", "1200");
        String card = "/board/cards/" + number(page);
        Page moved = sara.post(card, "version", "0", "stage", stages.get(1));
        assertThat(moved.status()).isEqualTo(200);
        assertThat(moved.body())
                .contains("id=\"card-" + number(page) + "\" hx-swap-oob=\"true\"", "data-version=\"1\"")
                .contains("id=\"head-" + stages.get(1) + "\" hx-swap-oob=\"true\"")
                .doesNotContain("<html");

        Page late = browsers.colleague().post(card, "version", "0", "stage", stages.get(2));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("role=\"alert\"", "Somebody else has just changed it", "id=\"board\"");
        Page ofPage = sara.post(page + "/stage", "version", "0", "stage", stages.get(2));
        assertThat(ofPage.status()).isEqualTo(409);
        assertThat(ofPage.body()).contains("Somebody else has just changed it", "Tea for three shops");

        sara.post(page + "/won", "version", "1");
        Page closed = sara.post(card, "version", "2", "stage", stages.get(2));
        assertThat(closed.status()).isEqualTo(422);
        assertThat(closed.body()).contains("won or lost already");
    }

    @Test
    void areShownToWhoeverSeesTheCustomer() {
        String page = opened("Tea for three shops", "1200");
        Browser rep = browsers.colleague(Role.SALES);
        assertThat(rep.get(page).status()).isEqualTo(404);
        assertThat(rep.get("/board").body()).doesNotContain("card-" + number(page) + "\"");
        assertThat(rep.post("/board/cards/" + number(page), "version", "0", "stage", stages.get(1))
                        .status())
                .isEqualTo(404);
        assertThat(sara.get(page).body()).contains("€120.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"><img src=x onerror=alert(1)>", "</bdi></a><script>alert(1)</script>", "&lt;b&gt;"})
    void sayWordsAsWords(String name) {
        String page = opened(name, "1");
        String encoded = org.springframework.web.util.HtmlUtils.htmlEscape(name);
        assertThat(sara.get("/board").body())
                .contains("<bdi>" + encoded + "</bdi>")
                .doesNotContain(name);
        assertThat(sara.get(page).body()).contains(encoded).doesNotContain(name);
    }

    private String opened(String name, String amount) {
        Page page = sara.post("/opportunities", form(name, amount));
        assertThat(page.status()).as(page.body()).isEqualTo(302);
        return page.location();
    }

    private String[] form(String name, String amount, String... instead) {
        String[] form = {
            "opportunityName",
            name,
            "customer",
            label,
            "stage",
            stages.get(0),
            "expectedAmount",
            amount,
            "openedOn",
            "2026-11-20",
            "closeOn",
            "2026-12-20"
        };
        for (int i = 0; i < instead.length; i += 2) {
            int at = List.of(form).indexOf(instead[i]);
            if (at < 0) {
                form = java.util.Arrays.copyOf(form, form.length + 2);
                at = form.length - 2;
                form[at] = instead[i];
            }
            form[at + 1] = instead[i + 1];
        }
        return form;
    }

    private String reason() {
        return jdbc.sql("select min(id)::text from crm.loss_reason")
                .query(String.class)
                .single();
    }

    private static String number(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
