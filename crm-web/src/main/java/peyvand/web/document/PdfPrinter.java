package peyvand.web.document;

import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.extend.FSStreamFactory;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import peyvand.domain.Throttled;

/**
 * Prints a page of well-formed HTML on A4. It reaches for nothing outside: a page may name the style sheet {@value #STYLE}
 * and the pictures that are handed over with it, and whatever else it names is left out.
 */
@Component
class PdfPrinter {

    static final String STYLE = "paper:style";

    private static final String OURS = "paper";
    private static final String FONTS = "/static/vendor/vazirmatn/33.0.3/";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int REGULAR = 400;
    private static final int BOLD = 700;

    private final Semaphore presses = new Semaphore(2, true);
    private final byte[] style = read("/documents/paper.css");
    private final byte[] regular = read(FONTS + "Vazirmatn-Regular.ttf");
    private final byte[] bold = read(FONTS + "Vazirmatn-Bold.ttf");
    private final byte[] persianDigits = read(FONTS + "Vazirmatn-FD-Regular.ttf");

    PdfPrinter() {
        XRLog.setLoggingEnabled(false); // it would tell of every style it does not know
    }

    /**
     * Prints a page, two at a time, since each takes memory and time.
     *
     * @param pictures by the address under which the page names them, each beginning with {@code paper:}
     * @throws Throttled when too many are printed already
     */
    byte[] print(String html, Map<String, byte[]> pictures) {
        try {
            if (!presses.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new Throttled(PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Throttled(PATIENCE);
        }
        try {
            return printed(html, pictures);
        } finally {
            presses.release();
        }
    }

    private byte[] printed(String html, Map<String, byte[]> pictures) {
        Map<String, byte[]> known = new HashMap<>(pictures);
        known.put(STYLE, style);
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        try {
            new PdfRendererBuilder()
                    .withHtmlContent(printable(html), null)
                    .useUriResolver((base, uri) -> known.containsKey(uri) ? uri : null)
                    .useExternalResourceAccessControl(
                            (uri, type) -> known.containsKey(uri),
                            ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                    .useExternalResourceAccessControl(
                            (uri, type) -> known.containsKey(uri),
                            ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI)
                    .useProtocolsStreamImplementation(handedOver(known), OURS)
                    .useUnicodeBidiSplitter(DirectionRuns::new)
                    .useUnicodeBidiReorderer(new PersianShaping())
                    .useFont(() -> new ByteArrayInputStream(regular), "Vazirmatn", REGULAR, FontStyle.NORMAL, true)
                    .useFont(() -> new ByteArrayInputStream(bold), "Vazirmatn", BOLD, FontStyle.NORMAL, true)
                    .useFont(
                            () -> new ByteArrayInputStream(persianDigits),
                            "Persian digits",
                            REGULAR,
                            FontStyle.NORMAL,
                            true)
                    .useReplacementText("□")
                    .withProducer("Peyvand")
                    .toStream(pdf)
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }

    /** Without the few characters that no document of XML may hold, whatever a name was imported from. */
    private static String printable(String html) {
        return html.codePoints()
                .filter(c -> c >= ' ' && c < Character.MIN_SURROGATE
                        || c == '\t'
                        || c == '\n'
                        || c > Character.MAX_SURROGATE)
                .filter(c -> c != 0xFFFE && c != 0xFFFF)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static FSStreamFactory handedOver(Map<String, byte[]> known) {
        return address -> new FSStream() {
            @Override
            public InputStream getStream() {
                return new ByteArrayInputStream(Objects.requireNonNull(known.get(address)));
            }

            @Override
            public Reader getReader() {
                return new InputStreamReader(getStream(), StandardCharsets.UTF_8);
            }
        };
    }

    private static byte[] read(String resource) {
        try (InputStream in = Objects.requireNonNull(PdfPrinter.class.getResourceAsStream(resource), resource)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
