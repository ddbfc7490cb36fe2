package peyvand.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.Page;
import peyvand.web.testing.WebTest;

/** Files that are too large, too wide or broken: told with the row, and never held in memory. */
@WebTest
class BadFileTests {

    /** 200 MB and a million rows with {@code -Dpeyvand.full=true}. */
    private static final boolean FULL = Boolean.getBoolean("peyvand.full");

    private static final int ROWS = FULL ? 1_000_000 : 15_000;
    private static final int LENGTH = FULL ? 180 : 600;

    private static final long MEGABYTE = 1L << 20;
    private static final long MOST_HEAP = 256 * MEGABYTE;

    /** Milliseconds. To collect takes as long as to read a thousand rows. */
    private static final int BETWEEN_COLLECTIONS = 2_000;

    @Autowired
    Browsers browsers;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path folder;

    @Test
    void ofAMillionRowsFlowThrough() throws Exception {
        Path file = folder.resolve("large.csv");
        String filler = "x".repeat(LENGTH);
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("Customer number,Name,Note\r\n");
            for (int i = 1; i <= ROWS; i++) {
                out.write("L" + i + ",Company " + i + "," + filler + "\r\n");
            }
        }
        Browser sara = browsers.administrator();
        try (Heap heap = new Heap()) {
            long begin = System.nanoTime();
            Page page = sara.upload("/imports", "file", "large.csv", file, "kind", "CUSTOMERS");
            assertThat(page.status()).as(page.body()).isEqualTo(302);
            String state = checked(sara, page.location());
            System.out.printf(
                    "Bad file: %d rows, %d MB: %s after %.1f s, heap +%d MB%n",
                    ROWS,
                    Files.size(file) / MEGABYTE,
                    state,
                    (System.nanoTime() - begin) / 1e9,
                    heap.growth() / MEGABYTE);
            assertThat(state).isEqualTo("CHECKED");
            assertThat(heap.growth()).isLessThan(MOST_HEAP);
            sara.post(page.location() + "/file/removal");
        }
    }

    @Test
    void withFiveThousandColumnsAreTold() throws Exception {
        String row = "cell,".repeat(4_999) + "cell\r\n";
        told("wide.csv", bytes("Customer number,Name\r\n1,One\r\n" + row), "Row 3 has more than");
        told("wider.csv", bytes(row.repeat(2_000)), "Row 1 has more than");
    }

    @Test
    void withAQuoteThatIsNeverClosedAreTold() throws Exception {
        told("unclosed.csv", bytes("Customer number,Name\r\n1,One\r\n2,\"Two\r\n3,Three\r\n"), "row 3 is never closed");
        String more = "3,Three\r\n".repeat(2_000_000);
        told("unclosed-large.csv", bytes("Customer number,Name\r\n1,One\r\n2,\"Two\r\n" + more), "row 3");
    }

    @Test
    void withACellOfTenMegabytesAreTold() throws Exception {
        String cell = "x".repeat(10 << 20);
        told("cell.csv", bytes("Customer number,Name\r\n1,One\r\n2," + cell + "\r\n3,Three\r\n"), "In row 3 a cell");
        told("quoted.csv", bytes("Customer number,Name\r\n1,One\r\n2,\"" + cell + "\"\r\n"), "row 3");
        told("line.csv", bytes(cell), "row 1");
    }

    @Test
    void thatUnpackToTheHundredfoldFlowThrough() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (Writer out =
                new BufferedWriter(new OutputStreamWriter(new GZIPOutputStream(packed), StandardCharsets.UTF_8))) {
            out.write("Customer number,Name\r\n");
            String blanks = " ".repeat(20_000);
            for (int i = 0; i < 4_000; i++) {
                out.write("1," + blanks + "\r\n");
            }
        }
        try (Heap heap = new Heap()) {
            Browser sara = browsers.administrator();
            Page page = sara.upload("/imports", "file", "bomb.csv.gz", packed.toByteArray(), "kind", "CUSTOMERS");
            assertThat(page.status()).isIn(302, 422);
            if (page.status() == 302) {
                assertThat(checked(sara, page.location())).isIn("CHECKED", "FAILED");
            }
            assertThat(heap.growth()).isLessThan(MOST_HEAP);
        }
    }

    @ParameterizedTest
    @CsvSource({"UTF-8,''", "UTF-8,\ufeff", "UTF-16LE,\ufeff", "UTF-16BE,\ufeff", "UTF-16LE,''", "windows-1256,''"})
    void inAnyEncodingAreRead(String charset, String mark) throws Exception {
        String text = mark + "شماره مشتری,نام مشتری,شهر\r\n" + "1,شرکت نسترن,شيراز\r\n".repeat(3);
        String readable = charset.startsWith("windows") ? text.replace('ی', 'ي') : text;
        Browser sara = browsers.administrator();
        Page page = sara.upload(
                "/imports", "file", "persian.csv", readable.getBytes(Charset.forName(charset)), "kind", "CUSTOMERS");
        assertThat(page.status()).isEqualTo(302);
        assertThat(sara.get(page.location()).body()).contains("شرکت نسترن");
        assertThat(checked(sara, page.location())).isEqualTo("CHECKED");
    }

    @Test
    void withBytesOfNoEncodingAreTold() throws Exception {
        byte[] text = bytes("Customer number,Name\r\n1,One\r\n2,Two\r\n");
        text[text.length - 3] = (byte) 0xff;
        Browser sara = browsers.administrator();
        String path = sara.upload("/imports", "file", "odd.csv", text, "kind", "CUSTOMERS")
                .location();
        sara.post(path + "/format", "kind", "CUSTOMERS", "charset", "UTF-8", "separator", "COMMA", "header", "true");
        assertThat(sara.get(path + "/mapping").body()).containsPattern("In row \\d there are characters");
        assertThat(sara.upload(
                                "/imports",
                                "file",
                                "picture.csv",
                                bytes("\u0000PNG\r\n\u0001\u0000\u0000\u0000\r"),
                                "kind",
                                "CUSTOMERS")
                        .status())
                .isEqualTo(422);
    }

    /** Wherever along the way it is noticed, at the upload, on the page of columns or by the check. */
    private void told(String name, byte[] content, String message) throws Exception {
        try (Heap heap = new Heap()) {
            Browser sara = browsers.administrator();
            long begin = System.nanoTime();
            Page page = sara.upload("/imports", "file", name, content, "kind", "CUSTOMERS");
            assertThat(page.status()).isIn(302, 422);
            if (page.status() == 302) {
                String path = page.location();
                page = sara.get(path);
                if (!page.body().contains(message)) {
                    Page checked = sara.post(
                            path + "/mapping",
                            "next",
                            "check",
                            "column",
                            "CUSTOMER_REFERENCE",
                            "column",
                            "CUSTOMER_NAME",
                            "importMatch",
                            "REFERENCE",
                            "importPolicy",
                            "CREATE_AND_UPDATE",
                            "importDates",
                            "AUTO",
                            "importDecimals",
                            "AUTO",
                            "importCustomers",
                            "ORGANISATION");
                    assertThat(checked.status()).as(checked.body()).isEqualTo(302);
                    await().atMost(Duration.ofSeconds(60))
                            .until(() -> !state(path).equals("CHECKING"));
                    page = sara.get(path);
                }
            }
            System.out.printf(
                    "Bad file: %s, %d kB: told after %.1f s, heap +%d MB%n",
                    name, content.length >> 10, (System.nanoTime() - begin) / 1e9, heap.growth() / MEGABYTE);
            assertThat(page.body()).as(name).contains(message);
            assertThat(page.body()).hasSizeLessThan(500_000);
            assertThat(heap.growth()).isLessThan(MOST_HEAP);
        }
    }

    private String checked(Browser sara, String path) {
        sara.post(path + "/check");
        await().atMost(Duration.ofMinutes(5)).until(() -> !state(path).equals("CHECKING"));
        return state(path);
    }

    private String state(String path) {
        return jdbc.sql("select state from crm.import_job where id = :id")
                .param("id", Long.valueOf(path.substring(path.lastIndexOf('/') + 1)))
                .query(String.class)
                .single();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The most that was in use after a collection, over what was in use at first. Client and server share it. */
    private static final class Heap implements AutoCloseable {

        private final Thread watch;
        private final long before;
        private volatile long most;
        private volatile boolean over;

        Heap() {
            before = used();
            most = before;
            watch = new Thread(this::watch);
            watch.setDaemon(true);
            watch.start();
        }

        private void watch() {
            while (!over) {
                most = Math.max(most, used());
                try {
                    Thread.sleep(BETWEEN_COLLECTIONS);
                } catch (InterruptedException e) {
                    return;
                }
            }
        }

        private static long used() {
            System.gc();
            return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        }

        long growth() {
            return Math.max(0, most - before);
        }

        @Override
        public void close() {
            over = true;
            watch.interrupt();
        }
    }
}
