package peyvand.web.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.HtmlUtils;
import peyvand.domain.CustomerId;
import peyvand.operational.customer.CustomerQueries;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.Page;
import peyvand.web.testing.WebTest;

/** Two people who edit one record, forms that arrive twice, and races for what only one can have. */
@WebTest
class TwoPeopleAtOnceTest {

    private static final int PAIRS = 100;
    private static final int FORMS = 52;
    private static final int ROUNDS = 20;

    @Autowired
    Browsers browsers;

    @Autowired
    CustomerQueries customers;

    @Autowired
    JdbcClient jdbc;

    private final String mark = "M" + System.nanoTime();

    /** A kind of record: where it is made, with what, and which of its fields are edited. */
    private record Kind(String path, String table, String column, String[] fields) {

        String[] with(String name, String value, String... more) {
            return Stream.of(Stream.of(fields), Stream.of(name, value), Stream.of(more))
                    .flatMap(Function.identity())
                    .toArray(String[]::new);
        }
    }

    private List<Kind> kinds(Browser sara) {
        String location = sara.post("/customers", "kind", "ORGANISATION", "name", "Owner " + mark)
                .location();
        String number = customers
                .choice(browsers.viewer(), CustomerId.valueOf(location.substring(location.lastIndexOf('/') + 1)))
                .orElseThrow()
                .number();
        return List.of(
                new Kind("/customers", "customer", "note", new String[] {"kind", "ORGANISATION", "name", "Firm"}),
                new Kind("/contacts", "contact", "note", new String[] {
                    "familyName", "Moradi", "customer", "Owner " + mark + " (" + number + ")"
                }),
                new Kind("/products", "product", "note", new String[] {"productName", "Tea", "productKind", "GOODS"}),
                new Kind("/orders", "sales_order", "note", new String[] {"orderKind", "SALE", "orderedOn", "2026-11-20"
                }));
    }

    @Test
    void whoEditOneRecordBothLearnOfIt() {
        Browser sara = browsers.administrator();
        Browser colleague = browsers.colleague();
        List<Kind> kinds = kinds(sara);
        int reported = 0;
        int won = 0;
        for (int pair = 0; pair < PAIRS; pair++) {
            Kind kind = kinds.get(pair % kinds.size());
            String record = created(sara, kind, "before " + pair).location();
            Page form = sara.get(record + "/edit");
            String version = form.fields().get("version");
            String theirs = "theirs <" + pair + "> چای";
            String mine = "mine \"" + pair + "\" & more";
            assertThat(colleague
                            .post(record + "/edit", kind.with("note", theirs, "version", version))
                            .status())
                    .isEqualTo(302);
            Page late = sara.post(record + "/edit", kind.with("note", mine, "version", version));
            assertThat(late.status()).as(kind.path()).isEqualTo(409);
            String shown = HtmlUtils.htmlUnescape(late.body());
            if (shown.contains(mine) && shown.contains(theirs)) {
                reported++;
            }
            assertThat(note(kind, record)).isEqualTo(theirs);
            assertThat(late.fields()).containsEntry("note", mine);
            assertThat(sara.post(record + "/edit", flat(late.fields())).status())
                    .isEqualTo(302);
            if (note(kind, record).equals(mine)) {
                won++;
            }
        }
        System.out.printf(
                "Two at once: %d pairs, %d conflicts shown with both values, %d choices kept%n", PAIRS, reported, won);
        assertThat(reported).isEqualTo(PAIRS);
        assertThat(won).isEqualTo(PAIRS);
    }

    @Test
    void whoseFormArrivesTwiceMakeOneRecord() throws Exception {
        Browser sara = browsers.administrator();
        List<Kind> kinds = kinds(sara);
        int records = 0;
        for (int n = 0; n < FORMS; n++) {
            Kind kind = kinds.get(n % kinds.size());
            String note = mark + " form " + n;
            String key = sara.get(kind.path() + "/new").fields().get("form");
            assertThat(key).as(kind.path()).isNotBlank();
            List<Page> pages =
                    atOnce(sara, 2, (browser, i) -> browser.post(kind.path(), kind.with("note", note, "form", key)));
            assertThat(pages).as(kind.path()).allMatch(page -> page.status() == 302);
            assertThat(pages.stream().map(Page::location).distinct()).hasSize(1);
            records += count("select count(*) from crm." + kind.table() + " where note = :value", note);
        }
        System.out.printf("Sent twice: %d forms sent twice at once, %d records%n", FORMS, records);
        assertThat(records).isEqualTo(FORMS);
    }

