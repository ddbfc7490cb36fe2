package peyvand.web.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import peyvand.domain.Role;
import peyvand.operational.staff.Language;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.Page;
import peyvand.web.testing.WebTest;

@WebTest
class MarketPagesTest {

    @Autowired
    Browsers browsers;

    @ParameterizedTest
    @EnumSource(Language.class)
    void showsEachPageInBothLanguages(Language language) {
        Browser sara = browsers.administrator(language);
        String empty = made(sara, "GREGORIAN");
        for (String calendar : List.of("JALALI", "GREGORIAN")) {
            String inflation = made(sara, calendar);
            done(sara.post(inflation + "/series", "seriesLines", "1405/07 41.5\n1405/08 42\n1404/08 40\n"));
            done(note(sara, inflation, "New base year"));
            for (String path : List.of(
                    "/market",
                    "/market?archived=true",
                    "/market/new",
                    empty,
                    inflation,
                    inflation + "?until=2026-10-30",
                    inflation + "?month=2026-10-30",
                    inflation + "/sales",
                    inflation + "/sales?until=2026-10-30",
                    empty + "/sales",
                    inflation + "/edit",
                    "/audit?auditKind=INDICATOR",
                    "/audit?auditKind=MARKET_NOTE")) {
                Page page = sara.get(path);
                assertThat(page.status()).as(path).isEqualTo(200);
                assertThat(page.body()).as(path).doesNotContain("??", "style=\"");
            }
            assertThat(sara.get(inflation).body())
                    .contains("<polyline", "New base year", "hx-get=\"" + inflation + "/sales\"");
            assertThat(sara.get(inflation + "/sales").body())
                    .contains("<polyline", "reportFrom=" + (calendar.equals("JALALI") ? "2025-10-23" : "2025-11-01"));
        }
        for (String wrong : List.of("/market/999999999", "/market/rival", "/market-notes/999999999")) {
            assertThat(sara.get(wrong).status()).as(wrong).isEqualTo(404);
        }
        assertThat(sara.get(empty + "?until=1405-08").status()).isEqualTo(400);
        assertThat(sara.get(empty + "?until=9999-01-01").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void keepsWhatWasTypedWhereSomethingIsWrong(Language language) {
        Browser sara = browsers.administrator(language);
        String inflation = made(sara, "JALALI");
        refused(
                sara.post(
                        "/market",
                        "indicatorEnglish",
                        "",
                        "indicatorCalendar",
                        "JALALI",
                        "indicatorSource",
                        "a source"),
                "a source",
                "indicatorEnglish-problem");
        refused(
                sara.post(inflation + "/values", "seriesMonth", "1405/13", "seriesValue", "much"),
                "1405/13",
                "much",
                "seriesMonth-problem",
                "seriesValue-problem");
        refused(sara.post(inflation + "/values"), "seriesMonth-problem", "seriesValue-problem");
        refused(sara.post(inflation + "/series", "seriesLines", " "), "seriesLines-problem");
        refused(sara.post("/market-notes", "marketDay", "some day", "marketText", "kept"), "kept", "marketDay-problem");
        refused(
                sara.post(
                        "/market-notes",
                        "indicator",
                        number(inflation),
                        "marketDay",
                        "1500-01-01",
                        "marketText",
                        "kept"),
                "kept",
                "marketDay-problem",
                inflation + "/edit");
        assertThat(sara.post("/market-notes", "indicator", "x", "marketDay", "2026-11-01", "marketText", "y")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void showsALatestValueWithItsChanges() {
        Browser sara = browsers.administrator();
        String inflation = made(sara, "GREGORIAN");
        done(sara.post(inflation + "/series", "seriesLines", "2025-10 40\n2026-09 48\n2026-10 50"));
        for (String path : List.of(inflation, "/market")) {
            assertThat(sara.get(path).body()).contains("October 2026", "+2 (+4.2%)", "+10 (+25%)");
        }
    }

    @Test
    void tellsDifferencesOfSharesInPoints() {
        Browser sara = browsers.administrator();
        String share = sara.post(
                        "/market",
                        "indicatorEnglish",
                        "Share " + System.nanoTime(),
                        "indicatorUnit",
                        "%",
                        "indicatorCalendar",
                        "GREGORIAN")
                .location();
        done(sara.post(share + "/series", "seriesLines", "2026-09 48\n2026-10 50"));
        assertThat(sara.get(share).body()).contains("<bdi>+2</bdi>").doesNotContain("(+4.2");
    }

    @Test
    void readsMonthsOfTheOtherCalendar() {
        Browser sara = browsers.administrator();
        String inflation = made(sara, "JALALI");
        done(sara.post(inflation + "/values", "seriesMonth", "۲۰۲۶-۱۱", "seriesValue", "۴۱٫۵"));
        assertThat(sara.get(inflation).body())
                .contains("November 2026", "Aban 1405", "41.5", "kept by Jalali months")
                .contains("/values/2026-10-23/removal");
        Page again = sara.post(inflation + "/values", "seriesMonth", "1405/08", "seriesValue", "42");
        refused(again, "41.5");
    }

    @Test
    void doesNotOverwriteUnknowingly() {
        Browser sara = browsers.administrator();
        String inflation = made(sara, "GREGORIAN");
        done(sara.post(inflation + "/values", "seriesMonth", "2026-10", "seriesValue", "50"));
        Page late = browsers.colleague().post(inflation + "/values", "seriesMonth", "2026-10", "seriesValue", "51");
        refused(late, "already says 50", "name=\"seriesKnown\" value=\"50\"");
        assertThat(sara.get(inflation).body()).contains("<bdi>50</bdi>").doesNotContain("<bdi>51</bdi>");
        done(sara.post(inflation + "/values", "seriesMonth", "2026-10", "seriesValue", "51", "seriesKnown", "50"));
        assertThat(sara.get(inflation + "?month=2026-10-15").fields())
                .containsEntry("seriesMonth", "2026-10")
                .containsEntry("seriesValue", "51")
                .containsEntry("seriesKnown", "51");
    }

    @Test
    void tellsEachWrongLineAndEntersNoneUntilAllAreRight() {
        Browser sara = browsers.administrator();
        String inflation = made(sara, "GREGORIAN");
        Page page = sara.post(
                inflation + "/series",
                "seriesLines",
                "month;value\n2026-01\t1,250.5\n\n2026-02;dear\n2026-01, 3\n2026/13 4\n2026-03 0.00001\n2026-04 7 %");
        refused(
                page,
                "Line 1:",
                "Line 4:",
                "Line 5:",
                "Line 6:",
                "Line 7:",
                "month;value",
                "dear",
                "in line 2 already");
        assertThat(page.body()).doesNotContain("Line 2:", "Line 3:", "Line 8:");
        assertThat(sara.get(inflation).body()).contains("No values yet");
        done(sara.post(inflation + "/series", "seriesLines", "2026-01\t1,250.5\r\n2026-04 7 %"));
        assertThat(sara.get(inflation).body()).contains("1,250.5", "April 2026");
        Page again = sara.post(inflation + "/series", "seriesLines", "2026-01 1,250.5\n2026-04 8\n2026-05 9");
        done(again);
        assertThat(sara.get(inflation).body()).contains("added: 1, changed: 1", "2026-04: ");
    }

    @Test
    void takesAMonthOut() {
        Browser sara = browsers.administrator();
        String inflation = made(sara, "GREGORIAN");
        done(sara.post(inflation + "/values", "seriesMonth", "2026-10", "seriesValue", "50"));
        done(sara.post(inflation + "/values/2026-10-01/removal"));
        assertThat(sara.get(inflation).body()).contains("No values yet");
        assertThat(sara.post(inflation + "/values/2026-10-01/removal").status()).isEqualTo(404);
    }

    @Test
    void showsBothValuesToTheSecondOfTwoWhoEdit() {
        Browser sara = browsers.administrator();
        String inflation = made(sara, "GREGORIAN");
        String name = "Edited " + System.nanoTime();
        String[] first = {
            "version", "0", "indicatorEnglish", name, "indicatorCalendar", "GREGORIAN", "indicatorUnit", "points"
        };
        String[] second = first.clone();
        second[7] = "percent";
        done(sara.post(inflation + "/edit", first));
        Page late = browsers.colleague().post(inflation + "/edit", second);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("points", "percent").doesNotContain("??");
    }

    @Test
    void archivesAndBringsBack() {
        Browser sara = browsers.administrator();
        String inflation = made(sara, "GREGORIAN");
        done(sara.post(inflation + "/archive", "archived", "true"));
        assertThat(sara.get("/market").body()).doesNotContain(inflation + "\"");
        assertThat(sara.get("/market?archived=true").body()).contains(inflation + "\"");
        assertThat(sara.get(inflation).body()).doesNotContain(inflation + "/values");
        refused(sara.post(inflation + "/values", "seriesMonth", "2026-10", "seriesValue", "50"), "in the archive");
        done(sara.post(inflation + "/archive", "archived", "false"));
        assertThat(sara.get("/market").body()).contains(inflation + "\"");
    }

    @Test
    void leavesANoteToItsAuthor() {
        Browser sara = browsers.administrator();
        Browser colleague = browsers.colleague(Role.SALES);
        String inflation = made(sara, "GREGORIAN");
        done(note(sara, inflation, "New base year"));
        String note = found(sara.get(inflation).body());
        assertThat(colleague.get(inflation).body()).contains("New base year").doesNotContain(note);
        assertThat(colleague.get(note + "/edit").status()).isEqualTo(403);
        assertThat(colleague.post(note + "/removal").status()).isEqualTo(403);
        assertThat(sara.get(note).location()).startsWith(inflation);
        Page edited = sara.post(note + "/edit", "version", "0", "marketDay", "2026-11-02", "marketText", "Base 1400");
        assertThat(edited.location()).isEqualTo(inflation);
        assertThat(sara.post(note + "/edit", "version", "0", "marketDay", "2026-11-02", "marketText", "Late")
                        .status())
                .isEqualTo(409);
        assertThat(sara.get("/market").body()).contains("Base 1400");
        done(sara.post(note + "/removal"));
        assertThat(sara.get(inflation).body()).doesNotContain("Base 1400</p>");
    }

    @Test
    void addsANoteOnce() {
        Browser sara = browsers.administrator();
        String inflation = made(sara, "GREGORIAN");
        String key = "7e1ec3c0-0000-4000-8000-" + "%012d".formatted(System.nanoTime() % 1_000_000_000_000L);
        for (int i = 0; i < 2; i++) {
            done(sara.post(
                    "/market-notes",
                    "form",
                    key,
                    "indicator",
                    number(inflation),
                    "marketDay",
                    "2026-11-01",
                    "marketText",
                    "Only once"));
        }
        assertThat(sara.get(inflation).body()).containsOnlyOnce("Only once");
    }

    private static Page note(Browser browser, String indicator, String text) {
        return browser.post(
                "/market-notes", "indicator", number(indicator), "marketDay", "2026-11-01", "marketText", text);
    }

    private static String found(String body) {
        var matcher = java.util.regex.Pattern.compile("/market-notes/\\d+").matcher(body);
        assertThat(matcher.find()).isTrue();
        return matcher.group();
    }

    private static String made(Browser browser, String calendar) {
        Page made = browser.post(
                "/market",
                "indicatorEnglish",
                "Inflation " + System.nanoTime(),
                "indicatorUnit",
                "points",
                "indicatorSource",
                "Statistical Centre",
                "indicatorCalendar",
                calendar);
        done(made);
        return made.location();
    }

    private static String number(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static void done(Page page) {
        assertThat(page.status()).as(page.body()).isEqualTo(302);
    }

    private static void refused(Page page, String... shown) {
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body()).contains(shown).doesNotContain("??");
    }
}
