package peyvand.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.domain.Role;
import peyvand.operational.attachment.Attachments;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browser.Sent;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.Page;
import peyvand.web.testing.Pictures;
import peyvand.web.testing.Stored;
import peyvand.web.testing.WebTest;

/** Files: seen by who sees the record, never run, never too many, and nothing is left of those that were refused. */
@WebTest
class AttachmentSecurityTests {

    private static final Pattern LINK = Pattern.compile("/attachments/[0-9a-f]{40}");
    private static final String FIELD = "attachedFiles";
    private static final Sent NOTES = new Sent("notes.txt", bytes("a few words"));
    private static final int MEGABYTE = 1 << 20;

    private static final List<Sent> ACTIVE = List.of(
            new Sent("page.html", bytes("<html><script>alert(1)</script></html>")),
            new Sent("page.txt", bytes("<!DOCTYPE html><html><script>alert(1)</script></html>")),
            new Sent("drawing.svg", bytes("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")),
            new Sent("drawing.png", bytes("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")),
            new Sent(
                    "page.xhtml",
                    bytes(
                            "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><script>alert(1)</script></html>")),
            new Sent("page.jsp", bytes("<%= Runtime.getRuntime() %>")),
            new Sent("photo.gif", bytes("GIF89a/*<script>alert(1)</script>*/=1;")),
            new Sent("shell.php", bytes("<?php echo 1;")),
            new Sent("shell.pHaR", bytes("<?php echo 1;")),
            new Sent("shell.pht", bytes("<?php echo 1;")),
            new Sent("shell.pht", bytes("words")),
            new Sent("shell.php.jpg", bytes("<?php echo 1;")),
            new Sent("script.js", bytes("alert(1)")),
            new Sent("letter.pdf", bytes("<html><script>alert(1)</script></html>")));

    @Autowired
    Browsers browsers;

    @Autowired
    Stored stored;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ServletContext servlets;

    @Value("${peyvand.data-dir}")
    Path data;

    private Browser owner;
    private Browser other;
    private String customer;

    @BeforeEach
    void twoWhoSell() {
        owner = browsers.colleague(Role.SALES);
        other = browsers.colleague(Role.SALES);
        customer = owner.post("/customers", "kind", "ORGANISATION", "name", "Sahand" + System.nanoTime())
                .location();
        owner.get(customer);
    }

    @AfterEach
    void leavesNothingBehind() {
        assertThat(temporary()).isEmpty();
    }

    @Test
    void areFoundOnlyByWhoSeesTheirRecord() {
        upload(customer, new Sent("shop.png", Pictures.png()));
        owner.upload(customer + "/touchpoints", FIELD, List.of(NOTES), "touchChannel", "LETTER", "touchText", "x");
        List<String> links = links(owner.get(customer).body());
        assertThat(links).hasSize(2);
        Map<String, String> before = stored.checksums();
        for (String link : links) {
            assertThat(owner.get(link).status()).isEqualTo(200);
            for (String path : List.of(link, link + "/thumbnail")) {
                Page answer = other.get(path);
                Page unknown = other.get(path.replaceFirst("[0-9a-f]{40}", "0".repeat(40)));
                Page senseless = other.get(path.replaceFirst("[0-9a-f]{40}", "..%2fnotes"));
                assertThat(answer.status()).as(path).isEqualTo(404);
                assertThat(told(answer)).isEqualTo(told(unknown));
                assertThat(senseless.status()).isIn(400, 404);
                assertThat(browsers.visitor().get(path).status())
                        .isEqualTo(browsers.visitor().get("/customers/1").status())
                        .isNotEqualTo(200);
            }
            for (String path : List.of(link + "/removal", link + "/restoration")) {
                assertThat(other.post(path).status()).as(path).isEqualTo(404);
            }
        }
        for (String path : List.of("/attachments", "/touchpoints")) {
            assertThat(other.upload(customer + path, FIELD, List.of(NOTES), "touchChannel", "LETTER", "touchText", "x")
                            .status())
                    .isEqualTo(404);
        }
        assertThat(stored.checksums()).isEqualTo(before);
    }

    @Test
    void areGoneWithTheRightToSeeTheirRecord() {
        upload(customer, NOTES);
        String link = links(owner.get(customer).body()).get(0);
        jdbc.sql("update crm.customer set owner_id = null where id = :id")
                .param("id", Long.parseLong(customer.substring(customer.lastIndexOf('/') + 1)))
                .update();
        assertThat(owner.get(link).status()).isEqualTo(404);
    }

