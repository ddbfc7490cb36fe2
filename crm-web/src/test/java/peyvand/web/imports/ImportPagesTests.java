package peyvand.web.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.HtmlUtils;
import peyvand.operational.staff.Language;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.Page;
import peyvand.web.testing.WebTest;

@WebTest
class ImportPagesTests {

    private static final String TIME = Long.toString(System.nanoTime());

    @Autowired
    Browsers browsers;

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @EnumSource(Language.class)
    void showsListAndUploadInBothLanguages(Language language) {
        Browser sara = browsers.administrator(language);

        for (String path :
                List.of("/imports", "/imports/new", "/imports/new?kind=ORDERS", "/imports/new?kind=NONSENSE")) {
            Page page = sara.get(path);
            assertThat(page.status()).isEqualTo(200);
            assertThat(text(page)).contains(language == Language.FA ? "ورود از پرونده" : "Import a file");
            assertThat(page.body()).doesNotContain("??");
        }
        assertThat(sara.get("/imports/new?kind=ORDERS").body()).containsPattern("value=\"ORDERS\"\\s+selected");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void bringsAFileInMendsItsRefusedRowsAndUndoesIt(Language language) {
        boolean persian = language == Language.FA;
        Browser sara = browsers.administrator(language);
        String mark = "w" + language + TIME;
        String head = "customer id,customer name,founded,city\r\n";
        String path = upload(
                sara,
                "customers.csv",
                head + mark + "1,Nastaran " + mark + ",1990,Shiraz\r\n" + mark + "2,Laleh " + mark
                        + ",long ago,Tabriz\r\n");

        Page mapping = sara.get(path);
        assertThat(mapping.status()).isEqualTo(200);
        assertThat(text(mapping))
                .contains("Nastaran " + mark, persian ? "هر ستون چیست؟" : "What is which column?")
                .doesNotContain("??");
        assertThat(chosen(mapping)).containsExactly("CUSTOMER_REFERENCE", "CUSTOMER_NAME", "FOUNDED_YEAR", "CITY");

        assertThat(sara.post(path + "/mapping", mapped(mapping)).location()).isEqualTo(path);
        Page checked = await(sara, path);
        assertThat(text(checked))
                .contains(
                        persian ? "هنوز چیزی نوشته نشده است" : "Nothing is written yet",
                        persian ? "عدد درست نیست" : "No whole number",
                        "long ago");
        assertThat(customers(mark)).isZero();

        sara.post(path + "/run");
        Page done = await(sara, path);
        assertThat(text(done))
                .contains(
                        persian ? "ورود انجام شد." : "The import is done.", persian ? "با هم می‌خوانند" : "They agree");
        assertThat(customers(mark)).isEqualTo(1);

        Page refused = sara.get(path + "/refused.csv");
        assertThat(refused.header("Content-Type")).startsWith("text/csv");
        assertThat(refused.header("Content-Disposition")).contains("customers-refused.csv");
        assertThat(refused.body())
                .startsWith("\ufeffcustomer id,customer name,founded,city," + (persian ? "دلیل" : "reason"))
                .contains("long ago")
                .doesNotContain("Nastaran");

        String second = upload(sara, "mended.csv", refused.body().replace(",long ago,", ",1985,"));
        Page secondMapping = sara.get(second);
        sara.post(second + "/mapping", mapped(secondMapping));
        await(sara, second);
        sara.post(second + "/run");
        await(sara, second);
        assertThat(customers(mark)).isEqualTo(2);

        sara.post(path + "/undo");
        assertThat(text(await(sara, path))).contains(persian ? "این ورود برگردانده شد." : "The import is undone.");
        assertThat(customers(mark)).isEqualTo(1);
        assertThat(text(sara.get("/imports"))).contains("mended.csv", persian ? "برگردانده" : "Undone");
    }

    @Test
    void keepsWhatWasTypedWhenARequiredColumnIsMissing() {
        Browser sara = browsers.administrator();
        String path = upload(sara, "orders.csv", "invoice no,invoice date,unit price,remark\n1,2011-12-09,5.5,x\n");

        Page refused = sara.post(
                path + "/mapping",
                "column",
                "ORDER_NUMBER",
                "column",
                "",
                "column",
                "UNIT_PRICE",
                "column",
                "LINE_NOTE",
                "importPolicy",
                "CREATE_ONLY",
                "importDates",
                "EU",
                "importDecimals",
                "AUTO",
                "importCustomers",
                "PERSON",
                "importRate",
                "1.5",
                "importCurrency",
                "usd",
                "importLineText",
                "Gift");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(text(refused)).contains("One column is still missing: Order date");
        assertThat(chosen(refused)).containsExactly("ORDER_NUMBER", "", "UNIT_PRICE", "LINE_NOTE");
        assertThat(refused.body())
                .containsPattern("value=\"CREATE_ONLY\"\\s+selected")
                .containsPattern("value=\"PERSON\"\\s+selected")
                .contains("value=\"usd\"", "value=\"1.5\"", "value=\"Gift\"");
    }

    @Test
    void saysWhatIsWrongWithAnOption() {
        Browser sara = browsers.administrator();
        String path = upload(sara, "orders.csv", "invoice no,invoice date,unit price\n1,2011-12-09,5.5\n");

        Page refused = sara.post(
                path + "/mapping",
                "column",
                "ORDER_NUMBER",
                "column",
                "ORDERED_AT",
                "column",
                "UNIT_PRICE",
                "importPolicy",
                "CREATE_ONLY",
                "importDates",
                "AUTO",
                "importDecimals",
                "AUTO",
                "importCustomers",
                "PERSON",
                "importRate",
                "-3",
                "importCurrency",
                "XYQ",
                "importLineText",
                "");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(text(refused)).contains("no currency code", "a number above zero");
        assertThat(refused.body()).contains("value=\"XYQ\"", "value=\"-3\"");
        assertThat(sara.post(path + "/mapping", "column", "NO_SUCH_FIELD").status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "EN, empty, The file is empty.",
        "FA, empty, پرونده خالی است.",
        "EN, binary, This is not a text file.",
        "FA, binary, این پرونده متن نیست.",
        "EN, wide, Row 1 has more than",
        "FA, wide, سطر 1 بیش از",
        "EN, name, We read CSV",
        "FA, name, را می‌خوانیم",
        "EN, none, Please choose a file first.",
        "FA, none, لطفاً نخست پرونده‌ای برگزینید."
    })
    void turnsABadFileAwayWithAReason(Language language, String what, String reason) {
        Browser sara = browsers.administrator(language);

        Page refused = switch (what) {
            case "empty" -> sara.upload("/imports", "file", "a.csv", new byte[0], "kind", "ORDERS");
            case "binary" -> sara.upload("/imports", "file", "a.csv", picture(), "kind", "ORDERS");
            case "wide" -> sara.upload("/imports", "file", "a.csv", wide(5_000), "kind", "ORDERS");
            case "name" -> sara.upload("/imports", "file", "a.exe", bytes("a,b\n1,2\n"), "kind", "ORDERS");
            default -> sara.upload("/imports", "other", "", new byte[0], "kind", "ORDERS");
        };

        assertThat(refused.status()).isEqualTo(422);
        assertThat(text(refused)).contains(reason);
        assertThat(refused.body()).containsPattern("value=\"ORDERS\"\\s+selected");
    }

    @ParameterizedTest
    @CsvSource({
        "EN, header, The file has no rows beneath its header.",
        "FA, header, هیچ سطری ندارد",
        "EN, quote, The quotation mark that opens in row 3",
        "FA, quote, گیومه‌ای که در سطر 3"
    })
    void saysWhatIsWrongInsideAFile(Language language, String what, String reason) {
        Browser sara = browsers.administrator(language);
        String head = "customer id,customer name\n";
        Page sent = sara.upload(
                "/imports", "file", "a.csv", bytes(what.equals("header") ? head : head + "1,One\n2,\"Two\n3,Three\n"));

        String told = sent.status() == 422 ? text(sent) : told(sara, sent.location());

        assertThat(told).contains(reason);
    }

    /** A file that cannot be read shows it where its columns would be, or once it is checked. */
    private String told(Browser browser, String path) {
        Page mapping = browser.get(path);
        assertThat(mapping.status()).isEqualTo(200);
        browser.post(path + "/mapping", mapped(mapping));
        return text(mapping) + text(await(browser, path));
    }

    @Test
    void readsAThousandColumnsAndTakesThemBack() {
        Browser sara = browsers.administrator();
        String path = upload(sara, "wide.csv", new String(wide(1_000), StandardCharsets.UTF_8));
        Page mapping = sara.get(path);

        assertThat(chosen(mapping)).hasSize(1_000);
        assertThat(sara.post(path + "/mapping", mapped(mapping)).status()).isEqualTo(422);
    }

    @Test
    void rereadsAFileInAnotherWay() {
        Browser sara = browsers.administrator();
        String path = upload(sara, "a.csv", "code;product name\nA1;Rose, red\nA2;Tulip\n");

        Page reread = sara.post(
                path + "/format",
                "kind",
                "PRODUCTS",
                "charset",
                "windows-1252",
                "separator",
                "COMMA",
                "header",
                "false");
        assertThat(reread.location()).isEqualTo(path + "/mapping");
        assertThat(text(sara.get(path))).contains("code;product name", "Column 1");

        sara.post(path + "/format", "kind", "PRODUCTS", "charset", "UTF-8", "separator", "SEMICOLON", "header", "true");
        assertThat(chosen(sara.get(path))).containsExactly("PRODUCT_CODE", "PRODUCT_NAME");
        assertThat(sara.post(path + "/format", "kind", "X", "header", "true").status())
                .isEqualTo(400);
    }

    @Test
    void keepsAMappingForTheNextFile() {
        Browser sara = browsers.administrator();
        String text = "kodex " + TIME + ",artikel,preis\nK" + TIME + ",Rose,5\n";
        String path = upload(sara, "a.csv", text);
        sara.post(path + "/format", "kind", "PRODUCTS", "charset", "UTF-8", "separator", "COMMA", "header", "true");
        List<String> parameters = new ArrayList<>(List.of(
                "next",
                "keep",
                "name",
                "Shop " + TIME,
                "column",
                "PRODUCT_CODE",
                "column",
                "PRODUCT_NAME",
                "importMatch",
                "NAME",
                "importPolicy",
                "CREATE_ONLY",
                "importDates",
                "AUTO",
                "importDecimals",
                "AUTO"));

        assertThat(sara.post(path + "/mapping", parameters.toArray(String[]::new))
                        .status())
                .isEqualTo(302);

        String next = sara.upload("/imports", "file", "b.csv", bytes(text), "kind", "PRODUCTS")
                .location();
        assertThat(chosen(sara.get(next))).containsExactly("PRODUCT_CODE", "PRODUCT_NAME", "");
        assertThat(text(sara.get(next))).contains("Shop " + TIME);
        long saved = jdbc.sql("select id from crm.import_mapping where name = :name")
                .param("name", "Shop " + TIME)
                .query(Long.class)
                .single();
        assertThat(sara.post(next + "/mapping/saved", "saved", Long.toString(saved))
                        .location())
                .isEqualTo(next + "/mapping");
        sara.post(next + "/mapping/saved/removal", "saved", Long.toString(saved));
        assertThat(text(sara.get(next))).doesNotContain("Shop " + TIME);
    }

    @Test
    void showsTheFragmentThatRefreshesAPage() {
        Browser sara = browsers.administrator();
        String path = upload(sara, "a.csv", "code,product name\nF" + TIME + ",Rose\n");
        sara.post(path + "/mapping", mapped(sara.get(path)));

        Page working = sara.get(path);
        if (working.body().contains("every 1s")) {
            assertThat(working.body()).contains("hx-get=\"" + path + "\"", "<progress");
        }
        await(sara, path);
        Page fragment = browsers.administrator().with("HX-Request", "true").get(path);
        assertThat(fragment.body()).contains("id=\"import\"").doesNotContain("<html", "every 1s");
    }

    @Test
    void deletesAFileAndAnImportThatWroteNothing() {
        Browser sara = browsers.administrator();
        String path = upload(sara, "a.csv", "code,product name\nD" + TIME + ",Rose\n");

        assertThat(sara.post(path + "/file/removal").location()).isEqualTo("/imports");
        assertThat(sara.get(path).status()).isEqualTo(404);
    }

    @Test
    void saysKindlyWhatCannotBeDoneNow() {
        Browser sara = browsers.administrator();
        String path = upload(sara, "a.csv", "code,product name\nN" + TIME + ",Rose\n");

        for (String verb : List.of("/stop", "/undo")) {
            Page answer = sara.post(path + verb);
            assertThat(answer.status()).isEqualTo(302);
            assertThat(text(sara.get(answer.location()))).contains("This is not possible right now");
        }
    }

    @Test
    void doesNotKnowWhatDoesNotExist() {
        Browser sara = browsers.administrator();

        for (String path : List.of(
                "/imports/999999999",
                "/imports/999999999/mapping",
                "/imports/999999999/refused.csv",
                "/imports/x",
                "/imports/0")) {
            assertThat(sara.get(path).status()).as(path).isEqualTo(404);
        }
        for (String verb : List.of("check", "run", "stop", "undo", "mapping", "file/removal")) {
            assertThat(sara.post("/imports/999999999/" + verb).status())
                    .as(verb)
                    .isEqualTo(404);
        }
        assertThat(sara.get("/imports?at=nonsense").status()).isEqualTo(400);
    }

    @Test
    void letsNoVisitorSendAFile() {
        assertThat(browsers.visitor()
                        .upload("/imports", "file", "a.csv", bytes("a,b\n1,2\n"))
                        .status())
                .isEqualTo(403);
        assertThat(browsers.visitor().get("/imports").status()).isEqualTo(303);
    }

    @Test
    void turnsTooLargeAFileAwayBeforeItIsRead() throws IOException {
        Browser sara = browsers.administrator();
        String cookies = sara.cookies().entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        try (Socket socket = new Socket("127.0.0.1", browsers.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(
                    bytes(
                            "POST /imports HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nCookie: " + cookies
                                    + "\r\nAccept: text/html\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 900000000\r\n\r\n--x\r\n"));
            out.flush();
            socket.setSoTimeout(10_000);
            StringBuilder answer = new StringBuilder();
            while (answer.indexOf("</html>") < 0) { // not to its end: the server waits for the rest of the file
                int next = socket.getInputStream().read();
                assertThat(next).as(answer.toString()).isNotNegative();
                answer.append((char) next);
            }
            assertThat(answer.toString()).startsWith("HTTP/1.1 413").contains("too large");
        }
    }

    @Test
    void bringsInTheSampleOfAMusicShop() {
        Browser sara = browsers.administrator();
        byte[] file = data("CDNOW_sample.txt");
        String path = sara.upload("/imports", "file", "CDNOW_sample.txt", file, "kind", "ORDERS")
                .location();
        Page mapping = sara.get(path);
        assertThat(chosen(mapping)).hasSize(5).containsOnly("");

        sara.post(
                path + "/mapping",
                "column",
                "CUSTOMER_REFERENCE",
                "column",
                "",
                "column",
                "ORDERED_AT",
                "column",
                "QUANTITY",
                "column",
                "LINE_AMOUNT",
                "importPolicy",
                "CREATE_AND_UPDATE",
                "importDates",
                "ISO",
                "importDecimals",
                "POINT",
                "importCustomers",
                "PERSON",
                "importRate",
                "1",
                "importCurrency",
                "USD",
                "importLineText",
                "CDs");
        assertThat(text(await(sara, path))).contains("2,357", "6,919");
        sara.post(path + "/run");
        assertThat(text(await(sara, path))).contains("The import is done.", "They agree", "6,919");
        sara.post(path + "/undo");
        assertThat(text(await(sara, path))).contains("The import is undone.");
    }

    @Test
    void bringsInTheBeginningOfAGiftShop() throws IOException {
        Browser sara = browsers.administrator();
        String path;
        try (var lines = new java.io.BufferedReader(new java.io.InputStreamReader(
                new GZIPInputStream(resource("online_retail.csv.gz")), StandardCharsets.UTF_8))) {
            path = upload(sara, "online_retail.csv", lines.lines().limit(1_001).collect(Collectors.joining("\r\n")));
        }
        Page mapping = sara.get(path);
        assertThat(chosen(mapping))
                .containsExactly(
                        "ORDER_NUMBER",
                        "PRODUCT_CODE",
                        "PRODUCT_NAME",
                        "QUANTITY",
                        "ORDERED_AT",
                        "UNIT_PRICE",
                        "CUSTOMER_REFERENCE",
                        "COUNTRY");
        sara.post(path + "/mapping", mapped(mapping));
        await(sara, path);
        sara.post(path + "/run");
        Page done = await(sara, path);
        assertThat(text(done)).contains("The import is done.", "They agree", "returned lines are tied");
        sara.post(path + "/undo");
        assertThat(text(await(sara, path))).contains("The import is undone.");
    }

    private String upload(Browser browser, String name, String content) {
        Page sent = browser.upload("/imports", "file", name, bytes(content));
        assertThat(sent.status()).as(sent.body()).isEqualTo(302);
        return sent.location();
    }

    /** The page once the import rests. */
    private static Page await(Browser browser, String path) {
        for (int i = 0; i < 300; i++) {
            Page page = browser.get(path);
            assertThat(page.status()).isEqualTo(200);
            if (!page.body().contains("every 1s")) {
                assertThat(page.body()).doesNotContain("??");
                return page;
            }
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError("still at work: " + path);
    }

    private long customers(String mark) {
        return jdbc.sql("select count(*) from crm.customer where reference like :mark || '%'")
                .param("mark", mark)
                .query(Long.class)
                .single();
    }

    private static List<String> chosen(Page page) {
        return Arrays.stream(page.body().split("<select[^>]*name=\"column\"", -1))
                .skip(1)
                .map(select -> select.substring(0, select.indexOf("</select>")))
                .map(select -> {
                    var selected = java.util.regex.Pattern.compile("value=\"([A-Z_]*)\"\\s+selected")
                            .matcher(select);
                    return selected.find() ? selected.group(1) : "";
                })
                .toList();
    }

    /** The form of a page as it stands, to be sent back. */
    private static String[] mapped(Page page) {
        List<String> parameters = new ArrayList<>();
        chosen(page).forEach(column -> parameters.addAll(List.of("column", column)));
        parameters.addAll(List.of(
                "next",
                "check",
                "importPolicy",
                "CREATE_AND_UPDATE",
                "importDates",
                "AUTO",
                "importDecimals",
                "AUTO",
                "importCustomers",
                "ORGANISATION",
                "importRate",
                "1",
                "importCurrency",
                "",
                "importLineText",
                "Sale"));
        for (String key : List.of("REFERENCE", "CODE")) {
            if (page.body().contains("name=\"importMatch\"") && page.body().contains("value=\"" + key + "\"")) {
                parameters.addAll(List.of("importMatch", key));
            }
        }
        return parameters.toArray(String[]::new);
    }

    private static String text(Page page) {
        return HtmlUtils.htmlUnescape(page.body());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] picture() {
        byte[] bytes = new byte[2_000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31);
        }
        return bytes;
    }

    private static byte[] wide(int columns) {
        String header = IntStream.range(0, columns).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        return bytes(header + "\n" + header.replace("c", "") + "\n");
    }

    private static byte[] data(String name) {
        try (InputStream in = resource(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(ImportPagesTests.class.getResourceAsStream("/peyvand/data/" + name));
    }
}
