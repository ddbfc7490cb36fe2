package peyvand.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.HtmlUtils;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.WebTest;

/** What a spreadsheet would take for a formula leaves as text; numbers leave as numbers. */
@WebTest
class FormulaTests {

    private static final List<String> NAMES = List.of(
            "=1+1",
            "  =cmd|'/c calc'!A0",
            "\t@x",
            "-5",
            "+49 30 1",
            "@sum(1)",
            "\uff1d1+1",
            "\uff0b1",
            "\r=1",
            "\u00a0=1",
            "\u200b=1",
            "\ufeff=1",
            "\"=1+1\"",
            "\n=1");

    @Autowired
    Browsers browsers;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path folder;

    @Test
    void leaveTheExportsAsText() throws IOException {
        Browser sara = browsers.administrator();
        String tag = "formula" + System.nanoTime();
        for (String name : NAMES) {
            String location = sara.post("/customers", "kind", "ORGANISATION", "name", "Plain", "tags", tag)
                    .location();
            jdbc.sql("update crm.customer set name = :name where id = :id")
                    .param("name", name)
                    .param("id", Long.valueOf(location.substring(location.lastIndexOf('/') + 1)))
                    .update();
        }
        String csv = sara.get("/customers/export.csv", "tag", tag).body();
        String sheet = text(sara.download("/customers/export.xlsx?tag=" + tag));
        assertThat(sheet).doesNotContain("<f>", "<f ");
        for (String name : NAMES) {
            String safe = name.startsWith("\"") ? name : "'" + name;
            String cell = safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
            assertThat(csv).as("csv " + name).contains("\n" + cell + ",");
            String lines = safe.replace("\r", "&#13;");
            assertThat(sheet.contains(">" + safe + "<") || sheet.contains(">" + lines + "<"))
                    .as("xlsx %s in %s", name, sheet)
                    .isTrue();
        }
    }

    @Test
    void leaveNoListAsAnythingElse() throws IOException {
        Browser sara = browsers.administrator();
        String mark = "formula" + System.nanoTime();
        String formula = "=HYPERLINK(\"http://evil.example\";\"" + mark + "\")";
        String customer =
                sara.post("/customers", "kind", "ORGANISATION", "name", mark).location();
        String label = sara.get("/contacts/new", "customer", customer.substring(customer.lastIndexOf('/') + 1))
                .fields()
                .get("customer");
        sara.post("/contacts", "customer", label, "familyName", mark, "jobTitle", formula);
        sara.post("/products", "productKind", "GOODS", "productName", formula, "code", mark);
        sara.post("/competitors", "competitorName", formula);
        sara.post("/orders", "customer", label, "orderKind", "SALE", "orderedOn", "2026-11-20", "channel", formula);
        jdbc.sql("update crm.customer set name = :formula where name = :mark")
                .param("formula", formula)
                .param("mark", mark)
                .update();
        String number = jdbc.sql("select number from crm.sales_order where channel = :formula")
                .param("formula", formula)
                .query(String.class)
                .single();
        for (String list : List.of("customers", "contacts", "products", "competitors", "orders")) {
            String asked = list.equals("orders") ? number : mark;
            String csv = sara.get("/" + list + "/export.csv", "q", asked).body();
            assertThat(csv).as(list).contains("\"'=HYPERLINK").doesNotContain("\"=HYPERLINK", ",=");
            assertThat(text(sara.download("/" + list + "/export.xlsx?q=" + asked)))
                    .as(list)
                    .contains(">'=HYPERLINK")
                    .doesNotContain(">=HYPERLINK", "<f>", "<f ");
        }
    }

    @Test
    void doNotTouchNumbers() throws IOException {
        Browser sara = browsers.administrator();
        String tag = "Number" + System.nanoTime();
        String customer =
                sara.post("/customers", "kind", "ORGANISATION", "name", tag).location();
        String order = sara.post("/orders", "orderKind", "SALE", "orderedOn", "2026-11-20", "customer", tag)
                .location();
        assertThat(sara.post(order + "/lines", "description", "=1+1", "quantity", "2", "unitPrice", "2.5")
                        .status())
                .isEqualTo(302);
        jdbc.sql("update crm.order_line set amount = -5 where order_id = :id")
                .param("id", Long.valueOf(order.substring(order.lastIndexOf('/') + 1)))
                .update();
        String csv = sara.get("/orders/export.csv", "customer", tag).body();
        assertThat(csv).containsPattern("(?m),-5\\.?0*$|,-5,").doesNotContain("'-5");
        assertThat(text(sara.download("/orders/export.xlsx?customer=" + tag)))
                .containsPattern("<c [^>]*><v>-5(\\.0+)?</v></c>");
    }

    /** All the XML of a workbook, its characters as they are. */
    private String text(byte[] workbook) throws IOException {
        StringBuilder text = new StringBuilder();
        Path file = Files.write(folder.resolve("export.xlsx"), workbook);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.getName().matches("xl/(worksheets/.*|sharedStrings)\\.xml")) {
                    text.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return HtmlUtils.htmlUnescape(text.toString().replace("&apos;", "'"));
    }
}