    @Test
    void areRefusedWhereABrowserOrAServerMightRunThem() {
        Map<String, String> before = withoutPace();
        List<Path> files = files();
        for (Sent file : ACTIVE) {
            assertThat(status(file)).as(file.name()).isEqualTo(422);
        }
        assertThat(withoutPace()).isEqualTo(before);
        assertThat(files()).isEqualTo(files);
    }

    @Test
    void areHandedOutToBeSavedOnly() {
        byte[] scripted = "%PDF-1.4\n1 0 obj<</Type/Action/S/JavaScript/JS(app.alert(1))>>endobj\n%%EOF"
                .getBytes(StandardCharsets.UTF_8);
        upload(customer, new Sent("form.pdf", scripted));
        upload(customer, new Sent("nothing but text.txt", "hello <script>alert(1)</script>".getBytes()));
        upload(customer, new Sent("really a picture.pdf", Pictures.png()));
        for (String link : links(owner.get(customer).body())) {
            Page file = owner.get(link);
            assertThat(file.status()).isEqualTo(200);
            assertThat(file.header("Content-Disposition")).startsWith("attachment; filename=");
            assertThat(file.header("Content-Security-Policy")).isEqualTo("sandbox; default-src 'none'");
            assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(file.header("Cache-Control")).isEqualTo("no-store");
            assertThat(file.header("Content-Type"))
                    .doesNotContain("html", "xml", "script")
                    .matches("application/pdf|text/plain.*|image/png");
        }
        assertThat(owner.get(customer).body()).contains("really a picture.png");
    }

    @Test
    void arePicturesAndNothingElseWhereTheyArePictures() {
        byte[] picture = Pictures.gif();
        byte[] both = new byte[picture.length + 100];
        System.arraycopy(picture, 0, both, 0, picture.length);
        byte[] script = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        System.arraycopy(script, 0, both, picture.length, script.length);
        upload(customer, new Sent("photo.gif", both));
        String link = links(owner.get(customer).body()).get(0);
        for (String path : List.of(link, link + "/thumbnail")) {
            assertThat(new String(owner.download(path), StandardCharsets.ISO_8859_1))
                    .doesNotContain("script");
        }
    }

    @Test
    void areRefusedWithLineEndsInTheirNames() {
        for (String name : List.of("a%0d%0aBcc%3a%20evil.txt", "a%0aSet-Cookie%3a%20x.txt", "a%00.txt")) {
            assertThat(status(new Sent("*=UTF-8''" + name, NOTES.content())))
                    .as(name)
                    .isEqualTo(400);
        }
        assertThat(links(owner.get(customer).body())).isEmpty();
    }

    @Test
    void haveNamesThatAreTextAndNothingElse() {
        upload(
                customer,
                new Sent(
                        "*=UTF-8''%22%3E%3Cimg%20src%3Dx%20onerror%3Dalert%281%29%3E%20%26amp%3B%27.txt",
                        NOTES.content()));
        upload(customer, new Sent("*=UTF-8''..%2F..%2Fetc%2Finvoice%E2%80%AEfdp.txt", NOTES.content()));
        String page = owner.get(customer).body();
        assertThat(page)
                .contains("__img src=x onerror=alert(1)_ &amp;amp;&#39;.txt</bdi>", "<bdi>invoicefdp.txt</bdi>")
                .doesNotContain("<img src=x", "\u202e");
        for (String link : links(page)) {
            assertThat(owner.get(link).header("Content-Disposition")).doesNotContain("\n", "..", "etc");
        }
    }

    @Test
    void areNeitherTooLargeNorTooMany() {
        assertThat(status(new Sent("large.pdf", new byte[26 * MEGABYTE]))).isEqualTo(413);
        assertThat(status(copies(21))).isEqualTo(413);
        assertThat(status(copies(101))).isEqualTo(413);
        assertThat(links(owner.get(customer).body())).isEmpty();
    }

    @Test
    void areNoMoreThanAHundredOnARecord() {
        jdbc.sql("""
                insert into crm.attachment (key, customer_id, name, type, size, sha256, added_by, added_at)
                select encode(substr(sha256(cast(n || :salt as bytea)), 1, 20), 'hex'), :customer, 'a.txt', 'text/plain', 1,
                       sha256(''), (select min(id) from crm.staff), now()
                from generate_series(1, :most) n
                """)
                .param("salt", customer)
                .param("customer", Long.parseLong(customer.substring(customer.lastIndexOf('/') + 1)))
                .param("most", Attachments.MOST_OF_A_RECORD)
                .update();
        List<Path> files = files();
        assertThat(status(NOTES)).isEqualTo(422);
        assertThat(files()).isEqualTo(files);
    }

