package peyvand.web.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
class HandOverPageTest {

    private static final Pattern UNDO = Pattern.compile("/customers/hand-over/[0-9a-f-]+/undo");

    private static final Pattern LAST = Pattern.compile("name=\"last\" value=\"(\\d+)\"");

    @Autowired
    Browsers browsers;

    @Autowired
    JdbcClient jdbc;

    private final String mark = "Saffron" + System.nanoTime();

    @ParameterizedTest
    @EnumSource(Language.class)
    void showsWhomItConcernsDoesItAndTakesItBack(Language language) {
        Browser sara = browsers.administrator(language);
        browsers.colleague(Role.SALES);
        List<String> ids = customers(sara, 10);
        String to = newestColleague();

        Page preview = sara.get("/customers/hand-over?id=" + String.join("&id=", ids));
        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.body()).contains(mark + " 0", mark + " 9").doesNotContain("??");

        assertThat(sara.post("/customers/hand-over", form(ids, to)).location()).isEqualTo("/customers");
        assertThat(ownedBy(to)).isEqualTo(10);
        Matcher undo = UNDO.matcher(sara.get("/customers").body());
        assertThat(undo.find()).isTrue();
        assertThat(sara.get("/customers/" + ids.get(0)).body())
                .contains("A note for the new one")
                .doesNotContain("??");
        assertThat(sara.get("/audit").body())
                .contains("/customers/" + ids.get(9))
                .doesNotContain("??");

        sara.post(undo.group());
        assertThat(ownedBy(to)).isZero();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void tellsTheNewOwnerOnceForAll(Language language) {
        Browser sara = browsers.administrator();
        Browser seller = browsers.colleague(Role.SALES);
        String to = newestColleague();
        seller.post("/language", "language", language.name());
        sara.post("/customers/hand-over", form(customers(sara, 3), to));
        Matcher undo = UNDO.matcher(sara.get("/customers").body());
        assertThat(undo.find()).isTrue();
        assertThat(seller.get("/").body()).contains("class=\"unread\"");

        assertThat(seller.get("/notifications").body())
                .contains("Sara", "/customers?owner=me", mark)
                .doesNotContain("??");
        assertThat(seller.get("/customers?owner=me").body()).contains(mark + " 0", mark + " 2");

        sara.post(undo.group());
        assertThat(seller.get("/notifications").body()).doesNotContain("/customers?owner=me", mark);
        Matcher last = LAST.matcher(seller.get("/notifications").body());
        assertThat(last.find()).as("what is gone can be marked as read").isTrue();
        seller.post("/notifications/reading", "last", last.group(1));
        assertThat(seller.get("/").body()).doesNotContain("class=\"unread\"");
    }

    @Test
    void leavesAloneWhomSomebodyElseHasGivenAwaySince() {
        Browser sara = browsers.administrator();
        browsers.colleague(Role.SALES);
        String first = newestColleague();
        browsers.colleague(Role.SALES);
        String second = newestColleague();
        List<String> ids = customers(sara, 2);
        sara.post("/customers/hand-over", form(ids, first));
        Matcher undo = UNDO.matcher(sara.get("/customers").body());
        assertThat(undo.find()).isTrue();
        sara.post("/customers/hand-over", form(ids.subList(0, 1), second));

        sara.post(undo.group());

        assertThat(ownedBy(first)).isZero();
        assertThat(ownedBy(second)).isEqualTo(1);
    }

    @Test
    void keepsWhatWasTypedWhereNobodyIsChosen() {
        Browser sara = browsers.administrator();
        List<String> ids = customers(sara, 2);

        Page refused = sara.post("/customers/hand-over", form(ids, ""));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("A note for the new one", mark + " 1", "Choose who becomes the owner");
        assertThat(sara.post("/customers/hand-over", "to", newestColleague()).status())
                .isEqualTo(422);
        assertThat(sara.get("/customers/hand-over").status()).isEqualTo(200);
    }

    @Test
    void comesFromTheBoxesOfAList() {
        Browser sara = browsers.administrator();
        List<String> ids = customers(sara, 2);

        assertThat(sara.get("/customers").body()).contains("formaction=\"/customers/hand-over/choice\"");
        assertThat(sara.post("/customers/hand-over/choice", form(ids, "")).location())
                .isEqualTo("/customers/hand-over?id=" + ids.get(0) + "&id=" + ids.get(1));
        assertThat(sara.post("/customers/hand-over/choice", "id", ids.get(0), "bulkAll", "true")
                        .status())
                .as("all of a list are too many")
                .isEqualTo(422);
    }

    @Test
    void needsTheRightToChangeManyAtOnce() {
        List<String> ids = customers(browsers.administrator(), 2);
        Browser agent = browsers.colleague(Role.SUPPORT);
        String to = newestColleague();

        assertThat(agent.post("/customers/hand-over", form(ids, to)).status()).isEqualTo(403);
        assertThat(ownedBy(to)).isZero();
        assertThat(agent.post("/customers/hand-over", form(ids.subList(0, 1), to))
                        .status())
                .isEqualTo(302);
        assertThat(ownedBy(to)).isEqualTo(1);
    }

    @Test
    void letsACollaboratorIn() {
        Browser sara = browsers.administrator();
        String customer = "/customers/" + customers(sara, 1).get(0);
        Browser seller = browsers.colleague(Role.SALES);
        String id = newestColleague();
        assertThat(seller.get(customer).status()).isEqualTo(404);

        assertThat(sara.get(customer + "/collaborators").status()).isEqualTo(200);
        sara.post(customer + "/collaborators", "staff", id);
        assertThat(seller.get(customer).body()).contains(mark);
        assertThat(seller.get("/customers?q=" + mark).body()).contains(customer);

        sara.post(customer + "/collaborators/" + id + "/removal");
        assertThat(seller.get(customer).status()).isEqualTo(404);
    }

    private List<String> customers(Browser browser, int number) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            Page created = browser.post("/customers", "kind", "ORGANISATION", "name", mark + " " + i);
            ids.add(created.location().replaceFirst(".*/", ""));
        }
        return ids;
    }

    private static String[] form(List<String> ids, String to) {
        List<String> form = new ArrayList<>(List.of("to", to, "note", "A note for the new one"));
        ids.forEach(id -> form.addAll(List.of("id", id)));
        return form.toArray(String[]::new);
    }

    private String newestColleague() {
        return jdbc.sql("select max(id) from crm.staff").query(String.class).single();
    }

    private int ownedBy(String staff) {
        return jdbc.sql("select count(*) from crm.customer where owner_id = :owner and name like :mark || '%'")
                .param("owner", Long.valueOf(staff))
                .param("mark", mark)
                .query(Integer.class)
                .single();
    }
}
