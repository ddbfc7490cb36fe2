package peyvand.web.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
class ViewPagesTest {

    @Autowired
    Browsers browsers;

    @Autowired
    JdbcClient jdbc;

    private final String mark = "Cinnamon" + System.nanoTime();

    @ParameterizedTest
    @EnumSource(Language.class)
    void keepsWhatTheListShowsUnderAName(Language language) {
        Browser sara = browsers.administrator(language);
        organisation(sara, mark + " Bakery", "Shiraz");
        person(sara, mark + " Parviz");

        Page made = sara.post(
                "/lists/customers/views",
                "viewName",
                mark,
                "q",
                mark,
                "kind",
                "PERSON",
                "sort",
                "-created",
                "columns",
                "city",
                "columns",
                "name");
        assertThat(made.location()).matches("/customers\\?view=\\d+");
        Page view = sara.get(made.location());
        assertThat(view.status()).isEqualTo(200);
        assertThat(rows(view)).contains(mark + " Parviz").doesNotContain(mark + " Bakery");
        assertThat(view.body()).contains(mark).doesNotContain("??");
        assertThat(view.body()).containsSubsequence("<thead>", ">" + city(language) + "<", "sort=name");
        assertThat(sara.get("/lists/customers/views").body()).contains(mark).doesNotContain("??");
        assertThat(sara.get(edit(made)).body()).contains(mark).doesNotContain("??");
    }

    @Test
    void showsFurtherFiltersOnTopAsAChangeThatCanBeKept() {
        Browser sara = browsers.administrator();
        organisation(sara, mark + " Bakery", "Shiraz");
        person(sara, mark + " Parviz");
        String view = keep(sara, "customers", "q", mark, "kind", "PERSON");

        assertThat(sara.get(view).body()).doesNotContain("Back to the view");
        Page changed = sara.get(view + "&kind=ORGANISATION");
        assertThat(rows(changed)).contains(mark + " Bakery").doesNotContain("Parviz");
        assertThat(changed.body())
                .contains("Back to the view", "Save in the view", view + "&amp;kind=ORGANISATION&amp;sort=");
        assertThat(rows(sara.get(view + "&kind="))).contains("Parviz", "Bakery");

        String version = changed.fields().get("version");
        sara.post(edit(view) + "/content", "version", version, "q", mark, "kind", "ORGANISATION");
        assertThat(rows(sara.get(view))).contains("Bakery").doesNotContain("Parviz");
        assertThat(sara.post(edit(view) + "/content", "version", version, "q", mark)
                        .status())
                .isEqualTo(409);
    }

    @Test
    void isNobodyElsesUnlessItIsShared() {
        Browser sara = browsers.administrator();
        String own = keep(sara, "customers", "q", mark);
        Browser seller = browsers.colleague(Role.SALES);

        assertThat(seller.get(own).status()).isEqualTo(404);
        assertThat(seller.get(edit(own)).status()).isEqualTo(404);
        assertThat(seller.post(edit(own) + "/removal").status()).isEqualTo(404);
        assertThat(seller.get("/lists/contacts/views/" + id(own)).status()).isEqualTo(404);
        assertThat(sara.get("/contacts?view=" + id(own)).status()).isEqualTo(404);
        assertThat(sara.get("/customers?view=nonsense").status()).isEqualTo(404);
    }

    @Test
    void showsNobodyMoreThanTheyMaySee() {
        Browser sara = browsers.administrator();
        organisation(sara, mark + " Bakery", "Shiraz");
        String shared = share(sara, "customers", mark, "q", mark);
        Browser seller = browsers.colleague(Role.SALES);
        Page sellers = seller.get(shared);

        assertThat(sellers.status()).isEqualTo(200);
        assertThat(sellers.body()).contains("aria-current=\"page\"").doesNotContain(mark + " Bakery");
        organisation(seller, mark + " Florist", "Yazd");
        assertThat(rows(seller.get(shared))).contains("Florist").doesNotContain("Bakery");
        sara.post(edit(shared) + "/removal");
    }

