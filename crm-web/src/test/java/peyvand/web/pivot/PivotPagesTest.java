package peyvand.web.pivot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.analytical.pivot.Dimension;
import peyvand.analytical.pivot.Measure;
import peyvand.domain.Role;
import peyvand.operational.staff.Language;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.Page;
import peyvand.web.testing.WebTest;

@WebTest
class PivotPagesTest {

    private static final String TIME = "&pivotFrom=1971-03-21&pivotTo=1971-05-21";
    private static final String ASKED =
            "/pivot?pivotRows=PRODUCT&pivotColumns=MONTH&pivotMeasure=REVENUE" + TIME + "&pivotChannel=";

    @Autowired
    Browsers browsers;

    @Autowired
    JdbcClient jdbc;

    private Browser sara;
    private String channel;

    /** Two orders of a product with a hostile name: 300 in March and 50 in May, 1971. */
    @BeforeEach
    void orders() {
        sara = browsers.administrator();
        channel = "Fair" + System.nanoTime();
        long customer = Long.parseLong(sara.post("/customers", "kind", "ORGANISATION", "name", "Anna of " + channel)
                .location()
                .replaceAll("\\D", ""));
        long product = jdbc.sql("""
                insert into crm.product (code, name, kind, created_at, updated_at)
                values (:code, '<b>Tea</b> "of" ' || :code, 'GOODS', now(), now()) returning id
                """).param("code", channel).query(Long.class).single();
        order(customer, product, "1971-03-25", 300);
        order(customer, product, "1971-05-02", 50);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void areShownInBothLanguages(Language language) {
        Browser reader = browsers.administrator(language);
        assertThat(reader.get("/pivot").body()).doesNotContain("??");
        for (Dimension dimension : Dimension.values()) {
            for (Measure measure : Measure.values()) {
                String path = "/pivot?pivotRows=" + dimension + "&pivotMeasure=" + measure + "&pivotColumns="
                        + (dimension == Dimension.KIND ? "" : "KIND") + TIME;
                Page page = reader.get(path);
                assertThat(page.status()).as(path).isEqualTo(200);
                assertThat(page.body()).as(path).doesNotContain("??", "style=\"", "<b>Tea");
            }
        }
    }

    @Test
    void leadToTheOrderLinesBehindTheirFigures() {
        String answer = sara.get(ASKED + channel).body();
        assertThat(answer).contains("350.00", "300.00", "50.00", "Of 2 orders with a sale, by 1 known customers");
        List<String> links = Pattern.compile("href=\"(/pivot/lines\\?[^\"]*)\"")
                .matcher(answer)
                .results()
                .map(match -> match.group(1).replace("&amp;", "&"))
                .distinct()
                .toList();
        assertThat(links).hasSize(6);
        for (String link : links) {
            String lines = sara.get(link).body();
            assertThat(lines)
                    .as(link)
                    .contains("Anna of " + channel, "&lt;b&gt;Tea")
                    .doesNotContain("??", "<b>Tea", "style=\"");
            assertThat(lines.contains("300.00")).as(link).isEqualTo(!link.contains("column=197105"));
            assertThat(lines.contains("50.00")).as(link).isEqualTo(!link.contains("column=197103"));
            assertThat(sara.get(link.replace("/lines?", "/lines/export.csv?")).body())
                    .contains("Anna of " + channel);
        }
    }

    @Test
    void areWrittenAsFiles() {
        String file = sara.get(ASKED.replace("?", "/export.csv?") + channel).body();
        assertThat(file).contains("All,300,50,350").contains(channel + "\",300,50,350");
        assertThat(sara.download(ASKED.replace("?", "/export.xlsx?") + channel)).startsWith('P', 'K');
        assertThat(browsers.colleague(Role.SUPPORT)
                        .get(ASKED.replace("?", "/export.csv?") + channel)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void countForEachOnlyWhatTheyMaySee() {
        Browser rep = browsers.colleague(Role.SALES);
        assertThat(rep.get(ASKED + channel).body())
                .contains("Nothing was sold that fits", "Only sales that you may see count.")
                .doesNotContain("350");
        assertThat(rep.get(ASKED.replace("?", "/lines?") + channel).body()).doesNotContain("Anna of");
        assertThat(rep.get(ASKED.replace("?", "/lines/export.csv?") + channel).body())
                .doesNotContain("Anna of");
    }

    @Test
    void sayWhatCannotBeAsked() {
        assertThat(sara.get("/pivot?pivotRows=MONTH&pivotColumns=MONTH&pivotMeasure=NET")
                        .body())
                .contains("Choose something else than for the rows");
        assertThat(sara.get("/pivot?pivotRows=MONTH&pivotMeasure=NET&pivotProduct=Nothing" + channel)
                        .body())
                .contains("There is none that is called so");
        for (String path : List.of(
                "/pivot?pivotRows=PASSWORD&pivotMeasure=NET",
                "/pivot?pivotRows=MONTH&pivotMeasure=count(*)",
                "/pivot?pivotRows=MONTH&pivotMeasure=NET&pivotMost=1000000",
                "/pivot?pivotRows=MONTH&pivotMeasure=NET&pivotFrom=2026-05-01&pivotTo=2026-04-01",
                "/pivot/lines?pivotRows=MONTH&row=x",
                "/pivot/lines?pivotRows=MONTH&column=197103",
                "/pivot/lines?pivotRows=MONTH&row=197103&at=x",
                "/pivot/export.csv?pivotRows=PASSWORD&pivotMeasure=NET")) {
            Page page = sara.get(path);
            assertThat(page.status()).as(path).isEqualTo(400);
            assertThat(page.body()).as(path).doesNotContain("??", "Exception");
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void areKeptUnderANameAndChangedByWhoeverReadThemLast(Language language) {
        Browser reader = browsers.administrator(language);
        String name = "Mine & <b>" + channel;
        String opened = reader.post("/pivot/saved", saving(name)).location();
        assertThat(opened).matches("/pivot\\?saved=\\d+");
        String path = "/pivot/saved/" + opened.replaceAll("\\D", "");
        assertThat(reader.get(opened).body())
                .contains("Mine &amp; &lt;b&gt;" + channel, channel + "\"")
                .doesNotContain("??", "<b>Fair", "style=\"");
        assertThat(reader.get("/pivot").body()).contains("Mine &amp; &lt;b&gt;" + channel);
        assertThat(reader.get(path).body())
                .contains("Mine &amp; &lt;b&gt;" + channel)
                .doesNotContain("??");

        assertThat(reader.post(path, "version", "0", "viewName", "Other " + channel)
                        .location())
                .isEqualTo("/pivot");
        assertThat(reader.post(path, "version", "0", "viewName", "Third " + channel)
                        .status())
                .isEqualTo(409);
        assertThat(reader.post(path, "version", "1", "viewName", "").status()).isEqualTo(422);
        assertThat(reader.post(path + "/content", "version", "1", "pivotRows", "WEEKDAY", "pivotMeasure", "ORDERS")
                        .location())
                .isEqualTo(opened);
        assertThat(reader.get(opened).body())
                .contains(
                        "Other " + channel,
                        language == Language.EN ? "Orders by weekday" : "سفارش‌ها به تفکیک روز هفته");
        assertThat(reader.post(path + "/removal").location()).isEqualTo("/pivot");
        assertThat(reader.get(opened).status()).isEqualTo(404);
    }

    @Test
    void areSharedByWhoeverMayChangeMuch() {
        Browser rep = browsers.colleague(Role.SALES);
        String own = rep.post("/pivot/saved", saving("Own " + channel)).location();
        assertThat(rep.get(own).status()).isEqualTo(200);
        assertThat(sara.get(own).status()).isEqualTo(404);
        String shared = sara.post("/pivot/saved", saving("All " + channel, "viewShared", "true"))
                .location();
        assertThat(rep.get(shared).body()).contains("All " + channel).doesNotContain("350.00");
        String path = "/pivot/saved/" + shared.replaceAll("\\D", "");
        assertThat(rep.post(path, "version", "0", "viewName", "x").status()).isEqualTo(403);
        assertThat(rep.post(path + "/removal").status()).isEqualTo(403);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void areReckonedInTheBackgroundWhereSomebodyAsks(Language language) {
        Browser reader = browsers.administrator(language);
        String[] question = saving("");
        String answer = reader.post("/pivot/reckoning", question).location();
        assertThat(answer).startsWith("/pivot?");
        assertThat(reader.get(answer).body())
                .containsAnyOf("hx-trigger=\"every 1s\"", "action=\"/pivot/reckoning\"")
                .doesNotContain("??", "style=\"");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> !reader.get(answer).body().contains("hx-trigger=\"every 1s\""));
        assertThat(reader.get(answer).body())
                .contains(language == Language.EN ? "Reckon anew" : "از نو حساب کن", "350");
        assertThat(reader.post("/pivot/reckoning/stop", question).location()).isEqualTo(answer);
        jdbc.sql("update crm.pivot_answer set state = 'FAILED', answer = null, answered_at = null where state = 'DONE'")
                .update();
        assertThat(reader.get(answer).body())
                .contains(language == Language.EN ? "It did not succeed" : "به پاسخ نرسید", "350");
    }

    private String[] saving(String name, String... more) {
        List<String> form = new ArrayList<>(List.of(
                "viewName",
                name,
                "pivotRows",
                "PRODUCT",
                "pivotColumns",
                "MONTH",
                "pivotMeasure",
                "REVENUE",
                "pivotFrom",
                "1971-03-21",
                "pivotTo",
                "1971-05-21",
                "pivotChannel",
                channel));
        form.addAll(List.of(more));
        return form.toArray(String[]::new);
    }

    private void order(long customer, long product, String day, int amount) {
        jdbc.sql("""
                with o as (
                  insert into crm.sales_order (kind, state, customer_id, ordered_at, currency, channel, created_at, updated_at)
                  values ('SALE', 'PLACED', :customer, cast(:day as timestamptz), (select base_currency from crm.company), :channel, now(), now())
                  returning id)
                insert into crm.order_line (order_id, line_no, product_id, quantity, unit_price, amount)
                select id, 1, :product, 1, :amount, :amount from o
                """)
                .param("customer", customer)
                .param("day", day + "T09:00:00Z")
                .param("channel", channel)
                .param("product", product)
                .param("amount", amount)
                .update();
    }
}