    @Test
    void whoClaimOneReferenceAreOneWinnerAndToldLosers() throws Exception {
        Browser sara = browsers.administrator();
        for (int round = 0; round < ROUNDS; round++) {
            String reference = mark + "-" + round;
            List<Page> pages = atOnce(
                    sara,
                    threads(round),
                    (browser, i) -> browser.post(
                            "/customers", "kind", "ORGANISATION", "name", "Claimant " + i, "reference", reference));
            oneWinner(pages, "reference-problem");
            assertThat(count("select count(*) from crm.customer where reference = :value", reference))
                    .isEqualTo(1);
        }
    }

    @Test
    void whoAddOneHandleAreOneWinnerAndToldLosers() throws Exception {
        Browser sara = browsers.administrator();
        String customer = sara.post("/customers", "kind", "ORGANISATION", "name", "Handled " + mark)
                .location();
        for (int round = 0; round < ROUNDS; round++) {
            String email = "office" + round + "." + mark.toLowerCase(java.util.Locale.ROOT) + "@example.com";
            List<Page> pages = atOnce(
                    sara,
                    threads(round),
                    (browser, i) -> browser.post(customer + "/handles", "handleKind", "EMAIL", "handleValue", email));
            oneWinner(pages, "handleValue-problem");
            assertThat(count("select count(*) from crm.handle where value = :value", email))
                    .isEqualTo(1);
        }
    }

    @Test
    void whoUseOneNewTagShareIt() throws Exception {
        Browser sara = browsers.administrator();
        for (int round = 0; round < ROUNDS; round++) {
            String one = "tag " + mark + round;
            String other = "other " + mark + round;
            List<Page> pages = atOnce(
                    sara,
                    threads(round),
                    (browser, i) -> browser.post(
                            "/customers",
                            "kind",
                            "ORGANISATION",
                            "name",
                            "Tagged " + i,
                            "tags",
                            i % 2 == 0 ? one + ", " + other : other + ", " + one));
            assertThat(pages).extracting(Page::status).containsOnly(302);
            assertThat(count("select count(*) from crm.tag where name = :value", one))
                    .isEqualTo(1);
        }
    }

    /** 5 to 20. */
    private static int threads(int round) {
        return 5 + round * 15 / (ROUNDS - 1);
    }

    private static void oneWinner(List<Page> pages, String problem) {
        assertThat(pages.stream().filter(page -> page.status() == 302)).hasSize(1);
        assertThat(pages.stream().filter(page -> page.status() != 302)).allSatisfy(page -> {
            assertThat(page.status()).isEqualTo(422);
            assertThat(page.body()).contains(problem).doesNotContain("??");
        });
    }

    private static List<Page> atOnce(Browser browser, int threads, Simultaneous.Visit visit) throws Exception {
        List<Browser> twins =
                IntStream.range(0, threads).mapToObj(i -> browser.twin()).toList();
        return Simultaneous.visits(twins, visit);
    }

    private static Page created(Browser browser, Kind kind, String note) {
        Page page = browser.post(kind.path(), kind.with("note", note));
        assertThat(page.status()).as(page.body()).isEqualTo(302);
        return page;
    }

    private static String[] flat(Map<String, String> fields) {
        List<String> flat = new ArrayList<>();
        fields.forEach((name, value) -> {
            if (!name.equals("_csrf")) {
                flat.add(name);
                flat.add(value);
            }
        });
        return flat.toArray(String[]::new);
    }

    private String note(Kind kind, String record) {
        return jdbc.sql("select note from crm." + kind.table() + " where id = :id")
                .param("id", Long.valueOf(record.substring(record.lastIndexOf('/') + 1)))
                .query(String.class)
                .single();
    }

    private int count(String sql, String value) {
        return jdbc.sql(sql).param("value", value).query(Integer.class).single();
    }
}