    @Test
    void isSharedAndChangedForAllOnlyByWhoMayChangeManyAtOnce() {
        Browser sara = browsers.administrator();
        String shared = share(sara, "customers", mark, "q", mark);
        Browser seller = browsers.colleague(Role.SALES);

        assertThat(seller.post("/lists/customers/views", "viewName", mark + "2", "viewShared", "true")
                        .location())
                .matches("/customers\\?view=\\d+");
        assertThat(kept(mark + "2"))
                .as("the box is not theirs, so it is private")
                .isFalse();
        assertThat(seller.post(edit(shared), "viewName", "Mine now", "version", "0")
                        .status())
                .isEqualTo(403);
        assertThat(seller.post(edit(shared) + "/content", "version", "0", "q", "x")
                        .status())
                .isEqualTo(403);
        assertThat(seller.post(edit(shared) + "/place", "earlier", "true").status())
                .isEqualTo(403);
        assertThat(seller.post(edit(shared) + "/removal").status()).isEqualTo(403);
        assertThat(kept(mark)).isTrue();
        assertThat(sara.get("/audit").body()).contains("View", mark);
        sara.post(edit(shared) + "/removal");
    }

    @Test
    void beginsAListWhereSomebodyStarredIt() {
        Browser seller = browsers.colleague(Role.SALES);
        organisation(seller, mark + " Bakery", "Shiraz");
        person(seller, mark + " Parviz");
        String view = keep(seller, "customers", "kind", "PERSON");

        seller.post("/lists/customers/views/start", "view", id(view));
        assertThat(rows(seller.get("/customers"))).contains("Parviz").doesNotContain("Bakery");
        assertThat(rows(seller.get("/customers?view=all"))).contains("Parviz", "Bakery");
        assertThat(rows(seller.get("/customers?q=" + mark))).contains("Parviz", "Bakery");
        seller.post("/lists/customers/views/start", "view", "archived");
        assertThat(seller.get("/customers").body()).doesNotContain("Parviz");
        seller.post("/lists/customers/views/start", "view", "");
        assertThat(rows(seller.get("/customers"))).contains("Parviz", "Bakery");
        seller.post("/lists/customers/views/start", "view", id(view));
        seller.post(edit(view) + "/removal");
        assertThat(rows(seller.get("/customers"))).contains("Parviz", "Bakery");
        assertThat(seller.post("/lists/customers/views/start", "view", "nonsense")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void showsMoreAndSaysSoWhereWhatItFilteredByIsGone() {
        Browser sara = browsers.administrator();
        organisation(sara, mark + " Bakery", "Shiraz");
        String view = keep(sara, "customers", "q", mark, "kind", "ORGANISATION");
        jdbc.sql("""
                update crm.saved_view
                set parameters = parameters || '{"field_12": "x", "owner": "999999", "sort": "shoe_size"}', columns = '["city", "shoeSize"]'
                where id = :id
                """).param("id", Long.valueOf(id(view))).update();

        Page degraded = sara.get(view);
        assertThat(degraded.status()).isEqualTo(200);
        assertThat(rows(degraded)).contains("Shiraz");
        assertThat(degraded.body()).contains("is not there any more");
        assertThat(sara.get("/customers/export.csv?view=" + id(view)).body()).contains("Shiraz");
    }

    @Test
    void writesDaysAsEachReaderDoes() {
        Browser sara = browsers.administrator(Language.EN);
        String shared = share(sara, "orders", mark, "orderedFrom", "1405/08/30");
        assertThat(sara.get(shared).body()).contains("2026-11-21").doesNotContain("1405");
        jdbc.sql("update crm.staff set calendar = 'JALALI' where email = :email")
                .param("email", Browsers.EMAIL)
                .update();
        try {
            assertThat(browsers.administrator().get(shared).body()).contains("1405/08/30");
        } finally {
            jdbc.sql("update crm.staff set calendar = 'GREGORIAN' where email = :email")
                    .param("email", Browsers.EMAIL)
                    .update();
            sara.post(edit(shared) + "/removal");
        }
    }

    @Test
    void isRenamedOrderedAndMadeOnce() {
        Browser seller = browsers.colleague(Role.SALES);
        String first = keep(seller, "products", mark + " one", "q", "a");
        String second = keep(seller, "products", mark + " two", "q", "b");
        assertThat(seller.get("/products").body()).containsSubsequence(mark + " one", mark + " two");
        seller.post(edit(second) + "/place", "earlier", "true");
        assertThat(seller.get("/products").body()).containsSubsequence(mark + " two", mark + " one");

        assertThat(seller.post(edit(first), "viewName", mark + " TWO", "version", "0")
                        .status())
                .isEqualTo(422);
        assertThat(seller.post(edit(first), "viewName", "", "version", "0").status())
                .isEqualTo(422);
        assertThat(seller.post(edit(first), "viewName", mark + " three", "version", "0")
                        .status())
                .isEqualTo(302);
        assertThat(seller.post(edit(first), "viewName", mark + " four", "version", "0")
                        .status())
                .isEqualTo(409);

        String key = "11111111-2222-3333-4444-" + String.format("%012d", System.nanoTime() % 1_000_000_000_000L);
        Page once = seller.post("/lists/products/views", "form", key, "viewName", mark + " once", "q", "c");
        Page twice = seller.post("/lists/products/views", "form", key, "viewName", mark + " once", "q", "c");
        assertThat(twice.location()).isEqualTo(once.location());
        assertThat(seller.post("/lists/products/views", "viewName", mark + " once", "q", "kept")
                        .body())
                .contains("There is a view with this name", "value=\"kept\"");
    }

    @Test
    void isOneOfThirtyAtMost() {
        Browser seller = browsers.colleague(Role.SALES);
        for (int i = 0; i < 30; i++) {
            keep(seller, "contacts", mark + i, "q", "x");
        }
        assertThat(seller.post("/lists/contacts/views", "viewName", "One more", "q", "x")
                        .status())
                .isEqualTo(422);
        assertThat(seller.get("/contacts").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"customers", "contacts", "products", "orders"})
    void standsAboveEachListBesideThoseOfTheHouse(String list) {
        for (Language language : Language.values()) {
            Browser sara = browsers.administrator(language);
            Page page = sara.get("/" + list);
            assertThat(page.body()).contains("/lists/" + list + "/views").doesNotContain("??");
            for (String view : page.body().split("\\?view=")) {
                String name = view.replaceFirst("(?s)[^a-z].*", "");
                if (!name.isEmpty() && !view.startsWith("<")) {
                    assertThat(sara.get("/" + list + "?view=" + name).status())
                            .as(list + " " + name)
                            .isEqualTo(200);
                }
            }
        }
        assertThat(browsers.administrator().get("/lists/staff/views").status()).isEqualTo(404);
    }

    @Test
    void showsWhoeverReadsItTheirOwnAndNobodys() {
        Browser seller = browsers.colleague(Role.SALES);
        organisation(seller, mark + " Bakery", "Shiraz");
        organisation(browsers.administrator(), mark + " Orphan", "Yazd");

        assertThat(rows(seller.get("/customers?view=mine"))).contains("Bakery");
        Browser sara = browsers.administrator();
        assertThat(rows(sara.get("/customers?view=mine&q=" + mark))).doesNotContain("Bakery");
        assertThat(rows(sara.get("/customers?view=unowned&q=" + mark)))
                .contains("Orphan")
                .doesNotContain("Bakery");
        assertThat(sara.get("/customers/export.csv?view=unowned&q=" + mark).body())
                .contains("Orphan")
                .doesNotContain("Bakery");
    }

    private String keep(Browser browser, String list, String... parameters) {
        boolean named = parameters.length % 2 == 1;
        List<String> form = new ArrayList<>(List.of("viewName", named ? parameters[0] : mark + System.nanoTime()));
        form.addAll(List.of(parameters).subList(named ? 1 : 0, parameters.length));
        Page made = browser.post("/lists/" + list + "/views", form.toArray(String[]::new));
        assertThat(made.status()).isEqualTo(302);
        return made.location();
    }

    private String share(Browser browser, String list, String name, String filter, String value) {
        return browser.post("/lists/" + list + "/views", "viewName", name, "viewShared", "true", filter, value)
                .location();
    }

    private boolean kept(String name) {
        return jdbc.sql("select shared from crm.saved_view where name = :name")
                .param("name", name)
                .query(Boolean.class)
                .single();
    }

    private static String edit(Page made) {
        return edit(made.location());
    }

    private static String edit(String view) {
        return "/lists" + view.replace("?view=", "/views/");
    }

    private static String id(String view) {
        return view.replaceFirst(".*=", "");
    }

    private static String city(Language language) {
        return language == Language.FA ? "شهر" : "City";
    }

    private static String rows(Page page) {
        return page.body().replaceFirst("(?s).*<tbody>", "").replaceFirst("(?s)</tbody>.*", "");
    }

    private static void organisation(Browser browser, String name, String city) {
        browser.post("/customers", "kind", "ORGANISATION", "name", name, "city", city);
    }

    private static void person(Browser browser, String name) {
        browser.post("/customers", "kind", "PERSON", "name", name);
    }
}
