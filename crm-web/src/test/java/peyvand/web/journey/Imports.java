package peyvand.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.List;
import java.util.regex.Pattern;

/** Brings files in over the pages, and takes them back. */
record Imports(Tab tab) {

    private static final double LONGEST_WORK = 300_000;

    /** @return the path of the import, whose page is open then */
    String bringIn(SalesFile file) {
        tab.visit("/imports/new");
        tab.look("2-new-import");
        tab.find("#file").setInputFiles(file.path());
        tab.press("imports.page.new.send");
        tab.arrives(Pattern.compile(".*/imports/\\d+"));

        assertThat(tab.find(".chip.bad")).hasCount(0);
        assertThat(chosen())
                .containsExactly(
                        "ORDER_NUMBER",
                        "PRODUCT_CODE",
                        "PRODUCT_NAME",
                        "QUANTITY",
                        "ORDERED_AT",
                        "UNIT_PRICE",
                        "CUSTOMER_REFERENCE",
                        "COUNTRY");
        tab.look("3-columns");
        tab.press("imports.page.check");
        tab.arrives(Pattern.compile(".*/imports/\\d+"));
        comesTo("CHECKED");
        tab.says("imports.page.counts.CHECKED");
        tab.look("4-checked");

        tab.press("imports.page.run");
        comesTo("DONE");
        tab.says("imports.page.counts.DONE");
        tab.says("imports.page.books.square");
        tab.look("4-done");
        return tab.path();
    }

    void takeBack(String job) {
        tab.visit(job);
        tab.find("details.menu summary", tab.text("imports.page.undo")).click();
        tab.look("8-undo");
        tab.press("imports.page.undo.yes");
        comesTo("UNDONE");
        tab.look("8-undone");
    }

    private List<String> chosen() {
        return tab.find("select[name=column]").all().stream()
                .map(select -> select.inputValue())
                .toList();
    }

    private void comesTo(String state) {
        assertThat(tab.find("main"))
                .containsText(
                        tab.text("imports.page.outcome." + state),
                        new LocatorAssertions.ContainsTextOptions().setTimeout(LONGEST_WORK));
    }
}