    @Test
    void comeNoFasterThanSixtyAMinute() {
        int refused = 0;
        for (int i = 0; i < 200; i++) {
            Page answer = owner.upload(customer + "/attachments", FIELD, List.of(NOTES));
            assertThat(answer.status()).isEqualTo(refused == 0 && i < 60 ? 302 : 429);
            if (answer.status() == 429) {
                refused++;
                assertThat(answer.header("Retry-After")).isEqualTo("60");
            }
        }
        assertThat(refused).isEqualTo(140);
        Page written = owner.upload(
                customer + "/touchpoints", FIELD, List.of(NOTES), "touchChannel", "FAX", "touchText", "Some words");
        assertThat(written.status()).isEqualTo(429);
        assertThat(written.body()).contains(">Some words</textarea>");
        assertThat(owner.post(customer + "/touchpoints", "touchChannel", "FAX", "touchText", "Without a file")
                        .status())
                .isEqualTo(302);
    }

    @Test
    void leaveNothingBehindWhereTheFormIsForgedOrBreaksOff() throws IOException {
        byte[] large = new byte[MEGABYTE];
        Browser forger = browsers.colleague(Role.SALES);
        String forged = "--b\r\nContent-Disposition: form-data; name=\"" + FIELD + "\"; filename=\"a.txt\"\r\n\r\n"
                + "x".repeat(MEGABYTE) + "\r\n--b--\r\n";
        assertThat(forger.sendWithoutToken("POST", customer + "/attachments", "multipart/form-data; boundary=b", forged)
                        .status())
                .isEqualTo(403);
        assertThat(temporary()).isEmpty();
        String cookies = owner.cookies().entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        try (Socket socket = new Socket("127.0.0.1", browsers.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + customer + "/attachments HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: " + cookies
                            + "\r\nX-CSRF-TOKEN: " + owner.token()
                            + "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: " + 5 * MEGABYTE
                            + "\r\n\r\n--b\r\nContent-Disposition: form-data; name=\"" + FIELD
                            + "\"; filename=\"a.txt\"\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            out.write(large);
            out.flush();
            await(() -> !uploads(work()).isEmpty());
            assertThat(uploads(work())).isNotEmpty();
        }
        assertThat(links(owner.get(customer).body())).isEmpty();
    }

    private void upload(String record, Sent file) {
        Page answer = owner.upload(record + "/attachments", FIELD, List.of(file));
        assertThat(answer.status()).as(file.name()).isEqualTo(302);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private int status(Sent file) {
        return status(List.of(file));
    }

    private int status(List<Sent> files) {
        return owner.upload(customer + "/attachments", FIELD, files).status();
    }

    private static List<Sent> copies(int number) {
        return Collections.nCopies(number, NOTES);
    }

    private static List<String> links(String page) {
        Matcher matcher = LINK.matcher(page);
        return matcher.results().map(result -> result.group()).distinct().toList();
    }

    /** What a page says, without its own address and token. */
    private static String told(Page page) {
        return page.body().replaceAll("value=\"[^\"]*\"|data-csrf=\"[^\"]*\"", "");
    }

    private Map<String, String> withoutPace() {
        Map<String, String> checksums = new TreeMap<>(stored.checksums());
        checksums.remove("upload_attempt");
        return checksums;
    }

    private List<Path> files() {
        return regular(data.resolve("files"));
    }

    /** What lies about of requests that are over: of the server, and of our own. It may need a moment to go. */
    private List<Path> temporary() {
        await(() -> lyingAbout().isEmpty());
        return lyingAbout();
    }

    private List<Path> lyingAbout() {
        List<Path> all = new ArrayList<>(uploads(work()));
        all.addAll(regular(data.resolve("files/incoming")));
        return all;
    }

    private interface Condition {
        boolean holds();
    }

    private static void await(Condition condition) {
        for (int attempt = 0; attempt < 500 && !condition.holds(); attempt++) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Where the server lays what comes in. */
    private Path work() {
        return ((File) servlets.getAttribute(ServletContext.TEMPDIR)).toPath();
    }

    private static List<Path> uploads(Path folder) {
        return regular(folder).stream()
                .filter(file -> file.getFileName().toString().startsWith("upload_"))
                .toList();
    }

    private static List<Path> regular(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
