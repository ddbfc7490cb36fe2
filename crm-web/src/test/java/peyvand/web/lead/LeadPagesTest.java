package peyvand.web.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
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
class LeadPagesTest {

    @Autowired
    Browsers browsers;

    @Autowired
    JdbcClient jdbc;

    private Browser sara;

    @BeforeEach
    void signIn() {
        sara = browsers.administrator();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void areShownInBothLanguages(Language language) {
        String page = written("Mina Tehrani");
        String aside = written("Nader Amini");
        sara.post(aside + "/disqualified", "version", "0", "reason", reason());
        Browser reader = browsers.administrator(language);
        for (String path : List.of(
                page,
                page + "/edit",
                aside,
                "/leads",
                "/leads?leadState=NEW&owner=none&source=Fair&sort=name&team=",
                "/leads?createdFrom=2026-01-01&createdTo=1405/12/01&openLeads=true",
                "/leads?createdFrom=nonsense",
                "/leads?view=unassigned",
                "/lists/leads/views",
                "/imports/new?kind=LEADS",
                "/search?q=Tehrani",
                "/",
                "/leads/new")) {
            Page shown = reader.get(path);
            assertThat(shown.status()).as(path).isEqualTo(200);
            assertThat(shown.body()).as(path).doesNotContain("??");
        }
        assertThat(reader.get("/leads/999999999").status()).isEqualTo(404);
        assertThat(reader.get("/leads?team=999999999").status()).isEqualTo(400);
        assertThat(reader.get("/leads/export.csv?q=Tehrani").body()).contains("Mina Tehrani");
        assertThat(reader.get(page + "/fields/nonsense").status()).isEqualTo(404);
    }

    @Test
    void areWrittenDownWithAFewWordsAndTakenOn() {
        String page = sara.post("/leads", "organisation", "Tea of the East").location();
        assertThat(sara.get(page).body()).contains("Tea of the East", "Nobody’s yet", "Take it on");
        sara.post(page + "/working", "version", "0");
        assertThat(sara.get(page).body()).contains("Being worked on").doesNotContain("Nobody’s yet");
        sara.post(page + "/disqualified", "version", "1", "reason", reason());
        assertThat(sara.get(page).body()).contains("Put aside", "No need", "Take it up again");
        sara.post(page + "/reopened", "version", "2");
        assertThat(sara.get(page).body()).contains("Being worked on", "opened again");
    }

    @ParameterizedTest
    @CsvSource({
        "email, nobody, email",
        "phone, call me, phone",
        "partner, Nobody at all 7, partner",
        "contactLanguage, xx, contactLanguage",
        "owner, 999999999, owner"
    })
    void sayWhatIsWrongAndKeepWhatWasTyped(String field, String typed, String blamed) {
        Page refused = sara.post("/leads", "personName", "Typed with care", field, typed);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("id=\"" + blamed + "-problem\"", "value=\"Typed with care\"");
    }

    @Test
    void askForANameAndKeepWhatWasTyped() {
        Page refused = sara.post("/leads", "interest", "Green tea, \"please\"", "city", "Shiraz");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains("id=\"personName-problem\"", "Green tea, &quot;please&quot;", "<details open")
                .contains("value=\"Shiraz\"");
    }

    @Test
    void areWrittenDownOnceHoweverOftenTheFormArrives() {
        String key = sara.get("/leads/new").fields().get("form");
        String first = sara.post("/leads", "personName", "Mina", "form", key).location();
        assertThat(sara.post("/leads", "personName", "Mina", "form", key).location())
                .isEqualTo(first);
    }

    @Test
    void areEditedFieldByFieldAndTellBothValuesToWhoComesTooLate() {
        String page = written("Mina Tehrani");
        sara.post(page + "/fields/city", "version", "0", "city", "Yazd");
        assertThat(sara.get(page).body()).contains("Yazd");
        Page late = browsers.colleague().post(page + "/fields/city", "version", "0", "city", "Rasht");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("Yazd", "Rasht");
        Page tooLate = sara.post(page + "/working", "version", "0");
        assertThat(tooLate.status()).isEqualTo(409);
        assertThat(tooLate.body()).contains("Somebody else has just changed this lead");
    }

    @Test
    void leadToTheListWhenTheyAreGivenAway() {
        Browser rep = browsers.colleague(Role.SALES);
        String page = rep.post("/leads", "personName", "Mina").location();
        Page given = rep.post(page + "/fields/owner", "version", "0", "owner", staff("Sara"));
        assertThat(given.location()).isIn("/leads", page);
        assertThat(rep.get(page).status()).isEqualTo(404);
        assertThat(rep.post("/leads", "personName", "Nader", "owner", staff("Sara"))
                        .location())
                .isEqualTo("/leads");
    }

    @Test
    void areErasedByWhoeverMay() {
        String page = written("Mina Tehrani");
        assertThat(sara.get(page).body()).contains("/erasure");
        Browser manager = browsers.colleague();
        assertThat(manager.get(page).body()).doesNotContain("/erasure");
        assertThat(manager.post(page + "/erasure").status()).isEqualTo(403);
        sara.post(page + "/erasure");
        assertThat(sara.get(page).body())
                .contains("has been erased", "Erased")
                .doesNotContain("Mina Tehrani", "mina@example.com");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void becomeCustomersWithASaleAndNothingIsWrittenTwice(Language language) {
        String firm = "Tea " + System.nanoTime();
        String page = sara.post("/leads", "personName", "Mina Tehrani", "organisation", firm, "interest", "Green tea")
                .location();
        Browser reader = browsers.administrator(language);
        Page form = reader.get(page + "/conversion");
        assertThat(form.status()).isEqualTo(200);
        assertThat(form.body())
                .contains("value=\"" + firm + "\"", "value=\"Tehrani\"")
                .doesNotContain("??");
        String[] fields = {
            "becomes",
            "organisation",
            "organisation",
            firm,
            "givenName",
            "Mina",
            "familyName",
            "Tehrani",
            "withSale",
            "true",
            "opportunityName",
            "Green tea",
            "stage",
            stage(),
            "expectedAmount",
            "much"
        };
        Page refused = reader.post(page + "/conversion", fields);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("id=\"expectedAmount-problem\"", "value=\"much\"");
        fields[fields.length - 1] = "1200";
        String sale = reader.post(page + "/conversion", fields).location();
        assertThat(sale).startsWith("/opportunities/");
        assertThat(reader.get(sale).body()).contains(firm);
        assertThat(reader.post(page + "/conversion", fields).location())
                .as("the second click")
                .isEqualTo(sale);
        assertThat(reader.get(page + "/conversion").location()).isEqualTo(page);
        assertThat(reader.get(page).body()).contains("href=\"" + sale + "\"").doesNotContain("/conversion\"");
        String customer = "/customers/"
                + jdbc.sql("select id from crm.customer where name = :name")
                        .param("name", firm)
                        .query(String.class)
                        .single();
        assertThat(reader.get(customer).body()).contains("href=\"" + page + "\"");
        assertThat(reader.get(customer, "show", "CHANGES").body())
                .contains(language == Language.FA ? "تا اینجا سرنخ بود" : "Was a lead until now");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void goWhereTheAdministratorSaysAndTellWhoeverGetsThem(Language language) {
        String source = "Fair of " + System.nanoTime();
        Browser rep = browsers.colleague(Role.SALES);
        String owner = jdbc.sql("select max(id)::text from crm.staff")
                .query(String.class)
                .single();
        Browser admin = browsers.administrator(language);
        assertThat(admin.post("/lead-rules", "source", source, "ruleMethod", "TURN")
                        .status())
                .isEqualTo(422);
        admin.post("/lead-rules", "source", source, "ruleMethod", "PERSON", "rulePerson", owner);
        admin.post("/lead-rules", "source", source, "country", "Iran", "ruleMethod", "PERSON", "rulePerson", owner);
        String last = "/lead-rules/"
                + jdbc.sql("select max(id) from crm.lead_rule")
                        .query(String.class)
                        .single();
        assertThat(admin.get("/lead-rules").body()).contains(source).doesNotContain("??");
        assertThat(admin.get(last + "/edit").body())
                .contains("value=\"" + source + "\"")
                .doesNotContain("??");
        admin.post(last + "/place", "earlier", "true");
        assertThat(admin.post(
                                last + "/edit",
                                "source",
                                source,
                                "ruleMethod",
                                "PERSON",
                                "rulePerson",
                                owner,
                                "version",
                                "7")
                        .status())
                .isEqualTo(409);
        admin.post(last + "/removal");
        assertThat(admin.get(last + "/edit").status()).isEqualTo(404);

        String page =
                sara.post("/leads", "personName", "Mina", "source", source).location();
        assertThat(rep.get("/notifications").body()).contains("A lead is yours now", "href=\"" + page + "\"");
        assertThat(rep.get(page).status()).isEqualTo(200);
    }

    @Test
    void showWhomTheyMayBeAlready() {
        String firm = "Tea " + System.nanoTime();
        String customer =
                sara.post("/customers", "kind", "ORGANISATION", "name", firm).location();
        assertThat(sara.get("/leads/similar", "organisation", firm.toUpperCase(Locale.ROOT))
                        .body())
                .contains("href=\"" + customer + "\"", "Customer");
        String page = sara.post("/leads", "organisation", firm, "phone", "021 7654321")
                .location();
        assertThat(sara.get(page).body()).contains("href=\"" + customer + "\"");
        Page form = sara.get(page + "/conversion");
        String choice = "customer-" + customer.replaceAll("\\D", "");
        assertThat(form.body()).contains("value=\"" + choice + "\" checked=\"checked\"");
        assertThat(sara.post(page + "/conversion", "becomes", choice).location())
                .isEqualTo(customer);
        assertThat(sara.get(customer).body()).contains("021 7654321");
        String other = sara.post("/leads", "personName", "Somebody").location();
        assertThat(sara.post(other + "/conversion", "becomes", "customer-999999999")
                        .status())
                .isEqualTo(422);
        assertThat(sara.post(other + "/conversion").status()).isEqualTo(422);
        assertThat(browsers.colleague(Role.SALES)
                        .get("/leads/similar", "organisation", firm)
                        .body())
                .doesNotContain(customer + "\"");
    }

    @Test
    void sayWordsAsWords() {
        String name = "</bdi></a><script>alert(1)</script>";
        String page = written(name);
        for (String path : List.of(page, page + "/edit", "/leads", "/search?q=script")) {
            assertThat(sara.get(path).body()).as(path).doesNotContain("<script>alert");
        }
        assertThat(sara.get(page).body()).contains("&lt;script&gt;alert(1)");
    }

    private String written(String name) {
        Page page = sara.post(
                "/leads",
                "personName",
                name,
                "email",
                "mina@example.com",
                "phone",
                "021 1234567",
                "source",
                "Fair",
                "contactLanguage",
                "fa",
                "interest",
                "Green tea");
        assertThat(page.status()).as(page.body()).isEqualTo(302);
        return page.location();
    }

    private String stage() {
        return jdbc.sql("select min(id)::text from crm.stage")
                .query(String.class)
                .single();
    }

    private String reason() {
        return jdbc.sql("select min(id)::text from crm.disqualify_reason")
                .query(String.class)
                .single();
    }

    private String staff(String name) {
        return jdbc.sql("select min(id)::text from crm.staff where name = :name")
                .param("name", name)
                .query(String.class)
                .single();
    }
}
